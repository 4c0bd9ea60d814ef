package load

import (
	"fmt"
	"iter"
	"math"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

// What a value should have been, for the finding wrong-type.
var (
	expectText      = diag.Text{EN: "a text", NB: "en tekst"}
	expectNumber    = diag.Text{EN: "a number", NB: "et tall"}
	expectBoolean   = diag.Text{EN: "true or false", NB: "true eller false"}
	expectMapping   = diag.Text{EN: "keys with values", NB: "nøkler med verdier"}
	expectList      = diag.Text{EN: "a list", NB: "en liste"}
	expectLocal     = diag.Text{EN: "a text, or one per language", NB: "en tekst, eller én per språk"}
	expectSelection = diag.Text{EN: "an id, an arrow or where:", NB: "en id, en pil eller where:"}
	expectRelation  = diag.Text{EN: "an id, or {to: id}", NB: "en id, eller {to: id}"}
)

func (r *reader) wrongType(n *yaml.Node, span source.Span, key string, expected diag.Text) {
	if n != nil {
		span = n.Span
	}
	r.report.Add(ruleWrongType, span, diag.Args{"key": key, "expected": expected})
}

// unknownKey reports a key that is not understood where it stands.
func (r *reader) unknownKey(e yaml.Entry, where string, known iter.Seq[string]) {
	f := r.report.Add(ruleUnknownKey, e.KeySpan, diag.Args{"key": e.Key, "where": where, "near": diag.NearestText(e.Key, known)})
	if near := diag.Nearest(e.Key, known); len(near) == 1 && e.KeySpan.Text() == e.Key {
		f.Fix = []diag.Edit{{Span: e.KeySpan, New: near[0]}}
	}
}

func (r *reader) unknownValue(n *yaml.Node, key string, known iter.Seq[string]) {
	f := r.report.Add(ruleUnknownValue, n.Span, diag.Args{
		"key": key, "value": n.Value, "near": diag.NearestText(n.Value, known), "allowed": strings.Join(slices.Sorted(known), ", "),
	})
	if near := diag.Nearest(n.Value, known); len(near) == 1 && n.Span.Text() == n.Value {
		f.Fix = []diag.Edit{{Span: n.Span, New: near[0]}}
	}
}

// mapping tells whether a node is a mapping, and reports when it is not.
func (r *reader) mapping(e yaml.Entry) bool {
	if e.Value != nil && e.Value.Kind == yaml.Mapping {
		return true
	}
	r.wrongType(e.Value, e.KeySpan, e.Key, expectMapping)
	return false
}

// items gives a list's items; one item alone may stand without the list.
func (r *reader) items(e yaml.Entry) []*yaml.Node {
	switch {
	case e.Value == nil || e.Value.Kind == yaml.Null:
		r.wrongType(nil, e.KeySpan, e.Key, expectList)
		return nil
	case e.Value.Kind == yaml.Sequence:
		return e.Value.Items
	}
	return []*yaml.Node{e.Value}
}

// mappings gives the items of a list that must all be mappings.
func (r *reader) mappings(e yaml.Entry) []*yaml.Node {
	if e.Value == nil || e.Value.Kind != yaml.Sequence {
		r.wrongType(e.Value, e.KeySpan, e.Key, expectList)
		return nil
	}
	items := make([]*yaml.Node, 0, len(e.Value.Items))
	for _, item := range e.Value.Items {
		if item.Kind != yaml.Mapping {
			r.wrongType(item, item.Span, e.Key, expectMapping)
			continue
		}
		items = append(items, item)
	}
	return items
}

func (r *reader) text(e yaml.Entry) string {
	if e.Value == nil || e.Value.Kind != yaml.Scalar {
		r.wrongType(e.Value, e.KeySpan, e.Key, expectText)
		return ""
	}
	return e.Value.Value
}

// choice reads one of a few words; "" when it is none of them.
func (r *reader) choice(e yaml.Entry, allowed ...string) string {
	value := r.text(e)
	if value == "" || slices.Contains(allowed, value) {
		return value
	}
	r.unknownValue(e.Value, e.Key, slices.Values(allowed))
	return ""
}

func (r *reader) number(e yaml.Entry) float64 {
	if e.Value != nil && e.Value.Kind == yaml.Scalar {
		if number, ok := e.Value.Number(); ok {
			return number
		}
	}
	r.wrongType(e.Value, e.KeySpan, e.Key, expectNumber)
	return 0
}

// An order, and anything else that is counted, is within these.
const (
	leastOrder = -1_000_000
	mostOrder  = 1_000_000
)

// whole reads a whole number between two others; 0 when it is none.
func (r *reader) whole(e yaml.Entry, least, most int) int {
	number, ok := e.Value.Number()
	if !ok || number != math.Trunc(number) || number < float64(least) || number > float64(most) {
		r.wrongType(e.Value, e.KeySpan, e.Key, diag.Text{
			EN: fmt.Sprintf("a whole number from %d to %d", least, most), NB: fmt.Sprintf("et helt tall fra %d til %d", least, most),
		})
		return 0
	}
	return int(number)
}

func (r *reader) boolean(e yaml.Entry) bool {
	if e.Value != nil && e.Value.Kind == yaml.Scalar {
		if value, ok := e.Value.Bool(); ok {
			return value
		}
	}
	r.wrongType(e.Value, e.KeySpan, e.Key, expectBoolean)
	return false
}

// localized reads a text, or a mapping of languages to texts.
func (r *reader) localized(e yaml.Entry) model.Text {
	if e.Value != nil && e.Value.Kind == yaml.Scalar {
		return model.Plain(e.Value.Value)
	}
	if e.Value == nil || e.Value.Kind != yaml.Mapping {
		r.wrongType(e.Value, e.KeySpan, e.Key, expectLocal)
		return nil
	}
	text := make(model.Text, 0, len(e.Value.Entries))
	for _, translation := range e.Value.Entries {
		if !slices.Contains(r.config.Languages, translation.Key) {
			r.unknownKey(translation, e.Key, slices.Values(r.config.Languages))
			continue
		}
		if value := r.text(translation); value != "" {
			text = append(text, model.Translation{Lang: translation.Key, Value: value})
		}
	}
	return text
}

func (r *reader) date(e yaml.Entry) model.Date {
	value := r.text(e)
	if value == "" {
		return model.Date{}
	}
	date, ok := model.ParseDate(value)
	if !ok {
		r.report.Add(ruleDateForm, e.Value.Span, diag.Args{"value": value})
		return model.Date{}
	}
	date.Span = e.Value.Span
	return date
}

// url reads an address; its scheme must be one that a page may link to.
func (r *reader) url(e yaml.Entry) string {
	value := r.text(e)
	if value == "" || isAddress(value, "https", "http", "mailto") {
		return value
	}
	r.report.Add(ruleURLScheme, e.Value.Span, diag.Args{"value": value})
	return ""
}

// isAddress tells whether a text is a whole address with one of the schemes.
func isAddress(text string, schemes ...string) bool {
	if strings.ContainsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }) {
		return false
	}
	parsed, err := url.Parse(text)
	return err == nil && slices.Contains(schemes, parsed.Scheme) && (parsed.Host != "" || parsed.Scheme == "mailto" && parsed.Opaque != "")
}

func (r *reader) ref(key string, n *yaml.Node) (model.Ref, bool) {
	if n == nil || n.Kind != yaml.Scalar || strings.TrimSpace(n.Value) == "" {
		span := source.Span{}
		if n != nil {
			span = n.Span
		}
		r.wrongType(n, span, key, diag.Text{EN: "an id", NB: "en id"})
		return model.Ref{}, false
	}
	return model.Ref{Text: strings.TrimSpace(n.Value), Span: n.Span}, true
}

func (r *reader) refs(e yaml.Entry) []model.Ref {
	var refs []model.Ref
	for _, item := range r.items(e) {
		if ref, ok := r.ref(e.Key, item); ok {
			refs = append(refs, ref)
		}
	}
	return refs
}

func (r *reader) strings(e yaml.Entry) []string {
	var values []string
	for _, item := range r.items(e) {
		if value := r.text(yaml.Entry{Key: e.Key, KeySpan: item.Span, Value: item}); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// former reads former ids, which must have had the form of one.
func (r *reader) former(e yaml.Entry) []model.Ref {
	refs := r.refs(e)
	for _, ref := range refs {
		r.kebabCase(ref.Text, ref.Span)
	}
	return refs
}

// routes reads former addresses of a text.
func (r *reader) routes(e yaml.Entry) []model.Ref {
	refs := r.refs(e)
	for i := range refs {
		refs[i].Text = strings.Trim(refs[i].Text, "/")
		if !isRoute(refs[i].Text) || refs[i].Text == "" {
			r.report.Add(ruleRedirectForm, refs[i].Span, diag.Args{"address": refs[i].Text})
		}
	}
	return refs
}

// id reads an id and holds its form.
func (r *reader) id(e yaml.Entry) string {
	value := r.text(e)
	if value != "" {
		r.kebabCase(value, e.Value.Span)
	}
	return value
}

// kebabCase holds the form of an id.
func (r *reader) kebabCase(id string, span source.Span) {
	if !isKebab(id) {
		r.report.Add(ruleIDForm, span, diag.Args{"id": id, "better": kebab(id)})
	}
}

// idLength is the longest that an id may be: it is the name of a folder, and
// file systems bound those.
const idLength = 100

// isKebab tells whether an id is kebab-case: a-z, 0-9 and single hyphens,
// beginning with a letter.
func isKebab(id string) bool {
	if id == "" || len(id) > idLength || id[0] < 'a' || id[0] > 'z' || id[len(id)-1] == '-' {
		return false
	}
	for i := 0; i < len(id); i++ {
		c := id[i]
		if c == '-' && id[i-1] == '-' {
			return false
		}
		if c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// kebab makes an id of any text, "" when nothing is left of it.
func kebab(text string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(text) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9' && b.Len() > 0:
			b.WriteRune(c)
		case c == 'æ':
			b.WriteString("ae")
		case c == 'ø':
			b.WriteString("o")
		case c == 'å':
			b.WriteString("a")
		default:
			if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
				b.WriteByte('-')
			}
		}
	}
	short := b.String()
	return strings.Trim(short[:min(len(short), idLength)], "-")
}
