package archimate

import "lintel/generator/diag"

var ruleEncoding = &diag.Rule{
	Code:     "import-encoding",
	Severity: diag.Warning,
	Title:    diag.Text{EN: `text in another encoding than it says`, NB: `teksten har en annen tegnkoding enn den sier`},
	Message:  diag.Text{EN: `this is not {declared}; the text is read as Windows-1252 or UTF-8`, NB: `dette er ikke {declared}; teksten er lest som Windows-1252 eller UTF-8`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `An XML text tells its encoding in its first line. Signs that do not exist in it, such as a Norwegian letter written in Latin-1 in a file that says UTF-8, are read as Windows-1252. Look at the names, and save the file anew in the tool that made it.`,
		NB: `En XML-tekst sier i første linje hvilken tegnkoding den har. Tegn som ikke finnes i den, som en æ skrevet i Latin-1 i en fil som sier UTF-8, leses som Windows-1252. Se over navnene, og lagre fila på nytt i verktøyet den kommer fra.`,
	},
}
