package main

import "lintel/generator/diag"

// requirementsWords are those of `lintel requirements`.
var requirementsWords = map[string]diag.Text{
	"requirements-short": {EN: "write a requirement list to buy by", NB: "skriv en kravliste til en anskaffelse"},
	"requirements-long": {
		EN: "Writes the requirements of some elements as a list to buy by: a document laid\nout as Bilag 1 of the state's standard agreements (docx), a workbook with the\nsupplier's answer sheet (xlsx), or csv, md or json. A standard gives the\nrequirement that the solution follows it. Without an id and --where it takes\nall elements with requirements.\n\n  lintel requirements sak-arkivsystem ks-svarut noark-5 -o bilag-1.docx\n  lintel requirements --where 'kind == \"component\"' --level must,should -o krav.xlsx",
		NB: "Skriver kravene til noen elementer som en liste å kjøpe inn etter: et dokument satt\nopp som bilag 1 i statens standardavtaler (docx), et regneark med svarskjema for\nleverandøren (xlsx), eller csv, md eller json. En standard gir kravet om at\nløsningen følger den. Uten id og --where tas alle elementer med krav.\n\n  lintel requirements sak-arkivsystem ks-svarut noark-5 -o bilag-1.docx\n  lintel requirements --where 'kind == \"component\"' --level must,should -o krav.xlsx",
	},
	"flag-requirements-where":  {EN: "also the elements that this expression selects", NB: "også elementene som dette uttrykket velger"},
	"flag-requirements-level":  {EN: "only these levels: must, should, may", NB: "bare disse nivåene: must, should, may"},
	"flag-requirements-format": {EN: "docx, xlsx, csv, md or json; by default after the file's ending", NB: "docx, xlsx, csv, md eller json; ellers etter filens endelse"},
	"flag-requirements-output": {EN: "file to write to; - is the terminal", NB: "filen det skrives til; - er terminalen"},
	"bad-level":                {EN: "there is no level %q; choose among must, should, may", NB: "det finnes ikke noe nivå %q; velg blant must, should, may"},
	"needs-output":             {EN: "a %s is no text for the terminal; name a file with -o", NB: "en %s er ikke tekst for terminalen; oppgi en fil med -o"},
	"not-listable":             {EN: "%s has no requirements and is no standard", NB: "%s har ingen krav og er ingen standard"},
	"no-requirements":          {EN: "the list is empty: no requirement has the levels asked for", NB: "listen er tom: ingen krav har de nivåene det er bedt om"},
}
