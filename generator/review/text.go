package review

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"lintel/generator/diff"
)

// sign is the sign of a change in lines of text.
func sign(kind diff.Kind) string {
	switch kind {
	case diff.Added:
		return "+"
	case diff.Removed:
		return "-"
	}
	return "~"
}

// Text writes the report as lines for a terminal; emphasis makes a text stand out.
func (r *Report) Text(out io.Writer, emphasis func(string) string) error {
	var b strings.Builder
	bold := func(text string) string { return "\x01" + text + "\x02" }
	for _, s := range r.Summary {
		b.WriteString(s + "\n")
	}
	for _, list := range []entryList{{"breaks", r.Breaking}, {"other-changes", r.Changed}, {"text-changes", r.Texts}, {"rest-changes", r.Rest}} {
		if len(list.Entries) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", bold(r.words.say(list.Key)))
		for _, e := range list.Entries {
			r.textEntry(&b, e, bold)
		}
	}
	text := strong.ReplaceAllStringFunc(printable(b.String()), func(found string) string { return emphasis(strings.Trim(found, "\x01\x02")) })
	_, err := io.WriteString(out, strings.Map(func(c rune) rune {
		if c == 1 || c == 2 {
			return -1
		}
		return c
	}, text))
	return err
}

var strong = regexp.MustCompile("\x01[^\x01\x02]*\x02")

func (r *Report) textEntry(b *strings.Builder, e *Entry, bold func(string) string) {
	id := ""
	if e.ID != "" && e.ID != e.Name {
		id = " " + e.ID
	}
	fmt.Fprintf(b, "\n%s %s%s (%s, %s, %s)\n", sign(e.FateKind), bold(e.Name), id, e.Kind, e.Fate, e.ClassName)
	for _, effect := range e.Effects {
		b.WriteString("    ! " + effect + "\n")
	}
	if e.Undecided {
		b.WriteString("    ! " + r.words.say("must-decide") + "\n")
	}
	for _, g := range e.Groups {
		for _, l := range g.Lines {
			fmt.Fprintf(b, "    %s %s%s\n", sign(l.Kind), l.Label, valueText(l, 100))
		}
	}
	for _, t := range e.Texts {
		for _, p := range t.Paragraphs {
			fmt.Fprintf(b, "    %s %s: %s\n", sign(p.Kind), t.LangName, shorten(piecesText(nearby(p.Pieces), "[-", "-]", "{+", "+}"), 240))
		}
	}
	if e.Why != "" {
		b.WriteString("    " + e.Why + "\n")
	}
	for i, would := range e.Would {
		if i == 0 {
			b.WriteString("    " + r.words.say("would") + "\n")
		}
		b.WriteString("    · " + would + "\n")
	}
	if len(e.Owners) > 0 && len(e.Effects) > 0 {
		b.WriteString("    " + r.words.say("owners", r.words.list(e.Owners)) + "\n")
	}
	if e.Depending+e.Touched > 0 {
		b.WriteString("    " + r.impactSum(e) + "\n")
	}
}

// valueText is what was and is, on one line.
func valueText(l Line, most int) string {
	switch {
	case l.Old == "" && l.New == "":
		return ""
	case l.Old == "":
		return ": " + shorten(l.New, 2*most)
	case l.New == "":
		return ": " + shorten(l.Old, 2*most)
	case len(l.Pieces) > 0:
		return ": " + shorten(piecesText(nearby(l.Pieces), "[-", "-]", "{+", "+}"), 4*most)
	}
	return ": " + shorten(l.Old, most) + " → " + shorten(l.New, most)
}

// nearby leaves of what has not changed only the words round what has.
func nearby(pieces []diff.Piece) []diff.Piece {
	const most = 40
	var all []diff.Piece
	for i, p := range pieces {
		runes := []rune(p.Text)
		if p.Kind == diff.Same && len(runes) > 2*most {
			start, end := string(runes[:most]), string(runes[len(runes)-most:])
			switch i {
			case 0:
				p.Text = "…" + end
			case len(pieces) - 1:
				p.Text = start + "…"
			default:
				p.Text = start + " … " + end
			}
		}
		all = append(all, p)
	}
	return all
}

func piecesText(pieces []diff.Piece, goneOpen, goneClose, cameOpen, cameClose string) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Kind {
		case diff.Removed:
			b.WriteString(goneOpen + p.Text + goneClose)
		case diff.Added:
			b.WriteString(cameOpen + p.Text + cameClose)
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// shorten is a text on one line, cut in the middle of nothing but itself.
func shorten(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return string(runes[:most-1]) + "…"
}

// printable takes control signs out, so that no text steers the terminal; but for
// the two that mark what is to stand out.
func printable(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c > 2 || c == 0x7f || c >= 0x80 && c < 0xa0 {
			return ' '
		}
		return c
	}, text)
}

// The JSON form. Its version changes when a key goes or means another thing.
type jsonReport struct {
	Version  int         `json:"version"`
	Base     string      `json:"base"`
	Head     string      `json:"head"`
	Lang     string      `json:"lang"`
	Summary  []string    `json:"summary"`
	Breaking int         `json:"breaking"`
	Changes  []jsonEntry `json:"changes"`
}

type jsonEntry struct {
	ID        string       `json:"id"`
	Name      string       `json:"name"`
	Kind      string       `json:"kind"`
	Change    string       `json:"change"`
	Was       string       `json:"was,omitempty"`
	Class     string       `json:"class"`
	Effects   []string     `json:"effects"`
	Undecided bool         `json:"undecided"`
	Decisions []string     `json:"decisions"`
	Items     []jsonItem   `json:"items"`
	Impact    []jsonImpact `json:"impact"`
}

type jsonItem struct {
	Change string `json:"change"`
	Group  string `json:"group"`
	What   string `json:"what"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

type jsonImpact struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Depends bool   `json:"depends"`
	Direct  bool   `json:"direct"`
	How     string `json:"how"`
}

// JSON writes the report for programs.
func (r *Report) JSON(out io.Writer) error {
	j := jsonReport{Version: 1, Base: r.Base, Head: r.Head, Lang: r.Lang, Summary: r.Summary, Breaking: len(r.Breaking), Changes: []jsonEntry{}}
	for _, e := range r.All() {
		entry := jsonEntry{
			ID: e.ID, Name: e.Name, Kind: e.Kind, Change: string(e.FateKind), Was: e.WasID, Class: string(e.Class), Undecided: e.Undecided,
			Effects: append([]string{}, e.Effects...), Decisions: append([]string{}, e.Decisions...), Items: []jsonItem{}, Impact: []jsonImpact{},
		}
		for _, g := range e.Groups {
			for _, l := range g.Lines {
				entry.Items = append(entry.Items, jsonItem{string(l.Kind), g.Title, l.Label, l.Old, l.New})
			}
		}
		for _, t := range e.Texts {
			for _, p := range t.Paragraphs {
				entry.Items = append(entry.Items, jsonItem{string(p.Kind), t.LangName, r.words.say("text"), sideOf(p, diff.Added), sideOf(p, diff.Removed)})
			}
		}
		for _, g := range slices.Concat(e.Impact, e.Others) {
			for _, item := range g.Items {
				entry.Impact = append(entry.Impact, jsonImpact{item.ID, g.Title, item.Depends, item.Direct, item.How})
			}
		}
		j.Changes = append(j.Changes, entry)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(j)
}

// sideOf is a paragraph without what is only on the other side.
func sideOf(p ParagraphChange, without diff.Kind) string {
	var b strings.Builder
	for _, piece := range p.Pieces {
		if piece.Kind != without {
			b.WriteString(piece.Text)
		}
	}
	return b.String()
}
