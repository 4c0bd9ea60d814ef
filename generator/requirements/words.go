package requirements

import "strings"

// Words are the words of a list in one language.
type Words struct {
	Title        string            `json:"title"`    // of a document
	Subtitle     string            `json:"subtitle"` // of which repository
	Levels       map[string]string `json:"levels"`
	Assessed     map[string]string `json:"assessed"` // how a level is judged
	Bases        map[string]string `json:"bases"`
	Number       string            `json:"number"`
	About        string            `json:"about"`
	Text         string            `json:"text"`
	Level        string            `json:"level"`
	Assessment   string            `json:"assessment"`
	Asked        string            `json:"asked"`
	Reference    string            `json:"reference"`
	Address      string            `json:"address"`
	Basis        string            `json:"basis"`
	Edition      string            `json:"edition"`
	Answer       string            `json:"answer"` // from here the supplier's
	Answers      []string          `json:"answers"`
	Description  string            `json:"description"`
	Evidence     string            `json:"evidence"`
	Intro        []string          `json:"intro"`
	Sheet        string            `json:"sheet"`
	AboutSheet   string            `json:"aboutSheet"`
	Choose       string            `json:"choose"` // a message of the workbook
	Page         string            `json:"page"`
	File         string            `json:"file"` // a file's name, without ending
	Describe     string            `json:"-"`
	Conformance  string            `json:"-"`
	MustFollow   string            `json:"-"`
	ShouldFollow string            `json:"-"`
}

// wordsOf gives the words of a language; those of bokmål for one that has none.
func wordsOf(lang string) Words {
	switch lang {
	case "nn":
		return nynorsk()
	case "en":
		return english()
	}
	return bokmal()
}

// Words are the list's words.
func (l *List) Words() Words { return wordsOf(l.Lang) }

// Subtitle names the repository and, when it is known, the edition.
func (l *List) Subtitle() string {
	w := l.Words()
	text := strings.ReplaceAll(w.Subtitle, "%s", l.Site)
	if l.Edition != "" {
		text += ", " + strings.ToLower(w.Edition) + " " + l.Edition
	}
	return text
}

func bokmal() Words {
	return Words{
		Title: "Bilag 1: Kundens kravspesifikasjon", Subtitle: "Krav fra %s",
		Levels:   map[string]string{"must": "SKAL", "should": "BØR", "may": "KAN"},
		Assessed: map[string]string{"must": "Må oppfylles", "should": "Evalueres", "may": "Valgfritt"},
		Bases:    map[string]string{"report": "Rapport", "background": "Bakgrunn", "example": "Eksempel", "derived": "Avledet av standarden"},
		Number:   "Nr.", About: "Gjelder", Text: "Krav", Level: "Nivå", Assessment: "Vurdering", Asked: "Dokumentasjon og etterprøving",
		Reference: "Referanse", Address: "Permanent adresse", Basis: "Grunnlag", Edition: "Utgave",
		Answer: "Leverandørens svar", Answers: []string{"Oppfylt", "Delvis oppfylt", "Ikke oppfylt"},
		Description: "Leverandørens beskrivelse", Evidence: "Vedlegg eller henvisning",
		Intro: []string{
			"SKAL: kravet må være oppfylt. BØR: kravet blir evaluert. KAN: leverandøren velger selv.",
			"Leverandøren beskriver i bilag 2 hvordan hvert krav er oppfylt, og legger ved det som står under dokumentasjon og etterprøving.",
			"Referansen og den permanente adressen er de samme i alle utgaver. Nummeret gjelder bare i dette dokumentet.",
		},
		Sheet: "Krav", AboutSheet: "Om listen", Choose: "Velg et av svarene i listen.", Page: "Side", File: "kravliste",
		Describe: "Leverandøren beskriver hvordan kravet er oppfylt.", Conformance: "Dokumentert samsvar med standarden.",
		MustFollow: "Løsningen skal følge %s.", ShouldFollow: "Løsningen bør følge %s.",
	}
}

func nynorsk() Words {
	return Words{
		Title: "Bilag 1: Kravspesifikasjonen til kunden", Subtitle: "Krav frå %s",
		Levels:   map[string]string{"must": "SKAL", "should": "BØR", "may": "KAN"},
		Assessed: map[string]string{"must": "Må oppfyllast", "should": "Blir evaluert", "may": "Valfritt"},
		Bases:    map[string]string{"report": "Rapport", "background": "Bakgrunn", "example": "Eksempel", "derived": "Avleidd av standarden"},
		Number:   "Nr.", About: "Gjeld", Text: "Krav", Level: "Nivå", Assessment: "Vurdering", Asked: "Dokumentasjon og etterprøving",
		Reference: "Referanse", Address: "Permanent adresse", Basis: "Grunnlag", Edition: "Utgåve",
		Answer: "Svaret frå leverandøren", Answers: []string{"Oppfylt", "Delvis oppfylt", "Ikkje oppfylt"},
		Description: "Skildring frå leverandøren", Evidence: "Vedlegg eller tilvising",
		Intro: []string{
			"SKAL: kravet må vere oppfylt. BØR: kravet blir evaluert. KAN: leverandøren vel sjølv.",
			"Leverandøren skildrar i bilag 2 korleis kvart krav er oppfylt, og legg ved det som står under dokumentasjon og etterprøving.",
			"Referansen og den permanente adressa er dei same i alle utgåver. Nummeret gjeld berre i dette dokumentet.",
		},
		Sheet: "Krav", AboutSheet: "Om lista", Choose: "Vel eitt av svara i lista.", Page: "Side", File: "kravliste",
		Describe: "Leverandøren skildrar korleis kravet er oppfylt.", Conformance: "Dokumentert samsvar med standarden.",
		MustFollow: "Løysinga skal følgje %s.", ShouldFollow: "Løysinga bør følgje %s.",
	}
}

func english() Words {
	return Words{
		Title: "Appendix 1: The customer’s requirements", Subtitle: "Requirements from %s",
		Levels:   map[string]string{"must": "MUST", "should": "SHOULD", "may": "MAY"},
		Assessed: map[string]string{"must": "Must be met", "should": "Evaluated", "may": "Optional"},
		Bases:    map[string]string{"report": "Report", "background": "Background", "example": "Example", "derived": "Derived from the standard"},
		Number:   "No.", About: "Concerns", Text: "Requirement", Level: "Level", Assessment: "Assessment", Asked: "Documentation and verification",
		Reference: "Reference", Address: "Permanent address", Basis: "Basis", Edition: "Edition",
		Answer: "Supplier’s answer", Answers: []string{"Met", "Partly met", "Not met"},
		Description: "Supplier’s description", Evidence: "Attachment or reference",
		Intro: []string{
			"MUST: the requirement has to be met. SHOULD: the requirement is evaluated. MAY: the supplier chooses.",
			"In appendix 2 the supplier describes how each requirement is met, and encloses what stands under documentation and verification.",
			"The reference and the permanent address are the same in all editions. The number is valid in this document only.",
		},
		Sheet: "Requirements", AboutSheet: "About", Choose: "Choose one of the answers in the list.", Page: "Page", File: "requirements",
		Describe: "The supplier describes how the requirement is met.", Conformance: "Documented conformance with the standard.",
		MustFollow: "The solution must conform to %s.", ShouldFollow: "The solution should conform to %s.",
	}
}
