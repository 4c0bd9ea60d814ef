package contract

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

const xsdNamespace = "http://www.w3.org/2001/XMLSchema"

// typeAttributes name other components of a schema, and in which space.
var typeAttributes = map[string]string{
	"type": "type", "base": "type", "itemType": "type", "memberTypes": "type",
}

// schemaReader collects what an XML Schema declares and what it refers to.
type schemaReader struct {
	data     []byte
	decoder  *xml.Decoder
	contract *Contract
	target   string
	imports  bool                // another file may declare what is missing here
	declared map[string]int      // by space and name, with its line
	used     []use               // references to be found in declared
	prefixes []map[string]string // namespaces in scope
}

type use struct {
	space, name, attribute string
	line                   int
}

func readXMLSchema(data []byte) (*Contract, *Problem) {
	r := &schemaReader{data: data, decoder: xml.NewDecoder(bytes.NewReader(data)), contract: &Contract{Format: XMLSchema, Dialect: "1.0"}, declared: map[string]int{}}
	depth := 0
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			p := tidy(err)
			p.Line = lineAt(data, r.decoder.InputOffset())
			return nil, p
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			if p := r.start(t, depth); p != nil {
				p.Line = r.line()
				return nil, p
			}
		case xml.EndElement:
			depth--
			r.prefixes = r.prefixes[:len(r.prefixes)-1]
		}
	}
	if len(r.contract.Names) == 0 && len(r.declared) == 0 {
		return nil, problem("the schema declares nothing")
	}
	for _, u := range r.used {
		if r.declared[u.space+" "+u.name] == 0 && !r.imports {
			return nil, &Problem{Line: u.line, Message: `the schema declares no ` + u.space + ` "` + u.name + `", named in ` + u.attribute}
		}
	}
	return r.contract, nil
}

func (r *schemaReader) line() int { return lineAt(r.data, r.decoder.InputOffset()) }

// start reads the beginning of an element.
func (r *schemaReader) start(t xml.StartElement, depth int) *Problem {
	r.enter(t)
	isXSD := t.Name.Space == xsdNamespace
	if depth == 1 {
		if !isXSD || t.Name.Local != "schema" {
			return problem("the outermost element is no schema of %s", xsdNamespace)
		}
		r.contract.Version, r.target = attribute(t, "version"), attribute(t, "targetNamespace")
		r.contract.Title = r.target
		return nil
	}
	if !isXSD {
		return nil // within documentation
	}
	name := attribute(t, "name")
	switch {
	case depth == 2 && (t.Name.Local == "include" || t.Name.Local == "redefine" || t.Name.Local == "override"):
		r.imports = true
	case depth == 2 && name != "":
		space := spaceOf(t.Name.Local)
		key := space + " " + name
		if r.declared[key] > 0 {
			return problem(`%s "%s" is declared twice`, space, name)
		}
		r.declared[key] = r.line()
		r.contract.Names = append(r.contract.Names, name)
	}
	r.collect(t)
	return nil
}

// collect notes what an element refers to within the schema's own namespace.
func (r *schemaReader) collect(t xml.StartElement) {
	for _, a := range t.Attr {
		space := typeAttributes[a.Name.Local]
		if a.Name.Local == "ref" {
			space = spaceOf(t.Name.Local)
		}
		if a.Name.Space != "" || space == "" {
			continue
		}
		for _, name := range strings.Fields(a.Value) {
			prefix, local, prefixed := strings.Cut(name, ":")
			if !prefixed {
				prefix, local = "", name
			}
			if namespace := r.namespace(prefix); namespace == r.target && namespace != xsdNamespace {
				r.used = append(r.used, use{space, local, a.Name.Local, r.line()})
			}
		}
	}
}

// spaceOf is the space of names that a component is in: simple and complex
// types share one.
func spaceOf(element string) string {
	switch element {
	case "simpleType", "complexType":
		return "type"
	}
	return element
}

func (r *schemaReader) enter(t xml.StartElement) {
	var own map[string]string
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns":
			if own == nil {
				own = map[string]string{}
			}
			own[a.Name.Local] = a.Value
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			if own == nil {
				own = map[string]string{}
			}
			own[""] = a.Value
		}
	}
	r.prefixes = append(r.prefixes, own)
}

func (r *schemaReader) namespace(prefix string) string {
	for i := len(r.prefixes) - 1; i >= 0; i-- {
		if namespace, ok := r.prefixes[i][prefix]; ok {
			return namespace
		}
	}
	return ""
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
