package query

import "lintel/generator/diag"

var ruleViewType = &diag.Rule{
	Code:     "view-type",
	Severity: diag.Error,
	Title:    diag.Text{EN: `view of a wrong type`, NB: `visning av feil type`},
	Message:  diag.Text{EN: `the view "{view}" {detail}`, NB: `visningen «{view}» {detail}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A view needs a type, which tells what picture it is, and some types need something to draw: a process view a process, an information view an information model, a chart a dataset, a context view an element named by its id.`,
		NB: `En visning må ha en type, som sier hva slags bilde den er, og noen typer må ha noe å tegne: en process-visning en prosess, en information-visning en informasjonsmodell, en chart et datasett, en context-visning et element navngitt med id-en sin.`,
	},
}
