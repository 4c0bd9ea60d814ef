package review

import (
	"fmt"
	"regexp"
	"strings"

	"lintel/generator/diff"
)

// words are those of a report in one language: 0 nb, 1 nn, 2 en.
type words int

func wordsIn(lang string) words {
	switch lang {
	case "nb":
		return 0
	case "nn":
		return 1
	}
	return 2
}

// catalogue holds all words of a report in nb, nn and en. It is never changed.
var catalogue = map[string][3]string{
	"lang": {"nb", "nn", "en"}, "review": {"Gjennomgang", "Gjennomgang", "Review"},
	"review-of": {"Endringer fra %s til %s", "Endringar frå %s til %s", "Changes from %s to %s"}, "work-tree": {"utkastet i mappen", "utkastet i mappa", "the draft in the folder"},
	"nothing":      {"Ingenting er endret.", "Ingenting er endra.", "Nothing has changed."},
	"sum-elements": {"Endringene gjelder %s: %s, %s og %s.", "Endringane gjeld %s: %s, %s og %s.", "%s: %s, %s and %s."},
	"sum-texts":    {"%s er endret.", "%s er endra.", "%s differ."}, "sum-rest": {"%s i metamodellen, oppsettet eller filene er endret.", "%s i metamodellen, oppsettet eller filene er endra.", "%s of the metamodel, the configuration or other files differ."},
	"sum-safe":      {"Ingen av endringene får følger for dem som bygger på det som er bindende.", "Ingen av endringane får følgjer for dei som byggjer på det som er bindande.", "No change breaks anything for those who build on what is binding."},
	"sum-breaking":  {"%s får følger for dem som bygger på %s. De må kanskje endre noe hos seg.", "%s får følgjer for dei som byggjer på %s. Dei må kanskje endre noko hos seg.", "%s for those who build on %s. They may have to change something of their own."},
	"sum-undecided": {"%s mangler en beslutning og må behandles: ingen ny eller endret beslutning nevner det som er endret.", "%s manglar ei avgjerd og må behandlast: inga ny eller endra avgjerd nemner det som er endra.", "%s no decision. It must be dealt with: no new or changed decision names it."},
	"sum-decided":   {"Beslutninger nevner alt som får følger.", "Avgjerder nemner alt som får følgjer.", "Decisions name all that breaks."},
	"one-element":   {"1 element", "1 element", "1 element differs"}, "many-element": {"%d elementer", "%d element", "%d elements differ"},
	"one-text": {"1 tekst", "1 tekst", "1 text"}, "many-text": {"%d tekster", "%d tekstar", "%d texts"},
	"one-setting": {"1 ting", "1 ting", "1 thing"}, "many-setting": {"%d ting", "%d ting", "%d things"},
	"one-thing": {"1 endring", "1 endring", "1 change breaks"}, "many-thing": {"%d endringer", "%d endringar", "%d changes break"},
	"one-of-them": {"1 av endringene", "1 av endringane", "1 of them has"}, "many-of-them": {"%d av endringene", "%d av endringane", "%d of them have"},

	"one-new": {"1 nytt", "1 nytt", "1 added"}, "many-new": {"%d nye", "%d nye", "%d added"},
	"one-changed": {"1 endret", "1 endra", "1 changed"}, "many-changed": {"%d endret", "%d endra", "%d changed"},
	"one-gone": {"1 fjernet", "1 fjerna", "1 removed"}, "many-gone": {"%d fjernet", "%d fjerna", "%d removed"},
	"one-other": {"og 1 til", "og 1 til", "and 1 more"}, "many-other": {"og %d til", "og %d til", "and %d more"},
	"one-depends": {"1 bygger direkte på det.", "1 byggjer direkte på det.", "1 depends on it directly."}, "many-depends": {"%d bygger direkte på det.", "%d byggjer direkte på det.", "%d depend on it directly."},
	"none-depends": {"Ingen bygger direkte på det.", "Ingen byggjer direkte på det.", "None depends on it directly."},
	"one-touched":  {"1 annet sted nevner det eller er knyttet til det på andre måter.", "1 annan stad nemner det eller er knytt til det på andre måtar.", "1 other place mentions it or relates to it otherwise."}, "many-touched": {"%d andre steder nevner det eller er knyttet til det på andre måter.", "%d andre stader nemner det eller er knytte til det på andre måtar.", "%d other places mention it or relate to it otherwise."},
	"and": {"og", "og", "and"}, "or": {"eller", "eller", "or"}, "date": {"%[1]d. %[2]s %[3]d", "%[1]d. %[2]s %[3]d", "%[1]d %[2]s %[3]d"},
	"months":        {"januar februar mars april mai juni juli august september oktober november desember", "januar februar mars april mai juni juli august september oktober november desember", "January February March April May June July August September October November December"},
	"commit":        {"«%s» (%s)", "«%s» (%s)", "“%s” (%s)"},
	"depends-title": {"Bygger direkte på det", "Byggjer direkte på det", "Depend on it directly"}, "others-title": {"Nevner det eller er knyttet til det på andre måter", "Nemner det eller er knytt til det på andre måtar", "Mention it or relate to it otherwise"},
	"touched-key": {"Å bygge på noe er ikke det samme som å måtte endre seg. Listene sier hvem som bør spørres om endringen virker for dem.", "Å byggje på noko er ikkje det same som å måtte endre seg. Listene seier kven som bør spørjast om endringa verkar for dei.", "To depend on something is not to have to change. The lists say whom to ask whether the change works for them."},
	"came":        {"%s er lagt til.", "%s er lagt til.", "%s was added."}, "came-in": {"%s er lagt til i %s.", "%s er lagt til i %s.", "%s was added to %s."},
	"went": {"%s er fjernet.", "%s er fjerna.", "%s was removed."}, "went-in": {"%s er fjernet fra %s.", "%s er fjerna frå %s.", "%s was removed from %s."},
	"became": {"%s: før «%s», nå «%s».", "%s: før «%s», no «%s».", "%s: was “%s”, is “%s”."}, "was-set": {"%s er satt til «%s».", "%s er sett til «%s».", "%s was set to “%s”."},
	"was-unset": {"%s er fjernet (var «%s»).", "%s er fjerna (var «%s»).", "%s was removed (it was “%s”)."}, "differs": {"%s er endret.", "%s er endra.", "%s has changed."},
	"the-requirement": {"Kravet %s", "Kravet %s", "The requirement %s"}, "the-relation": {"Relasjonen «%s»", "Relasjonen «%s»", "The relation “%s”"}, "the-flow": {"Veien %s", "Vegen %s", "The way %s"},
	"why-new":         {"Det er nytt, så ingen bygger på det ennå.", "Det er nytt, så ingen byggjer på det enno.", "It is new, so nobody builds on it yet."},
	"why-internal":    {"Det er internt, så ingen andre bygger på det.", "Det er internt, så ingen andre byggjer på det.", "It is internal, so nobody else builds on it."},
	"why-editorial":   {"Bare ordlyd, kilder eller plass er endret.", "Berre ordlyd, kjelder eller plass er endra.", "Only wording, sources or place differ."},
	"why-no-status":   {"Det har ingen status og binder ingen, så ingen av endringene regnes som brudd.", "Det har ingen status og bind ingen, så ingen av endringane blir rekna som brot.", "It has no status and binds nobody, so no change of it counts as a break."},
	"why-not-binding": {"Statusen er «%s» og binder ingen ennå, så ingen av endringene regnes som brudd.", "Statusen er «%s» og bind ingen enno, så ingen av endringane blir rekna som brot.", "Its status is “%s”, which binds nobody, so no change of it counts as a break."},
	"why-compatible":  {"De som bygger på det, kan fortsette som før.", "Dei som byggjer på det, kan halde fram som før.", "Those who build on it can go on as before."},
	"quote-now":       {"Kravet lyder nå: «%s»", "Kravet lyder no: «%s»", "It now reads: “%s”"}, "quote-was": {"Kravet lød: «%s»", "Kravet lydde: «%s»", "It read: “%s”"},
	"many-one": {"påkrevd, én", "påkravd, éin", "required, one"}, "many-optional-one": {"valgfri, én", "valfri, éin", "optional, one"}, "many-optional-any": {"valgfri, én eller flere", "valfri, éin eller fleire", "optional, one or more"},
	"many-some": {"påkrevd, én eller flere", "påkravd, éin eller fleire", "required, one or more"}, "many-least": {"påkrevd, minst %s", "påkravd, minst %s", "required, at least %s"}, "many-exactly": {"påkrevd, nøyaktig %s", "påkravd, nøyaktig %s", "required, exactly %s"},
	"many-between": {"påkrevd, fra %s til %s", "påkravd, frå %s til %s", "required, %s to %s"}, "many-optional": {"valgfri, opptil %s", "valfri, opptil %s", "optional, up to %s"},
	"basis-report": {"en rapport", "ein rapport", "a report"}, "basis-background": {"bakgrunnsstoff", "bakgrunnsstoff", "background"}, "basis-example": {"et eksempel", "eit døme", "an example"},
	"type-string": {"tekst", "tekst", "text"}, "type-integer": {"heltall", "heiltal", "whole number"}, "type-decimal": {"desimaltall", "desimaltal", "decimal number"}, "type-boolean": {"ja eller nei", "ja eller nei", "yes or no"},
	"type-date": {"dato", "dato", "date"}, "type-date-time": {"dato og klokkeslett", "dato og klokkeslett", "date and time"}, "type-uri": {"adresse på nettet", "adresse på nettet", "web address"},
	"severity-error": {"feil", "feil", "error"}, "severity-warning": {"advarsel", "åtvaring", "warning"}, "severity-info": {"merknad", "merknad", "note"},
	"facts-now": {"Dette er nytt", "Dette er nytt", "What is new"}, "facts-were": {"Slik var det", "Slik var det", "What it was"},
	"picture-named": {"Bildet «%s»", "Biletet «%s»", "The picture “%s”"},
	"shown-in":      {"Endrede bilder som viser det", "Endra bilete som viser det", "Changed pictures that show it"},
	"full-size":     {"Åpne bildet i full størrelse", "Opne biletet i full storleik", "Open the picture at full size"},
	"first-change":  {"Gå til det første som er endret i bildet", "Gå til det første som er endra i biletet", "Go to the first that changed in the picture"},
	"scrolls":       {"Er bildet bredere enn skjermen, kan det rulles til siden.", "Er biletet breiare enn skjermen, kan det rullast til sida.", "When the picture is wider than the screen it can be scrolled sideways."},

	"added": {"ny", "ny", "added"}, "removed": {"fjernet", "fjerna", "removed"}, "changed": {"endret", "endra", "changed"},
	"renamed": {"nytt navn, før %s", "nytt namn, før %s", "renamed, was %s"}, "merged": {"gått inn i %s", "gått inn i %s", "merged into %s"}, "moved-text": {"flyttet fra %s", "flytta frå %s", "moved from %s"},
	"moved-to": {"flyttet til %s", "flytta til %s", "moved to %s"}, "moved-from": {"flyttet fra %s", "flytta frå %s", "moved from %s"},
	"breaking": {"brudd", "brot", "breaking"}, "compatible": {"forenlig", "foreineleg", "compatible"}, "editorial": {"bare ord", "berre ord", "editorial"},
	"text": {"Tekst", "Tekst", "Text"}, "texts": {"Tekster", "Tekstar", "Texts"},

	"breaks":         {"Dette får følger for andre", "Dette får følgjer for andre", "What breaks for others"},
	"breaks-none":    {"Ingen endring får følger for andre.", "Inga endring får følgjer for andre.", "Nothing breaks."},
	"to-decide":      {"Dette må behandles", "Dette må behandlast", "What must be dealt with"},
	"must-decide":    {"Må behandles: ingen ny eller endret beslutning nevner dette.", "Må behandlast: inga ny eller endra avgjerd nemner dette.", "It must be dealt with: no new or changed decision names it."},
	"choices":        {"For hver av dem kan rådet vedta endringen, med en beslutning som nevner den og sier hvorfor og fra når, be om at forslaget gjøres om så det ikke får følger for andre, eller si nei. Resten av forslaget trenger ingen beslutning her.", "For kvar av dei kan rådet vedta endringa, med ei avgjerd som nemner ho og seier kvifor og frå når, be om at framlegget blir gjort om så det ikkje får følgjer for andre, eller seie nei. Resten av framlegget treng inga avgjerd her.", "For each of them the council can adopt the change, with a decision that names it and says why and from when; ask for a proposal that breaks nothing; or say no. The rest of the proposal needs no decision here."},
	"owners":         {"Ansvarlig, og den som bør spørres først: %s.", "Ansvarleg, og den som bør spørjast først: %s.", "Answers for it, and is the first to ask: %s."},
	"coming":         {"Nytt i forslaget, og bygger på det: %s.", "Nytt i framlegget, og byggjer på det: %s.", "New here, and depends on it: %s."},
	"all-bound":      {"Det gjelder alle, ikke bare dem som står i listen.", "Det gjeld alle, ikkje berre dei som står i lista.", "That is all of them, not only those in the list."},
	"would":          {"Var det bindende, ville dette vært brudd, så spør dem som alt bygger på det:", "Var det bindande, ville dette vore brot, så spør dei som alt byggjer på det:", "Were it binding, this would break something, so ask those who build on it already:"},
	"decided-by":     {"Besluttet i: %s", "Avgjort i: %s", "Decided in: %s"},
	"other-changes":  {"Andre endringer i elementer", "Andre endringar i element", "Other changes of elements"},
	"text-changes":   {"Endrede tekster", "Endra tekstar", "Changed texts"},
	"rest-changes":   {"Metamodell, oppsett og filer", "Metamodell, oppsett og filer", "Metamodel, configuration and files"},
	"pictures":       {"Endrede bilder", "Endra bilete", "Changed pictures"},
	"findings":       {"Funn i kontrollen", "Funn i kontrollen", "Findings of the check"},
	"no-findings":    {"Ingen funn. Kontrollen leter etter henvisninger som ikke stemmer, og feil i modellene. Om endringene er gode, sier den ikke.", "Ingen funn. Kontrollen leitar etter tilvisingar som ikkje stemmer, og feil i modellane. Om endringane er gode, seier han ikkje.", "No findings. The check looks for references that lead nowhere and for mistakes in the models. It does not say whether the changes are good."},
	"impact":         {"Hvem det berører", "Kven det vedkjem", "Who is touched"},
	"impact-none":    {"Ingenting viser til dette.", "Ingenting viser til dette.", "Nothing refers to this."},
	"names-it":       {"nevner det i teksten", "nemner det i teksten", "names it in its text"},
	"taken-from-it":  {"har det som kilde", "har det som kjelde", "has it as a source"},
	"shows-it":       {"viser det i bildet", "viser det i biletet", "shows it in its picture"},
	"what-changed":   {"Hva som er endret", "Kva som er endra", "What changed"},
	"what":           {"Hva", "Kva", "What"},
	"before":         {"Før", "Før", "Before"},
	"after":          {"Etter", "Etter", "After"},
	"overlay":        {"Begge i ett bilde", "Begge i eitt bilete", "Both as one picture"},
	"key":            {"Tegnforklaring", "Teiknforklaring", "Key"},
	"key-added":      {"Nytt: tykk, hel grønn strek og tegnet +", "Nytt: tjukk, heil grøn strek og teiknet +", "Added: a thick, unbroken green line and the sign +"},
	"key-removed":    {"Fjernet: prikket rød strek, overstrøket navn og tegnet −", "Fjerna: prikka raud strek, overstroke namn og teiknet −", "Removed: a dotted red line, the name struck through and the sign −"},
	"key-changed":    {"Endret: tykk, hel brun strek og tegnet ≠", "Endra: tjukk, heil brun strek og teiknet ≠", "Changed: a thick, unbroken brown line and the sign ≠"},
	"key-proposed":   {"Stiplet uten tegn er ikke en endring: det er foreslått, utkast eller på høring", "Stipla utan teikn er ikkje ei endring: det er føreslått, utkast eller på høyring", "Dashed without a sign is no change: it is proposed, a draft or in hearing"},
	"not-there":      {"Bildet fantes ikke.", "Biletet fanst ikkje.", "There was no picture."},
	"not-there-now":  {"Bildet er borte.", "Biletet er borte.", "The picture is gone."},
	"as-list":        {"Det samme som liste", "Det same som liste", "The same as a list"},
	"list-none":      {"Bare plassering eller tekst i bildet er endret.", "Berre plassering eller tekst i biletet er endra.", "Only places or words in the picture differ."},
	"all-changes":    {"Alle endringer", "Alle endringar", "All changes"},
	"back":           {"Til oversikten", "Til oversynet", "To the overview"},
	"see-all":        {"Se alt om dette", "Sjå alt om dette", "See all of this"},
	"skip":           {"Til innholdet", "Til innhaldet", "To the content"},
	"contents":       {"På denne siden", "På denne sida", "On this page"},
	"status":         {"Status", "Status", "Status"},
	"class":          {"Klasse", "Klasse", "Class"},
	"class-key":      {"Brudd: andre som bygger på det, må kanskje endre noe hos seg. Forenlig: innholdet er endret, men ingen er bundet til å endre noe. Bare ord: ordlyd, kilder eller plass.", "Brot: andre som byggjer på det, må kanskje endre noko hos seg. Foreineleg: innhaldet er endra, men ingen er bunden til å endre noko. Berre ord: ordlyd, kjelder eller plass.", "Breaking: others who build on it may have to change. Compatible: the content differs, and nobody is bound to change. Editorial: wording, sources or place."},
	"mentions":       {"Nevner: %s", "Nemner: %s", "Names: %s"},
	"more":           {"… og %s til. Alt står i gjennomgangen.", "… og %s til. Alt står i gjennomgangen.", "… and %s more. All of it stands in the review."},
	"quote":          {"«%s»", "«%s»", "“%s”"},
	"footer":         {"Laget med Lintel ut fra to utgaver av samlingen:", "Laga med Lintel ut frå to utgåver av samlinga:", "Made with Lintel from two states of the repository:"},
	"nothing-but-id": {"Bare id-en er endret.", "Berre id-en er endra.", "Only the id differs."},
	"not-set":        {"ikke angitt", "ikkje oppgitt", "not set"},

	"value-true": {"ja", "ja", "yes"}, "value-internal": {"intern", "intern", "internal"},
	"lang-": {"uten språk", "utan språk", "of no language"}, "lang-nb": {"bokmål", "bokmål", "Bokmål"}, "lang-nn": {"nynorsk", "nynorsk", "Nynorsk"}, "lang-en": {"engelsk", "engelsk", "English"},

	"topic-facts": {"Opplysninger", "Opplysningar", "Facts"}, "topic-requirement": {"Krav", "Krav", "Requirements"}, "topic-relation": {"Relasjoner", "Relasjonar", "Relations"},
	"topic-lane": {"Baner", "Baner", "Lanes"}, "topic-step": {"Steg", "Steg", "Steps"}, "topic-flow": {"Veien mellom stegene", "Vegen mellom stega", "The way between steps"},
	"topic-entity": {"Entiteter", "Entitetar", "Entities"}, "topic-attribute": {"Attributter", "Attributt", "Attributes"}, "topic-association": {"Sammenhenger", "Samanhengar", "Associations"},
	"topic-codelist": {"Kodelister", "Kodelister", "Code lists"}, "topic-code": {"Koder", "Kodar", "Codes"}, "topic-column": {"Kolonner", "Kolonnar", "Columns"}, "topic-row": {"Rader", "Rader", "Rows"},
	"topic-configuration": {"Oppsett", "Oppsett", "Configuration"}, "topic-layer": {"Lag", "Lag", "Layer"}, "topic-status": {"Status", "Status", "Status"}, "topic-kind": {"Elementtype", "Elementtype", "Kind of element"},
	"topic-field": {"Felt", "Felt", "Field"}, "topic-value": {"Verdi", "Verdi", "Value"}, "topic-relation-type": {"Relasjonstype", "Relasjonstype", "Relation type"}, "topic-file": {"Fil", "Fil", "File"},
}

func (w words) say(key string, arguments ...any) string {
	text := catalogue[key][w]
	if text == "" {
		return key
	}
	if len(arguments) > 0 {
		return fmt.Sprintf(text, arguments...)
	}
	return text
}

// number gives a number with its noun.
func (w words) number(n int, noun string) string {
	if n == 1 {
		return w.say("one-" + noun)
	}
	return w.say("many-"+noun, n)
}

// list joins names as in a sentence.
func (w words) list(names []string) string { return w.joined(names, "and") }

func (w words) joined(names []string, by string) string {
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " " + w.say(by) + " " + names[last]
	}
	return strings.Join(names, "")
}

// revision is what readers know a revision by: its name, unless git alone speaks
// so, with the subject and the day of its commit.
func (w words) revision(name string, commit *Commit) string {
	if commit == nil {
		return name
	}
	month := strings.Fields(w.say("months"))[commit.Time.Month()-1]
	text := w.say("date", commit.Time.Day(), month, commit.Time.Year())
	if commit.Subject != "" {
		text = w.say("commit", commit.Subject, text)
	}
	if name == "" || gitName.MatchString(name) {
		return text
	}
	return name + ": " + text
}

// gitName matches what no reader calls a revision: HEAD, what is reckoned from
// something, hashes.
var gitName = regexp.MustCompile(`^HEAD$|[~^@{]|^[0-9a-f]{7,40}$`)

func (w words) fate(kind diff.Kind) string  { return w.say(string(kind)) }
func (w words) class(c diff.Class) string   { return w.say(string(c)) }
func (w words) topics(t diff.Topic) string  { return w.say("topic-" + string(t)) }
func (w words) topic(t diff.Topic) string   { return w.say("topic-" + string(t)) }
func (w words) language(lang string) string { return w.say("lang-" + strings.ToLower(lang)) }
