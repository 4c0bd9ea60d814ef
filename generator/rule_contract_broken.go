package generator

import (
	"path"
	"strings"

	"lintel/generator/contract"
	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

var ruleContractBroken = &diag.Rule{
	Code:     "contract-broken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "broken machine-readable file", NB: "ødelagt maskinlesbar fil"},
	Message:  diag.Text{EN: `{format}: {problem}`, NB: `{format}: {problem}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A file that an element names as a machine-readable description (OpenAPI 3.0 or 3.1, JSON Schema, XML Schema) is read when the site is built: suppliers build on it. It must be valid by its own standard and refer to nothing outside itself. The problem is told in the words of the library that reads the format.`,
		NB: `En fil som et element oppgir som maskinlesbar beskrivelse (OpenAPI 3.0 eller 3.1, JSON Schema, XML Schema), leses når nettstedet bygges: leverandører bygger på den. Den må være gyldig etter sin egen standard og ikke vise til noe utenfor seg selv. Problemet er fortalt med ordene til biblioteket som leser formatet.`,
	},
}

// readContracts reads the machine-readable files that elements name, each once,
// and reports what is wrong with them. That a file is missing is another rule's.
func readContracts(tree *source.Tree, m *model.Model, report *diag.List) map[string]*contract.Contract {
	contracts, seen := map[string]*contract.Contract{}, map[string]bool{}
	for file, span := range model.FilesOf(m) {
		if seen[file] {
			continue
		}
		seen[file] = true
		data, err := tree.ReadBytes(file)
		if err != nil {
			continue
		}
		if limit := m.Config.Limits.WithDefaults().YAML; len(data) > limit {
			report.Add(ruleContractBroken, span, diag.Args{"format": path.Base(file), "problem": diag.Text{EN: "larger than the limit", NB: "større enn grensen"}})
			continue
		}
		read, problem := contract.Read(file, data)
		if problem == nil {
			contracts[file] = read
			if mayRun(file) && hasScript(file, data) {
				report.Add(ruleAssetScript, span, diag.Args{"file": file})
			}
			continue
		}
		if at, err := tree.Read(file); err == nil {
			offset := at.Offset(source.Position{Line: max(1, problem.Line), Column: 1})
			span = at.Span(offset, offset)
		}
		report.Add(ruleContractBroken, span, diag.Args{"format": strings.TrimPrefix(path.Ext(file), "."), "problem": problem.Message})
	}
	return contracts
}
