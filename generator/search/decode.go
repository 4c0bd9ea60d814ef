package search

import "strings"

// decoder reads what encode.go writes.
type decoder struct {
	text string
	at   int
	bad  bool
}

func (d *decoder) digit() uint32 {
	if d.at >= len(d.text) {
		d.bad = true
		return 0
	}
	value := strings.IndexByte(digits, d.text[d.at])
	d.at++
	if value < 0 {
		d.bad = true
		return 0
	}
	return uint32(value)
}

func (d *decoder) number() uint32 {
	number := uint32(0)
	for shift := 0; shift < 32; shift += 5 {
		digit := d.digit()
		number |= digit & 31 << shift
		if digit < 32 {
			return number
		}
	}
	d.bad = true
	return 0
}

func decodePostings(text string) (list []posting, ok bool) {
	d := decoder{text: text}
	slot := uint32(0)
	for d.at < len(text) && !d.bad {
		step := d.number()
		slot += step >> 1
		p := posting{slot: slot}
		if step&1 == 1 {
			p.sub = uint8(d.digit())
		}
		flags := d.digit()
		p.langs, p.body = uint8(flags&7), uint8(d.digit())
		if flags&8 != 0 {
			p.title = uint8(d.digit())
		}
		list = append(list, p)
	}
	return list, !d.bad
}

func decodeTerm(key, text string) string {
	if rest, ok := strings.CutPrefix(text, "*"); ok {
		return rest
	}
	cut := strings.IndexByte(digits, text[0])
	return key[:max(0, len(key)-max(0, cut))] + text[1:]
}

func decodeLexeme(line string) (l lexeme, ok bool) {
	fields := strings.Split(line, " ")
	if len(fields) != 5 {
		return l, false
	}
	l.key = fields[0]
	if fields[1] != "" {
		for _, text := range strings.Split(fields[1], ",") {
			if text == "" {
				return l, false
			}
			l.terms = append(l.terms, decodeTerm(l.key, text))
		}
	}
	if fields[2] != "" {
		l.similar = strings.Split(fields[2], ",")
	}
	count := decoder{text: fields[3]}
	l.count = int32(count.number())
	l.titles, ok = decodePostings(fields[4])
	return l, ok && !count.bad
}
