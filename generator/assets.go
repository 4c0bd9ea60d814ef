package generator

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"
)

// mayRun tells whether a file of that name is one that a browser opens as a
// document of its own, with whatever it runs.
func mayRun(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg", ".xml", ".xsd":
		return true
	}
	return false
}

// hasScript tells whether a drawing or another XML file could run something
// when it is opened. A file that is no XML counts as one that could.
func hasScript(name string, data []byte) bool {
	isDrawing := strings.EqualFold(path.Ext(name), ".svg")
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = true
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return !errors.Is(err, io.EOF)
		}
		switch t := token.(type) {
		case xml.Directive:
			return true // a DTD may declare entities that hold anything
		case xml.ProcInst:
			if t.Target != "xml" {
				return true // a style sheet may transform it into anything
			}
		case xml.StartElement:
			if isDrawing && runs(t) || isPage(t, isDrawing) {
				return true
			}
		}
	}
}

// isPage tells whether an element declares the namespace of web pages, or, in
// what is no drawing, of drawings: a browser runs only what is in these.
func isPage(t xml.StartElement, isDrawing bool) bool {
	for _, a := range t.Attr {
		if strings.HasSuffix(a.Value, "/1999/xhtml") || !isDrawing && strings.HasSuffix(a.Value, "/2000/svg") {
			return true
		}
	}
	return false
}

// runs tells whether an element of a drawing runs something: elements that run
// or embed something, event attributes, addresses that are programs.
func runs(t xml.StartElement) bool {
	switch strings.ToLower(t.Name.Local) {
	case "script", "foreignobject", "handler", "listener", "iframe", "embed", "object":
		return true
	}
	for _, a := range t.Attr {
		if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || isProgram(a.Value) {
			return true
		}
	}
	return false
}

// isProgram tells whether a value is, or has in a list as an animation does, an
// address that runs. Browsers pass over control signs in a scheme.
func isProgram(value string) bool {
	value = strings.ToLower(strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return -1
		}
		return c
	}, value))
	for piece := range strings.FieldsFuncSeq(value, func(c rune) bool { return strings.ContainsRune(` ;,'"()`, c) }) {
		picture := strings.HasPrefix(piece, "data:image/") && !strings.HasPrefix(piece, "data:image/svg")
		for _, scheme := range [...]string{"javascript:", "vbscript:", "data:"} {
			if strings.HasPrefix(piece, scheme) && !picture {
				return true
			}
		}
	}
	return false
}
