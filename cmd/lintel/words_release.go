package main

import "lintel/generator/diag"

// releaseWords are those of the commands for editions.
var releaseWords = map[string]diag.Text{
	"release-short": {EN: "make an edition: ids.lock, lintel.yaml and a draft of what is new", NB: "lag en utgave: ids.lock, lintel.yaml og et utkast om hva som er nytt"},
	"release-long": {
		EN: "Checks the repository and writes what an edition needs, all of it or nothing:\nmodels/ids.lock remembers everything that is published now, lintel.yaml gets the\nedition, and content/utgaver/NAME.md a draft of what has changed since the last\none. Nothing is committed or tagged: read it, commit, and tag the commit.",
		NB: "Kontrollerer samlingen og skriver det en utgave trenger, alt eller ingenting:\nmodels/ids.lock husker alt som er publisert nå, lintel.yaml får utgaven, og\ncontent/utgaver/NAVN.md et utkast om hva som er endret siden den forrige. Ingenting\nsjekkes inn eller tagges: les det, sjekk inn, og tagg.",
	},
	"flag-release-date":     {EN: "the edition's date (default: the newest commit's)", NB: "utgavens dato (ellers siste innsjekkings)"},
	"flag-release-decision": {EN: "id of the decision to publish it", NB: "id-en til beslutningen om å utgi den"},
	"flag-release-tag":      {EN: "the tag it will stand at (default: utgave-NAME)", NB: "taggen den vil stå på (ellers utgave-NAVN)"},
	"flag-release-dry":      {EN: "show what would be written, and write nothing", NB: "vis hva som ville blitt skrevet, uten å skrive det"},
	"release-date":          {EN: "there is no commit to take the date from; give it with --date 2014-11-26", NB: "det er ingen innsjekking å ta datoen fra; oppgi den med --date 2014-11-26"},
	"release-name":          {EN: "%q cannot name an edition: use a–z, 0–9 and hyphens, and not endringer", NB: "%q kan ikke være navnet på en utgave: bruk a–z, 0–9 og bindestreker, og ikke endringer"},
	"release-taken":         {EN: "there is an edition %s already; a published edition never changes", NB: "utgave %s finnes allerede; en utgitt utgave endres aldri"},
	"not-released":          {EN: "no edition made: %s", NB: "ingen utgave laget: %s"},
	"released":              {EN: "Edition %[1]s is ready, with %[2]d new ids and parts in ids.lock. Next: read the draft, commit, then git tag %[3]s", NB: "Utgave %[1]s er klar, med %[2]d nye id-er og deler i ids.lock. Neste steg: les utkastet, sjekk inn, og git tag %[3]s"},

	"verify-short": {EN: "prove that a copy of an edition is the edition", NB: "bevis at en kopi av en utgave er utgaven"},
	"verify-long": {
		EN: "Holds the element data in a folder against the manifest.json beside it, and the\nmanifest against the commit it names when the repository has it. Pages are not\nlooked at: themes and notices may change. Exit code 1: it is not the edition.",
		NB: "Holder elementdataene i en mappe opp mot manifest.json ved siden av, og manifestet\nopp mot commiten det nevner når samlingen har den. Sidene blir ikke sett på: tema og\nmerknader kan endre seg. Kode 1: det er ikke utgaven.",
	},
	"no-manifest":    {EN: "%s is no copy of an edition: it has no manifest.json of one", NB: "%s er ingen kopi av en utgave: den har ikke manifest.json"},
	"verify-missing": {EN: "missing", NB: "mangler"},
	"verify-changed": {EN: "changed", NB: "endret"},
	"verify-extra":   {EN: "not in the manifest", NB: "ikke i manifestet"},
	"verify-copy":    {EN: "%[1]s: %[2]s", NB: "%[1]s: %[2]s"},
	"verify-source":  {EN: "%[1]s: %[2]s (against the commit)", NB: "%[1]s: %[2]s (mot commiten)"},
	"verify-no":      {EN: "This is not edition %[1]s: %[2]d differences.", NB: "Dette er ikke utgave %[1]s: %[2]d avvik."},
	"verify-yes":     {EN: "This is edition %[1]s, commit %[2]s: the data of %[3]d elements and the hashes of %[4]d sources are right.", NB: "Dette er utgave %[1]s, commit %[2]s: dataene til %[3]d elementer og hashene til %[4]d kilder stemmer."},
	"verify-alone":   {EN: "The copy is whole by its own manifest: edition %[1]s, %[2]d elements. The repository has not commit %[3]s to hold the manifest against.", NB: "Kopien er hel etter sitt eget manifest: utgave %[1]s, %[2]d elementer. Samlingen har ikke commit %[3]s å holde manifestet opp mot."},
}
