package markdown

import (
	"strings"
	"testing"
	"time"

	"lintel/generator/diag"
)

// Each of these keeps goldmark busy for seconds, or would without a limit.
func TestLimits(t *testing.T) {
	const patience = slowdown * time.Second // what is not stopped takes many
	tests := map[string]string{
		"links":             strings.Repeat("[a](", 20_000),
		"emphasis":          strings.Repeat("*a_", 20_000),
		"emphasis heading":  "# " + strings.Repeat("*a_", 20_000),
		"setext":            strings.Repeat("*a_", 20_000) + "\n===",
		"emphasis cell":     "|a|b|\n|-|-|\n|" + strings.Repeat("*a_", 20_000) + "|c|",
		"not quite a table": "# |a|b|\n|-|-|\n" + strings.Repeat("|"+strings.Repeat("*a_", 1000)+"|c|\n", 20),
		"term":              "a\n: b\n\n" + strings.Repeat("[a](", 20_000) + "\n: c",
		"references":        strings.Repeat("[[", 400_000),
		"reference ends":    strings.Repeat("[[", 200_000) + strings.Repeat("]]", 200_000),
		"definitions":       strings.Repeat("[a]: b\n", 100_000),
		"paragraphs":        strings.Repeat(strings.Repeat("[a](", 1_900)+"\n\n", 100),
		"table":             "|" + strings.Repeat("a|", 15_000) + "\n|" + strings.Repeat("-|", 15_000) + "\n|a|\n|b|\n",
		"rows":              strings.Repeat("a|", 500) + "\n" + strings.Repeat("-|", 500) + "\n" + strings.Repeat("|\n", 40_000),
		"quotes":            strings.Repeat(">", 50_000) + "a",
		"spaced quotes":     strings.Repeat("> ", 50_000) + "a",
		"lists":             strings.Repeat("- ", 50_000) + "a",
		"numbers":           strings.Repeat("1. ", 30_000) + "a",
		"mixed":             strings.Repeat("> - 1. ", 20_000) + "a",
		"staircase":         staircase(600),
		"boxes":             strings.Repeat(":::note\n", 50_000),
		"footnotes":         footnotes(30_000),
		"nested footnotes":  strings.Repeat("[^1]: ", 50_000),
		"code":              "```\n" + strings.Repeat("a\n", 40_000) + "```",
		"size":              strings.Repeat("a\n\n", 400_000),
		"long lines":        "x" + strings.Repeat("[\n", 1_500) + strings.Repeat("a\n", 150_000),
		"blank lines":       strings.Repeat("- ", 99) + "a" + strings.Repeat("\n", 900_000),
		"boxed lines":       strings.Repeat(":::note\n", 99) + strings.Repeat("a\n", 400_000),
		"backticks":         backticks(900),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			var document *Document
			var findings []diag.Finding
			taken := time.Hour
			for range 10 { // the fastest counts: the machine is shared
				start := time.Now()
				document, findings = parseString(t, text)
				if taken = min(taken, time.Since(start)); taken < patience {
					break
				}
			}
			if taken > patience {
				t.Errorf("took %s", taken)
			}
			if len(findings) != 1 || findings[0].Rule != ruleLimit {
				t.Errorf("findings: %v", lines(findings))
			}
			if len(document.Segments) > 0 {
				t.Error("the text was parsed")
			}
		})
	}
}

func staircase(steps int) string {
	var b strings.Builder
	for i := range steps {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

func footnotes(count int) string {
	var b strings.Builder
	for i := count; i > 0; i-- {
		b.WriteString("[^" + strings.Repeat("a", i%7) + string(rune('a'+i%26)) + "]: b\n")
	}
	return b.String()
}

func backticks(most int) string {
	var b strings.Builder
	for i := range most {
		b.WriteString(strings.Repeat("`", i+1) + " ")
	}
	return b.String()
}

// Honest texts that are large in one way or another stay under the limits.
func TestUnderLimits(t *testing.T) {
	tests := map[string]string{
		"long list":    strings.Repeat("- [[altinn|Altinn]] og [lenke](x.md) med *utheving*\n", 3_000),
		"numbers":      strings.Repeat("1. [[altinn|Altinn]] og **to**\n", 3_000),
		"wide table":   "| a | b |\n|---|---|\n" + strings.Repeat("| [[a|b]] | **c** `d` |\n", 4_000),
		"code":         "1. a\n\n   ```json\n" + strings.Repeat("   [\"_\", \"*\", [1, 2]],\n", 2_000) + "   ```\n",
		"deep list":    staircase(40),
		"rule":         strings.Repeat("- ", 60),
		"headings":     strings.Repeat("## Samme *overskrift* [[a]]\n\nTekst\n\n", 3_000),
		"definitions":  strings.Repeat("Ord [[a]]\n: Forklaring *b*\n\n", 3_000),
		"footnotes":    strings.Repeat("a[^b]\n\n", 500) + "[^b]: c",
		"many numbers": strings.Repeat("1.2.3 4.5 2014-10-02\n", 100),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			document, findings := parseString(t, text)
			if len(findings) > 0 || len(document.Segments) == 0 {
				t.Errorf("%d segments, findings: %v", len(document.Segments), lines(findings))
			}
			if taken := time.Since(start); taken > slowdown*time.Second {
				t.Errorf("took %s", taken)
			}
		})
	}
}
