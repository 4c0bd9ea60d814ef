package yaml

// SameButOrder tells whether two values are the same but for the order of the
// keys of their mappings: the same texts, written in the same style, and lists
// in the same order.
func SameButOrder(a, b *Node) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil || a.Kind != b.Kind || a.Value != b.Value || a.Quoted != b.Quoted ||
		len(a.Items) != len(b.Items) || len(a.Entries) != len(b.Entries) {
		return false
	}
	for i := range a.Items {
		if !SameButOrder(a.Items[i], b.Items[i]) {
			return false
		}
	}
	if len(b.Entries) <= indexFrom {
		for _, e := range a.Entries {
			if !SameButOrder(e.Value, b.Get(e.Key)) {
				return false
			}
		}
		return true
	}
	values := make(map[string]*Node, len(b.Entries))
	for _, e := range b.Entries {
		values[e.Key] = e.Value
	}
	for _, e := range a.Entries {
		if !SameButOrder(e.Value, values[e.Key]) {
			return false
		}
	}
	return true
}
