package generator

import "lintel/generator/diag"

var ruleHistoryShallow = &diag.Rule{
	Code:     "history-shallow",
	Severity: diag.Info,
	Title:    diag.Text{EN: "history cut off", NB: "avkortet historikk"},
	Message:  diag.Text{EN: `the clone is shallow, so the pages are without dates; fetch the rest with: git fetch --unshallow --tags`, NB: `klonen er grunn (shallow), så sidene står uten datoer; hent resten med: git fetch --unshallow --tags`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A shallow clone holds only the newest commits. Git then dates every older file to the oldest commit that it has, which is wrong, so the pages say nothing of when they were changed. Fetch the whole history: git fetch --unshallow --tags, or fetch-depth: 0 for actions/checkout.`,
		NB: `En grunn klone (shallow) har bare de nyeste innsjekkingene. Git daterer da alle eldre filer til den eldste den har, og det er galt; derfor sier sidene ikke når de ble endret. Hent hele historikken: git fetch --unshallow --tags, eller fetch-depth: 0 for actions/checkout.`,
	},
}
