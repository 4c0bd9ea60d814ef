package jsonschema

import "lintel/generator/diag"

var (
	titleElement = diag.Text{EN: "An element of the architecture", NB: "Et element i arkitekturen"}
	sayDate      = diag.Text{EN: "A year, a month or a day: 2013, 2013-10 or 2013-10-02", NB: "Et år, en måned eller en dag: 2013, 2013-10 eller 2013-10-02"}
)

// meanings say what a key that is the language's own is for.
var meanings = map[string]diag.Text{
	"id":           {EN: "Unique in the repository and never reused: a-z, 0-9 and hyphens", NB: "Entydig i samlingen og aldri brukt om igjen: a–z, 0–9 og bindestreker"},
	"kind":         {EN: "What it is, by the metamodel", NB: "Hva det er, etter metamodellen"},
	"name":         {EN: "Its name: a text, or one per language", NB: "Navnet: en tekst, eller én per språk"},
	"summary":      {EN: "One or two sentences that say what it is", NB: "Én eller to setninger som sier hva det er"},
	"description":  {EN: "Markdown, or one text per language", NB: "Markdown, eller én tekst per språk"},
	"status":       {EN: "How far it has come", NB: "Hvor langt det er kommet"},
	"from":         {EN: "When it began or begins", NB: "Når det begynte eller begynner"},
	"until":        {EN: "When it ended or ends", NB: "Når det sluttet eller slutter"},
	"visibility":   {EN: "internal never reaches a public site", NB: "internal kommer aldri på et åpent nettsted"},
	"basis":        {EN: "What it rests on: a report, common background, or an example", NB: "Hva det bygger på: en rapport, bakgrunnsstoff eller et eksempel"},
	"sources":      {EN: "Where it is taken from", NB: "Hvor det er hentet fra"},
	"formerly":     {EN: "Ids that it had before; old addresses lead here", NB: "Id-er det hadde før; gamle adresser leder hit"},
	"order":        {EN: "Its place in lists", NB: "Plassen i lister"},
	"requirements": {EN: "Numbered requirements, never renumbered, cited as id#r1", NB: "Nummererte krav som aldri får nytt nummer, vist til som id#r1"},
	"verify":       {EN: "How to see that it is met", NB: "Hvordan man ser at kravet er oppfylt"},
	"lanes":        {EN: "Who does the steps", NB: "Hvem som gjør stegene"},
	"steps":        {EN: "The steps of the process", NB: "Stegene i prosessen"},
	"entities":     {EN: "The things that information is held about", NB: "Det det finnes opplysninger om"},
	"codelists":    {EN: "Closed lists of values", NB: "Lukkede lister av verdier"},
	"unit":         {EN: "The unit of the numbers", NB: "Enheten for tallene"},
	"columns":      {EN: "The columns of the table", NB: "Kolonnene i tabellen"},
	"rows":         {EN: "The rows, with values in the order of the columns", NB: "Radene, med verdier i kolonnenes rekkefølge"},
	"chart":        {EN: "How it is drawn", NB: "Hvordan det tegnes"},
	"type":         {EN: "What kind of picture it is", NB: "Hva slags bilde det er"},
	"include":      {EN: "What is shown, read in order: id, id ->, -> id, -> id ->, id.**, where: …", NB: "Hva som vises, lest i rekkefølge: id, id ->, -> id, -> id ->, id.**, where: …"},
	"exclude":      {EN: "What is taken away from it", NB: "Hva som tas bort fra det"},
	"relations":    {EN: "Which relations are drawn; all when missing", NB: "Hvilke relasjoner som tegnes; alle når nøkkelen mangler"},
	"group-by":     {EN: "A field, a relation, kind, layer or status", NB: "Et felt, en relasjon, kind, layer eller status"},

	"title":            {EN: "The site's name", NB: "Navnet på nettstedet"},
	"site-description": {EN: "What the site is about", NB: "Hva nettstedet handler om"},
	"languages":        {EN: "The languages of the site; the first stands at its root", NB: "Språkene på nettstedet; det første ligger på roten"},
	"base-url":         {EN: "The site's address", NB: "Adressen til nettstedet"},
	"edit-url":         {EN: "Where a page's file is edited, with {path} for the file", NB: "Der filen bak en side redigeres, med {path} for filen"},
	"feedback":         {EN: "Where readers tell of a mistake on a page: an issue form with {page} and {title}, or a mail address", NB: "Der leserne sier fra om feil på en side: et skjema med {page} og {title}, eller en e-postadresse"},
	"theme":            {EN: "A folder under themes/", NB: "En mappe under themes/"},
	"notice":           {EN: "A band on every page", NB: "Et bånd på hver side"},
	"menu":             {EN: "The main menu: kinds, elements, texts, or groups of those", NB: "Hovedmenyen: typer, elementer, tekster eller grupper av dem"},
	"contact":          {EN: "A web or mail address", NB: "En nett- eller e-postadresse"},
	"rules":            {EN: "How much a rule weighs here: off, info, warning or error", NB: "Hvor mye en regel veier her: off, info, warning eller error"},
	"limits":           {EN: "How large files may be", NB: "Hvor store filer kan være"},
	"editions":         {EN: "Published states of the repository", NB: "Utgitte utgaver av samlingen"},
	"brands":           {EN: "Names of products that no requirement may name alone", NB: "Produktnavn som ikke noe krav får nevne alene"},
	"redirects":        {EN: "Former addresses and what they lead to", NB: "Tidligere adresser og hvor de leder"},
	"gone":             {EN: "What was published and is no more, why, and what took its place", NB: "Det som var publisert og er borte, hvorfor, og hva som har tatt plassen"},
	"layers":           {EN: "The layers of interoperability", NB: "Lagene i samvirket"},
	"statuses":         {EN: "The stages of an element's life; binding ones are built on by others", NB: "Stadiene i livet til et element; bindende er det andre bygger på"},
	"kinds":            {EN: "The kinds of element", NB: "Typene elementer"},
	"relation-types":   {EN: "How elements relate", NB: "Hvordan elementer henger sammen"},
}

// describe begins a schema with what a key is for.
func (w *writer) describe(key string) object {
	return object{{"description", w.say(meanings[key])}}
}
