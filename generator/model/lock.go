package model

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/source"
)

// Locked is something that has been published, as models/ids.lock remembers it:
// an element, or a text, whose Kind is then LockedText and whose ID its route.
type Locked struct {
	ID        string
	Kind      string
	Edition   string   // the first that had it
	Addresses []string // all it has had, from the site's root
	Parts     []string // all it has had, as ks-svarut#r1 without the id
	Span      source.Span
}

// LockedText is the kind of a locked text.
const LockedText = "-"

// IsText tells whether a text is locked, not an element.
func (l *Locked) IsText() bool { return l.Kind == LockedText }

// Unreleased is the edition of what has been published, but not in one yet.
const Unreleased = "-"

// IsReleased tells whether an edition has had it.
func (l *Locked) IsReleased() bool { return l.Edition != Unreleased }

// Line is the entry as models/ids.lock holds it.
func (l *Locked) Line() string {
	fields := []string{l.ID, l.Kind, l.Edition}
	fields = append(fields, l.Addresses...)
	for _, part := range l.Parts {
		fields = append(fields, "#"+part)
	}
	return strings.Join(fields, " ")
}

// ParseLocked reads a line of models/ids.lock.
func ParseLocked(line string) (Locked, bool) {
	fields := strings.Fields(line)
	if len(fields) < 3 {
		return Locked{}, false
	}
	l := Locked{ID: fields[0], Kind: fields[1], Edition: fields[2]}
	for _, field := range fields[3:] {
		part, isPart := strings.CutPrefix(field, "#")
		switch {
		case isPart && part != "":
			l.Parts = append(l.Parts, part)
		case !isPart && isPlainAddress(field) && l.Parts == nil:
			l.Addresses = append(l.Addresses, field)
		default:
			return Locked{}, false
		}
	}
	return l, isPlainAddress("/" + l.ID + "/")
}

// isPlainAddress tells whether a text is an address of the site that can be
// written to: from the root, with a slash at its end, of a-z, 0-9 and hyphens.
func isPlainAddress(address string) bool {
	inner, opened := strings.CutPrefix(address, "/")
	inner, closed := strings.CutSuffix(inner, "/")
	if !opened || !closed {
		return false
	}
	for piece := range strings.SplitSeq(inner, "/") {
		isOther := func(c rune) bool { return c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') }
		if piece == "" || strings.ContainsFunc(piece, isOther) {
			return false
		}
	}
	return true
}

// JoinLocked adds what is published now to what was locked before. Nothing is
// taken away: what has been published once is remembered.
func JoinLocked(before, now []Locked) []Locked {
	type key struct {
		id   string
		text bool
	}
	all := map[key]Locked{}
	for _, list := range [...][]Locked{before, now} {
		for _, l := range list {
			k := key{l.ID, l.IsText()}
			if known, ok := all[k]; ok {
				if known.IsReleased() {
					l.Edition = known.Edition
				}
				l.Addresses = union(known.Addresses, l.Addresses)
				l.Parts = union(known.Parts, l.Parts)
			}
			all[k] = l
		}
	}
	joined := make([]Locked, 0, len(all))
	for _, l := range all {
		joined = append(joined, l)
	}
	slices.SortFunc(joined, func(a, b Locked) int {
		return cmp.Or(cmp.Compare(boolOrder(a.IsText()), boolOrder(b.IsText())), cmp.Compare(a.ID, b.ID))
	})
	return joined
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// union keeps the order of the first and adds what only the second has.
func union(first, second []string) []string {
	all := slices.Clone(first)
	for _, s := range second {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// Gone is something published that is no more, as lintel.yaml allows it: an
// element, a part of one, or a text.
type Gone struct {
	What      string // id, id#part or /address/ as written
	Name      Text   // "" for what is not named
	Date      Date
	Reason    Text
	Successor Ref // may be empty: id, id#part or /address/
	Span      source.Span

	To End // what the successor leads to, once linked; none when it is an address
}

// Element and Part are what is gone; "" for a text.
func (g *Gone) Element() (id, part string) {
	if strings.HasPrefix(g.What, "/") {
		return "", ""
	}
	id, part, _ = strings.Cut(g.What, "#")
	return id, part
}

// GoneFor gives the entry that allows something to be gone: the exact one, or
// that of the whole element. It is nil when there is none.
func (m *Model) GoneFor(what string) *Gone {
	whole, _, _ := strings.Cut(what, "#")
	var found *Gone
	for _, g := range m.Config.Gone {
		switch g.What {
		case what:
			return g
		case whole:
			found = g
		}
	}
	return found
}

// Living gives the element that a published id leads to now: the one that has
// it, or had it; nil when there is none that is published.
func (m *Model) Living(id string) *Element {
	e := m.byID[id]
	if e == nil {
		e = m.former[id]
	}
	if e == nil || e.Internal {
		return nil
	}
	return e
}
