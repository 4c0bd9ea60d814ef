package diag

import (
	"iter"
	"sort"
	"strings"
)

// Nearest gives up to three of the candidates that a misspelt name most likely
// means, best first: by edit distance (a swap of neighbours counts one), at
// most a third of the name's length, or by being a part of each other.
func Nearest(name string, candidates iter.Seq[string]) []string {
	type scored struct {
		name     string
		distance int
	}
	limit := max(1, len([]rune(name))/3)
	var near []scored
	target := strings.ToLower(name)
	measure := meter{target: []rune(target)}
	for candidate := range candidates {
		lower := strings.ToLower(candidate)
		d := measure.distance(lower, limit)
		if d > limit && len(target) >= 4 && (strings.Contains(lower, target) || (len(lower) >= 4 && strings.Contains(target, lower))) {
			d = limit
		}
		if d <= limit {
			near = append(near, scored{candidate, d})
		}
	}
	sort.Slice(near, func(i, j int) bool {
		if near[i].distance != near[j].distance {
			return near[i].distance < near[j].distance
		}
		return near[i].name < near[j].name
	})
	names := make([]string, 0, 3)
	for _, n := range near {
		if len(names) == 3 || n.distance > near[0].distance+1 {
			break
		}
		names = append(names, n.name)
	}
	return names
}

// NearestText gives the nearest names as a hint's argument: "a" / "b"; "" when
// none is near.
func NearestText(name string, candidates iter.Seq[string]) string {
	return Choice(Nearest(name, candidates))
}

// Choice writes names as a hint offers them: "a" / "b"; "" when there is none.
func Choice(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = `"` + name + `"`
	}
	return strings.Join(quoted, " / ")
}

// meter measures from one name to many, with the same memory.
type meter struct {
	target, other             []rune
	before, previous, current []int
}

// distance is the restricted Damerau-Levenshtein distance, or limit+1 as soon
// as it is over the limit. Only what can be within the limit is worked out: the
// places not further from the diagonal than it.
func (m *meter) distance(name string, limit int) int {
	m.other = m.other[:0]
	for _, r := range name {
		m.other = append(m.other, r)
	}
	s, t := m.target, m.other
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	if cap(m.current) <= len(t) {
		m.before, m.previous, m.current = make([]int, 2*len(t)+1), make([]int, 2*len(t)+1), make([]int, 2*len(t)+1)
	}
	before, previous, current := m.before[:len(t)+1], m.previous[:len(t)+1], m.current[:len(t)+1]
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(s); i++ {
		from, to := max(1, i-limit), min(len(t), i+limit)
		current[from-1] = limit + 1
		if from == 1 {
			current[0] = i
		}
		best := current[from-1]
		for j := from; j <= to; j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			d := min(current[j-1]+1, previous[j-1]+cost)
			if j < i+limit { // else the place above is too far
				d = min(d, previous[j]+1)
			}
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d = min(d, before[j-2]+1)
			}
			current[j] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		before, previous, current = previous, current, before
	}
	return previous[len(t)]
}
