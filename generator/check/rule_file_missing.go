package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleFileMissing = &diag.Rule{
	Code:     "file-missing",
	Severity: diag.Error,
	Title:    diag.Text{EN: "missing machine-readable file", NB: "maskinlesbar fil mangler"},
	Message:  diag.Text{EN: `there is no file "{file}" of type json, yaml or xsd`, NB: `det finnes ingen fil «{file}» av typen json, yaml eller xsd`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `A field of type file names an OpenAPI description (.yaml, .json), a JSON Schema (.json) or an XML Schema (.xsd) of the repository: relative to the file it stands in, or from content/ when it begins with a slash. YAML under models/ is elements, so such files lie under content/.`,
		NB: `Et felt av typen file navngir en OpenAPI-beskrivelse (.yaml, .json), et JSON Schema (.json) eller et XML Schema (.xsd) i samlingen: relativt til filen det står i, eller fra content/ når det begynner med skråstrek. YAML under models/ er elementer, så slike filer ligger under content/.`,
	},
}

func fileMissing(c *Context) {
	files, links := &fileNames{model: c.Model}, model.NewLinks(c.Model)
	for _, e := range c.Model.Elements {
		for name, span := range e.FileNames() {
			target, ok := links.Resolve(span.Path(), name)
			if ok && model.IsMachineReadable(target.File) {
				continue
			}
			args := diag.Args{"file": name}
			if !ok {
				args["near"], _ = files.near(span.Path(), name)
			}
			c.add(ruleFileMissing, span, args)
		}
	}
}
