package diff

import "lintel/generator/model"

// keyNames are the names of Lintel's own facts in nb, nn and en. It is never
// changed.
var keyNames = map[string][3]string{
	"kind": {"Type element", "Type element", "Kind"}, "name": {"Navn", "Namn", "Name"}, "title": {"Tittel", "Tittel", "Title"},
	"summary": {"Sammendrag", "Samandrag", "Summary"}, "description": {"Beskrivelse", "Skildring", "Description"},
	"status": {"Status", "Status", "Status"}, "from": {"Fra", "Frå", "From"}, "until": {"Til", "Til", "Until"},
	"visibility": {"Synlighet", "Synlegheit", "Visibility"}, "basis": {"Grunnlag", "Grunnlag", "Basis"},
	"order": {"Plass", "Plass", "Place"}, "sources": {"Kilder", "Kjelder", "Sources"}, "formerly": {"Tidligere id", "Tidlegare id", "Former ids"},
	"part": {"Hva det er", "Kva det er", "What it is"}, "level": {"Nivå", "Nivå", "Level"}, "text": {"Tekst", "Tekst", "Text"},
	"verify": {"Slik kontrolleres det", "Slik blir det kontrollert", "How it is verified"}, "lane": {"Bane", "Bane", "Lane"}, "type": {"Type", "Type", "Type"},
	"when": {"Når", "Når", "When"}, "abstract": {"Abstrakt", "Abstrakt", "Abstract"}, "specialises": {"Spesialiserer", "Spesialiserer", "Specialises"},
	"cardinality": {"Antall", "Antal", "Cardinality"}, "unit": {"Enhet", "Eining", "Unit"}, "chart": {"Diagram", "Diagram", "Chart"},
	"to": {"Til", "Til", "To"}, "note": {"Merknad", "Merknad", "Note"}, "at": {"Tidspunkt", "Tidspunkt", "At"}, "between": {"Mellom", "Mellom", "Between"},
	"include": {"Tar med", "Tek med", "Includes"}, "exclude": {"Utelater", "Utelèt", "Excludes"}, "relations": {"Relasjoner", "Relasjonar", "Relations"},
	"group-by": {"Grupperer etter", "Grupperer etter", "Grouped by"}, "depth": {"Dybde", "Djupn", "Depth"}, "layout": {"Plasseringer", "Plasseringar", "Positions"},
	"menu": {"I menyen", "I menyen", "In the menu"}, "draft": {"Utkast", "Utkast", "Draft"},
	"order-requirements": {"Rekkefølgen på kravene", "Rekkjefølgja på krava", "Order of the requirements"},
	"order-lanes":        {"Rekkefølgen på banene", "Rekkjefølgja på banene", "Order of the lanes"},
	"order-steps":        {"Rekkefølgen på stegene", "Rekkjefølgja på stega", "Order of the steps"},
	"order-next":         {"Rekkefølgen på veiene videre", "Rekkjefølgja på vegane vidare", "Order of the ways on"},
	"order-entities":     {"Rekkefølgen på entitetene", "Rekkjefølgja på entitetane", "Order of the entities"},
	"order-attributes":   {"Rekkefølgen på attributtene", "Rekkjefølgja på attributta", "Order of the attributes"},
	"order-associations": {"Rekkefølgen på sammenhengene", "Rekkjefølgja på samanhengane", "Order of the associations"},
	"order-codelists":    {"Rekkefølgen på kodelistene", "Rekkjefølgja på kodelistene", "Order of the code lists"},
	"order-codes":        {"Rekkefølgen på kodene", "Rekkjefølgja på kodane", "Order of the codes"},
	"order-columns":      {"Rekkefølgen på kolonnene", "Rekkjefølgja på kolonnane", "Order of the columns"},
	"order-rows":         {"Rekkefølgen på radene", "Rekkjefølgja på radene", "Order of the rows"},
	"order-values":       {"Rekkefølgen på verdiene", "Rekkjefølgja på verdiane", "Order of the values"},
	"order-fields":       {"Rekkefølgen på feltene", "Rekkjefølgja på felta", "Order of the fields"},
}

// KeyName gives what a fact of Lintel's own is called; a key that is not known
// is its own name.
func KeyName(key string) model.Text {
	name, known := keyNames[key]
	if !known {
		return model.Plain(key)
	}
	return model.Text{{Lang: "nb", Value: name[0]}, {Lang: "nn", Value: name[1]}, {Lang: "en", Value: name[2]}}
}

var levelNames = map[string]model.Text{
	"must":   {{Lang: "nb", Value: "skal"}, {Lang: "nn", Value: "skal"}, {Lang: "en", Value: "must"}},
	"should": {{Lang: "nb", Value: "bør"}, {Lang: "nn", Value: "bør"}, {Lang: "en", Value: "should"}},
	"may":    {{Lang: "nb", Value: "kan"}, {Lang: "nn", Value: "kan"}, {Lang: "en", Value: "may"}},
}

// LevelName says how much a requirement of a level binds: must, should or may in
// words. What is no level is itself.
func LevelName(level string) model.Text {
	if name, ok := levelNames[level]; ok {
		return name
	}
	return model.Plain(level)
}
