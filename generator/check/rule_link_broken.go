package check

import (
	"lintel/generator/diag"
)

var ruleLinkBroken = &diag.Rule{
	Code:     "link-broken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "broken link", NB: "brutt lenke"},
	Message:  diag.Text{EN: `the link "{destination}" leads to no file`, NB: `lenken «{destination}» fører ikke til noen fil`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A link without a scheme names a file under content/ or models/: relative to the file it stands in, or from content/ when it begins with a slash. A text is named by its file (situasjonen.md), a folder means its index.md. An element is best named by [[id]].`,
		NB: `En lenke uten protokoll navngir en fil under content/ eller models/: relativt til filen den står i, eller fra content/ når den begynner med skråstrek. En tekst navngis med filen sin (situasjonen.md), en mappe betyr mappens index.md. Et element nevnes best med [[id]].`,
	},
}

func linkBroken(c *Context) {
	files := &fileNames{model: c.Model}
	for _, l := range c.links {
		if l.Image || l.found {
			continue
		}
		near, path := files.near(l.prose.Span.Path(), l.Destination)
		f := c.add(ruleLinkBroken, l.Span, diag.Args{"destination": l.Destination, "near": near})
		if path != "" && l.Span.Text() == l.Destination {
			f.Fix = []diag.Edit{{Span: l.Span, New: path}}
		}
	}
}
