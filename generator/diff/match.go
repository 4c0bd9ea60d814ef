package diff

import (
	"cmp"
	"slices"
	"strings"

	"lintel/generator/model"
)

// matching tells which elements of two models are the same.
type matching struct {
	old, new *model.Model
	pairs    []pair
	tokens   map[*model.Element]string
}

// pair is an element in both models; one of them is nil when it came or went.
type pair struct {
	old, new *model.Element
	likeness Likeness
	other    *model.Element
}

// match pairs the elements of two models.
func match(old, new *model.Model) *matching {
	m := &matching{old: old, new: new, tokens: map[*model.Element]string{}}
	var gone, came []*model.Element
	for _, e := range old.Elements {
		if other := new.Element(e.ID); other != nil {
			m.add(pair{old: e, new: other})
		} else {
			gone = append(gone, e)
		}
	}
	for _, e := range new.Elements {
		if old.Element(e.ID) == nil {
			came = append(came, e)
		}
	}
	gone, came = m.byFormerly(gone, came)
	gone, came = m.byLikeness(gone, came)
	for _, e := range gone {
		m.add(pair{old: e, other: new.Former(e.ID)})
	}
	for _, e := range came {
		m.add(pair{new: e, other: old.Former(e.ID)})
	}
	return m
}

func (m *matching) add(p pair) {
	m.pairs = append(m.pairs, p)
	switch {
	case p.old == nil:
		m.tokens[p.new] = p.new.ID
	case p.new == nil:
		m.tokens[p.old] = p.old.ID
	default:
		token := min(p.old.ID, p.new.ID)
		m.tokens[p.old], m.tokens[p.new] = token, token
	}
}

// token is an address that is the same in both models when what it leads to is.
func (m *matching) token(end model.End) string {
	token := m.tokens[end.Element]
	if end.Part != nil {
		token += "#" + end.Part.ID
	}
	return token
}

// candidate is two elements that may be the same, and how alike they are.
type candidate struct {
	old, new *model.Element
	score    float64
}

// take pairs candidates, the most alike first, and gives the elements that are
// left. Of candidates as good the order does not depend on which is the older.
func (m *matching) take(candidates []candidate, likeness Likeness, gone, came []*model.Element) (goneLeft, cameLeft []*model.Element) {
	slices.SortFunc(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score),
			cmp.Compare(min(a.old.ID, a.new.ID), min(b.old.ID, b.new.ID)), cmp.Compare(max(a.old.ID, a.new.ID), max(b.old.ID, b.new.ID)))
	})
	taken := map[*model.Element]bool{}
	for _, c := range candidates {
		if !taken[c.old] && !taken[c.new] {
			taken[c.old], taken[c.new] = true, true
			m.add(pair{old: c.old, new: c.new, likeness: likeness})
		}
	}
	left := func(elements []*model.Element) []*model.Element {
		return slices.DeleteFunc(elements, func(e *model.Element) bool { return taken[e] })
	}
	return left(gone), left(came)
}

// byFormerly pairs elements of which one has the other's id among its former
// ones. The later in the list was the nearer.
func (m *matching) byFormerly(gone, came []*model.Element) (goneLeft, cameLeft []*model.Element) {
	var candidates []candidate
	isGone, isCame := map[*model.Element]bool{}, map[*model.Element]bool{}
	for _, e := range gone {
		isGone[e] = true
	}
	for _, e := range came {
		isCame[e] = true
	}
	for _, e := range came {
		for i, ref := range e.Formerly {
			if was := m.old.Element(ref.Text); was != nil && isGone[was] {
				candidates = append(candidates, candidate{was, e, float64(i)})
			}
		}
	}
	for _, e := range gone {
		for i, ref := range e.Formerly {
			if is := m.new.Element(ref.Text); is != nil && isCame[is] {
				candidates = append(candidates, candidate{e, is, float64(i)})
			}
		}
	}
	return m.take(candidates, ByFormerly, gone, came)
}

// mostAlike bounds how many elements are held against each other for one name or
// summary: when a hundred share it, it is no sign of who is who.
const mostAlike = 50

// byLikeness pairs elements of one kind that share their name or summary, and
// more than half of what is said of them.
func (m *matching) byLikeness(gone, came []*model.Element) (goneLeft, cameLeft []*model.Element) {
	if len(gone) == 0 || len(came) == 0 {
		return gone, came
	}
	index := map[string][]*model.Element{}
	for _, e := range came {
		for _, sign := range signs(e) {
			index[sign] = append(index[sign], e)
		}
	}
	said := map[*model.Element]map[string]bool{}
	sayings := func(e *model.Element) map[string]bool {
		if said[e] == nil {
			said[e] = sayingsOf(e)
		}
		return said[e]
	}
	var candidates []candidate
	met := map[[2]*model.Element]bool{}
	count := map[string]int{}
	for _, e := range gone {
		for _, sign := range signs(e) {
			count[sign]++
			if len(index[sign]) > mostAlike || count[sign] > mostAlike {
				continue
			}
			for _, other := range index[sign] {
				if key := [2]*model.Element{e, other}; !met[key] {
					met[key] = true
					if score := overlap(sayings(e), sayings(other)); score > 0.5 {
						candidates = append(candidates, candidate{e, other, score})
					}
				}
			}
		}
	}
	return m.take(candidates, ByLikeness, gone, came)
}

// signs are what an element may be known by.
func signs(e *model.Element) []string {
	var found []string
	for label, t := range map[string]model.Text{"name": e.Name, "summary": e.Summary} {
		for _, translation := range t {
			if value := strings.TrimSpace(translation.Value); value != "" {
				found = append(found, e.Kind.ID+"\x00"+label+"\x00"+value)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// sayingsOf are all facts of an element and its items, without its id.
func sayingsOf(e *model.Element) map[string]bool {
	m := &matching{tokens: map[*model.Element]string{}}
	said := map[string]bool{}
	for _, item := range elementItems(m, e) {
		said[item.key] = true
		for _, f := range item.Facts {
			said[item.key+"\x00"+f.Key+"\x00"+f.Value.identity()] = true
		}
	}
	return said
}

// overlap is how much of two sets is in both, from 0 to 1.
func overlap(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	both := 0
	for key := range a {
		if b[key] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
