package archimate

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// A unit is one thing that can change by itself: a key of a document, or one
// relation in a list, found by its source-id.
type unit struct {
	entry yaml.Entry
	item  *yaml.Node // of the list that is the entry's value; nil for the whole entry
}

// value is the unit in a form that does not depend on how it is written.
func (u unit) value() string {
	var b strings.Builder
	n := u.entry.Value
	if u.item != nil {
		n = u.item
	}
	canonical(&b, n)
	return b.String()
}

// text is the unit as it is written.
func (u unit) text() string {
	if u.item != nil {
		return u.item.Span.Text()
	}
	file := u.entry.KeySpan.File
	return file.Text[u.entry.KeySpan.Start:valueEnd(u.entry.Value)]
}

// canonical writes a value without its style.
func canonical(b *strings.Builder, n *yaml.Node) {
	switch n.Kind {
	case yaml.Mapping:
		entries := slices.Clone(n.Entries)
		slices.SortFunc(entries, func(x, y yaml.Entry) int { return strings.Compare(x.Key, y.Key) })
		b.WriteByte('{')
		for _, e := range entries {
			b.WriteString(e.Key + ":")
			canonical(b, e.Value)
			b.WriteByte(',')
		}
		b.WriteByte('}')
	case yaml.Sequence:
		b.WriteByte('[')
		for _, item := range n.Items {
			canonical(b, item)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	default:
		b.WriteString(scalarText(n.Value))
	}
}

func scalarText(value string) string {
	return `"` + strings.ReplaceAll(strings.ReplaceAll(value, `\`, `\\`), `"`, `\"`) + `"`
}

// valueEnd is where the last sign of a value stands.
func valueEnd(n *yaml.Node) int {
	text := n.Span.File.Text
	at := min(n.Span.End, len(text))
	for at > n.Span.Start && (text[at-1] == '\n' || text[at-1] == ' ') {
		at--
	}
	return at
}

// units gives the units of a document. Its ids are none: the import never
// changes them. Relations without a source-id were made here.
func units(n *yaml.Node) map[string]unit {
	all := map[string]unit{}
	if n == nil {
		return all
	}
	for _, e := range n.Entries {
		if e.Key == "id" || e.Key == sourceField {
			continue
		}
		items := []*yaml.Node{e.Value}
		if e.Value.Kind == yaml.Sequence {
			items = e.Value.Items
		}
		isRelation := false
		for _, item := range items {
			if id := item.Get(sourceField); id != nil && id.Kind == yaml.Scalar {
				isRelation = true
				all[e.Key+"/"+id.Value] = unit{e, item}
			}
		}
		if !isRelation {
			all[e.Key] = unit{entry: e}
		}
	}
	return all
}

// outcome is what a merge did to a document.
type outcome struct {
	applied   []string // keys that the source has changed
	kept      []string // keys that were changed here
	conflicts []Conflict
	state     unitState
}

// merge brings a document up to what the source says now. base is what it said
// at the last import; where that is not known what differs is a conflict.
func (d *document) merge(text string, base unitState) outcome {
	wanted := &document{file: d.file, text: text}
	if err := wanted.parse(); err != nil || wanted.node == nil {
		return outcome{state: base} // what was just written can be read
	}
	there, here := units(wanted.node), units(d.node)
	out := outcome{state: unitState{ID: d.id, Text: hash(text), Keys: hashes(there)}}
	for _, key := range unionKeys(here, there, base.Keys) {
		now, new, old := hashOf(here, key), out.state.Keys[key], base.Keys[key]
		switch {
		case now == new:
		case now == old:
			out.applied = append(out.applied, key)
		case new == old:
			out.kept = append(out.kept, key)
		default:
			out.conflicts = append(out.conflicts, Conflict{ID: d.id, Key: key, Here: short(here, key), There: short(there, key), span: d.spanOf(here, key)})
		}
	}
	switch {
	case len(out.applied) == 0:
		if hash(d.text) != base.Text {
			out.state.Text = base.Text // still not what an import wrote
		}
	case hash(d.text) == base.Text:
		d.set(text)
	default:
		for _, key := range out.applied {
			if !d.change(key, wanted) {
				out.conflicts = append(out.conflicts, Conflict{ID: d.id, Key: key, Here: short(here, key), There: short(there, key)})
			}
		}
	}
	return out
}

func hashes(all map[string]unit) map[string]string {
	keys := make(map[string]string, len(all))
	for key, u := range all {
		keys[key] = hash(u.value())
	}
	return keys
}

func hashOf(all map[string]unit, key string) string {
	u, there := all[key]
	if !there {
		return ""
	}
	return hash(u.value())
}

func unionKeys(here, there map[string]unit, base map[string]string) []string {
	var keys []string
	for key := range here {
		keys = append(keys, key)
	}
	for key := range there {
		keys = append(keys, key)
	}
	for key := range base {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// short is a unit's text for a report, "–" when there is none.
func short(all map[string]unit, key string) string {
	u, there := all[key]
	if !there {
		return "–"
	}
	text := u.text()
	if u.item == nil && u.entry.Value.Kind == yaml.Scalar {
		text = u.entry.Value.Value
	}
	text = oneLine(text)
	if runes := []rune(text); len(runes) > 120 {
		text = string(runes[:119]) + "…"
	}
	return text
}

func (d *document) spanOf(here map[string]unit, key string) source.Span {
	file := d.wholeFile()
	if u, there := here[key]; there && file != nil {
		at := d.offset() + u.entry.KeySpan.Start
		return file.Span(at, at+u.entry.KeySpan.End-u.entry.KeySpan.Start)
	}
	return file.Span(d.offset(), d.offset())
}

// wholeFile gives the file as it was read, for findings.
func (d *document) wholeFile() *source.File {
	file, _ := source.NewFile(d.file.path, d.file.raw)
	return file
}

// offset is where the document begins in its file.
func (d *document) offset() int {
	at := len(d.file.head)
	for _, other := range d.file.parts {
		if other == d {
			break
		}
		at += len(other.text) + len("---\n")
	}
	return at
}

// change makes one unit what it is in another document, and leaves all the
// rest as it stands. It is false when that cannot be done.
func (d *document) change(key string, wanted *document) bool {
	here, isHere := units(d.node)[key]
	there, isThere := units(wanted.node)[key]
	before := d.text
	switch {
	case isHere && isThere:
		from, to := here.extent()
		d.text = before[:from] + there.text() + before[to:]
	case isThere && there.item != nil:
		d.addItem(there)
	case isThere:
		d.text = withBreak(before) + there.text() + "\n"
	case isHere:
		d.text = here.without(before)
	}
	if err := d.parse(); err != nil || hashOf(units(d.node), key) != hashOf(units(wanted.node), key) {
		d.text = before
		_ = d.parse() // it could be read before
		return false
	}
	d.set(d.text)
	return true
}

func withBreak(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// extent is where the unit stands in its text.
func (u unit) extent() (from, to int) {
	if u.item != nil {
		return u.item.Span.Start, valueEnd(u.item)
	}
	return u.entry.KeySpan.Start, valueEnd(u.entry.Value)
}

// addItem adds a relation to its list.
func (d *document) addItem(u unit) {
	for _, e := range d.node.Entries {
		if e.Key == u.entry.Key {
			d.text = apply(d.text, []diag.Edit{yaml.AddItem(e, u.text())})
			return
		}
	}
	d.text = withBreak(d.text) + u.entry.Key + ":\n  - " + u.text() + "\n"
}

// without takes the unit out of a text, with its lines when it has them to
// itself.
func (u unit) without(text string) string {
	from, to := u.extent()
	list := u.entry.Value
	switch {
	case u.item == nil, list.Kind != yaml.Sequence, len(list.Items) == 1:
		from, to = u.entry.KeySpan.Start, valueEnd(list)
	case isFlow(list):
		var rest []string
		for _, item := range list.Items {
			if item != u.item {
				rest = append(rest, item.Span.Text())
			}
		}
		return text[:list.Span.Start] + "[" + strings.Join(rest, ", ") + "]" + text[list.Span.End:]
	}
	from = strings.LastIndexByte(text[:from], '\n') + 1
	if end := strings.IndexByte(text[to:], '\n'); end >= 0 {
		to += end + 1
	} else {
		to = len(text)
	}
	return text[:from] + text[to:]
}
