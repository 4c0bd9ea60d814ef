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
}
