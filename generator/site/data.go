package site

import (
	"bytes"
	"encoding/json"

	"lintel/generator/model"
)

// DataVersion is the version of the JSON that is published. It grows when a
// member changes its meaning or goes; new members do not change it.
const DataVersion = 1

// languages is a text as JSON: one member a language; a text of no language
// has the member "und", as BCP 47 names it.
func languages(text model.Text) map[string]string {
	if len(text) == 0 {
		return nil
	}
	object := make(map[string]string, len(text))
	for _, translation := range text {
		lang := translation.Lang
		if lang == "" {
			lang = "und"
		}
		object[lang] = translation.Value
	}
	return object
}

type indexData struct {
	Schema   string       `json:"$schema"`
	Version  int          `json:"version"`
	Elements []indexEntry `json:"elements"`
	Gone     []goneEntry  `json:"gone,omitempty"`
}

// goneEntry is something that was published and is no more.
type goneEntry struct {
	ID        string            `json:"id"`
	Kind      string            `json:"kind,omitempty"`
	Name      map[string]string `json:"name,omitempty"`
	Date      string            `json:"date,omitempty"`
	Reason    map[string]string `json:"reason"`
	Successor string            `json:"successor,omitempty"`
	URL       string            `json:"url"`
}

type indexEntry struct {
	ID     string            `json:"id"`
	Kind   string            `json:"kind"`
	Name   map[string]string `json:"name"`
	Status string            `json:"status,omitempty"`
	Basis  string            `json:"basis,omitempty"`
	URL    string            `json:"url"`
	Data   string            `json:"data"`
	Parts  []indexPart       `json:"parts,omitempty"`
}

type indexPart struct {
	ID   string            `json:"id"`
	Kind string            `json:"kind"`
	Name map[string]string `json:"name,omitempty"`
	URL  string            `json:"url"`
}

// absolute is an address for data: absolute when the site knows its own, else
// from the root of the host.
func (s *Site) absolute(url string) string {
	if s.mount != "" {
		return s.mount + url // the same wherever the edition is built: its hash proves it
	}
	if s.baseURL != "" {
		return s.baseURL + url
	}
	return s.basePath + url
}

// permanentData is a permanent address for data; those of an edition are the
// current ones.
func (s *Site) permanentData(url string) string {
	if s.mount != "" {
		return url
	}
	return s.absolute(url)
}

func (s *Site) indexJSON() []byte {
	lang := s.model.Config.DefaultLanguage()
	index := indexData{Schema: s.absolute("/data/schema.json"), Version: DataVersion, Elements: []indexEntry{}}
	for _, e := range s.model.Elements {
		if e.Internal {
			continue
		}
		entry := indexEntry{
			ID: e.ID, Kind: e.Kind.ID, Name: languages(e.Name), Status: statusID(e), Basis: e.Basis,
			URL: s.absolute(s.elementURL(e, lang)), Data: s.absolute(s.elementURL(e, lang) + "index.json"),
		}
		for _, part := range e.Parts {
			entry.Parts = append(entry.Parts, indexPart{
				ID: part.ID, Kind: string(part.Kind), Name: languages(part.Name), URL: s.absolute(s.endURL(model.End{Element: e, Part: part}, lang)),
			})
		}
		index.Elements = append(index.Elements, entry)
	}
	index.Gone = s.goneData()
	return encode(index)
}

func statusID(e *model.Element) string {
	if e.Status == nil {
		return ""
	}
	return e.Status.ID
}

func encode(value any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(value); err != nil {
		// Only a value that JSON cannot hold fails, and the types here hold none.
		panic(err)
	}
	return b.Bytes()
}

type elementData struct {
	Version      int               `json:"version"`
	ID           string            `json:"id"`
	Kind         string            `json:"kind"`
	Name         map[string]string `json:"name"`
	Summary      map[string]string `json:"summary,omitempty"`
	Status       string            `json:"status,omitempty"`
	From         string            `json:"from,omitempty"`
	Until        string            `json:"until,omitempty"`
	Basis        string            `json:"basis,omitempty"`
	Formerly     []string          `json:"formerly,omitempty"`
	URL          string            `json:"url"`
	Permanent    string            `json:"permanent"`
	Fields       map[string]any    `json:"fields,omitempty"`
	Relations    []relationData    `json:"relations,omitempty"`
	Incoming     []relationData    `json:"incoming,omitempty"`
	Requirements []requirementData `json:"requirements,omitempty"`
	Lanes        []partData        `json:"lanes,omitempty"`
	Steps        []stepData        `json:"steps,omitempty"`
	Entities     []entityData      `json:"entities,omitempty"`
	CodeLists    []codeListData    `json:"codelists,omitempty"`
	Dataset      *datasetData      `json:"dataset,omitempty"`
	Sources      []sourceData      `json:"sources,omitempty"`
}

type relationData struct {
	Type   string            `json:"type"`
	Part   string            `json:"part,omitempty"` // of this element
	Other  string            `json:"other"`
	Note   map[string]string `json:"note,omitempty"`
	From   string            `json:"from,omitempty"`
	Until  string            `json:"until,omitempty"`
	Fields map[string]any    `json:"fields,omitempty"`
}

type requirementData struct {
	ID     string            `json:"id"`
	Level  string            `json:"level"`
	Text   map[string]string `json:"text"`
	Verify map[string]string `json:"verify,omitempty"`
	Basis  string            `json:"basis,omitempty"`
	URL    string            `json:"url"`
}

type partData struct {
	ID          string            `json:"id"`
	Name        map[string]string `json:"name,omitempty"`
	Description map[string]string `json:"description,omitempty"`
}

type stepData struct {
	partData
	Type string     `json:"type"`
	Lane string     `json:"lane,omitempty"`
	Next []flowData `json:"next,omitempty"`
}

type flowData struct {
	To   string            `json:"to"`
	When map[string]string `json:"when,omitempty"`
}

type entityData struct {
	partData
	Abstract     bool              `json:"abstract,omitempty"`
	Specialises  string            `json:"specialises,omitempty"`
	Attributes   []attributeData   `json:"attributes,omitempty"`
	Associations []associationData `json:"associations,omitempty"`
}

type attributeData struct {
	partData
	Type        string `json:"type"`
	Cardinality string `json:"cardinality"`
}

type associationData struct {
	To          string            `json:"to"`
	Name        map[string]string `json:"name,omitempty"`
	Cardinality string            `json:"cardinality"`
}

type codeListData struct {
	partData
	Codes []partData `json:"codes"`
}

type datasetData struct {
	Unit    map[string]string `json:"unit,omitempty"`
	Columns []columnData      `json:"columns"`
	Rows    []rowData         `json:"rows"`
}

type columnData struct {
	ID   string            `json:"id"`
	Name map[string]string `json:"name,omitempty"`
	Type string            `json:"type"`
}

type rowData struct {
	ID     string `json:"id"`
	Values []any  `json:"values"`
}

type sourceData struct {
	To string `json:"to"`
	At string `json:"at,omitempty"`
}

func (s *Site) elementJSON(e *model.Element) []byte {
	lang := s.model.Config.DefaultLanguage()
	d := elementData{
		Version: DataVersion, ID: e.ID, Kind: e.Kind.ID, Name: languages(e.Name), Summary: languages(e.Summary), Status: statusID(e),
		From: e.Life.From.Text, Until: e.Life.Until.Text, Basis: e.Basis, URL: s.absolute(s.elementURL(e, lang)),
		Permanent: s.permanentData(idAddress(e.ID, "")), Fields: fieldsData(e.Fields),
	}
	for _, ref := range e.Formerly {
		d.Formerly = append(d.Formerly, ref.Text)
	}
	for r := range e.AllOut() {
		d.Relations = append(d.Relations, relationOf(r, r.Type.ID, r.From, r.To)...)
	}
	for r := range e.AllIn() {
		d.Incoming = append(d.Incoming, relationOf(r, r.Type.ID, r.To, r.From)...)
	}
	for _, r := range e.Requirements {
		d.Requirements = append(d.Requirements, requirementData{
			ID: r.ID, Level: r.Level, Text: languages(r.Text), Verify: languages(r.Verify), Basis: r.Basis, URL: s.permanentData(idAddress(e.ID, r.ID)),
		})
	}
	for _, source := range e.Sources {
		if !source.To.Element.Internal {
			d.Sources = append(d.Sources, sourceData{To: source.To.Address(), At: source.At})
		}
	}
	structureData(&d, e)
	return encode(d)
}

func relationOf(r *model.Relation, kind string, here, there model.End) []relationData {
	if there.Element.Internal {
		return nil
	}
	d := relationData{
		Type: kind, Other: there.Address(), Note: languages(r.Note), From: r.Life.From.Text, Until: r.Life.Until.Text, Fields: fieldsData(r.Fields),
	}
	if here.Part != nil {
		d.Part = here.Part.ID
	}
	return []relationData{d}
}

func fieldsData(fields []model.FieldValue) map[string]any {
	if len(fields) == 0 {
		return nil
	}
	object := make(map[string]any, len(fields))
	for i := range fields {
		if value := valueData(fields[i].Field, &fields[i].Value, fields[i].Field.List); value != nil {
			object[fields[i].Field.ID] = value
		}
	}
	return object
}

func valueData(f *model.Field, v *model.Value, list bool) any {
	if list {
		items := make([]any, 0, len(v.Items))
		for i := range v.Items {
			items = append(items, valueData(f, &v.Items[i], false))
		}
		return items
	}
	switch f.Type {
	case model.EnumField:
		if v.Enum != nil {
			return v.Enum.ID
		}
		return nil
	case model.NumberField:
		return v.Number
	case model.BooleanField:
		return v.Bool
	case model.MarkdownField:
		return nil
	case model.LocalizedField:
		return languages(v.Text)
	}
	return v.Text.In("")
}

func part(p *model.Part, under string) partData {
	id := p.ID
	if under != "" {
		id = id[len(under)+1:]
	}
	return partData{ID: id, Name: languages(p.Name), Description: languages(p.Description)}
}

func structureData(d *elementData, e *model.Element) {
	if e.Process != nil {
		for _, lane := range e.Process.Lanes {
			d.Lanes = append(d.Lanes, part(lane.Part, ""))
		}
		for _, step := range e.Process.Steps {
			item := stepData{partData: part(step.Part, ""), Type: step.Type}
			if step.Lane != nil {
				item.Lane = step.Lane.ID
			}
			for _, flow := range step.Next {
				item.Next = append(item.Next, flowData{To: flow.To.ID, When: languages(flow.When)})
			}
			d.Steps = append(d.Steps, item)
		}
	}
	if e.Information != nil {
		informationData(d, e.Information)
	}
	if e.Dataset != nil {
		d.Dataset = &datasetData{Unit: languages(e.Dataset.Unit), Columns: []columnData{}, Rows: []rowData{}}
		for _, c := range e.Dataset.Columns {
			d.Dataset.Columns = append(d.Dataset.Columns, columnData{ID: c.ID, Name: languages(c.Name), Type: c.Type})
		}
		for _, row := range e.Dataset.Rows {
			item := rowData{ID: row.ID, Values: []any{}}
			for _, cell := range row.Cells {
				item.Values = append(item.Values, cellData(cell))
			}
			d.Dataset.Rows = append(d.Dataset.Rows, item)
		}
	}
}

func cellData(cell model.Cell) any {
	switch {
	case !cell.IsSet:
		return nil
	case cell.IsNumber:
		return cell.Number
	case len(cell.Text) == 1 && cell.Text[0].Lang == "":
		return cell.Text[0].Value
	}
	return languages(cell.Text)
}

func informationData(d *elementData, information *model.InformationModel) {
	for _, entity := range information.Entities {
		item := entityData{partData: part(entity.Part, ""), Abstract: entity.Abstract}
		if entity.Specialises != nil {
			item.Specialises = entity.Specialises.ID
		}
		for _, a := range entity.Attributes {
			item.Attributes = append(item.Attributes, attributeData{partData: part(a.Part, entity.ID), Type: a.Type, Cardinality: cardinality(a.Cardinality)})
		}
		for _, a := range entity.Associations {
			item.Associations = append(item.Associations, associationData{To: a.To.ID, Name: languages(a.Name), Cardinality: cardinality(a.Cardinality)})
		}
		d.Entities = append(d.Entities, item)
	}
	for _, list := range information.CodeLists {
		item := codeListData{partData: part(list.Part, ""), Codes: []partData{}}
		for _, code := range list.Codes {
			item.Codes = append(item.Codes, part(code, list.ID))
		}
		d.CodeLists = append(d.CodeLists, item)
	}
}
