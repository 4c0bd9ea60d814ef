package load

import "lintel/generator/diag"

var ruleFileLimit = &diag.Rule{
	Code:     "file-limit",
	Severity: diag.Error,
	Title:    diag.Text{EN: "file too large", NB: "for stor fil"},
	Message:  diag.Text{EN: `the file is over its limit: {size} of {limit} bytes; it was not read`, NB: `filen er over grensen: {size} av {limit} byte; den ble ikke lest`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Large files are not parsed, because a parser cannot be stopped once it runs. Split the file, or raise the limit in lintel.yaml under limits.`,
		NB: `Store filer blir ikke tolket, fordi en tolker ikke kan stoppes når den først er i gang. Del filen, eller hev grensen i lintel.yaml under limits.`,
	},
}
