package archimate

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// node is an XML element with its place.
type node struct {
	name     string // without prefix
	attrs    []xml.Attr
	children []*node
	text     []byte
	span     source.Span // of its start tag
}

// attr gives an attribute by its name without prefix, "" when it is missing.
func (n *node) attr(name string) string {
	value, _ := n.lookup(name)
	return value
}

func (n *node) lookup(name string) (string, bool) {
	if n == nil {
		return "", false
	}
	for i := range n.attrs {
		if n.attrs[i].Name.Local == name {
			return n.attrs[i].Value, true
		}
	}
	return "", false
}

// xsiType is the value of xsi:type without its prefix.
func (n *node) xsiType() string {
	if n == nil {
		return ""
	}
	for i := range n.attrs {
		a := &n.attrs[i]
		if a.Name.Local == "type" && (a.Name.Space == "xsi" || strings.HasSuffix(a.Name.Space, "XMLSchema-instance")) {
			return a.Value[strings.LastIndexByte(a.Value, ':')+1:]
		}
	}
	return ""
}

// plainAttr gives an attribute that has no prefix: type beside xsi:type.
func (n *node) plainAttr(name string) string {
	for i := range n.attrs {
		if n.attrs[i].Name.Local == name && n.attrs[i].Name.Space == "" {
			return n.attrs[i].Value
		}
	}
	return ""
}

// child gives the first child of one of the names, nil when there is none.
func (n *node) child(names ...string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		for _, name := range names {
			if c.name == name {
				return c
			}
		}
	}
	return nil
}

// all gives the children of the names, in order.
func (n *node) all(names ...string) []*node {
	if n == nil {
		return nil
	}
	var found []*node
	for _, c := range n.children {
		for _, name := range names {
			if c.name == name {
				found = append(found, c)
			}
		}
	}
	return found
}

// budget is how much a whole source may still ask for.
type budget struct {
	nodes int // XML elements; four attributes count as one
	bytes int // of texts, unpacked
}

// The limits of a source. They lie far above what people draw, and low enough
// for a small machine.
const (
	mostNodes = 2_000_000
	mostBytes = 256 << 20
	mostDepth = 200
	mostFiles = 200_000
	mostImage = 16 << 20
	mostToken = 16 << 20 // of one tag or text
)

// decode gives a text in UTF-8, from the encoding that its first bytes or its
// XML declaration name. What is not in the encoding that it says is read as
// Windows-1252, in which everything is a text, and reported.
func decode(name string, data []byte, report *diag.List) *source.File {
	label, enc := declaredEncoding(data)
	text := data
	if enc != nil {
		decoded, err := enc.NewDecoder().Bytes(data)
		if err == nil {
			text = decoded
		}
	}
	file, err := source.NewFile(name, text)
	var bad *source.EncodingError
	switch {
	case errors.As(err, &bad) && bytes.IndexByte(text, 0) < 0:
		decoded, _ := charmap.Windows1252.NewDecoder().Bytes(data) // it knows every byte
		at := bad.Offset
		if file, err = source.NewFile(name, decoded); err == nil {
			report.Add(ruleEncoding, file.Span(at, at), diag.Args{"declared": label})
		}
	case err == nil && label != "UTF-8" && enc == nil:
		report.Add(ruleEncoding, file.Span(0, 0), diag.Args{"declared": label})
	}
	return file
}

var xmlEncoding = regexp.MustCompile(`^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// declaredEncoding gives the name of a text's encoding, and what reads it: nil
// for UTF-8 and for a name that nobody knows.
func declaredEncoding(data []byte) (string, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}), bytes.HasPrefix(data, []byte{0, '<'}):
		return "UTF-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{'<', 0}):
		return "UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	match := xmlEncoding.FindSubmatch(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\uFEFF")))
	if match == nil || strings.EqualFold(string(match[1]), "utf-8") {
		return "UTF-8", nil
	}
	label := string(match[1])
	enc, err := htmlindex.Get(label)
	if err != nil || strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return label, nil
	}
	return label, enc
}

// parse reads a text into nodes: what stands before a mistake, when there is
// one. Document types and entities are never resolved.
//
// whole is false when something is missing.
func parse(file *source.File, left *budget, report *diag.List) (root *node, whole bool) {
	p := &parser{file: file, left: left, report: report, reader: tokenReader{Reader: strings.NewReader(file.Text)}}
	p.decoder = xml.NewDecoder(&p.reader)
	p.decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	p.run()
	return p.root, !p.cut
}

// tokenReader ends a tag or text that is too long: the decoder keeps all of it
// and each attribute before it gives anything.
type tokenReader struct {
	*strings.Reader
	left int
}

var errTokenLong = errors.New("a tag or text is too long")

// ReadByte is what the decoder reads by.
func (r *tokenReader) ReadByte() (byte, error) {
	if r.left--; r.left < 0 {
		return 0, errTokenLong
	}
	return r.Reader.ReadByte()
}

type parser struct {
	file    *source.File
	reader  tokenReader
	decoder *xml.Decoder
	left    *budget
	report  *diag.List
	open    []*node
	root    *node
	skipped int  // levels below the deepest that is read
	cut     bool // something is missing
}

func (p *parser) run() {
	for {
		at := int(p.decoder.InputOffset())
		p.reader.left = mostToken
		token, err := p.decoder.Token()
		if err != nil {
			if err != io.EOF || p.root == nil {
				p.broken(at, err)
			}
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !p.start(t, at) {
				return
			}
		case xml.EndElement:
			if p.skipped > 0 {
				p.skipped--
			} else {
				p.open = p.open[:len(p.open)-1]
			}
		case xml.CharData:
			if p.skipped == 0 && len(p.open) > 0 {
				p.characters(t)
			}
		case xml.Directive:
			p.documentType(string(t), at)
		}
	}
}

// characters adds text, but for the white space between elements.
func (p *parser) characters(text xml.CharData) {
	n := p.open[len(p.open)-1]
	if len(n.text) > 0 || len(bytes.TrimSpace(text)) > 0 {
		n.text = append(n.text, text...)
	}
}

func (p *parser) start(t xml.StartElement, at int) bool {
	end := int(p.decoder.InputOffset())
	span := p.file.Span(at, end)
	if p.left.nodes -= 1 + len(t.Attr)/4; p.left.nodes < 0 {
		p.cut = true
		p.report.Add(ruleLimit, span, diag.Args{"what": limitNodes, "most": mostNodes})
		return false
	}
	if len(p.open) >= mostDepth {
		p.cut = true
		if p.skipped == 0 {
			p.report.Add(ruleLimit, span, diag.Args{"what": limitDepth, "most": mostDepth})
		}
		p.skipped++
		return true
	}
	n := &node{name: t.Name.Local, attrs: t.Attr, span: span}
	if len(p.open) == 0 {
		if p.root == nil {
			p.root = n
		}
	} else {
		outer := p.open[len(p.open)-1]
		outer.children = append(outer.children, n)
	}
	p.open = append(p.open, n)
	return true
}

// broken reports text that is no XML, at its place.
func (p *parser) broken(at int, err error) {
	p.cut = true
	cause := "the text ends too early"
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax):
		cause = syntax.Msg
		at = int(p.decoder.InputOffset())
	case err != io.EOF:
		cause = err.Error()
	}
	at = min(at, len(p.file.Text))
	for at > 0 && at < len(p.file.Text) && !utf8.RuneStart(p.file.Text[at]) {
		at--
	}
	p.report.Add(ruleXML, p.file.Span(at, at), diag.Args{"cause": cause})
}

var entityName = regexp.MustCompile(`<!ENTITY\s+([\pL_:][\pL\pN_:.-]*)`)

// documentType reports a document type. Its entities stay as they are written:
// resolving them opens files of the reader and blows a line up to gigabytes.
func (p *parser) documentType(directive string, at int) {
	if !strings.HasPrefix(strings.TrimSpace(strings.ToUpper(directive)), "DOCTYPE") {
		return
	}
	p.report.Add(ruleEntity, p.file.Span(at, int(p.decoder.InputOffset())), nil)
	if p.decoder.Entity == nil {
		p.decoder.Entity = map[string]string{}
	}
	for _, match := range entityName.FindAllStringSubmatch(directive, 10_000) {
		p.decoder.Entity[match[1]] = "&" + match[1] + ";"
	}
}
