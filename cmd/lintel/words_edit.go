package main

import "lintel/generator/diag"

// editWords are those of the commands that change files and answer questions.
var editWords = map[string]diag.Text{
	"fmt-short": {EN: "put the keys of elements in the canonical order", NB: "sett nøklene i elementene i fast rekkefølge"},
	"fmt-long": {
		EN: "Puts the keys of elements and front matter in the canonical order: the common\nkeys, then fields and relations as the metamodel has them, then requirements\nand the like. Comments and blank lines go along, quotes stay, and a file is\nwritten only when it means the same afterwards. A file that cannot be read is\nleft alone. Without a file all of them are taken. Prints what was changed.",
		NB: "Setter nøklene i elementer og tekstenes hode i fast rekkefølge: de felles\nnøklene, så felt og relasjoner slik metamodellen har dem, så krav og lignende.\nKommentarer og tomme linjer følger med, anførselstegn står, og en fil skrives\nbare når den betyr det samme etterpå. En fil som ikke kan leses, får stå. Uten\nfilnavn tas alle filer. Skriver ut hva som ble endret.",
	},
	"fmt-example":     {EN: "  lintel fmt\n  lintel fmt models/components\n  lintel fmt --check        # in a build: fails when a file is not in order", NB: "  lintel fmt\n  lintel fmt models/components\n  lintel fmt --check        # i en bygging: feiler når en fil ikke er i orden"},
	"flag-fmt-check":  {EN: "write nothing; print what is not in order and fail", NB: "skriv ingenting; vis det som ikke er i orden, og feil"},
	"fmt-kept":        {EN: "%s is left as it is: %s", NB: "%s får stå som den er: %s"},
	"not-inside":      {EN: "%q lies outside the repository", NB: "«%s» ligger utenfor samlingen"},
	"no-file":         {EN: "there is no file %q in the repository", NB: "det finnes ingen fil «%s» i samlingen"},
	"not-formattable": {EN: "%q has no order to keep: only YAML under models/ and Markdown are put in order", NB: "«%s» har ingen rekkefølge: bare YAML under models/ og Markdown blir ordnet"},
	"recovered":       {EN: "an earlier change was interrupted; it is cleared up", NB: "en tidligere endring ble avbrutt; det er ryddet opp"},

	"rename-short": {EN: "give an element another id, everywhere", NB: "gi et element en annen id, overalt"},
	"rename-long": {
		EN: "Gives an element another id: where it is declared (the old id is kept under\nformerly, so that old addresses lead on), in relations, sources, views,\nexpressions, the menu and texts, and in the name of its file. The result is\nchecked before anything is written: all files are written or none. The parts of\nan element keep their ids for good.",
		NB: "Gir et element en annen id: der det er erklært (den gamle står igjen under\nformerly, så gamle adresser leder videre), i relasjoner, kilder, visninger,\nuttrykk, menyen og tekster, og i navnet på filen. Resultatet kontrolleres før\nnoe skrives: alle filer skrives, eller ingen. Delene av et element beholder\nid-ene sine for godt.",
	},
	"rename-example": {EN: "  lintel rename svarut ks-svarut --dry-run\n  lintel rename svarut ks-svarut", NB: "  lintel rename svarut ks-svarut --dry-run\n  lintel rename svarut ks-svarut"},
	"flag-dry-run":   {EN: "write nothing; show what would change", NB: "skriv ingenting; vis hva som ville blitt endret"},
	"renamed":        {EN: "%s is now %s: %s in %s", NB: "%s heter nå %s: %s i %s"},
	"noun-place":     {EN: "place|places", NB: "sted|steder"},

	"fix-short": {EN: "make the mends that findings offer", NB: "gjør rettelsene som funnene tilbyr"},
	"fix-long": {
		EN: "Makes the mends that check offers when there is only one way to mend: a\nmisspelt id, key or value, a former id. It goes on until nothing is left to\nmend, at most five times, and keeps no mend that does not help. Look at the\ndifference before you commit it. Fails when an error is left.",
		NB: "Gjør rettelsene som check tilbyr når det bare er én måte å rette på: en\nfeilskrevet id, nøkkel eller verdi, en tidligere id. Den holder på til det ikke\ner mer å rette, høyst fem ganger, og beholder ingen rettelse som ikke hjelper.\nSe på forskjellen før du sjekker den inn. Feiler når det står en feil igjen.",
	},
	"fix-example": {EN: "  lintel fix --dry-run\n  lintel fix", NB: "  lintel fix --dry-run\n  lintel fix"},
	"fixed":       {EN: "%s in %s; left: %s", NB: "%s i %s; igjen: %s"},
	"noun-mend":   {EN: "mend|mends", NB: "rettelse|rettelser"},

	"new-short": {EN: "make a new element", NB: "lag et nytt element"},
	"new-long": {
		EN: "Writes a new element, in a file of its own where most elements of its kind lie,\nor after the others when the repository keeps the kind in one file. On a\nterminal it asks for what the kind requires; elsewhere everything is given by\nflags. The result is checked before it is written.",
		NB: "Skriver et nytt element, i en egen fil der de fleste av samme type ligger, eller\netter de andre når samlingen har typen i én fil. På en terminal spør den om det\ntypen krever; ellers gis alt med valg. Resultatet kontrolleres før det skrives.",
	},
	"new-example":    {EN: "  lintel new component e-signatur\n  lintel new component e-signatur --name E-signatur --set summary.nb=\"Signerer dokumenter.\" --set form=sambruk --set uses=altinn,id-porten", NB: "  lintel new component e-signatur\n  lintel new component e-signatur --name E-signatur --set summary.nb=\"Signerer dokumenter.\" --set form=sambruk --set uses=altinn,id-porten"},
	"flag-name":      {EN: "its name", NB: "navnet"},
	"flag-set":       {EN: "a key and its value: status=draft, summary.en=\"…\", uses=a,b; may be repeated", NB: "en nøkkel og verdien: status=draft, summary.nb=\"…\", uses=a,b; kan gjentas"},
	"bad-set":        {EN: "%q is no key=value", NB: "«%s» er ikke på formen nøkkel=verdi"},
	"missing-values": {EN: "a new %s needs more than that:\n  %s", NB: "en ny %s trenger mer enn dette:\n  %s"},
	"ask-intro":      {EN: "A new element of the kind %s. What stands in brackets is explanation; several ids are divided by commas.", NB: "Et nytt element av typen %s. Det i parentes er forklaring; flere id-er skilles med komma."},
	"label-name":     {EN: "Name", NB: "Navn"},
	"label-summary":  {EN: "Summary, one or two sentences", NB: "Sammendrag, én eller to setninger"},
	"not-among":      {EN: "%q cannot be chosen", NB: "«%s» kan ikke velges"},
	"no-answer":      {EN: "the answers ended; nothing was written", NB: "svarene tok slutt; ingenting er skrevet"},
	"not-written":    {EN: "nothing was written", NB: "ingenting er skrevet"},

	"query-short": {EN: "list the elements that an expression selects", NB: "list elementene som et uttrykk velger"},
	"query-long": {
		EN: "Lists the elements for which an expression is true. The language is that of\nwhere: in views: fields by name, kind, status, has(\"uses\", \"altinn\"),\nany(rel(\"conforms-to\"), .obligation == \"must\"). A name or value that does not\nexist is pointed out. Internal elements are among the answers.",
		NB: "Lister elementene der et uttrykk er sant. Språket er det samme som i where: i\nvisninger: felt ved navn, kind, status, has(\"uses\", \"altinn\"),\nany(rel(\"conforms-to\"), .obligation == \"must\"). Et navn eller en verdi som ikke\nfinnes, blir pekt ut. Interne elementer er med i svaret.",
	},
	"query-example":     {EN: "  lintel query 'kind == \"component\" && has(\"uses\", \"altinn\")'\n  lintel query 'status == \"draft\"' --format csv --columns id,name,managed-by\n  lintel query binding --format ids", NB: "  lintel query 'kind == \"component\" && has(\"uses\", \"altinn\")'\n  lintel query 'status == \"draft\"' --format csv --columns id,name,managed-by\n  lintel query binding --format ids"},
	"flag-format-query": {EN: "table, json, csv or ids", NB: "table, json, csv eller ids"},
	"flag-columns":      {EN: "what to show: id, name, fields and relations by their keys", NB: "hva som vises: id, name, felt og relasjoner ved nøklene sine"},
	"no-column":         {EN: "there is no column %q", NB: "det finnes ingen kolonne «%s»"},
	"incomplete":        {EN: "the repository has %s; the answer may lack something (see lintel check)", NB: "samlingen har %s; svaret kan mangle noe (se lintel check)"},
	"former-id":         {EN: "%s is called %s now", NB: "%s heter %s nå"},

	"impact-short": {EN: "tell who is touched when an element changes", NB: "vis hvem som berøres når et element endres"},
	"impact-long": {
		EN: "Tells who is touched when an element changes, by kind: what relates to it\n(distance 1), what relates to that (2), and so on; what is taken from it, and\nthe texts that name it.",
		NB: "Viser hvem som berøres når et element endres, type for type: det som har en\nrelasjon til det (avstand 1), det som har en relasjon til det igjen (2) og så\nvidere; det som er hentet fra det, og tekstene som nevner det.",
	},
	"impact-example":     {EN: "  lintel impact folkeregisteret --depth 1\n  lintel impact folkeregisteret --format csv", NB: "  lintel impact folkeregisteret --depth 1\n  lintel impact folkeregisteret --format csv"},
	"flag-format-impact": {EN: "table, json or csv", NB: "table, json eller csv"},
	"flag-depth":         {EN: "how many relations away to look; 0 is as far as they go", NB: "hvor mange relasjoner unna det letes; 0 er så langt de går"},
	"bad-depth":          {EN: "--depth must be 0 or more", NB: "--depth må være 0 eller mer"},
	"impact-none":        {EN: "nothing relates to %s, and no text names it", NB: "ingenting har en relasjon til %s, og ingen tekst nevner det"},
	"impact-head":        {EN: "%s (%s) touches %d, %d of them directly", NB: "%s (%s) berører %d, %d av dem direkte"},
	"label-texts":        {EN: "Texts", NB: "Tekster"},

	"show-short":     {EN: "show an element as a card", NB: "vis et element som et kort"},
	"show-long":      {EN: "Shows an element: its kind, status, summary and facts, its relations both ways,\nits parts, and the file and line where it is written.", NB: "Viser et element: type, status, sammendrag og fakta, relasjonene begge veier,\ndelene, og filen og linjen der det er skrevet."},
	"show-example":   {EN: "  lintel show ks-svarut\n  lintel show ks-svarut --json", NB: "  lintel show ks-svarut\n  lintel show ks-svarut --json"},
	"flag-json":      {EN: "as JSON, for tools", NB: "som JSON, for verktøy"},
	"label-from":     {EN: "From", NB: "Fra"},
	"label-until":    {EN: "Until", NB: "Til"},
	"label-formerly": {EN: "Formerly", NB: "Tidligere"},
	"label-sources":  {EN: "Sources", NB: "Kilder"},
	"label-mentions": {EN: "Named in texts", NB: "Nevnt i tekster"},
	"label-file":     {EN: "Written in", NB: "Skrevet i"},
	"label-internal": {EN: "internal", NB: "intern"},
	"label-parts":    {EN: "Parts", NB: "Deler"},

	"schema-short": {EN: "write JSON Schemas for editors that know YAML", NB: "skriv JSON Schema for editorer som kan YAML"},
	"schema-long": {
		EN: "Writes the metamodel as JSON Schema 2020-12: one file a kind, one for elements\nof any kind, and those of lintel.yaml, the metamodel and saved positions.\nWithout -o the schema of any element goes to the terminal. In VS Code with the\nextension YAML, in .vscode/settings.json:\n\n  \"yaml.schemas\": {\n    \".lintel/schema/element.schema.json\":\n      [\"models/**/*.yaml\", \"!models/metamodel.yaml\", \"!models/**/*.layout.yaml\"],\n    \".lintel/schema/metamodel.schema.json\": \"models/metamodel.yaml\",\n    \".lintel/schema/lintel.schema.json\": \"lintel.yaml\"\n  }",
		NB: "Skriver metamodellen som JSON Schema 2020-12: én fil for hver type, én for\nelementer av alle typer, og de for lintel.yaml, metamodellen og lagrede\nplasseringer. Uten -o skrives skjemaet for alle elementer i terminalen. I VS\nCode med utvidelsen YAML, i .vscode/settings.json:\n\n  \"yaml.schemas\": {\n    \".lintel/schema/element.schema.json\":\n      [\"models/**/*.yaml\", \"!models/metamodel.yaml\", \"!models/**/*.layout.yaml\"],\n    \".lintel/schema/metamodel.schema.json\": \"models/metamodel.yaml\",\n    \".lintel/schema/lintel.schema.json\": \"lintel.yaml\"\n  }",
	},
	"schema-example":     {EN: "  lintel schema -o .lintel/schema --ids examples", NB: "  lintel schema -o .lintel/schema --ids examples"},
	"schema-done":        {EN: "%s in %s", NB: "%s i %s"},
	"flag-schema-output": {EN: "folder to write to", NB: "mappen det skrives til"},
	"flag-ids":           {EN: "the repository's ids: none, examples (offered) or enum (the only ones allowed)", NB: "id-ene i samlingen: none, examples (tilbys) eller enum (de eneste som er lov)"},
	"bad-ids":            {EN: "unknown way %q for ids; choose one of %s", NB: "ukjent måte «%s» for id-er; velg blant %s"},

	"completion-short": {EN: "write the completion of a shell, with the repository's ids", NB: "skriv fullføring for et skall, med id-ene i samlingen"},
	"completion-long": {
		EN: "Writes a script that lets a shell complete commands, flags, and the ids, kinds\nand rules of the repository. Load it in the shell's start file.",
		NB: "Skriver et skript som lar et skall fullføre kommandoer, valg og id-er, typer og\nregler i samlingen. Last det i oppstartsfilen til skallet.",
	},
	"completion-example": {
		EN: "  source <(lintel completion bash)                          # ~/.bashrc\n  source <(lintel completion zsh)                           # ~/.zshrc\n  lintel completion fish | source                           # ~/.config/fish/config.fish\n  lintel completion powershell | Out-String | Invoke-Expression",
		NB: "  source <(lintel completion bash)                          # ~/.bashrc\n  source <(lintel completion zsh)                           # ~/.zshrc\n  lintel completion fish | source                           # ~/.config/fish/config.fish\n  lintel completion powershell | Out-String | Invoke-Expression",
	},
	"bad-shell": {EN: "unknown shell %q; choose one of %s", NB: "ukjent skall «%s»; velg blant %s"},
}
