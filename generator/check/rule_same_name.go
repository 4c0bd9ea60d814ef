package check

import (
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleSameName = &diag.Rule{
	Code:     "same-name",
	Severity: diag.Off,
	Title:    diag.Text{EN: "two elements of one kind with the same name", NB: "to elementer av samme type med samme navn"},
	Message:  diag.Text{EN: `"{id}" has the name of "{other}", which is also a {kind}`, NB: `«{id}» heter det samme som «{other}», som også er av typen {kind}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Two elements of the same kind with the same name are often one thing that came into the model twice. If they are, keep one and give it the other id as formerly; if not, give them names that tell them apart. Capitals do not count. Off unless lintel.yaml turns it on.`,
		NB: `To elementer av samme type med samme navn er ofte én ting som har kommet inn i modellen to ganger. Er de det, beholder du den ene og gir den den andre id-en som formerly. Er de ikke det, gir du dem navn som skiller dem. Store og små bokstaver regnes som like. Av til lintel.yaml slår den på.`,
	},
}

func sameName(c *Context) {
	type name struct {
		kind *model.Kind
		text string
	}
	first := map[name]*model.Element{}
	lang := c.Model.Config.DefaultLanguage()
	for _, e := range c.Model.Elements {
		key := name{e.Kind, strings.ToLower(strings.Join(strings.Fields(e.Name.In(lang)), " "))}
		switch other := first[key]; {
		case key.text == "" || e.Kind.Archimate == "Junction": // a junction's name says nothing
		case other == nil:
			first[key] = e
		default:
			f := c.add(ruleSameName, e.IDSpan, diag.Args{"id": e.ID, "other": other.ID, "kind": kindWord{e.Kind}})
			f.Related = []diag.Related{{Span: other.IDSpan, Note: diag.Text{EN: "the other one", NB: "den andre"}}}
		}
	}
}
