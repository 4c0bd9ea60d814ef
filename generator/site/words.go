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
	search, searchPath                                             string
	requirements, requirementsPath                                 string
	status                                                         string
	statusPath                                                     string
	from, until                                                    string
	months                                                         [12]string
	yes, no                                                        string
	editions, changes                                              string
	whats                                                          [3]string // came, changed, went
	decision, undecided                                            string
	agenda, agendaPath, minutes, minutesPath                       string
}

var words = map[string]vocabulary{
	"nb": {
		home: "Forside", glossary: "Ordliste", glossaryPath: "ordliste", overview: "Oversikt", overviewPath: "oversikt",
		requirements: "Kravliste", requirementsPath: "kravliste",
		edition: "utgave", compare: "Sammenlign", comparePath: "sammenlign", search: "Søk", searchPath: "sok", notFound: "Siden finnes ikke", status: "Status", statusPath: "status", from: "Fra", until: "Til", yes: "Ja", no: "Nei",
		editions: "Utgaver", changes: "Endringer mellom utgaver", whats: [3]string{"nye", "endret", "borte"},
		decision: "Beslutning", undecided: "Ingen er registrert",
		agenda: "Saksliste", agendaPath: "saksliste", minutes: "Protokoll", minutesPath: "protokoll",
		months: [12]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
	},
	"nn": {
		home: "Framside", glossary: "Ordliste", glossaryPath: "ordliste", overview: "Oversyn", overviewPath: "oversyn",
		requirements: "Kravliste", requirementsPath: "kravliste",
		edition: "utgåve", compare: "Samanlikn", comparePath: "samanlikn", search: "Søk", searchPath: "sok", notFound: "Sida finst ikkje", status: "Status", statusPath: "status", from: "Frå", until: "Til", yes: "Ja", no: "Nei",
		editions: "Utgåver", changes: "Endringar mellom utgåver", whats: [3]string{"nye", "endra", "borte"},
		decision: "Avgjerd", undecided: "Inga er registrert",
		agenda: "Sakliste", agendaPath: "sakliste", minutes: "Protokoll", minutesPath: "protokoll",
		months: [12]string{"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"},
	},
	"en": {
		home: "Home", glossary: "Glossary", glossaryPath: "glossary", overview: "Overview", overviewPath: "overview",
		requirements: "Requirement list", requirementsPath: "requirements",
		edition: "edition", compare: "Compare", comparePath: "compare", search: "Search", searchPath: "search", notFound: "Page not found", status: "Status", statusPath: "status", from: "From", until: "Until", yes: "Yes", no: "No",
		editions: "Editions", changes: "Changes between editions", whats: [3]string{"new", "changed", "gone"},
		decision: "Decision", undecided: "None is recorded",
		agenda: "Agenda", agendaPath: "agenda", minutes: "Minutes", minutesPath: "minutes",
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	},
}

// shownDate writes a date for people: 2013, oktober 2013, 2. oktober 2013.
func shownDate(text, lang string) string {
	switch len(text) {
	case 7:
		if t, err := time.Parse("2006-01", text); err == nil {
			return words[lang].months[t.Month()-1] + " " + strconv.Itoa(t.Year())
		}
	case 10:
		if t, err := time.Parse("2006-01-02", text); err == nil {
			day := strconv.Itoa(t.Day())
			if lang != "en" {
				day += "."
			}
			return day + " " + words[lang].months[t.Month()-1] + " " + strconv.Itoa(t.Year())
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
