package yaml

// Order is how the keys of a mapping should follow each other. Orders may
// refer to themselves.
type Order struct {
	rank   map[string]int
	inside map[string]*Order
}

// NewOrder makes an order of keys. A key named twice keeps its first place.
func NewOrder(keys ...string) *Order {
	o := &Order{rank: make(map[string]int, len(keys)), inside: map[string]*Order{}}
	o.Add(keys...)
	return o
}

// Add puts more keys last.
func (o *Order) Add(keys ...string) {
	for _, key := range keys {
		if _, known := o.rank[key]; !known {
			o.rank[key] = len(o.rank)
		}
	}
}

// Within sets the order of the mapping that is a key's value, or of the
// mappings in the list that it is.
func (o *Order) Within(key string, inside *Order) { o.inside[key] = inside }

// Rank is a key's place; a key that the order does not know comes last.
func (o *Order) Rank(key string) int {
	if rank, known := o.rank[key]; known {
		return rank
	}
	return len(o.rank)
}
