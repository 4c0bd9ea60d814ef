package archimate

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// Format is how a source is written.
type Format string

// The formats that are read.
const (
	OpenExchange Format = "open-exchange" // XML of The Open Group, 3.0 and 3.1
	ArchiFile    Format = "archi"         // the file of Archi, XML or a zip with images
	ArchiFolder  Format = "coarchi"       // the folder of coArchi, a file a thing
)

// Reading is what was read of a source.
type Reading struct {
	Model    *Model
	Format   Format
	Name     string // of the source, without its folder
	Findings diag.List
	Partial  bool // something of the source could not be read: what is missing may still be there
	Losses   Losses
}

// Read reads a file or folder. lang is the language of texts that name none,
// "" when nobody told. The error is the machine's, or that there is nothing to
// read.
func Read(name, lang string) (*Reading, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open the source: %w", err)
	}
	base := filepath.Base(filepath.Clean(name))
	if info.IsDir() {
		tree, err := source.OpenDirectory(name)
		if err != nil {
			return nil, fmt.Errorf("open the source: %w", err)
		}
		return readFolder(base, tree.FS(), lang), nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open the source: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the source: %w", err)
	}
	return readBytes(base, data, lang), nil
}

// newReader makes the reader of a source.
func newReader(name, lang string) *reader {
	r := &reader{Reading: &Reading{Name: name, Model: &Model{Images: map[string][]byte{}}, Losses: Losses{}}, claimed: map[string]source.Span{}}
	r.left = budget{nodes: mostNodes, bytes: mostBytes}
	r.lang = language(lang)
	return r
}

// reader reads one source.
type reader struct {
	*Reading
	lang     string
	left     budget
	claimed  map[string]source.Span // ids met so far
	profiles map[string]string      // names of specialisations by id
	images   map[string]string      // pictures that boxes show, with the box's id
	archive  fs.FS                  // where images lie
	tags     map[string]int         // how many texts name which language
}

// readBytes reads a file by what stands in it, whatever its name.
func readBytes(name string, data []byte, lang string) *Reading {
	r := newReader(name, lang)
	if len(data) > mostBytes {
		r.report(ruleLimit, (&source.File{Path: name}).Span(0, 0), diag.Args{"what": limitBytes, "most": mostBytes})
		return r.Reading
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		if data = r.unpack(name, data); data == nil {
			return r.Reading
		}
		name += "/model.xml"
	}
	file := decode(name, data, &r.Findings)
	root, whole := parse(file, &r.left, &r.Findings)
	r.Partial = r.Partial || !whole
	r.document(root, file)
	r.finish()
	return r.Reading
}

// document reads what a root element says it is.
func (r *reader) document(root *node, file *source.File) {
	space := ""
	if root != nil {
		for _, a := range root.attrs {
			if a.Name.Local == "xmlns" || a.Name.Space == "xmlns" {
				space += " " + a.Value
			}
		}
	}
	switch {
	case root == nil:
	case root.name == "model" && strings.Contains(space, "/xsd/archimate"):
		r.Format = OpenExchange
		r.openExchange(root)
	case (root.name == "model" || root.name == "ArchimateModel") && strings.Contains(space, "archimatetool.com/archimate"),
		root.name == "model" && strings.Contains(space, "bolton.ac.uk/archimate"):
		r.Format = ArchiFile
		r.archiModel(root)
	default:
		r.report(ruleFormat, root.span, diag.Args{"root": root.name})
		r.Partial = true
	}
}

// report adds a finding about the source.
func (r *reader) report(rule *diag.Rule, span source.Span, args diag.Args) {
	r.Findings.Add(rule, span, args)
	switch rule {
	case ruleXML, ruleLimit, ruleFormat:
		r.Partial = true
	}
}

// unpack opens the zip that Archi writes when a model has images.
func (r *reader) unpack(name string, data []byte) []byte {
	nowhere := (&source.File{Path: name}).Span(0, 0)
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		r.report(ruleXML, nowhere, diag.Args{"cause": err.Error()})
		return nil
	}
	if len(archive.File) > mostFiles {
		r.report(ruleLimit, nowhere, diag.Args{"what": limitFiles, "most": mostFiles})
		return nil
	}
	r.archive = archive
	text, ok := r.open("model.xml", mostBytes, nowhere)
	if !ok {
		r.report(ruleFormat, nowhere, diag.Args{"root": "zip"})
		return nil
	}
	return text
}

// open reads a file that lies beside the model, so far as the budget goes. A
// name that leads out of the source is refused.
func (r *reader) open(name string, most int, span source.Span) ([]byte, bool) {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if !fs.ValidPath(clean) || clean == "." {
		r.report(rulePath, span, diag.Args{"path": name, "why": pathOutside})
		return nil, false
	}
	file, err := r.archive.Open(clean)
	if err != nil {
		r.report(rulePath, span, diag.Args{"path": name, "why": pathMissing})
		return nil, false
	}
	defer file.Close()
	most = min(most, r.left.bytes)
	data, err := io.ReadAll(io.LimitReader(file, int64(most)+1))
	if err != nil {
		r.report(rulePath, span, diag.Args{"path": name, "why": pathUnreadable})
		return nil, false
	}
	if len(data) > most {
		r.report(ruleLimit, span, diag.Args{"what": limitBytes, "most": most})
		return nil, false
	}
	r.left.bytes -= len(data)
	return data, true
}

// claim takes an id for a thing; false when it has none, or another has it.
func (r *reader) claim(id string, span source.Span) bool {
	if id == "" {
		r.report(ruleReference, span, diag.Args{"id": "", "what": whatNoID})
		return false
	}
	if first, taken := r.claimed[id]; taken {
		r.report(ruleDuplicate, span, diag.Args{"id": id, "first": first.String()})
		return false
	}
	r.claimed[id] = span
	return true
}

// add adds a text in a language. Texts in languages that a site cannot be in
// are kept when there is no other.
func (r *reader) add(text *model.Text, lang, value string, span source.Span) {
	if value == "" {
		return
	}
	lang = language(lang)
	if lang != "" {
		if r.tags == nil {
			r.tags = map[string]int{}
		}
		r.tags[lang]++
	}
	for _, t := range *text {
		if t.Lang == lang {
			r.report(ruleValue, span, diag.Args{"what": cmp.Or(lang, "name"), "value": value})
			return
		}
	}
	*text = append(*text, model.Translation{Lang: lang, Value: value})
}

// property adds a property, unless it says nothing.
func (r *reader) property(list []Property, key string, value model.Text) []Property {
	if strings.HasPrefix(key, "lintel:") {
		return list // what an export told of the repository itself
	}
	if key = oneLine(key); key == "" || value.IsEmpty() {
		r.Losses[lossEmptyProperty]++
		return list
	}
	return append(list, Property{Key: key, Value: value})
}
