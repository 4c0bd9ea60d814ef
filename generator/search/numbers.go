package search

import (
	"cmp"
	"hash/fnv"
	"math/bits"
	"slices"
	"strings"

	"lintel/generator/site"
)

// mostParts is how many places of a page are found by themselves; what is more
// is found as the page's own text.
const mostParts = 63

// entry is a document with its number: the page's slot, and 0 for the page
// itself or the number of a place on it.
type entry struct {
	slot     uint32
	sub      uint8
	document *site.Document
	page     *entry // of a place
	more     []*site.Document
}

func hashID(id string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	return h.Sum32()
}

// number gives every document its number from its id alone, as far as ids do
// not meet: a page more leaves the others' numbers alone, so that most files of
// the index stay the same. The slots are 16 to 32 times as many as the pages.
func number(pages []*site.Document) (list []*entry, slotBits int) {
	slotBits = bits.Len(uint(len(pages))) + 4
	slots := uint32(1) << slotBits
	taken := make(map[uint32]bool, len(pages))
	order := slices.SortedFunc(slices.Values(pages), func(a, b *site.Document) int {
		return cmp.Or(cmp.Compare(hashID(a.ID), hashID(b.ID)), strings.Compare(a.ID, b.ID))
	})
	for _, page := range order {
		slot := hashID(page.ID) & (slots - 1)
		for taken[slot] {
			slot = (slot + 1) & (slots - 1)
		}
		taken[slot] = true
		list = append(list, numberParts(page, slot)...)
	}
	slices.SortFunc(list, func(a, b *entry) int { return cmp.Or(cmp.Compare(a.slot, b.slot), cmp.Compare(a.sub, b.sub)) })
	return list, slotBits
}

func numberParts(page *site.Document, slot uint32) []*entry {
	first := &entry{slot: slot, document: page}
	list := []*entry{first}
	parts := slices.SortedFunc(slices.Values(page.Parts), func(a, b *site.Document) int {
		return cmp.Or(cmp.Compare(hashID(a.ID), hashID(b.ID)), strings.Compare(a.ID, b.ID))
	})
	var taken [mostParts + 1]bool
	for i, part := range parts {
		if i >= mostParts {
			first.more = append(first.more, part)
			continue
		}
		sub := hashID(part.ID)%mostParts + 1
		for taken[sub] {
			sub = sub%mostParts + 1
		}
		taken[sub] = true
		list = append(list, &entry{slot: slot, sub: uint8(sub), document: part, page: first})
	}
	return list
}
