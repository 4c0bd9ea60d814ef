package main

import "lintel/generator/diag"

// searchWords are those of `lintel search` and `lintel export`.
var searchWords = map[string]diag.Text{
	"search-short": {EN: "search the repository as the site does", NB: "søk i samlingen slik nettstedet gjør"},
	"search-long": {
		EN: "Searches the repository as its site does: the same words, the same order. The\nindex is kept in .lintel and made anew when the repository changed. Other words\nfor the same stand in models/search-words.txt.",
		NB: "Søker i samlingen slik nettstedet gjør: de samme ordene, den samme rekkefølgen.\nIndeksen ligger i .lintel og lages på nytt når samlingen er endret. Andre ord for\ndet samme står i models/search-words.txt.",
	},
	"search-test-short": {EN: "measure how well questions are answered", NB: "mål hvor godt spørsmål blir besvart"},
	"search-test-long": {
		EN: "Asks the questions of a file and prints, by group, the mean reciprocal rank, how\noften the first and the first three hits answer, and nDCG of the first ten. The\nfile has a question a line, under a group:\n\n  question:\n    - {q: \"send letters digitally\", lang: en, answers: [sikker-digital-post]}\n\nAn answer is an id, id#part, or a text's address such as /strategy/roadmap.",
		NB: "Stiller spørsmålene i en fil og skriver, for hver gruppe, gjennomsnittet av 1/plass,\nhvor ofte det første og de tre første treffene svarer, og nDCG for de ti første.\nFilen har ett spørsmål på en linje, under en gruppe:\n\n  spørsmål:\n    - {q: \"sende brev digitalt\", lang: nb, answers: [sikker-digital-post]}\n\nEt svar er en id, id#del, eller adressen til en tekst, som /strategi/veikart.",
	},
	"export-short":        {EN: "write the repository for other programs", NB: "skriv samlingen for andre programmer"},
	"export-long":         {EN: "Writes the repository in the form of another program.", NB: "Skriver samlingen i formen til et annet program."},
	"export-search-short": {EN: "the search documents, for OpenSearch or Elasticsearch", NB: "søkedokumentene, for OpenSearch eller Elasticsearch"},
	"export-search-long": {
		EN: "Writes what search finds as NDJSON for the bulk interface of OpenSearch and\nElasticsearch. First make the index with what --mapping writes:\n\n  lintel export search --mapping | curl -X PUT host:9200/lintel -H 'Content-Type: application/json' --data-binary @-\n  lintel export search | curl host:9200/_bulk -H 'Content-Type: application/x-ndjson' --data-binary @-",
		NB: "Skriver det søket finner, som NDJSON for bulk-grensesnittet til OpenSearch og\nElasticsearch. Lag først indeksen med det --mapping skriver:\n\n  lintel export search --mapping | curl -X PUT host:9200/lintel -H 'Content-Type: application/json' --data-binary @-\n  lintel export search | curl host:9200/_bulk -H 'Content-Type: application/x-ndjson' --data-binary @-",
	},

	"flag-search-kind":    {EN: "only of these kinds, such as component,standard", NB: "bare av disse typene, som component,standard"},
	"flag-search-status":  {EN: "only with these statuses, such as in-use", NB: "bare med disse statusene, som in-use"},
	"flag-search-limit":   {EN: "hits at most", NB: "høyst så mange treff"},
	"flag-search-least":   {EN: "fail when the mean reciprocal rank of all is lower, such as 0.85", NB: "gi feil når gjennomsnittet av 1/plass er lavere, som 0.85"},
	"flag-export-index":   {EN: "name of the index", NB: "navnet på indeksen"},
	"flag-export-mapping": {EN: "write the settings and the mapping instead", NB: "skriv innstillinger og felter i stedet"},

	"bad-limit":       {EN: "--limit must be 1 or more", NB: "--limit må være 1 eller mer"},
	"bad-value":       {EN: "%q is no %s of this repository", NB: "%q finnes ikke som %s i samlingen"},
	"not-searched":    {EN: "not searched: %s", NB: "ikke søkt: %s"},
	"search-none":     {EN: "nothing found for %q", NB: "ingen treff på %q"},
	"search-empty":    {EN: "the query has no word to look for", NB: "søket har ingen ord å lete etter"},
	"search-guess":    {EN: "%q is not there; read as %q", NB: "%q finnes ikke; lest som %q"},
	"search-more":     {EN: "and %d more; --limit shows them", NB: "og %d til; --limit viser dem"},
	"search-at-least": {EN: "and at least %d more; one more word finds what you mean sooner, --limit shows more", NB: "og minst %d til; ett ord til finner raskere det du mener, --limit viser flere"},
	"search-group":    {EN: "group", NB: "gruppe"},
	"search-nowhere":  {EN: "no answer among the first ten", NB: "ikke noe svar blant de ti første"},
	"search-place":    {EN: "the first answer is number %d", NB: "det første svaret er nummer %d"},
	"search-below":    {EN: "the mean reciprocal rank is %s, less than %s", NB: "gjennomsnittet av 1/plass er %s, mindre enn %s"},
}
