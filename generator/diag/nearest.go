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
	for candidate := range candidates {
		lower := strings.ToLower(candidate)
		d := distance(target, lower, limit)
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

// distance is the restricted Damerau-Levenshtein distance, or limit+1 as soon
// as it is over the limit.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	before, previous, current := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(s); i++ {
		current[0] = i
		best := i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
			best = min(best, current[j])
		}
		if best > limit {
			return limit + 1
		}
		before, previous, current = previous, current, before
	}
	return previous[len(t)]
}
