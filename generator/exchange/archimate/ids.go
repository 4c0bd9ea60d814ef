package archimate

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// mostID is how long a readable id gets; one may be 100 signs, but nobody
// wants to write that.
const mostID = 60

// kebab makes an id of a name: ascii, hyphens, beginning with a letter.
func kebab(name string) string {
	var b strings.Builder
	hyphen := false
	for _, c := range norm.NFD.String(strings.ToLower(nordic.Replace(name))) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(c)
		case !unicode.Is(unicode.Mn, c):
			hyphen = true
		}
	}
	id := b.String()
	if id != "" && id[0] <= '9' {
		id = "n" + id
	}
	if len(id) > mostID {
		id = id[:mostID]
		if at := strings.LastIndexByte(id, '-'); at > mostID/2 {
			id = id[:at]
		}
	}
	return strings.TrimRight(id, "-")
}

var nordic = strings.NewReplacer("æ", "ae", "ø", "o", "å", "a", "Æ", "ae", "Ø", "o", "Å", "a", "ß", "ss", "&", " og ")

// register hands out ids that nobody has.
type register struct {
	taken map[string]bool
	next  map[string]int
}

func newRegister() *register {
	return &register{taken: map[string]bool{}, next: map[string]int{}}
}

// take gives the first of the wishes that is free, else the last with a number.
func (r *register) take(wishes ...string) string {
	for _, id := range wishes {
		if id != "" && !r.taken[id] {
			r.taken[id] = true
			return id
		}
	}
	last := wishes[len(wishes)-1]
	for number := max(2, r.next[last]); ; number++ {
		id := last + "-" + strconv.Itoa(number)
		if !r.taken[id] {
			r.taken[id] = true
			r.next[last] = number + 1
			return id
		}
	}
}
