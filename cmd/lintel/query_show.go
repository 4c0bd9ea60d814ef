package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator/model"
	"lintel/generator/query"
)

func (c *console) impactCommand() *cobra.Command {
	var format string
	var depth int
	formats := []string{"table", "json", "csv"}
	cmd := &cobra.Command{
		Use: "impact ID", Short: c.say("impact-short"), Long: c.say("impact-long") + "\n\n" + c.say("impact-example"), Args: c.wants(1, 1),
		ValidArgsFunction: c.completeIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := c.formats(cmd, format, formats...); err != nil {
				return err
			}
			if depth < 0 {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-depth"))}
			}
			m, err := c.readModel(cmd.Context())
			if err != nil {
				return err
			}
			e, err := c.element(cmd, m, args[0])
			if err != nil {
				return err
			}
			touched := impact(m, e, depth, c.lang)
			if format == "table" {
				c.writeImpact(m, e, touched)
				return nil
			}
			rows := make([][]any, len(touched))
			for i, t := range touched {
				rows[i] = []any{t.kind, t.id, t.name, float64(t.depth), t.relation, t.through}
			}
			return c.writeRows([]string{"kind", "id", "name", "depth", "relation", "through"}, rows, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "table", c.say("flag-format-impact"))
	cmd.Flags().IntVar(&depth, "depth", 2, c.say("flag-depth"))
	c.revisionFlag(cmd)
	fixedChoices(cmd, "format", formats...)
	return cmd
}

// touched is something that a change of an element touches.
type touched struct {
	kind     string // of the element; "text" for a text
	id, name string // a text's id is its file
	depth    int
	relation string // from it to what it was reached through
	through  string // an address
}

// textKind is what a text counts as.
const textKind = "text"

// impact gives who is touched when an element changes, as rows.
func impact(m *model.Model, e *model.Element, depth int, lang string) []touched {
	var all []touched
	for _, t := range query.NewImpact(m).Of(e, depth) {
		row := touched{kind: textKind, id: t.ID(), name: t.Name().In(lang), depth: t.Depth, relation: t.Relation, through: t.Through.Address()}
		if t.Element != nil {
			row.kind = t.Element.Kind.ID
		}
		all = append(all, row)
	}
	return all
}

// writeImpact writes who is touched, kind by kind.
func (c *console) writeImpact(m *model.Model, e *model.Element, all []touched) {
	if len(all) == 0 {
		fmt.Fprintln(c.out, c.say("impact-none", e.ID))
		return
	}
	width, direct := 0, 0
	for _, t := range all {
		width = max(width, len([]rune(t.id)))
		if t.depth == 1 {
			direct++
		}
	}
	fmt.Fprintln(c.out, c.say("impact-head", c.bold(e.Name.In(c.lang)), e.ID, len(all), direct))
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].kind == all[from].kind {
			to++
		}
		heading := c.say("label-texts")
		if kind := m.Metamodel.Kind(all[from].kind); kind != nil {
			heading = kind.Plural.In(c.lang)
		}
		fmt.Fprintf(c.out, "\n%s (%d)\n", c.bold(heading), to-from)
		for _, t := range all[from:to] {
			fmt.Fprintf(c.out, "  %d  %s%s  %s %s\n", t.depth, t.id, strings.Repeat(" ", width-len([]rune(t.id))), c.faint(t.relation), t.through)
		}
		from = to
	}
}

func (c *console) showCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "show ID", Short: c.say("show-short"), Long: c.say("show-long") + "\n\n" + c.say("show-example"), Args: c.wants(1, 1),
		ValidArgsFunction: c.completeIDs,
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := c.readModel(cmd.Context())
			if err != nil {
				return err
			}
			e, err := c.element(cmd, m, args[0])
			if err != nil {
				return err
			}
			if asJSON {
				encoder := json.NewEncoder(c.out)
				encoder.SetEscapeHTML(false)
				encoder.SetIndent("", "  ")
				return encoder.Encode(cardOf(e, c.lang))
			}
			c.writeCard(e)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-json"))
	c.revisionFlag(cmd)
	return cmd
}

// card is what show tells of an element.
type card struct {
	ID        string         `json:"id"`
	Kind      string         `json:"kind"`
	Name      string         `json:"name"`
	Status    string         `json:"status"`
	Summary   string         `json:"summary"`
	From      string         `json:"from"`
	Until     string         `json:"until"`
	Basis     string         `json:"basis"`
	Internal  bool           `json:"internal"`
	Formerly  []string       `json:"formerly"`
	Fields    map[string]any `json:"fields"`
	Relations []cardRelation `json:"relations"`
	Parts     []cardPart     `json:"parts"`
	Sources   []string       `json:"sources"`
	Mentions  int            `json:"mentions"`
	File      string         `json:"file"`
	Line      int            `json:"line"`
	Column    int            `json:"column"`
}

// cardRelation is a relation as the element sees it: by the key that it would
// write, with the part that it starts from.
type cardRelation struct {
	Key   string `json:"key"`
	Label string `json:"-"`
	Part  string `json:"part"`
	To    string `json:"to"`
	Name  string `json:"name"`
	Kind  string `json:"kind"`
}

type cardPart struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	Name string `json:"name"`
}

func cardOf(e *model.Element, lang string) *card {
	at := e.IDSpan.Position()
	x := &card{
		ID: e.ID, Kind: e.Kind.ID, Name: e.Name.In(lang), Summary: e.Summary.In(lang), From: e.Life.From.Text, Until: e.Life.Until.Text,
		Basis: e.Basis, Internal: e.Internal, Formerly: []string{}, Fields: map[string]any{}, Relations: []cardRelation{}, Parts: []cardPart{},
		Sources: []string{}, Mentions: len(e.Mentions), File: e.IDSpan.Path(), Line: at.Line, Column: at.Column,
	}
	if e.Status != nil {
		x.Status = e.Status.ID
	}
	for _, ref := range e.Formerly {
		x.Formerly = append(x.Formerly, ref.Text)
	}
	for i := range e.Fields {
		x.Fields[e.Fields[i].Field.ID] = fieldValue(e.Fields[i].Field, &e.Fields[i].Value, lang)
	}
	for r := range e.AllOut() {
		x.Relations = append(x.Relations, relationOf(r.From, r.To, model.Direction{Type: r.Type}, lang))
	}
	for r := range e.AllIn() {
		x.Relations = append(x.Relations, relationOf(r.To, r.From, model.Direction{Type: r.Type, Inverse: !r.Type.Symmetric()}, lang))
	}
	for _, p := range e.Parts {
		x.Parts = append(x.Parts, cardPart{p.ID, string(p.Kind), p.Name.In(lang)})
	}
	for _, s := range e.Sources {
		x.Sources = append(x.Sources, strings.TrimSpace(s.To.Address()+" "+s.At))
	}
	return x
}

func relationOf(here, there model.End, d model.Direction, lang string) cardRelation {
	r := cardRelation{Key: d.Key(), Label: d.Name().In(lang), To: there.Address(), Name: there.Element.Name.In(lang), Kind: there.Element.Kind.ID}
	if here.Part != nil {
		r.Part = here.Part.ID
	}
	if r.Key == "" { // a relation without a name from its other end
		r.Key = d.Type.ID
	}
	return r
}

// writeCard writes a card for people.
func (c *console) writeCard(e *model.Element) {
	x := cardOf(e, c.lang)
	fmt.Fprintf(c.out, "%s\n%s\n", c.bold(oneLine(x.Name)), c.cardHead(e, x))
	if x.Summary != "" {
		fmt.Fprintf(c.out, "\n%s\n", wrap(oneLine(x.Summary), 78))
	}
	var facts [][2]string
	fact := func(label, value string) {
		if value != "" {
			facts = append(facts, [2]string{label, oneLine(value)})
		}
	}
	fact(c.say("label-from"), x.From)
	fact(c.say("label-until"), x.Until)
	for i := range e.Fields {
		f := &e.Fields[i]
		value := cellText(fieldValue(f.Field, &f.Value, c.lang))
		if f.Value.Enum != nil {
			value = f.Value.Enum.Name.In(c.lang)
		}
		fact(f.Field.Name.In(c.lang), shortened(oneLine(value), 100))
	}
	fact(c.say("label-formerly"), strings.Join(x.Formerly, ", "))
	fact(c.say("label-sources"), strings.Join(x.Sources, "; "))
	if x.Mentions > 0 {
		fact(c.say("label-mentions"), c.count(x.Mentions, "place"))
	}
	fact(c.say("label-file"), e.IDSpan.String())
	c.writeFacts(facts)
	c.writeRelations(x)
	c.writeParts(x)
}

// cardHead is the line under the name: kind, id, status and what is unusual.
func (c *console) cardHead(e *model.Element, x *card) string {
	words := []string{e.Kind.Name.In(c.lang), c.paint("36", x.ID)}
	if e.Status != nil {
		words = append(words, e.Status.Name.In(c.lang))
	}
	if x.Internal {
		words = append(words, c.paint("33", c.say("label-internal")))
	}
	return strings.Join(words, " · ")
}

func (c *console) writeFacts(facts [][2]string) {
	width := 0
	for _, f := range facts {
		width = max(width, len([]rune(f[0])))
	}
	fmt.Fprintln(c.out)
	for _, f := range facts {
		fmt.Fprintf(c.out, "%s%s  %s\n", c.faint(f[0]), strings.Repeat(" ", width-len([]rune(f[0]))), f[1])
	}
}

// writeRelations writes the relations key by key, in the metamodel's order.
func (c *console) writeRelations(x *card) {
	seen := map[string]bool{}
	for _, first := range x.Relations {
		if seen[first.Key+first.Label] {
			continue
		}
		seen[first.Key+first.Label] = true
		fmt.Fprintf(c.out, "\n%s\n", c.bold(first.Label))
		for _, r := range x.Relations {
			if r.Key+r.Label != first.Key+first.Label {
				continue
			}
			line := "  " + r.To + "  " + c.faint(oneLine(r.Name))
			if r.Part != "" {
				line += "  (#" + r.Part + ")"
			}
			fmt.Fprintln(c.out, line)
		}
	}
}

func (c *console) writeParts(x *card) {
	if len(x.Parts) == 0 {
		return
	}
	fmt.Fprintf(c.out, "\n%s\n", c.bold(c.say("label-parts")))
	for _, p := range x.Parts {
		fmt.Fprintf(c.out, "  %s#%s  %s\n", x.ID, p.ID, c.faint(oneLine(p.Name)))
	}
}

// shortened cuts a long text at a word.
func shortened(text string, width int) string {
	signs := []rune(text)
	if len(signs) <= width {
		return text
	}
	cut := string(signs[:width])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + " …"
}
