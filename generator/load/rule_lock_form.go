package load

import "lintel/generator/diag"

var ruleLockForm = &diag.Rule{
	Code:     "lock-form",
	Severity: diag.Error,
	Title:    diag.Text{EN: "line of ids.lock that cannot be read", NB: "linje i ids.lock som ikke kan leses"},
	Message:  diag.Text{EN: `this is no line of ids.lock`, NB: `dette er ingen linje i ids.lock`},
	Hint:     diag.Text{EN: `take the file from git again: only lintel release writes it`, NB: `hent filen fra git igjen: bare lintel release skriver den`},
	Doc: diag.Text{
		EN: `models/ids.lock remembers what has been published. A line is an id (or the address of a text), its kind (or -), the first edition that had it, the addresses it has had, and #part for each part. lintel release writes it; nobody edits it.`,
		NB: `models/ids.lock husker hva som er publisert. En linje er en id (eller adressen til en tekst), typen (eller -), den første utgaven som hadde den, adressene den har hatt, og #del for hver del. lintel release skriver filen; ingen redigerer den.`,
	},
}
