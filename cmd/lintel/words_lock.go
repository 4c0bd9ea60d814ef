package main

import "lintel/generator/diag"

// lockWords are those of `lintel lock`.
var lockWords = map[string]diag.Text{
	"lock-short": {EN: "remember what is published, so that it cannot vanish", NB: "husk det som er publisert, så det ikke kan forsvinne"},
	"lock-long": {
		EN: "Adds all that the repository publishes to models/ids.lock: ids with their parts,\nand texts, with their addresses. From then on lintel check holds that each is\nthere, leads on, or is told of under gone in lintel.yaml. Nothing is taken out of\nthe lock. lintel release does the same for an edition. With an error finding\nnothing is written.",
		NB: "Føyer alt samlingen publiserer, til models/ids.lock: id-er med delene sine og\ntekster, med adressene. Deretter passer lintel check på at hver av dem finnes, fører\nvidere eller er omtalt under gone i lintel.yaml. Ingenting tas ut av låsefilen.\nlintel release gjør det samme for en utgave. Ved feil skrives ingenting.",
	},
	"flag-lock-check": {EN: "write nothing; fail when the lock is not as it would be written", NB: "skriv ingenting; gi feil når låsefilen ikke er slik den ville blitt skrevet"},
	"lock-behind":     {EN: "models/ids.lock is not as it would be written (%d new); run lintel lock", NB: "models/ids.lock er ikke slik den ville blitt skrevet (%d nye); kjør lintel lock"},
	"not-locked":      {EN: "nothing locked: %s", NB: "ingenting låst: %s"},
	"locked":          {EN: "%s: %d new", NB: "%s: %d nye"},
}
