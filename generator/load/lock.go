package load

import (
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
	"lintel/generator/yaml"
)

const lockPath = "models/ids.lock"

// lockLimit is as large as ids.lock may be: some hundred thousand ids.
const lockLimit = 64 << 20

// readLock reads what has been published; nothing when there is no such file.
func readLock(tree *source.Tree, report *diag.List) []model.Locked {
	if tree.Missing(lockPath) {
		return nil
	}
	file := open(tree, tree.Entry(lockPath), lockLimit, report)
	if file == nil {
		return nil
	}
	var list []model.Locked
	at := 0
	for line := range strings.Lines(file.Text) {
		text := strings.TrimSpace(line)
		span := file.Span(at, at+len(strings.TrimRight(line, "\n")))
		at += len(line)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		locked, ok := model.ParseLocked(text)
		if !ok {
			report.Add(ruleLockForm, span, nil)
			continue
		}
		locked.Span = span
		list = append(list, locked)
	}
	return list
}

// gone reads what may be gone.
func (r *reader) gone(e yaml.Entry) []*model.Gone {
	var list []*model.Gone
	for _, n := range r.mappings(e) {
		gone := &model.Gone{Span: n.Span}
		for _, key := range n.Entries {
			switch key.Key {
			case "id":
				place := r.place(key)
				gone.What, gone.Span = place.Text, place.Span
			case "name":
				gone.Name = r.localized(key)
			case "date":
				gone.Date = r.date(key)
			case "reason":
				gone.Reason = r.localized(key)
			case "successor":
				gone.Successor = r.place(key)
			default:
				r.unknownKey(key, e.Key, slices.Values([]string{"id", "name", "date", "reason", "successor"}))
			}
		}
		for _, key := range [...]string{"id", "reason"} {
			if n.Get(key) == nil {
				r.report.Add(ruleMissingKey, n.Span.File.Span(n.Span.Start, n.Span.Start), diag.Args{"key": key})
			}
		}
		if gone.What != "" {
			list = append(list, gone)
		}
	}
	return list
}

// place reads an id, id#part or the address of a text; the zero Ref when it is
// none of them.
func (r *reader) place(e yaml.Entry) model.Ref {
	ref, ok := r.ref(e.Key, e.Value)
	switch {
	case !ok || isPlace(ref.Text):
		return ref
	case strings.HasPrefix(ref.Text, "/"):
		r.report.Add(ruleRedirectForm, ref.Span, diag.Args{"address": ref.Text})
	default:
		r.report.Add(ruleIDForm, ref.Span, diag.Args{"id": ref.Text, "better": kebab(ref.Text)})
	}
	return model.Ref{}
}

// isPlace tells whether a text has the form of id, id#part or /address/.
func isPlace(text string) bool {
	if strings.HasPrefix(text, "/") {
		return isLocal(text)
	}
	id, part, hasPart := strings.Cut(text, "#")
	if !isKebab(id) {
		return false
	}
	for piece := range strings.SplitSeq(part, ".") {
		if hasPart && !isKebab("x"+piece) || hasPart && piece == "" {
			return false
		}
	}
	return true
}
