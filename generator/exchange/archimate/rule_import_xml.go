package archimate

import "lintel/generator/diag"

var ruleXML = &diag.Rule{
	Code:     "import-xml",
	Severity: diag.Error,
	Title:    diag.Text{EN: `no XML`, NB: `ikke XML`},
	Message:  diag.Text{EN: `the XML is broken here: {cause}`, NB: `XML-en er ødelagt her: {cause}`},
	Hint:     diag.Text{EN: `what stands before is read`, NB: `det som står foran, er lest`},
	Doc: diag.Text{
		EN: `Up to this place the file is read, but nothing behind it. As nobody knows what is missing, nothing is taken out of the repository in this import. Of a coArchi folder the whole broken file is left out. Get the file anew from the tool, or the whole of it if it was cut.`,
		NB: `Fram hit er fila lest, men ikke lenger. Siden ingen vet hva som mangler, blir ingenting tatt ut av samlingen i denne importen. Av en coArchi-mappe utelates hele den ødelagte fila. Hent fila på nytt fra verktøyet, hele om den er kuttet.`,
	},
}
