package load

import "lintel/generator/diag"

var ruleLockForm = &diag.Rule{
	Code:     "lock-form",
	Severity: diag.Error,
	Title:    diag.Text{EN: "line of ids.lock that cannot be read", NB: "linje i ids.lock som ikke kan leses"},
	Message:  diag.Text{EN: `this is no line of ids.lock`, NB: `dette er ingen linje i ids.lock`},
	Hint:     diag.Text{EN: `take the line from git again; after a merge keep the lines of both sides, take out the conflict marks, and run lintel lock`, NB: `hent linjen fra git igjen; etter en fletting beholdes linjene fra begge sider, konfliktmerkene fjernes, og lintel lock kjøres`},
	Doc: diag.Text{
		EN: `models/ids.lock remembers what has been published. A line is an id (or the address of a text), its kind (or -), the first edition that had it (or -), the addresses it has had, and #part for each part. lintel release and lintel lock write it; nobody edits it but to resolve a merge.`,
		NB: `models/ids.lock husker hva som er publisert. En linje er en id (eller adressen til en tekst), typen (eller -), den første utgaven som hadde den (eller -), adressene den har hatt, og #del for hver del. lintel release og lintel lock skriver filen; ingen redigerer den uten for å løse en fletting.`,
	},
}
