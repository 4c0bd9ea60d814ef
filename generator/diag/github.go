package diag

import (
	"fmt"
	"io"
	"strings"
)

// WriteGitHub writes the findings as the commands that GitHub Actions turns into
// annotations in the pull request, one a line.
func WriteGitHub(w io.Writer, findings []Finding, lang string) error {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	var b strings.Builder
	for i := range findings {
		f := &findings[i]
		level := map[Severity]string{Error: "error", Warning: "warning"}[f.Severity]
		if level == "" {
			level = "notice"
		}
		b.WriteString("::" + level + " ")
		if !f.Span.IsZero() {
			start, end := f.Span.Position(), f.Span.EndPosition()
			fmt.Fprintf(&b, "file=%s,line=%d,endLine=%d,", property.Replace(Printable(f.Span.Path())), start.Line, end.Line)
			if start.Line == end.Line { // columns are only understood within a line
				fmt.Fprintf(&b, "col=%d,endColumn=%d,", start.Column, end.Column)
			}
		}
		fmt.Fprintf(&b, "title=%s::%s\n", property.Replace(f.Rule.Code), message.Replace(Printable(f.Message(lang))))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
