package generator

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// hasScript tells whether a drawing could run something when it is opened:
// script and foreignObject elements, event attributes, javascript: addresses.
// A drawing that is no XML counts as one that could.
func hasScript(svg []byte) bool {
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	decoder.Strict = true
	for {
		token, err := decoder.RawToken()
		if err != nil {
			return err.Error() != "EOF"
		}
		switch t := token.(type) {
		case xml.Directive:
			return true // a DTD may declare entities that hold anything
		case xml.StartElement:
			name := strings.ToLower(t.Name.Local)
			if name == "script" || name == "foreignobject" || name == "handler" {
				return true
			}
			for _, a := range t.Attr {
				value := strings.ToLower(strings.TrimSpace(a.Value))
				if strings.HasPrefix(strings.ToLower(a.Name.Local), "on") || strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:text") {
					return true
				}
			}
		}
	}
}
