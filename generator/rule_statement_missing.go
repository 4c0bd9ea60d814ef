package generator

import (
	"lintel/generator/diag"
	"lintel/generator/site"
)

var ruleStatementMissing = &diag.Rule{
	Code:     "statement-missing",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "no accessibility statement", NB: "tilgjengelighetserklæring mangler"},
	Message:  diag.Text{EN: `{what}`, NB: `{what}`},
	Hint:     diag.Text{EN: `give the address of the statement, or a text of the repository, as accessibility-statement in lintel.yaml`, NB: `oppgi adressen til erklæringen, eller en tekst i samlingen, som accessibility-statement i lintel.yaml`},
	Doc: diag.Text{
		EN: `Public bodies must publish an accessibility statement and link to it from their site. A repository that says where its site stands (base-url) says in lintel.yaml where its statement is: the address it has at the authority, or a text of its own that tells how accessible the site is and how that was tested. The link stands at the foot of each page.`,
		NB: `Offentlige virksomheter skal ha en tilgjengelighetserklæring og lenke til den fra nettstedet. En samling som sier hvor nettstedet står (base-url), sier i lintel.yaml hvor erklæringen er: adressen den har hos tilsynet, eller en egen tekst som forteller hvor tilgjengelig nettstedet er, og hvordan det er prøvd. Lenken står nederst på hver side.`,
	},
}

// checkStatement reports a site with an address of its own but no statement,
// and a statement that leads nowhere.
func checkStatement(s *site.Site, report *diag.List) {
	config := s.Model().Config
	switch {
	case config.AccessibilityStatement == "" && config.BaseURL != "":
		report.Add(ruleStatementMissing, configKey(config, "base-url"), diag.Args{
			"what": diag.Text{EN: "the site has an address, but no accessibility statement", NB: "nettstedet har en adresse, men ingen tilgjengelighetserklæring"},
		})
	case config.AccessibilityStatement != "" && !s.StatementFound():
		to := config.AccessibilityStatement
		report.Add(ruleStatementMissing, configKey(config, "accessibility-statement"), diag.Args{
			"what": diag.Text{EN: `there is no text "` + to + `" for the accessibility statement`, NB: "det finnes ingen tekst «" + to + "» til tilgjengelighetserklæringen"},
		})
	}
}
