package search

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"lintel/generator/site"
)

// ExportDocument is a document as OpenSearch and Elasticsearch take it: one a
// document and language.
type ExportDocument struct {
	ID       string            `json:"id"`
	Page     string            `json:"page"` // the id of the page that it is, or is on
	URL      string            `json:"url"`  // from the site's root
	Kind     string            `json:"kind"`
	Status   string            `json:"status,omitempty"`
	Language string            `json:"language"`
	Title    string            `json:"title"`
	Names    []string          `json:"names,omitempty"` // ids, former ids, other terms
	Above    string            `json:"above,omitempty"` // the title of the page that it is on
	Summary  string            `json:"summary,omitempty"`
	Body     string            `json:"body,omitempty"`
	Owner    []string          `json:"owner,omitempty"`
	Facets   map[string]string `json:"facets,omitempty"`
	Links    int               `json:"links"` // how much leads to it
}

// Export writes a site's documents for another engine's bulk interface: for
// each, a line that says where, and a line that is it.
func Export(w io.Writer, s *site.Site, index string) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	write := func(d, page *site.Document) error {
		for i := range d.Texts {
			item := exported(d, page, &d.Texts[i])
			where := map[string]any{"index": map[string]string{"_index": index, "_id": item.ID + "@" + item.Language}}
			if err := encoder.Encode(where); err != nil {
				return err
			}
			if err := encoder.Encode(item); err != nil {
				return err
			}
		}
		return nil
	}
	for _, page := range s.Documents() {
		if err := write(page, page); err != nil {
			return err
		}
		for _, part := range page.Parts {
			if err := write(part, page); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func exported(d, page *site.Document, t *site.DocumentText) ExportDocument {
	item := ExportDocument{
		ID: d.ID, Page: page.ID, URL: t.URL, Kind: d.Kind, Status: d.Status, Language: t.Lang, Title: t.Title.Text, Names: append([]string(nil), d.Names...),
		Above: t.Above.Text, Summary: t.Summary.Text, Owner: page.Owners, Links: d.Links,
	}
	for _, also := range t.Also {
		item.Names = append(item.Names, also.Text)
	}
	var body []string
	for _, piece := range t.Paragraphs() {
		body = append(body, piece.Text)
	}
	item.Body = strings.Join(body, "\n")
	for _, f := range page.Facets {
		if item.Facets == nil {
			item.Facets = map[string]string{}
		}
		item.Facets[f.Field] = f.Value
	}
	return item
}

// ExportMapping is the settings and the mapping of an index for the documents,
// for OpenSearch and Elasticsearch alike: Norwegian and English stems, æøå
// folded beside them, identifiers whole.
func ExportMapping() []byte {
	words := func(analyzer string) map[string]any {
		return map[string]any{"type": "text", "analyzer": analyzer, "fields": map[string]any{
			"folded": map[string]any{"type": "text", "analyzer": "lintel_folded"}, "en": map[string]any{"type": "text", "analyzer": "english"},
		}}
	}
	key := map[string]any{"type": "keyword"}
	names := words("norwegian")
	names["fields"].(map[string]any)["whole"] = key
	data, err := json.MarshalIndent(map[string]any{
		"settings": map[string]any{"analysis": map[string]any{
			"char_filter": map[string]any{"lintel_letters": map[string]any{"type": "mapping", "mappings": []string{
				"æ => ae", "Æ => ae", "ø => o", "Ø => o", "å => a", "Å => a", "oe => o", "aa => a",
			}}},
			"analyzer": map[string]any{"lintel_folded": map[string]any{
				"type": "custom", "tokenizer": "standard", "char_filter": []string{"lintel_letters"}, "filter": []string{"lowercase", "asciifolding"},
			}},
		}},
		"mappings": map[string]any{"dynamic": false, "properties": map[string]any{
			"id": key, "page": key, "url": key, "kind": key, "status": key, "language": key, "owner": key, "links": map[string]any{"type": "integer"},
			"title": names, "names": names, "above": words("norwegian"), "summary": words("norwegian"), "body": words("norwegian"),
			"facets": map[string]any{"type": "object", "dynamic": true},
		}},
	}, "", "  ")
	if err != nil {
		// Only a value that JSON cannot hold fails, and there is none.
		panic(err)
	}
	return append(data, '\n')
}
