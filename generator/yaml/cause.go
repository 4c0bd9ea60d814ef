package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	v4 "go.yaml.in/yaml/v4"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// place tells which of the places known is the one to show.
type place int

const (
	placeMark    place = iota // where v4 stopped
	placeContext              // where v4 says that the broken thing began
	placeSecond               // where goccy stopped, else v4
)

// cause is an error of the libraries in our words.
type cause struct {
	message string // part of v4's message
	context string // part of what v4 was doing; "" is anything
	place   place
	text    diag.Text // {sign} is the sign at the place
	hint    diag.Text
	opening diag.Text // note at the place where the broken thing began
}

var (
	hintQuote = diag.Text{EN: "put the whole text in quotes", NB: "sett hele teksten i anførselstegn"}
	hintColon = diag.Text{
		EN: "put the text in quotes if the colon belongs to it, otherwise look at the indentation",
		NB: "sett teksten i anførselstegn hvis kolonet hører til den, ellers se på innrykket",
	}
	openingBracket = diag.Text{EN: "it opens here", NB: "den åpner her"}
	unclosedQuote  = diag.Text{EN: "the quotation mark that opens here is never closed", NB: "anførselstegnet som åpner her, blir aldri lukket"}
	reservedStart  = diag.Text{EN: "an unquoted text cannot begin with {sign}", NB: "en tekst uten anførselstegn kan ikke begynne med {sign}"}
	percentLine    = diag.Text{EN: "a line that begins with % is an order to the YAML reader, and this one is unknown", NB: "en linje som begynner med %, er en ordre til YAML-leseren, og denne er ukjent"}
	badEscape      = diag.Text{EN: "in double quotes a backslash begins an escape, and this one is unknown or unfinished", NB: "mellom doble anførselstegn har omvendt skråstrek en egen betydning, og denne er ukjent eller ufullstendig"}
	hintEscape     = diag.Text{EN: `write \\ for a backslash, or use single quotes`, NB: `skriv \\ for en omvendt skråstrek, eller bruk enkle anførselstegn`}
)

// causes are the errors of v4 that authors meet. The first that fits is used.
var causes = [...]cause{
	{message: "mapping values are not allowed", hint: hintColon,
		text: diag.Text{EN: "a colon with a space after it cannot stand here", NB: "et kolon med mellomrom etter kan ikke stå her"}},
	{message: "unexpected end of stream", context: "quoted", place: placeContext, text: unclosedQuote},
	{message: "unexpected document indicator", context: "quoted", place: placeContext, text: unclosedQuote},
	{message: "expected ',' or ']'", place: placeSecond, opening: openingBracket,
		text: diag.Text{EN: "a list in [ ] lacks a comma or its closing ]", NB: "en liste i [ ] mangler et komma eller den avsluttende ]"}},
	{message: "expected ',' or '}'", place: placeSecond, opening: openingBracket,
		text: diag.Text{EN: "a mapping in { } lacks a comma or its closing }", NB: "nøklene i { } mangler et komma eller den avsluttende }"}},
	{message: "could not find expected ':'", place: placeContext,
		text: diag.Text{EN: "this line has no colon after its key", NB: "denne linja mangler kolon etter nøkkelen"},
		hint: diag.Text{EN: "a text that goes on from the line above is indented more than its key", NB: "en tekst som fortsetter fra linja over, skal ha større innrykk enn nøkkelen sin"}},
	{message: "cannot start any token", text: reservedStart, hint: hintQuote},
	{message: "unknown escape", text: badEscape, hint: hintEscape},
	{message: "hexadecimal number", text: badEscape, hint: hintEscape},
	{message: "escape code", text: badEscape, hint: hintEscape},
	{message: "block sequence entries are not allowed",
		text: diag.Text{EN: "a list item (-) cannot stand here", NB: "et listepunkt (-) kan ikke stå her"},
		hint: diag.Text{EN: "begin the list on its own line, or put the text in quotes", NB: "begynn lista på en egen linje, eller sett teksten i anførselstegn"}},
	{message: "mapping keys are not allowed", text: reservedStart, hint: hintQuote},
	{context: "block scalar",
		text: diag.Text{EN: "after | or > the text begins on the next line", NB: "etter | eller > begynner teksten på neste linje"}},
	{context: "directive", place: placeContext, text: percentLine, hint: hintQuote},
	{message: "directive", text: percentLine, hint: hintQuote},
	{message: "incompatible YAML", text: percentLine, hint: hintQuote},
	{message: "expected <document start>",
		text: diag.Text{EN: "something follows after the end of the document", NB: "noe står etter slutten av dokumentet"},
		hint: diag.Text{EN: "remove it, or begin a new document with ---", NB: "fjern det, eller begynn et nytt dokument med ---"}},
	{message: "after document-end marker",
		text: diag.Text{EN: "nothing can stand after ... on its line", NB: "etter ... kan det ikke stå noe på linja"}},
	{context: "scanning a tag", place: placeContext, text: reservedStart, hint: hintQuote},
	{message: "tag handle", place: placeContext, text: reservedStart, hint: hintQuote},
	{context: "scanning an a", place: placeContext, text: reservedStart, hint: hintQuote}, // anchor, alias
	{message: "comment without preceding",
		text: diag.Text{EN: "a comment (#) needs a space before it", NB: "en kommentar (#) må ha et mellomrom foran seg"}, hint: hintQuote},
}

// findCause gives the words for an error of v4; its text is "" when there are none.
func findCause(refusal *v4.LoadError, text string, mark, context int) cause {
	found := special(refusal, text, mark)
	for i := range causes {
		if found.text.EN != "" {
			break
		}
		if strings.Contains(refusal.Message, causes[i].message) && strings.Contains(refusal.ContextMsg, causes[i].context) {
			found = causes[i]
		}
	}
	sign := signText(text, mark)
	if found.place == placeContext {
		sign = signText(text, context)
	}
	found.text.EN = strings.ReplaceAll(found.text.EN, "{sign}", sign)
	found.text.NB = strings.ReplaceAll(found.text.NB, "{sign}", sign)
	return found
}

// special gives the causes that depend on what stands at the place.
func special(refusal *v4.LoadError, text string, mark int) cause {
	atStart := strings.TrimLeft(text[strings.LastIndexByte(text[:mark], '\n')+1:mark], " ") == ""
	dash := strings.HasPrefix(text[mark:], "- ") || strings.HasPrefix(text[mark:], "-\n")
	switch {
	case strings.HasPrefix(refusal.Message, "unknown anchor '"):
		name := strings.TrimSuffix(strings.TrimPrefix(refusal.Message, "unknown anchor '"), "' referenced")
		return cause{hint: hintQuote, text: diag.Text{
			EN: fmt.Sprintf("*%s stands for what is marked &%s, and nothing above is", name, name),
			NB: fmt.Sprintf("*%s viser til det som er merket &%s, og ingenting over er det", name, name)}}
	case strings.Contains(refusal.Message, "expected node content"):
		return missingContent(text, mark)
	case !strings.Contains(refusal.Message, "did not find expected key") && !strings.Contains(refusal.Message, "expected '-' indicator"):
		return cause{}
	case !atStart:
		return cause{place: placeSecond, hint: hintQuote, text: diag.Text{
			EN: "something follows after the value has ended", NB: "noe står etter at verdien er slutt"}}
	case dash && strings.Contains(refusal.Message, "key"):
		return cause{text: diag.Text{
			EN: "a list item (-) stands where a key is expected", NB: "et listepunkt (-) står der det skulle vært en nøkkel"}}
	case !dash && strings.Contains(refusal.Message, "'-'"):
		return cause{text: diag.Text{
			EN: "a list item (-) is expected here", NB: "her skulle det vært et listepunkt (-)"},
			hint: diag.Text{EN: "look at the indentation of the lines above", NB: "se på innrykket i linjene over"}}
	}
	return cause{text: diag.Text{
		EN: "the indentation fits no line above", NB: "innrykket passer ikke med noen linje over"}}
}

// missingContent is for a bracket or comma that comes where a value should.
func missingContent(text string, mark int) cause {
	if mark >= len(text) {
		return cause{place: placeSecond, text: diag.Text{
			EN: "a bracket is opened and never closed", NB: "en klamme åpnes og blir aldri lukket"}}
	}
	sign := signText(text, mark)
	return cause{hint: hintQuote, text: diag.Text{
		EN: "a value is expected here, not " + sign, NB: "her skulle det vært en verdi, ikke " + sign}}
}

// cycleCause is for an alias that stands inside its own anchor.
func cycleCause(name string) cause {
	return cause{text: diag.Text{
		EN: fmt.Sprintf("*%s stands inside &%s, so it would never end", name, name),
		NB: fmt.Sprintf("*%s står inni &%s og ville aldri tatt slutt", name, name)}}
}

// controlCause is for a sign that cannot be seen.
func controlCause(text string) cause {
	r, _ := utf8.DecodeRuneInString(text)
	return cause{
		text: diag.Text{
			EN: fmt.Sprintf("the invisible sign U+%04X cannot stand in a text", r),
			NB: fmt.Sprintf("det usynlige tegnet U+%04X kan ikke stå i en tekst", r)},
		hint: diag.Text{EN: "delete it", NB: "slett det"}}
}

// libraryCause is for what we have no words for: the library's own, English.
func libraryCause(message string) cause {
	return cause{place: placeSecond, text: diag.Text{EN: message, NB: message}}
}

// signText is the sign at a place, for a sentence.
func signText(text string, at int) string {
	if at >= len(text) {
		return ""
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[at : at+size]
}

func reportSyntax(report *diag.List, span source.Span, cause cause) *diag.Finding {
	args := diag.Args{"cause": cause.text}
	if cause.hint.EN != "" {
		args["hint"] = cause.hint
	}
	return report.Add(ruleSyntax, span, args)
}
