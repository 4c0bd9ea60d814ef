package requirements

import (
	"bytes"
	"encoding/json"

	"lintel/generator/model"
)

// Version is the form of what the browser reads. A page whose script reads
// another says so instead of guessing.
const Version = 1

// form is what all lists of a site share.
type form struct {
	Version int               `json:"version"`
	Base    string            `json:"base"` // absolute, "" when the site does not know its own address
	Edition string            `json:"edition"`
	Site    map[string]string `json:"site"`
	Notice  map[string]string `json:"notice"`
	Locale  map[string]string `json:"locale"`
	Words   map[string]Words  `json:"words"`
	DOCX    map[string]string `json:"docx"`
}

// Form writes what the browser needs to make any list: words, edition and the
// parts of a DOCX, as a script that hands it over by one call.
func Form(m *model.Model, base, edition string) []byte {
	f := form{
		Version: Version, Base: base, Edition: edition, Site: map[string]string{}, Notice: map[string]string{}, Locale: map[string]string{},
		Words: map[string]Words{}, DOCX: docxParts(),
	}
	for _, lang := range m.Config.Languages {
		f.Site[lang], f.Notice[lang] = oneLine(m.Config.Title.In(lang)), oneLine(m.Config.Notice.In(lang))
		f.Locale[lang], f.Words[lang] = locale(lang), wordsOf(lang)
	}
	return script("form:", f) // no id has a colon
}

// element is one element in one language. A row is reference, level, text,
// documentation and basis.
type element struct {
	Name   string      `json:"name"`
	Kind   string      `json:"kind"`
	Status string      `json:"status,omitempty"`
	Rows   [][5]string `json:"rows"`
}

// Data writes what an element asks for, in every language, as a script that
// hands it over by one call.
func Data(m *model.Model, e *model.Element) []byte {
	all := map[string]element{}
	for _, lang := range m.Config.Languages {
		entry := entryOf(m, e, Options{Lang: lang})
		one := element{Name: entry.Name, Kind: entry.Kind, Status: entry.Status, Rows: [][5]string{}}
		for _, r := range entry.Rows {
			one.Rows = append(one.Rows, [5]string{r.Reference, r.Level, r.Text, r.Asked, r.Basis})
		}
		all[lang] = one
	}
	return script(e.ID, all)
}

// script is a call with a value. The encoder escapes what could end a script.
func script(name string, value any) []byte {
	var b bytes.Buffer
	b.WriteString("lintelRequirements(")
	for i, argument := range []any{name, value} {
		text, err := json.Marshal(argument)
		if err != nil {
			panic(err) // texts and maps of texts
		}
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(text)
	}
	b.WriteString(")\n")
	return b.Bytes()
}
