package main

import "lintel/generator/diag"

// diffWords are those of revisions and of what differs between them.
var diffWords = map[string]diag.Text{
	"flag-rev":            {EN: "read a git revision (v1, main, HEAD~3) instead of the folder", NB: "les en git-revisjon (v1, main, HEAD~3) i stedet for mappen"},
	"no-revision":         {EN: "there is no revision %q; git log --oneline and git tag list those there are", NB: "det finnes ingen revisjon %q; git log --oneline og git tag viser dem som finnes"},
	"no-revision-shallow": {EN: "there is no revision %q in this shallow clone; fetch the rest with: git fetch --unshallow --tags", NB: "det finnes ingen revisjon %q i denne grunne klonen; hent resten med: git fetch --unshallow --tags"},
	"not-versioned":       {EN: "%q is in no git repository, so it has no revisions", NB: "%q ligger ikke i et git-depot, så den har ingen revisjoner"},
	"past-layout":         {EN: "--save-layout writes to the folder as it is; it goes without --rev", NB: "--save-layout skriver i mappen slik den er nå; den brukes uten --rev"},
	"output-needed":       {EN: "there is no work tree here; say where to write with -o", NB: "her er det ikke noe arbeidstre; si hvor det skal skrives, med -o"},

	"flag-format-check":   {EN: "text, json, sarif or github", NB: "text, json, sarif eller github"},
	"flag-baseline":       {EN: "file of known findings: new ones fail, and known ones that are gone", NB: "fil med kjente funn: nye gir feil, og kjente som er borte"},
	"flag-write-baseline": {EN: "write the findings there are to a file, as known", NB: "skriv funnene som finnes, til en fil, som kjente"},
	"baseline-written":    {EN: "%s holds what is known: %s", NB: "%s har det som er kjent: %s"},
	"baseline-gone":       {EN: "no longer there: %s: %s: %s", NB: "ikke der lenger: %s: %s: %s"},
	"baseline-renew":      {EN: "take the paid debts off the list: lintel check --write-baseline %s", NB: "ta det som er rettet, av listen: lintel check --write-baseline %s"},
	"bad-baseline":        {EN: "%s cannot be read (%v); make one with --write-baseline", NB: "%s kan ikke leses (%v); lag en med --write-baseline"},

	"diff-short": {EN: "tell what differs between two revisions, and whom it hurts", NB: "fortell hva som er ulikt mellom to revisjoner, og hvem det går ut over"},
	"diff-long": {
		EN: "Compares two revisions by their meaning: elements, requirements, relations, steps,\nentities and texts that came, went or changed; what breaks for those who build on\nit; and who is touched. Without HEAD it is the folder as it is, work that is not\ncommitted included; without BASE, where the branch left main.",
		NB: "Sammenligner innholdet i to revisjoner: elementer, krav, relasjoner, steg, entiteter\nog tekster som er kommet til, fjernet eller endret, hva som får følger for dem\nsom bygger på det, og hvem det berører. Uten HEAD er det mappen slik den er, også det\nsom ikke er sjekket inn; uten BASE der grenen forlot main.",
	},
	"diff-example":     {EN: "  lintel diff v1 v2\n  lintel diff main --format html -o review\n  lintel diff --fail-on undecided", NB: "  lintel diff v1 v2\n  lintel diff main --format html -o gjennomgang\n  lintel diff --fail-on undecided"},
	"flag-format-diff": {EN: "text, json, markdown, html, sarif or github", NB: "text, json, markdown, html, sarif eller github"},
	"flag-diff-output": {EN: "file to write to; for html the folder", NB: "filen det skrives til; for html mappen"},
	"flag-fail-on":     {EN: "exit 1 when there is: breaking (a change that breaks), undecided (one without a decision), any (a change)", NB: "avslutt med 1 når det finnes: breaking (et brudd), undecided (en uten beslutning), any (en endring)"},
	"bad-fail-on":      {EN: "%q is nothing to fail on; choose one of breaking, undecided, any", NB: "%q er ikke noe å feile på; velg blant breaking, undecided, any"},
	"html-output":      {EN: "say in which folder the review is written: -o FOLDER", NB: "si i hvilken mappe gjennomgangen skal skrives: -o MAPPE"},
	"work-tree":        {EN: "the draft in the folder", NB: "utkastet i mappen"},
	"side-incomplete":  {EN: "%s has %s, so something may be missing from the comparison", NB: "%s har %s, så noe kan mangle i sammenligningen"},
	"review-written":   {EN: "The review stands in %s", NB: "Gjennomgangen står i %s"},
}
