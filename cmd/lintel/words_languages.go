package main

import "lintel/generator/diag"

// languagesWords are those of lintel languages.
var languagesWords = map[string]diag.Text{
	"languages-short": {EN: "tell what is missing in which language", NB: "vis hva som mangler på hvilket språk"},
	"languages-long": {
		EN: "Counts texts, elements and words by language, and what lacks a language that the\nsite is published in. A translation of a text is older when git knows that its\nfile changed last before its source's. LANG lists what is missing in it. The\nshare of nynorsk is by words, of all that is published in Norwegian.",
		NB: "Teller tekster, elementer og ord på hvert språk, og det som mangler et språk\nnettstedet utgis på. En oversettelse er eldre når git vet at filen sist ble endret\nfør kilden. LANG lister det som mangler på det språket. Nynorskandelen er regnet i\nord, av alt som utgis på norsk.",
	},
	"languages-example":  {EN: "  lintel languages\n  lintel languages nn\n  lintel languages --json", NB: "  lintel languages\n  lintel languages nn\n  lintel languages --json"},
	"languages-words":    {EN: "words", NB: "ord"},
	"languages-texts":    {EN: "texts", NB: "tekster"},
	"languages-elements": {EN: "elements", NB: "elementer"},
	"languages-missing":  {EN: "missing", NB: "mangler"},
	"languages-older":    {EN: "older", NB: "eldre"},
	"languages-nynorsk":  {EN: "%.1f %% of the Norwegian words are nynorsk", NB: "%.1f %% av de norske ordene er nynorsk"},
	"languages-lacks":    {EN: "lacks %s", NB: "mangler %s"},
	"languages-is-older": {EN: "is older than its source", NB: "er eldre enn kilden"},
	"no-language":        {EN: "the site is not published in %s, only in %s", NB: "nettstedet utgis ikke på %s, bare på %s"},
}
