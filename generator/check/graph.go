package check

// circles finds circles in a directed graph and gives each as the nodes on it,
// from the first in the order of the nodes. Of circles that share nodes one for
// each edge that closes one is given.
func circles[N comparable](nodes []N, next func(N) []N) [][]N {
	const (
		unseen = iota
		open
		closed
	)
	state := make(map[N]int, len(nodes))
	var way []N
	var found [][]N
	var visit func(N)
	visit = func(n N) {
		state[n] = open
		way = append(way, n)
		for _, to := range next(n) {
			switch state[to] {
			case unseen:
				visit(to)
			case open:
				at := len(way) - 1
				for way[at] != to {
					at--
				}
				found = append(found, append([]N(nil), way[at:]...))
			}
		}
		way = way[:len(way)-1]
		state[n] = closed
	}
	for _, n := range nodes {
		if state[n] == unseen {
			visit(n)
		}
	}
	return found
}

// reach gives all nodes that can be come to from some, themselves included.
func reach[N comparable](from []N, next func(N) []N) map[N]bool {
	seen := make(map[N]bool, len(from))
	queue := append([]N(nil), from...)
	for _, n := range from {
		seen[n] = true
	}
	for len(queue) > 0 {
		n := queue[0]
		queue = queue[1:]
		for _, to := range next(n) {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return seen
}

// origins gives, of the bad nodes, those that the others follow from: none of
// what leads to them is bad. Of bad nodes in a circle it is the first.
func origins[N comparable](bad []N, before, after func(N) []N) []N {
	isBad := make(map[N]bool, len(bad))
	for _, n := range bad {
		isBad[n] = true
	}
	onlyBad := func(n N) []N {
		var list []N
		for _, to := range after(n) {
			if isBad[to] {
				list = append(list, to)
			}
		}
		return list
	}
	var first []N
	for _, n := range bad {
		follows := false
		for _, other := range before(n) {
			follows = follows || (isBad[other] && other != n)
		}
		if !follows {
			first = append(first, n)
		}
	}
	covered := reach(first, onlyBad)
	for _, n := range bad {
		if !covered[n] {
			first = append(first, n)
			for m := range reach([]N{n}, onlyBad) {
				covered[m] = true
			}
		}
	}
	return first
}
