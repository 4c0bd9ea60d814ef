package markdown

import (
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// classPrefix is before chroma's short names of token types.
const classPrefix = "lt-"

// tone is a group of token types that look the same. Chroma's own styles have
// some sixty colours each; none of them keeps 4.5:1 on both our backgrounds,
// and six groups are what a reader can tell apart.
type tone struct {
	types       []chroma.TokenType // with their subtypes
	light, dark string             // colours on #F3F6F5 and on #16211F
	extra       string             // what does not depend on the background
}

var tones = []tone{
	{types: []chroma.TokenType{chroma.Comment}, light: "#55625e", dark: "#9fb0ab", extra: "font-style:italic"},
	{types: []chroma.TokenType{chroma.Keyword, chroma.OperatorWord}, light: "#86195c", dark: "#f29ac9"},
	{types: []chroma.TokenType{
		chroma.NameTag, chroma.NameFunction, chroma.NameFunctionMagic, chroma.NameClass, chroma.NameNamespace,
		chroma.NameException, chroma.NameLabel, chroma.GenericHeading, chroma.GenericSubheading,
	}, light: "#0b4f8a", dark: "#8cc8ff"},
	{types: []chroma.TokenType{
		chroma.NameAttribute, chroma.NameBuiltin, chroma.NameBuiltinPseudo, chroma.NameDecorator, chroma.NameConstant,
		chroma.NameProperty, chroma.NameVariable, chroma.NameVariableGlobal,
	}, light: "#5a3d99", dark: "#c9b3ff"},
	{types: []chroma.TokenType{chroma.LiteralString, chroma.GenericInserted}, light: "#0b6144", dark: "#86d9b4"},
	{types: []chroma.TokenType{chroma.LiteralNumber, chroma.LiteralDate, chroma.GenericDeleted}, light: "#8a4100", dark: "#f5b27a"},
	{types: []chroma.TokenType{chroma.GenericEmph}, extra: "font-style:italic"},
	{types: []chroma.TokenType{chroma.GenericStrong}, extra: "font-weight:bold"},
}

// toneOf gives the index of a token type's tone, -1 when it looks like the text
// around it. A subtype looks like its category unless it is listed itself.
func toneOf(kind chroma.TokenType) int {
	category := -1
	for i := range tones {
		if slices.Contains(tones[i].types, kind) {
			return i
		}
		if slices.Contains(tones[i].types, kind.SubCategory()) && kind.SubCategory() != kind.Category() ||
			slices.Contains(tones[i].types, kind.Category()) {
			category = i
		}
	}
	return category
}

// tokenClass gives the class of a token, "" when it has no colour of its own:
// most tokens of a text are names and punctuation, and a span for each of them
// would double the page.
func tokenClass(kind chroma.TokenType) string {
	if toneOf(kind) < 0 {
		return ""
	}
	for ; kind != 0; kind = kind.Parent() {
		if name := chroma.StandardTypes[kind]; name != "" {
			return classPrefix + name
		}
	}
	return ""
}

// StyleCSS gives the rules for the classes of highlighted code, for the light
// background #F3F6F5 and the dark one #16211F. The backgrounds themselves and
// the look of the block (.lt-code) are the theme's.
func StyleCSS() (light, dark string) {
	classes := make([][]string, len(tones))
	for kind, name := range chroma.StandardTypes {
		if at := toneOf(kind); at >= 0 && name != "" {
			classes[at] = append(classes[at], ".lt-code ."+classPrefix+name)
		}
	}
	var l, d strings.Builder
	for i, tone := range tones {
		slices.Sort(classes[i])
		selector := strings.Join(classes[i], ",")
		l.WriteString(selector + "{" + declarations(tone.light, tone.extra) + "}\n")
		d.WriteString(selector + "{" + declarations(tone.dark, tone.extra) + "}\n")
	}
	return l.String(), d.String()
}

func declarations(color, extra string) string {
	if color == "" {
		return extra
	}
	if extra == "" {
		return "color:" + color
	}
	return "color:" + color + ";" + extra
}
