package search

import (
	"strings"
)

// digits write numbers of six bits.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"

// writeNumber writes a number in signs of five bits, the least first; 32 on top
// of a sign says that more follows.
func writeNumber(b *strings.Builder, number uint32) {
	for number >= 32 {
		b.WriteByte(digits[32|number&31])
		number >>= 5
	}
	b.WriteByte(digits[number])
}

// writePosition writes a document's number after the one before.
func writePosition(b *strings.Builder, before, slot uint32, sub uint8) {
	if sub == 0 {
		writeNumber(b, (slot-before)<<1)
		return
	}
	writeNumber(b, (slot-before)<<1|1)
	b.WriteByte(digits[sub])
}

// encodePostings writes, for each document: its number; the languages and
// whether the word is in the title; what it is to the document; to the title.
func encodePostings(list []posting) string {
	var b strings.Builder
	before := uint32(0)
	for _, p := range list {
		writePosition(&b, before, p.slot, p.sub)
		before = p.slot
		flags := p.langs & 7
		if p.title > 0 {
			flags |= 8
		}
		b.WriteByte(digits[flags])
		b.WriteByte(digits[p.body])
		if p.title > 0 {
			b.WriteByte(digits[p.title])
		}
	}
	return b.String()
}

// encodeTerm writes a stem by the key it belongs to: how much of the key goes,
// and what comes on; nothing for the key itself.
func encodeTerm(key, term string) string {
	same := 0
	for same < len(key) && same < len(term) && key[same] == term[same] {
		same++
	}
	if same == 0 || len(key)-same >= len(digits) || !isASCII(key) || !isASCII(term) {
		return "*" + term
	}
	return string(digits[len(key)-same]) + term[same:]
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// encodeLexeme writes an entry of the lexicon on a line: key, stems, groups,
// how common it is, titles.
func encodeLexeme(l *lexeme) string {
	var b strings.Builder
	b.WriteString(l.key)
	b.WriteByte(' ')
	for i, term := range l.terms {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(encodeTerm(l.key, term))
	}
	b.WriteByte(' ')
	b.WriteString(strings.Join(l.similar, ","))
	b.WriteByte(' ')
	writeNumber(&b, uint32(l.count))
	b.WriteByte(' ')
	b.WriteString(encodePostings(l.titles))
	return b.String()
}

// encodeList writes a stem's documents on a line: the stem, how many have it
// when that is more than are listed, the documents.
func encodeList(term string, p *postings) string {
	var b strings.Builder
	b.WriteString(term)
	b.WriteByte(' ')
	if p.count > len(p.list) {
		writeNumber(&b, uint32(p.count))
	}
	b.WriteByte(' ')
	b.WriteString(encodePostings(p.list))
	return b.String()
}
