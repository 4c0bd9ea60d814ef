package main

import (
	"maps"

	"lintel/generator/diag"
)

// catalogue holds all words of the command, by key: those of this file and of
// the other words_*.go. A key that is used and not here, or has not both
// languages, fails a test.
var catalogue = join(words, editWords, viewWords, serveWords, searchWords, diffWords, requirementsWords, archimateWords, languagesWords, releaseWords, lockWords)

// join puts the words of several commands together.
func join(parts ...map[string]diag.Text) map[string]diag.Text {
	all := map[string]diag.Text{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// words are those of the commands that build and check, and of all.
var words = map[string]diag.Text{
	"root-short": {EN: "build and check an architecture site", NB: "bygg og kontroller et arkitekturnettsted"},
	"root-long": {
		EN: "Lintel turns a repository of Markdown texts and YAML models into a static,\ncross-linked architecture site, and refuses to build one with a broken\nreference in it.",
		NB: "Lintel gjør en samling av Markdown-tekster og YAML-modeller om til et statisk\nnettsted med lenker på kryss og tvers, og nekter å bygge det når en referanse\ner brutt.",
	},
	"build-short": {EN: "check the repository and write its site", NB: "kontroller samlingen og skriv nettstedet"},
	"build-long": {
		EN: "Checks the repository and writes its site to the output folder, whole or not at\nall: with an error finding the folder keeps the last good site.",
		NB: "Kontrollerer samlingen og skriver nettstedet til mappen, helt eller ikke i det\nhele tatt: ved feil beholder mappen det siste gode nettstedet.",
	},
	"check-short": {EN: "find everything that a build would find, and write nothing", NB: "finn alt det en bygging ville funnet, uten å skrive noe"},
	"check-long": {
		EN: "Finds everything that a build would find, and writes nothing. Each finding\nstands at a file, line and column. Silent when there is none.",
		NB: "Finner alt det en bygging ville funnet, uten å skrive noe. Hvert funn står med\nfil, linje og kolonne. Taus når alt er i orden.",
	},
	"init-short":    {EN: "start a new repository", NB: "start en ny samling"},
	"init-long":     {EN: "Writes a small repository that builds without a finding, to start from.", NB: "Skriver en liten samling som kan bygges uten funn, til å begynne med."},
	"init-done":     {EN: "A repository stands in %[1]s. Next: lintel build -C %[1]s", NB: "En samling ligger i %[1]s. Neste steg: lintel build -C %[1]s"},
	"rules-short":   {EN: "list the rules, or explain one", NB: "vis reglene, eller forklar én"},
	"rules-long":    {EN: "Lists all rules with their severity, or explains the one of that code.\nlintel.yaml may change a severity under rules.", NB: "Viser alle regler med alvorlighet, eller forklarer den med koden.\nlintel.yaml kan endre alvorligheten under rules."},
	"version-short": {EN: "print the version", NB: "skriv versjonen"},
	"clean-short":   {EN: "remove the site and the cache", NB: "fjern nettstedet og mellomlageret"},
	"clean-long":    {EN: "Removes the site that lintel wrote to the output folder, and .lintel. A folder\nwith files of others is left alone.", NB: "Fjerner nettstedet som lintel har skrevet i mappen, og .lintel. En mappe med\nandres filer blir stående."},
	"help-short":    {EN: "help about any command", NB: "hjelp om en kommando"},

	"flag-directory": {EN: "folder of the repository", NB: "mappen samlingen ligger i"},
	"flag-lang":      {EN: "language of findings and help: nb, nn, en", NB: "språk for funn og hjelp: nb, nn, en"},
	"flag-output":    {EN: "folder to write to", NB: "mappen det skrives til"},
	"flag-base-url":  {EN: "address of the site, instead of lintel.yaml's", NB: "nettstedets adresse, i stedet for den i lintel.yaml"},
	"flag-portable":  {EN: "relative links, for reading from a folder or a zip", NB: "relative lenker, for lesing fra en mappe eller en zip"},
	"flag-zip":       {EN: "write the site to this zip instead of a folder; with --portable it can be read and searched where it is unpacked", NB: "skriv nettstedet til denne zip-filen i stedet for en mappe; med --portable kan det leses og søkes i der det pakkes ut"},
	"bad-zip":        {EN: "%s is no zip: give a file whose name ends in .zip", NB: "%s er ingen zip: oppgi en fil som slutter på .zip"},
	"flag-noindex":   {EN: "ask search engines to leave the site alone (previews)", NB: "be søkemotorer la nettstedet være (forhåndsvisning)"},
	"flag-quiet":     {EN: "no progress, no closing line", NB: "ingen framdrift, ingen sluttlinje"},
	"flag-no-cache":  {EN: "neither read nor write .lintel/cache", NB: "verken les eller skriv .lintel/cache"},
	"flag-as-of":     {EN: "day that deadlines are counted from, 2014-11-26 (default: the newest commit's)", NB: "dagen frister regnes fra, 2014-11-26 (ellers siste innsjekkings dag)"},
	"flag-jobs":      {EN: "how many things to do at once (default: one per core)", NB: "hvor mye som gjøres samtidig (ellers én per kjerne)"},
	"flag-strict":    {EN: "fail on warnings too", NB: "la også advarsler gi feil"},
	"flag-summary":   {EN: "count the findings by rule; in full only errors and those there are few of", NB: "tell funnene etter regel; i sin helhet bare feil og det det er få av"},
	"flag-metamodel": {EN: "municipal or archimate", NB: "municipal eller archimate"},
	"flag-help":      {EN: "help for this command", NB: "hjelp for denne kommandoen"},

	"noun-page":     {EN: "page|pages", NB: "side|sider"},
	"noun-element":  {EN: "element|elements", NB: "element|elementer"},
	"noun-relation": {EN: "relation|relations", NB: "relasjon|relasjoner"},
	"noun-error":    {EN: "error|errors", NB: "feil|feil"},
	"noun-warning":  {EN: "warning|warnings", NB: "advarsel|advarsler"},
	"noun-info":     {EN: "info|infos", NB: "merknad|merknader"},
	"no-findings":   {EN: "no findings", NB: "ingen funn"},
	"not-built":     {EN: "not built: %s", NB: "ikke bygd: %s"},
	"writing":       {EN: "writing", NB: "skriver"},
	"stopped":       {EN: "stopped", NB: "stoppet"},
	"did-you-mean":  {EN: "did you mean %s?", NB: "mente du %s?"},

	"see-help":        {EN: "see %s --help", NB: "se %s --help"},
	"unknown-command": {EN: "unknown command %q", NB: "ukjent kommando %q"},
	"too-few":         {EN: "an argument is missing: %s", NB: "et argument mangler: %s"},
	"too-many":        {EN: "too many arguments: %q", NB: "for mange argumenter: %q"},
	"bad-date":        {EN: "%q is no day; write 2014-11-26", NB: "%q er ingen dag; skriv 2014-11-26"},
	"bad-jobs":        {EN: "--jobs must be 0 or more", NB: "--jobs må være 0 eller mer"},
	"bad-url":         {EN: "%q is no address of a site; write https://example.no/path", NB: "%q er ikke adressen til et nettsted; skriv https://example.no/sti"},
	"bad-output":      {EN: "the repository lies in %q; choose another folder", NB: "samlingen ligger i %q; velg en annen mappe"},
	"bad-format":      {EN: "unknown format %q; choose one of %s", NB: "ukjent format %q; velg blant %s"},
	"bad-metamodel":   {EN: "unknown metamodel %q; choose one of %s", NB: "ukjent metamodell %q; velg blant %s"},
	"no-rule":         {EN: "there is no rule %q", NB: "det finnes ingen regel %q"},

	"usage-template": {EN: usageTemplate("Usage", "Commands", "Flags", "Global flags"), NB: usageTemplate("Bruk", "Kommandoer", "Valg", "Felles valg")},
}

// usageTemplate is cobra's layout with our headings.
func usageTemplate(usage, commands, flags, global string) string {
	return usage + `:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} <command>

` + commands + `:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + flags + `:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + global + `:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}
