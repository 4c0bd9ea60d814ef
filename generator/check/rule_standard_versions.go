package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleStandardVersions = &diag.Rule{
	Code:     "standard-versions",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "two versions of one standard are demanded", NB: "to versjoner av én standard kreves"},
	Message:  diag.Text{EN: `"{id}" must conform to "{version}", and "{other}" to "{first}"; both are versions of "{standard}"`, NB: `«{id}» skal følge «{version}», og «{other}» skal følge «{first}»; begge er versjoner av «{standard}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Who buys both gets two systems that cannot be made to meet. Counted are the relations conforms-to with the obligation must, of elements and their requirements, to elements that are a version-of the same standard. What is withdrawn demands nothing.`,
		NB: `Den som kjøper begge, får to systemer som ikke kan få det til å stemme. Det som teller, er relasjoner conforms-to med obligation must, fra elementer og kravene deres, til elementer som er version-of den samme standarden. Det som er trukket tilbake, krever ingenting.`,
	},
}

func standardVersions(c *Context) {
	first := map[*model.Element]*model.Relation{}
	for r := range c.Model.Relations() {
		if r.Type.ID != "conforms-to" || !demanded(r) {
			continue
		}
		standard := versionOf(r.To.Element)
		if standard == nil {
			continue
		}
		before := first[standard]
		if before == nil {
			first[standard] = r
			continue
		}
		if before.To.Element != r.To.Element && before.From.Element != r.From.Element {
			finding := c.add(ruleStandardVersions, r.Span, diag.Args{
				"id": r.From.Address(), "version": r.To.Element.ID, "other": before.From.Address(), "first": before.To.Element.ID, "standard": standard.ID,
			})
			finding.Related = []diag.Related{{Span: before.Span, Note: diag.Text{EN: "the other version is demanded here", NB: "den andre versjonen kreves her"}}}
		}
	}
}

// demanded tells whether a relation is a must of something that is not withdrawn.
func demanded(r *model.Relation) bool {
	value := r.Field("obligation")
	status := r.From.Element.Status
	return value != nil && value.Enum != nil && value.Enum.ID == "must" && (status == nil || status.ID != "withdrawn")
}

// versionOf is the standard that an element is a version of, nil when it is none.
func versionOf(e *model.Element) *model.Element {
	for _, r := range e.Out {
		if r.Type.ID == "version-of" {
			return r.To.Element
		}
	}
	return nil
}
