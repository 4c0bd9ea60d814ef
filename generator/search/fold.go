package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldWord makes the key that a word is looked up by, so that what a keyboard
// without Norwegian letters writes is the same word: æ is ae, ø is o, å is a,
// accents are gone. The browser does the same.
func foldWord(word string) string {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return foldLetters(word)
		}
	}
	return word
}

// respelled reads oe as ø and aa as å, in a word that is not known as it stands.
func respelled(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "oe", "o"), "aa", "a")
}

// plainLetters are the letters that need no look into Unicode's tables.
var plainLetters = map[rune]string{
	'æ': "ae", 'ø': "o", 'å': "a", 'Æ': "ae", 'Ø': "o", 'Å': "a", 'é': "e", 'è': "e", 'ê': "e", 'ó': "o", 'ò': "o", 'ô': "o", 'ö': "o", 'ä': "a", 'ü': "u",
}

func foldLetters(word string) string {
	var b strings.Builder
	b.Grow(len(word) + 2)
	for _, r := range word {
		switch plain := plainLetters[r]; {
		case r >= 'A' && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case plain != "":
			b.WriteString(plain)
		default:
			return foldAny(word)
		}
	}
	return b.String()
}

func foldAny(word string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(norm.NFC.String(word))) {
		switch {
		case r == 'æ':
			b.WriteString("ae")
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'đ' || r == 'ð':
			b.WriteByte('d')
		case unicode.Is(unicode.Mn, r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// word is a stretch of letters and digits of a text.
type word struct {
	text       string // as written
	key        string // folded
	start, end int    // bytes in the text
	// joined tells that nothing but a sign of an identifier stands between it
	// and the word before: ks-svarut, norge.no, P4/2010, NOARK 5 when it is digits.
	joined bool
}

// isWordRune tells what words are made of. Signs beyond the basic plane are
// none: two engines would order them differently.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r <= 0xFFFF && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

// joiners are the signs that hold an identifier together.
const joiners = "-./:#_&"

// words cuts a text into words.
func words(text string) []word { return appendWords(make([]word, 0, len(text)/7+1), text) }

// appendWords adds the words of a text to a list that is empty.
func appendWords(list []word, text string) []word {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWordRune(r) {
			i += size
			continue
		}
		start := i
		for i < len(text) {
			r, size = utf8.DecodeRuneInString(text[i:])
			if !isWordRune(r) {
				break
			}
			i += size
		}
		w := word{text: text[start:i], start: start, end: i}
		if w.key = foldWord(w.text); w.key == "" {
			continue
		}
		if n := len(list); n > 0 {
			between := text[list[n-1].end:start]
			w.joined = len(between) == 1 && strings.Contains(joiners, between) || between == " " && isNumber(w.key) && !isNumber(list[n-1].key)
		}
		list = append(list, w)
	}
	return list
}

func isNumber(key string) bool {
	for i := 0; i < len(key); i++ {
		if key[i] < '0' || key[i] > '9' {
			return false
		}
	}
	return key != ""
}

// wholes are the identifiers of a text as single keys: kssvarut for ks-svarut,
// noark5 for NOARK 5. Each says which of the words it joins, from and to.
func wholes(list []word) []whole {
	var found []whole
	for i := 1; i < len(list); i++ {
		if !list[i].joined {
			continue
		}
		from, key := i-1, list[i-1].key+list[i].key
		found = append(found, whole{key: foldWord(key), from: from, to: i})
		for i+1 < len(list) && list[i+1].joined && len(key) < 40 {
			i++
			key += list[i].key
		}
		if i > from+1 {
			found = append(found, whole{key: foldWord(key), from: from, to: i})
		}
	}
	return found
}

type whole struct {
	key      string
	from, to int // inclusive
}
