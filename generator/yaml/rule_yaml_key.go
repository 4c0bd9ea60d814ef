package yaml

import "lintel/generator/diag"

var ruleKey = &diag.Rule{
	Code:     "yaml-key",
	Severity: diag.Error,
	Title:    diag.Text{EN: "Key that is no text", NB: "Nøkkel som ikke er tekst"},
	Message:  diag.Text{EN: "{why}", NB: "{why}"},
	Doc: diag.Text{
		EN: "A key is a plain word before a colon. YAML also lets a list, a mapping or nothing at all be a key, and lets << pull in the keys of another mapping; " +
			"no key of a model is of that kind, and a reader could not see where a value comes from. " +
			"The entry is left out. A text that begins with { or [ must be in quotes, as in name: '{draft} plan'. What several elements share is written in each, or made an element of its own that they refer to.",
		NB: "En nøkkel er et vanlig ord foran et kolon. YAML lar også en liste, et sett av nøkler eller ingenting være nøkkel, og lar << hente inn nøklene fra et annet sted. " +
			"Ingen nøkkel i en modell er slik, og den som leser, kunne ikke se hvor verdien kommer fra. " +
			"Nøkkelen og verdien blir holdt utenfor. En tekst som begynner med { eller [, må stå i anførselstegn, som i name: '{utkast} plan'. Det flere elementer har felles, skrives i hvert av dem eller blir et eget element de viser til.",
	},
}

// The reasons of yaml-key.
var (
	whyNotText = diag.Text{
		EN: "a key must be a text on one line; put the text in quotes if this was not meant as a key",
		NB: "en nøkkel må være en tekst på én linje; sett teksten i anførselstegn hvis dette ikke var ment som nøkkel",
	}
	whyNothing = diag.Text{EN: "there is no key before this colon", NB: "det mangler en nøkkel foran dette kolonet"}
	whyMerge   = diag.Text{
		EN: "the merge key << is not supported; write the keys out",
		NB: "flettenøkkelen << støttes ikke; skriv nøklene fullt ut",
	}
)
