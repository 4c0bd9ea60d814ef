package site

import (
	"strconv"
	"strings"
	"time"
)

// vocabulary is the few words that addresses, titles and formats need. The
// words that readers see round the content are the theme's.
type vocabulary struct {
	home, glossary, glossaryPath, overview, overviewPath, notFound string
	compare, comparePath                                           string
	edition                                                        string
	languages, languagesPath                                       string
	search, searchPath                                             string
	requirements, requirementsPath                                 string
	status                                                         string
	statusPath                                                     string
	from, until                                                    string
	months                                                         [12]string
	yes, no                                                        string
	changed, file                                                  string
	editions, changes                                              string
	whats                                                          [3]string // came, changed, went
	decision, undecided                                            string
	agenda, agendaPath, minutes, minutesPath                       string
}

var vocabularies = map[string]vocabulary{
	"nb": {
		home: "Forside", glossary: "Ordliste", glossaryPath: "ordliste", overview: "Oversikt", overviewPath: "oversikt",
		requirements: "Kravliste", requirementsPath: "kravliste",
		edition: "utgave", languages: "Språk", languagesPath: "sprak", compare: "Sammenlign", comparePath: "sammenlign", search: "Søk", searchPath: "sok", notFound: "Siden finnes ikke", status: "Status", statusPath: "status", from: "Fra", until: "Til", yes: "Ja", no: "Nei",
		changed: "Sist endret", file: "filen",
		editions: "Utgaver", changes: "Endringer mellom utgaver", whats: [3]string{"nye", "endret", "borte"},
		decision: "Beslutning", undecided: "Ingen er registrert",
		agenda: "Saksliste", agendaPath: "saksliste", minutes: "Protokoll", minutesPath: "protokoll",
		months: [12]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
	},
	"nn": {
		home: "Framside", glossary: "Ordliste", glossaryPath: "ordliste", overview: "Oversyn", overviewPath: "oversyn",
		requirements: "Kravliste", requirementsPath: "kravliste",
		edition: "utgåve", languages: "Språk", languagesPath: "sprak", compare: "Samanlikn", comparePath: "samanlikn", search: "Søk", searchPath: "sok", notFound: "Sida finst ikkje", status: "Status", statusPath: "status", from: "Frå", until: "Til", yes: "Ja", no: "Nei",
		changed: "Sist endra", file: "fila",
		editions: "Utgåver", changes: "Endringar mellom utgåver", whats: [3]string{"nye", "endra", "borte"},
		decision: "Avgjerd", undecided: "Inga er registrert",
		agenda: "Sakliste", agendaPath: "sakliste", minutes: "Protokoll", minutesPath: "protokoll",
		months: [12]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
	},
	"en": {
		home: "Home", glossary: "Glossary", glossaryPath: "glossary", overview: "Overview", overviewPath: "overview",
		requirements: "Requirement list", requirementsPath: "requirements",
		edition: "edition", languages: "Languages", languagesPath: "languages", compare: "Compare", comparePath: "compare", search: "Search", searchPath: "search", notFound: "Page not found", status: "Status", statusPath: "status", from: "From", until: "Until", yes: "Yes", no: "No",
		changed: "Last changed", file: "the file",
		editions: "Editions", changes: "Changes between editions", whats: [3]string{"new", "changed", "gone"},
		decision: "Decision", undecided: "None is recorded",
		agenda: "Agenda", agendaPath: "agenda", minutes: "Minutes", minutesPath: "minutes",
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	},
}

// words gives the vocabulary of a language: Lintel's own, or, for a language
// that a theme brings, bokmål's with what the theme's words say in its place
// (site-glossary, site-months with bars between, …). Addresses stay bokmål's.
func (s *Site) words(lang string) vocabulary {
	if v, ok := vocabularies[lang]; ok {
		return v
	}
	v := vocabularies["nb"]
	own := s.options.Words[lang]
	for key, word := range map[string]*string{
		"home": &v.home, "glossary": &v.glossary, "overview": &v.overview, "not-found": &v.notFound, "search": &v.search, "compare": &v.compare,
		"edition": &v.edition, "languages": &v.languages, "status": &v.status, "from": &v.from, "until": &v.until, "yes": &v.yes, "no": &v.no,
	} {
		if text := own["site-"+key]; text != "" {
			*word = text
		}
	}
	if months := strings.Split(own["site-months"], "|"); len(months) == len(v.months) {
		v.months = [12]string(months)
	}
	return v
}

// wordIn gives one of several words of the same kind, with the same rule.
func (s *Site) wordIn(table map[string]map[string]string, kind, lang, key string) string {
	if list, ok := table[lang]; ok {
		return list[key]
	}
	if text := s.options.Words[lang]["site-"+kind+"-"+key]; text != "" {
		return text
	}
	return table["nb"][key]
}

// languageName is what a language calls itself.
func (s *Site) languageName(lang string) string {
	switch lang {
	case "nb":
		return "Bokmål"
	case "nn":
		return "Nynorsk"
	case "en":
		return "English"
	}
	if name := s.options.Words[lang]["site-language"]; name != "" {
		return name
	}
	return lang
}

// shownDate writes a date for people: 2013, oktober 2013, 2. oktober 2013.
func (s *Site) shownDate(text, lang string) string {
	switch len(text) {
	case 7:
		if t, err := time.Parse("2006-01", text); err == nil {
			return s.words(lang).months[t.Month()-1] + " " + strconv.Itoa(t.Year())
		}
	case 10:
		if t, err := time.Parse("2006-01-02", text); err == nil {
			day := strconv.Itoa(t.Day())
			if lang != "en" {
				day += "."
			}
			return day + " " + s.words(lang).months[t.Month()-1] + " " + strconv.Itoa(t.Year())
		}
	}
	return text
}

// shownNumber writes a number as the language does: 16 000,5 and 16,000.5.
// The thousands' space does not break.
func shownNumber(number float64, lang string) string {
	text := strconv.FormatFloat(number, 'f', -1, 64)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "−", text[1:]
	}
	whole, fraction, hasFraction := strings.Cut(text, ".")
	separator, point := "\u00a0", ","
	if lang == "en" {
		separator, point = ",", "."
	}
	if len(whole) > 4 || (lang == "en" && len(whole) == 4) {
		var grouped strings.Builder
		for i, digit := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				grouped.WriteString(separator)
			}
			grouped.WriteRune(digit)
		}
		whole = grouped.String()
	}
	if hasFraction {
		whole += point + fraction
	}
	return sign + whole
}
