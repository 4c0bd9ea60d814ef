package requirements

import (
	"archive/zip"
	"bytes"
	"embed"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
)

//go:embed docx/*.xml
var docxFiles embed.FS

// docxParts are the parts of a DOCX, by name without ending. A name in double
// braces stands for a text. The browser fills in the same parts.
func docxParts() map[string]string {
	parts := map[string]string{}
	entries, err := fs.ReadDir(docxFiles, "docx")
	for _, entry := range entries {
		var data []byte
		if data, err = docxFiles.ReadFile("docx/" + entry.Name()); err != nil {
			break
		}
		parts[strings.TrimSuffix(path.Base(entry.Name()), ".xml")] = strings.TrimSuffix(string(data), "\n")
	}
	if err != nil {
		panic(err) // embedded files are there
	}
	return parts
}

var placeholder = regexp.MustCompile(`\{\{(\w+)\}\}`)

// fill puts texts into a part. They are escaped; link is XML already.
func fill(part string, texts map[string]string) string {
	return placeholder.ReplaceAllStringFunc(part, func(found string) string {
		key := strings.Trim(found, "{}")
		if key == "link" {
			return texts[key]
		}
		return escape(texts[key])
	})
}

func escape(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}

// docxFile is a file of a DOCX.
type docxFile struct{ name, text string }

// docx makes the files of a DOCX, in their order.
func (l *List) docx() []docxFile {
	w, parts := l.Words(), docxParts()
	common := map[string]string{"title": w.Title, "subtitle": l.Subtitle(), "language": locale(l.Lang), "page": w.Page}
	link := func(address string) string {
		if strings.HasPrefix(address, "/") {
			return fill(parts["address"], map[string]string{"address": address})
		}
		return fill(parts["link"], map[string]string{"address": address})
	}
	var b strings.Builder
	add := func(part string, texts map[string]string) { b.WriteString(fill(parts[part], texts) + "\n") }
	add("head", common)
	for _, paragraph := range l.Intro() {
		add("paragraph", map[string]string{"paragraph": paragraph})
	}
	for _, e := range l.Entries {
		add("section", map[string]string{
			"number": strconv.Itoa(e.Number), "name": e.Name, "line": e.line(), "link": link(e.Address), "numberHead": w.Number,
			"textHead": w.Text, "levelHead": w.Level, "askedHead": w.Asked, "referenceHead": w.Reference,
		})
		for _, r := range e.Rows {
			add("row", map[string]string{
				"number": r.Number, "text": r.Text, "level": w.Levels[r.Level], "assessed": w.Assessed[r.Level], "asked": r.Asked,
				"reference": r.Reference, "link": link(r.Address), "basis": w.Bases[r.Basis],
			})
		}
		add("section-end", nil)
	}
	add("tail", nil)
	return []docxFile{
		{"[Content_Types].xml", parts["content-types"]},
		{"_rels/.rels", parts["rels"]},
		{"docProps/core.xml", fill(parts["core"], common)},
		{"word/document.xml", b.String()},
		{"word/_rels/document.xml.rels", parts["document-rels"]},
		{"word/styles.xml", fill(parts["styles"], common)},
		{"word/footer.xml", fill(parts["footer"], common)},
	}
}

// locale is a language as Word names it.
func locale(lang string) string {
	switch lang {
	case "nb", "nn":
		return lang + "-NO"
	case "en":
		return "en-GB"
	}
	return lang
}

// DOCX writes a document for Word and LibreOffice.
func (l *List) DOCX() ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range l.docx() {
		out, err := w.CreateHeader(&zip.FileHeader{Name: file.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := out.Write([]byte(file.text)); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}
