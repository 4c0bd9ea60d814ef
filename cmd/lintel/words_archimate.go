package main

import "lintel/generator/diag"

// archimateWords are those of the commands that import from and export to
// ArchiMate.
var archimateWords = map[string]diag.Text{
	"import-short":           {EN: "bring a model of another program into a repository", NB: "hent en modell fra et annet program inn i en samling"},
	"import-long":            {EN: "Makes a repository of the model of another program, or brings one up to date.", NB: "Lager en samling av modellen fra et annet program, eller oppdaterer den."},
	"import-archimate-short": {EN: "from Archi, coArchi or an Open Exchange file", NB: "fra Archi, coArchi eller en Open Exchange-fil"},
	"import-archimate-long": {
		EN: "Reads an ArchiMate model: an Open Exchange file (XML 3.0 or 3.1), Archi's own\n.archimate file (XML, or a zip with images), or a coArchi folder. Elements,\nrelations, properties, folders, specializations and views come over, the views\nwith places, sizes, nesting, bends, colours, notes, groups and images.\n\nImporting again updates what the import made and keeps what was changed here;\nwhere both sides have changed the same, what is here stays and both are told.\nmodels/archimate-import.json remembers what the last import saw: keep it in git.\nAll files are written, or none. Exit code 1: something of the source is broken.",
		NB: "Leser en ArchiMate-modell: en Open Exchange-fil (XML 3.0 eller 3.1), Archis egen\n.archimate-fil (XML, eller zip med bilder) eller en coArchi-mappe. Elementer,\nrelasjoner, egenskaper, mapper, spesialiseringer og visninger blir med, visningene\nmed plassering, størrelse, nøsting, knekk, farger, notater, grupper og bilder.\n\nNeste import oppdaterer det importen laget, og beholder det som er endret her. Er\ndet samme endret på begge sider, blir det som står her stående, og begge meldes.\nmodels/archimate-import.json husker hva forrige import så: ha den med i git.\nAlle filer skrives, eller ingen. Sluttkode 1: noe i kilden er ødelagt.",
	},
	"import-archimate-example": {
		EN: "  lintel import archimate council.archimate -o architecture\n  lintel import archimate coarchi-repository -o architecture --dry-run\n  lintel import archimate model.xml -C architecture --json",
		NB: "  lintel import archimate kommunen.archimate -o arkitektur\n  lintel import archimate coarchi-mappe -o arkitektur --dry-run\n  lintel import archimate modell.xml -C arkitektur --json",
	},
	"flag-import-output":  {EN: "folder of the repository; made when it is not there (default: the one of -C)", NB: "mappen til samlingen; lages når den ikke finnes (ellers den i -C)"},
	"flag-import-lang":    {EN: "language of the source's texts, such as nb (default: what the source says, else nb)", NB: "språket i kildens tekster, som nb (ellers det kilden sier, eller nb)"},
	"flag-import-dry-run": {EN: "tell what would be done, and write nothing", NB: "fortell hva som ville skjedd, og skriv ingenting"},
	"flag-import-json":    {EN: "the account as JSON", NB: "regnskapet som JSON"},
	"no-source":           {EN: "there is no file or folder %q", NB: "det finnes ingen fil eller mappe %q"},
	"not-archimate":       {EN: "the metamodel in %s has no archimate: for %s …; choose a new folder with -o", NB: "metamodellen i %s har ingen archimate: for %s …; velg en ny mappe med -o"},
	"import-nothing":      {EN: "there is no element and no view in the source; nothing was written", NB: "det er verken elementer eller visninger i kilden; ingenting er skrevet"},
	"import-is-file":      {EN: "%s is a file; choose a folder with -o", NB: "%s er en fil; velg en mappe med -o"},
	"import-not-empty":    {EN: "the folder %s is no repository and not empty (it holds %s); choose a new or empty one with -o", NB: "mappen %s er ingen samling og ikke tom (%s ligger der); velg en ny eller tom med -o"},

	"format-open-exchange": {EN: "Open Exchange", NB: "Open Exchange"},
	"format-archi":         {EN: "Archi", NB: "Archi"},
	"format-coarchi":       {EN: "coArchi", NB: "coArchi"},
	"account-read":         {EN: "Read %s (%s): %s, %s, %s with %d boxes and %d lines; %d properties, %s, %s.", NB: "Lest %s (%s): %s, %s, %s med %d bokser og %d linjer; %d egenskaper, %s, %s."},
	"account-written":      {EN: "Wrote %s in %s: %d new, %d updated, %d taken away, %d unchanged.", NB: "Skrev %s i %s: %d nye, %d oppdatert, %d tatt bort, %d uendret."},
	"account-dry":          {EN: "Would write %s in %s: %d new, %d updated, %d taken away, %d unchanged.", NB: "Ville skrevet %s i %s: %d nye, %d oppdatert, %d tatt bort, %d uendret."},
	"account-renamed":      {EN: "Renamed (%d):", NB: "Fikk et annet navn (%d):"},
	"account-merged":       {EN: "Changed on both sides, and merged (%d):", NB: "Endret på begge sider, og flettet (%d):"},
	"account-sides":        {EN: "%s from the source; %s here", NB: "%s fra kilden; %s her"},
	"account-kept":         {EN: "Kept as it is here (%d):", NB: "Beholdt slik det er her (%d):"},
	"account-left-out":     {EN: "Left out (%d kinds):", NB: "Utelatt (%d slag):"},
	"account-conflicts":    {EN: "Conflicts (%d), what is here stays:", NB: "Konflikter (%d), det som står her blir stående:"},
	"account-here":         {EN: "here:   %s", NB: "her:    %s"},
	"account-there":        {EN: "source: %s", NB: "kilden: %s"},
	"account-more":         {EN: "and %d more; --json tells all", NB: "og %d til; --json viser alle"},
	"account-hidden":       {EN: "… and %d more %s: %s", NB: "… og %d til av %s: %s"},
	"account-partial":      {EN: "The source could not be read whole, so nothing was taken away.", NB: "Kilden kunne ikke leses hel, så ingenting er tatt bort."},
	"account-check":        {EN: "lintel check there: %s.", NB: "lintel check der: %s."},
	"noun-folder":          {EN: "folder|folders", NB: "mappe|mapper"},
	"noun-image":           {EN: "image|images", NB: "bilde|bilder"},
	"noun-relation":        {EN: "relation|relations", NB: "relasjon|relasjoner"},
	"noun-view":            {EN: "view|views", NB: "visning|visninger"},

	"export-archimate-short": {EN: "an Open Exchange file for Archi and other tools", NB: "en Open Exchange-fil for Archi og andre verktøy"},
	"export-archimate-long": {
		EN: "Writes the repository as Open Exchange XML 3.1, by the archimate: entries of the\nmetamodel. What was imported keeps the ids that it came with, so that Archi merges\ninstead of duplicating. Views go along with their places; those that nobody has\nlaid out are set in rows. What the format has no place for is counted.",
		NB: "Skriver samlingen som Open Exchange XML 3.1, etter archimate: i metamodellen. Det\nsom er importert, beholder id-ene det kom med, så Archi fletter i stedet for å lage\nkopier. Visninger blir med slik de er lagt ut; de som ingen har lagt ut, settes i\nrader. Det formatet ikke har plass til, telles.",
	},
	"export-archimate-example": {
		EN: "  lintel export archimate -o architecture.xml\n  lintel export archimate --where 'layer == \"application\"' -o applications.xml",
		NB: "  lintel export archimate -o arkitektur.xml\n  lintel export archimate --where 'layer == \"application\"' -o applikasjoner.xml",
	},
	"flag-archimate-where":  {EN: "only elements that the expression selects, and what is between them", NB: "bare elementer som uttrykket velger, og det som er mellom dem"},
	"flag-archimate-output": {EN: "file to write (default: standard output)", NB: "filen det skrives til (ellers standard ut)"},
	"export-nothing":        {EN: "nothing to export: no element that is selected has archimate: in the metamodel", NB: "ingenting å eksportere: ingen valgte elementer har archimate: i metamodellen"},
	"exported":              {EN: "Exported %s, %s and %s.", NB: "Eksporterte %s, %s og %s."},
	"not-exported":          {EN: "not exported:", NB: "ikke med:"},
}
