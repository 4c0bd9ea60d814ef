package review

import (
	"fmt"
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
	"review-of": {"Endringer fra %s til %s", "Endringar frå %s til %s", "Changes from %s to %s"}, "work-tree": {"arbeidskopien", "arbeidskopien", "the working copy"},
	"nothing":      {"Ingenting er endret.", "Ingenting er endra.", "Nothing has changed."},
	"sum-elements": {"%s er berørt: %d nye, %d endret og %d fjernet.", "%s er påverka: %d nye, %d endra og %d fjerna.", "%s differ: %d added, %d changed and %d removed."},
	"sum-texts":    {"%s er endret.", "%s er endra.", "%s differ."}, "sum-rest": {"%s i metamodellen, oppsettet eller filene er endret.", "%s i metamodellen, oppsettet eller filene er endra.", "%s of the metamodel, the configuration or other files differ."},
	"sum-safe":      {"Ingen av endringene bryter for dem som bygger på det som er bindende.", "Ingen av endringane bryt for dei som byggjer på det som er bindande.", "No change breaks anything for those who build on what is binding."},
	"sum-breaking":  {"%s bryter for dem som bygger på det.", "%s bryt for dei som byggjer på det.", "%s for those who build on it."},
	"sum-undecided": {"%s mangler en beslutning som nevner det. Det må vedtas.", "%s manglar ei avgjerd som nemner det. Det må vedtakast.", "%s no decision that names it. That must be decided."},
	"sum-decided":   {"Beslutninger nevner alt som bryter.", "Avgjerder nemner alt som bryt.", "Decisions name all that breaks."},
	"one-element":   {"1 element", "1 element", "1 element"}, "many-element": {"%d elementer", "%d element", "%d elements"},
	"one-text": {"1 tekst", "1 tekst", "1 text"}, "many-text": {"%d tekster", "%d tekstar", "%d texts"},
	"one-setting": {"1 ting", "1 ting", "1 thing"}, "many-setting": {"%d ting", "%d ting", "%d things"},
	"one-thing": {"1 endring", "1 endring", "1 change breaks"}, "many-thing": {"%d endringer", "%d endringar", "%d changes break"},
	"one-of-them": {"1 av dem", "1 av dei", "1 of them has"}, "many-of-them": {"%d av dem", "%d av dei", "%d of them have"},
	"one-place": {"1 sted", "1 stad", "1 place"}, "many-place": {"%d steder", "%d stader", "%d places"},

	"added": {"ny", "ny", "added"}, "removed": {"fjernet", "fjerna", "removed"}, "changed": {"endret", "endra", "changed"},
	"renamed": {"nytt navn, før %s", "nytt namn, før %s", "renamed, was %s"}, "merged": {"gått inn i %s", "gått inn i %s", "merged into %s"}, "moved-text": {"flyttet fra %s", "flytta frå %s", "moved from %s"},
	"moved-to": {"flyttet til %s", "flytta til %s", "moved to %s"}, "moved-from": {"flyttet fra %s", "flytta frå %s", "moved from %s"},
	"breaking": {"bryter", "bryt", "breaking"}, "compatible": {"forenlig", "foreineleg", "compatible"}, "editorial": {"bare ord", "berre ord", "editorial"},
	"text": {"Tekst", "Tekst", "Text"}, "texts": {"Tekster", "Tekstar", "Texts"},

	"breaks":         {"Dette bryter for andre", "Dette bryt for andre", "What breaks for others"},
	"breaks-none":    {"Ingenting bryter.", "Ingenting bryt.", "Nothing breaks."},
	"to-decide":      {"Dette må vedtas", "Dette må vedtakast", "What must be decided"},
	"must-decide":    {"Ingen ny eller endret beslutning nevner dette. Det må vedtas.", "Inga ny eller endra avgjerd nemner dette. Det må vedtakast.", "No new or changed decision names this. It must be decided."},
	"decided-by":     {"Besluttet i: %s", "Avgjort i: %s", "Decided in: %s"},
	"other-changes":  {"Andre endringer i elementer", "Andre endringar i element", "Other changes of elements"},
	"text-changes":   {"Endrede tekster", "Endra tekstar", "Changed texts"},
	"rest-changes":   {"Metamodell, oppsett og filer", "Metamodell, oppsett og filer", "Metamodel, configuration and files"},
	"pictures":       {"Endrede bilder", "Endra bilete", "Changed pictures"},
	"findings":       {"Funn i kontrollen", "Funn i kontrollen", "Findings of the check"},
	"no-findings":    {"Ingen funn.", "Ingen funn.", "No findings."},
	"impact":         {"Hvem det berører", "Kven det vedkjem", "Who is touched"},
	"impact-none":    {"Ingenting viser til dette.", "Ingenting viser til dette.", "Nothing refers to this."},
	"impact-sum":     {"Berører %s, %d av dem direkte.", "Vedkjem %s, %d av dei direkte.", "Touches %s, %d of them directly."},
	"direct":         {"direkte", "direkte", "directly"},
	"names-it":       {"nevner det i teksten", "nemner det i teksten", "names it in its text"},
	"taken-from-it":  {"har det som kilde", "har det som kjelde", "has it as a source"},
	"shows-it":       {"viser det i bildet", "viser det i biletet", "shows it in its picture"},
	"what-changed":   {"Hva som er endret", "Kva som er endra", "What changed"},
	"what":           {"Hva", "Kva", "What"},
	"before":         {"Før", "Før", "Before"},
	"after":          {"Etter", "Etter", "After"},
	"overlay":        {"Begge i ett bilde", "Begge i eitt bilete", "Both as one picture"},
	"key":            {"Tegnforklaring", "Teiknforklaring", "Key"},
	"key-added":      {"Nytt: tykk grønn strek og tegnet +", "Nytt: tjukk grøn strek og teiknet +", "Added: a thick green line and the sign +"},
	"key-removed":    {"Fjernet: prikket rød strek, overstrøket navn og tegnet −", "Fjerna: prikka raud strek, overstroke namn og teiknet −", "Removed: a dotted red line, the name struck through and the sign −"},
	"key-changed":    {"Endret: stiplet brun strek og tegnet ≠", "Endra: stipla brun strek og teiknet ≠", "Changed: a dashed brown line and the sign ≠"},
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
	"class-key":      {"Bryter: andre må endre seg. Forenlig: innholdet er et annet, men ingen må endre seg. Bare ord: ordlyd, kilder eller plass.", "Bryt: andre må endre seg. Foreineleg: innhaldet er eit anna, men ingen må endre seg. Berre ord: ordlyd, kjelder eller plass.", "Breaking: others must change. Compatible: the content differs, and nobody must change. Editorial: wording, sources or place."},
	"mentions":       {"Nevner: %s", "Nemner: %s", "Names: %s"},
	"more":           {"… og %s til. Alt står i gjennomgangen.", "… og %s til. Alt står i gjennomgangen.", "… and %s more. All of it stands in the review."},
	"and-more":       {"og %d til", "og %d til", "and %d more"},
	"quote":          {"«%s»", "«%s»", "“%s”"},
	"footer":         {"Laget av Lintel av to revisjoner av samlingen.", "Laga av Lintel av to revisjonar av samlinga.", "Made by Lintel from two revisions of the repository."},
	"nothing-but-id": {"Bare id-en er endret.", "Berre id-en er endra.", "Only the id differs."},
	"not-set":        {"ikke angitt", "ikkje oppgitt", "not set"},

	"value-must": {"skal", "skal", "must"}, "value-should": {"bør", "bør", "should"}, "value-may": {"kan", "kan", "may"}, "value-true": {"ja", "ja", "yes"}, "value-internal": {"intern", "intern", "internal"},
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

func (w words) fate(kind diff.Kind) string  { return w.say(string(kind)) }
func (w words) class(c diff.Class) string   { return w.say(string(c)) }
func (w words) topics(t diff.Topic) string  { return w.say("topic-" + string(t)) }
func (w words) topic(t diff.Topic) string   { return w.say("topic-" + string(t)) }
func (w words) language(lang string) string { return w.say("lang-" + strings.ToLower(lang)) }
