package query

import (
	"regexp"
	"strings"

	"lintel/generator/diag"
)

func plain(text string) diag.Text { return diag.Text{EN: text, NB: text} }

// explain puts a message of the library into words for authors, with what to
// write instead when that is plain. What it does not know stays as it is.
func explain(message string) (detail diag.Text, better any) {
	if token, ok := strings.CutPrefix(message, "unexpected token "); ok {
		return explainToken(token)
	}
	switch {
	case strings.Contains(message, "unexpected end of expression"):
		return tooShort(), nil
	case strings.Contains(message, "not terminated"):
		return diag.Text{EN: "a quote is missing", NB: "et anførselstegn mangler"}, nil
	case strings.Contains(message, "mismatched types"):
		return explainTypes(message), nil
	case strings.HasPrefix(message, "expected bool"):
		return diag.Text{EN: "it is a value, not a condition", NB: "det er en verdi, ikke en betingelse"}, nil
	}
	return plain(message), nil
}

func tooShort() diag.Text {
	return diag.Text{EN: "it ends too early", NB: "det slutter for tidlig"}
}

// explainToken reads Kind("text") and EOF.
func explainToken(token string) (detail diag.Text, better any) {
	if token == "EOF" {
		return tooShort(), nil
	}
	word := token
	if open := strings.Index(token, `("`); open >= 0 && strings.HasSuffix(token, `")`) {
		word = token[open+2 : len(token)-2]
	}
	switch word {
	case "=":
		better = `"=="`
	case "&":
		better = `"&&"`
	}
	return diag.Text{EN: `"` + word + `" does not fit here`, NB: `«` + word + `» passer ikke her`}, better
}

// explainTypes reads: invalid operation: > (mismatched types string and int).
func explainTypes(message string) diag.Text {
	pattern := regexp.MustCompile(`invalid operation: (\S+) \(mismatched types (.*) and (.*)\)`)
	match := pattern.FindStringSubmatch(message)
	if match == nil {
		return plain(message)
	}
	left, right := typeWord(match[2]), typeWord(match[3])
	return diag.Text{
		EN: `"` + match[1] + `" cannot join ` + left.EN + ` and ` + right.EN,
		NB: `«` + match[1] + `» passer ikke mellom ` + left.NB + ` og ` + right.NB,
	}
}

// typeWord is a Go type in words.
func typeWord(name string) diag.Text {
	switch {
	case name == "string":
		return diag.Text{EN: "a text", NB: "en tekst"}
	case name == "bool":
		return diag.Text{EN: "true or false", NB: "sant eller usant"}
	case name == "int" || name == "float64":
		return diag.Text{EN: "a number", NB: "et tall"}
	case strings.HasPrefix(name, "[]"):
		return diag.Text{EN: "a list", NB: "en liste"}
	case strings.HasPrefix(name, "map"):
		return diag.Text{EN: "a relation", NB: "en relasjon"}
	}
	return plain(name)
}
