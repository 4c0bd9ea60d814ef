package load

import (
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
				gone.What, gone.Span = r.text(key), key.Value.Span
			case "reason":
				gone.Reason = r.localized(key)
			case "successor":
				gone.Successor, _ = r.ref("successor", key.Value)
			default:
				r.unknownKey(key, e.Key, func(yield func(string) bool) {
					_ = yield("id") && yield("reason") && yield("successor")
				})
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
