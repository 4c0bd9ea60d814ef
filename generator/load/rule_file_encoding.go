package load

import "lintel/generator/diag"

var ruleFileEncoding = &diag.Rule{
	Code:     "file-encoding",
	Severity: diag.Error,
	Title:    diag.Text{EN: "not UTF-8 text", NB: "ikke UTF-8-tekst"},
	Message:  diag.Text{EN: `the file is not UTF-8 text from here on`, NB: `filen er ikke UTF-8-tekst herfra`},
	Hint:     diag.Text{EN: `save it as UTF-8`, NB: `lagre den som UTF-8`},
	Doc: diag.Text{
		EN: `Texts and models are UTF-8. A file in another encoding (UTF-16, Latin-1) would show wrong letters; save it as UTF-8.`,
		NB: `Tekster og modeller er UTF-8. En fil i en annen tegnkoding (UTF-16, Latin-1) ville vist gale bokstaver; lagre den som UTF-8.`,
	},
}
