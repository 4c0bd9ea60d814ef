package main

import "lintel/generator/diag"

// serveWords are those of `lintel serve` and `lintel doctor`.
var serveWords = map[string]diag.Text{
	"serve-short": {EN: "show the site while you write", NB: "vis nettstedet mens du skriver"},
	"serve-long": {
		EN: `Shows the site in the browser and follows what you save: the open page reloads,
at the same place. When something is wrong the last good site stays, and the
page lists what it is, where, and what to write instead; a click on the place
opens the file in your editor. Nothing is written but the cache.

The site is for this machine only, unless --addr says otherwise; then name the
hosts that may be asked for with --allow-host. Stop with Ctrl-C.

For programs: /api/elements/<id> gives an element as JSON, /api/impact/<id> who
is touched when it changes, /api/search?q= what a query finds.`,
		NB: `Viser nettstedet i nettleseren og følger med på det du lagrer: siden som er åpen,
lastes på nytt på samme sted. Når noe er galt, blir det siste gode nettstedet
stående, og siden viser hva som er galt, hvor, og hva som bør stå der; et klikk
på stedet åpner filen i skriveprogrammet ditt. Ingenting skrives utenom
mellomlageret.

Nettstedet er bare for denne maskinen hvis ikke --addr sier noe annet; nevn da
navnene det skal svare på, med --allow-host. Stopp med Ctrl-C.

For programmer: /api/elements/<id> gir et element som JSON, /api/impact/<id> hvem
som berøres når det endres, /api/search?q= hva et søk finner.`,
	},
	"flag-addr":       {EN: "address to show the site at; taken: the next free port, unless you name one", NB: "adressen nettstedet vises på; er den opptatt, brukes neste ledige port, hvis du ikke har valgt selv"},
	"flag-open":       {EN: "open the site in the browser", NB: "åpne nettstedet i nettleseren"},
	"flag-poll":       {EN: "look at the files twice a second (network drives, containers)", NB: "se etter endringer to ganger i sekundet (nettverksdisker, containere)"},
	"flag-editor":     {EN: "what a click on a finding opens, with {path}, {line} and {column}", NB: "hva et klikk på et funn åpner, med {path}, {line} og {column}"},
	"flag-allow-host": {EN: "another name the site may be asked for by", NB: "et navn til som nettstedet svarer på"},
	"serving":         {EN: "The site is at %s  (Ctrl-C stops it)", NB: "Nettstedet er på %s  (Ctrl-C stopper det)"},
	"not-loopback":    {EN: "Others can reach it too; name the hosts they use with --allow-host.", NB: "Andre kan også nå det; nevn navnene de bruker, med --allow-host."},
	"no-browser":      {EN: "The browser could not be opened; go to %s", NB: "Nettleseren lot seg ikke åpne; gå til %s"},
	"port-taken":      {EN: "another program listens at %s; choose another port with --addr, or leave --addr out", NB: "et annet program lytter på %s; velg en annen port med --addr, eller utelat --addr"},
	"port-forbidden":  {EN: "you may not listen at %s; choose a port over 1023 with --addr", NB: "du har ikke lov til å lytte på %s; velg en port over 1023 med --addr"},
	"bad-address":     {EN: "%q is no address of this machine; write 127.0.0.1:1313", NB: "%q er ingen adresse på denne maskinen; skriv 127.0.0.1:1313"},
	"bad-editor":      {EN: "%q opens no file; write something like vscode://file/{path}:{line}:{column}", NB: "%q åpner ingen fil; skriv noe som vscode://file/{path}:{line}:{column}"},
	"watch-limit":     {EN: "The system lets no more folders be watched, so the files are looked at twice a second; raise the limit with: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512", NB: "Systemet lar ikke flere mapper følges, så filene ses på to ganger i sekundet; hev grensen med: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"},
	"watch-failed":    {EN: "The folders cannot be watched (%v), so the files are looked at twice a second.", NB: "Mappene kan ikke følges (%v), så filene ses på to ganger i sekundet."},
	"remote-mount":    {EN: "This folder is on a network or shared drive: if changes do not show, stop and start with --poll.", NB: "Denne mappen er på en nettverks- eller delt disk: vises ikke endringer, så stopp og start med --poll."},
	"noun-file":       {EN: "file|files", NB: "fil|filer"},
	"noun-open-page":  {EN: "open page changed|open pages changed", NB: "åpen side endret|åpne sider endret"},

	"doctor-short": {EN: "see whether this machine and repository are in order", NB: "se om maskinen og samlingen er i orden"},
	"doctor-long": {
		EN: "Looks at what Lintel needs: the repository, git and its history, the watching of\nfolders, the cache. Each line is in order, a warning or an error, with the way to\nmend it. Fails only when something is broken.",
		NB: "Ser på det Lintel trenger: samlingen, git og historikken, følging av mapper og\nmellomlageret. Hver linje er i orden, en advarsel eller en feil, med måten å rette\ndet på. Feiler bare når noe er i stykker.",
	},
	"flag-json":          {EN: "as JSON, for programs", NB: "som JSON, for programmer"},
	"doctor-ok":          {EN: "ok", NB: "ok"},
	"doctor-warning":     {EN: "warning", NB: "advarsel"},
	"doctor-error":       {EN: "error", NB: "feil"},
	"version-ok":         {EN: "lintel %s, %s, %s/%s", NB: "lintel %s, %s, %s/%s"},
	"folder-missing":     {EN: "there is no folder %s", NB: "det finnes ingen mappe %s"},
	"folder-mend":        {EN: "name the repository's folder with -C", NB: "nevn samlingens mappe med -C"},
	"config-ok":          {EN: "lintel.yaml and models/metamodel.yaml are there", NB: "lintel.yaml og models/metamodel.yaml er der"},
	"config-missing":     {EN: "%s is missing in %s", NB: "%s mangler i %s"},
	"config-mend":        {EN: "name the repository's folder with -C, or start one: lintel init FOLDER", NB: "nevn samlingens mappe med -C, eller start en: lintel init MAPPE"},
	"files-ok":           {EN: "%s, %s, %s in %s", NB: "%s, %s, %s i %s"},
	"files-none":         {EN: "no texts and no models", NB: "ingen tekster og ingen modeller"},
	"files-mend":         {EN: "texts belong in content/, models in models/", NB: "tekster hører hjemme i content/, modeller i models/"},
	"noun-text":          {EN: "text|texts", NB: "tekst|tekster"},
	"noun-model":         {EN: "model file|model files", NB: "modellfil|modellfiler"},
	"noun-other":         {EN: "other file|other files", NB: "annen fil|andre filer"},
	"noun-folder":        {EN: "folder|folders", NB: "mappe|mapper"},
	"noun-commit":        {EN: "commit|commits", NB: "innsjekking|innsjekkinger"},
	"git-missing":        {EN: "git is not installed: pages have no dates", NB: "git er ikke installert: sidene får ingen datoer"},
	"git-mend":           {EN: "install git", NB: "installer git"},
	"history-ok":         {EN: "%s, the newest %s", NB: "%s, den nyeste %s"},
	"history-none":       {EN: "no git history here: pages have no dates", NB: "ingen git-historikk her: sidene får ingen datoer"},
	"history-none-mend":  {EN: "git init, and commit what you have", NB: "git init, og sjekk inn det du har"},
	"history-shallow":    {EN: "the history is cut off after %s: dates would be wrong, so there are none", NB: "historikken er avkortet etter %s: datoene ville blitt gale, så det er ingen"},
	"history-deep-mend":  {EN: "git fetch --unshallow (in a build: fetch-depth: 0)", NB: "git fetch --unshallow (i et byggesystem: fetch-depth: 0)"},
	"history-failed":     {EN: "git does not answer: %v", NB: "git svarer ikke: %v"},
	"history-fail-mend":  {EN: "run git log in the folder and see what it says", NB: "kjør git log i mappen og se hva den sier"},
	"watching-ok":        {EN: "%s can be watched", NB: "%s kan følges"},
	"watching-limits":    {EN: "%s can be watched; the system's limit is %s for all programs together", NB: "%s kan følges; systemets grense er %s for alle programmer til sammen"},
	"watching-near":      {EN: "%s of the %s that the system allows for all programs together", NB: "%s av de %s som systemet tillater for alle programmer til sammen"},
	"watching-mend":      {EN: "sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512, or lintel serve --poll", NB: "sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512, eller lintel serve --poll"},
	"watching-failed":    {EN: "the folders cannot be watched: %v", NB: "mappene kan ikke følges: %v"},
	"watching-remote":    {EN: "the folder is on a network or shared drive, where changes by others are not told", NB: "mappen er på en nettverks- eller delt disk, der andres endringer ikke meldes"},
	"watching-poll-mend": {EN: "lintel serve --poll", NB: "lintel serve --poll"},
	"cache-ok":           {EN: "%s, %s, can be written", NB: "%s, %s, kan skrives"},
	"cache-empty":        {EN: "empty yet, can be written", NB: "tomt ennå, kan skrives"},
	"cache-closed":       {EN: "%s cannot be written: builds take longer", NB: "%s kan ikke skrives: bygging tar lengre tid"},
	"cache-mend":         {EN: "give yourself the right to write there, or remove the folder", NB: "gi deg selv skriverett der, eller fjern mappen"},
	"cache-big-mend":     {EN: "lintel clean removes it; it is made again", NB: "lintel clean fjerner det; det lages på nytt"},
	"doctor-version":     {EN: "version", NB: "versjon"},
	"doctor-repository":  {EN: "repository", NB: "samling"},
	"doctor-files":       {EN: "files", NB: "filer"},
	"doctor-history":     {EN: "history", NB: "historikk"},
	"doctor-watching":    {EN: "watching", NB: "følging"},
	"doctor-cache":       {EN: "cache", NB: "mellomlager"},
}
