package contract

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// API is an OpenAPI description, in the order a reader wants it.
type API struct {
	Description string
	Servers     []Server
	Security    []Scheme
	Groups      []Group  // operations by their first tag
	Schemas     []Schema // those that have a name
}

// Server is where the interface is reached.
type Server struct {
	URL, Description string
}

// Scheme is a way to prove who asks.
type Scheme struct {
	Name, Type, Detail, Description string
}

// Group is operations of one tag; Name is "" for those without.
type Group struct {
	Name, Description string
	Operations        []Operation
}

// Operation is one thing that can be asked for.
type Operation struct {
	ID          string // its anchor
	Method      string // GET
	Path        string
	Summary     string
	Description string
	Deprecated  bool
	Parameters  []Property
	Bodies      []Body
	Responses   []Response
}

// Body is what is sent or given back, in one media type.
type Body struct {
	Media      string
	Type       Type
	Properties []Property // of a schema without a name
	Example    string     // JSON
}

// Response is what an answer with a code means.
type Response struct {
	Code, Description string
	Bodies            []Body
}

// Schema is a named type.
type Schema struct {
	ID          string // its anchor
	Name        string
	Description string
	Type        Type
	Rules       []string
	Properties  []Property
}

// Property is a member of an object, or a parameter.
type Property struct {
	Name        string // with a point before a member of a member: sender.id
	In          string // of a parameter: path, query, header, cookie
	Type        Type
	Required    bool
	Deprecated  bool
	Description string
	Rules       []string // format, limits and values, as they are written
}

// Type is what a value is. Ref is the anchor of a named type, "" for others.
type Type struct {
	Name string
	Ref  string
	List bool
}

// Members within members are shown to this depth.
const deepest = 4

func readOpenAPI(data []byte) (*Contract, *Problem) {
	loader := openapi3.NewLoader()
	loader.IsExternalRefsAllowed = false
	loader.ReadFromURIFunc = func(_ *openapi3.Loader, address *url.URL) ([]byte, error) {
		return nil, fmt.Errorf("a reference leads out of the file: %s", address)
	}
	document, err := loader.LoadFromData(data)
	if err != nil {
		return nil, tidy(err)
	}
	if err := document.Validate(context.Background(), openapi3.DisableExamplesValidation()); err != nil {
		return nil, tidy(err)
	}
	c := &Contract{Format: OpenAPI, Dialect: document.OpenAPI, Title: document.Info.Title, Version: document.Info.Version}
	r := &apiReader{document: document, groups: map[string]int{}}
	c.API = r.read()
	for _, group := range c.API.Groups {
		for _, operation := range group.Operations {
			c.Names = append(c.Names, operation.Method+" "+operation.Path)
		}
	}
	return c, nil
}

type apiReader struct {
	document *openapi3.T
	api      API
	groups   map[string]int
}

func (r *apiReader) read() *API {
	d := r.document
	r.api.Description = d.Info.Description
	for _, s := range d.Servers {
		r.api.Servers = append(r.api.Servers, Server{s.URL, s.Description})
	}
	for _, tag := range d.Tags {
		r.group(tag.Name, tag.Description)
	}
	if d.Paths != nil {
		for _, address := range slices.Sorted(maps.Keys(d.Paths.Map())) {
			r.path(address, d.Paths.Value(address))
		}
	}
	r.api.Groups = slices.DeleteFunc(r.api.Groups, func(g Group) bool { return len(g.Operations) == 0 })
	if d.Components != nil {
		r.components(d.Components)
	}
	return &r.api
}

func (r *apiReader) components(components *openapi3.Components) {
	for _, name := range slices.Sorted(maps.Keys(components.SecuritySchemes)) {
		if s := components.SecuritySchemes[name].Value; s != nil {
			detail := strings.Join(slices.DeleteFunc([]string{s.Scheme, s.BearerFormat, s.In, s.Name, s.OpenIdConnectUrl}, func(t string) bool { return t == "" }), " ")
			r.api.Security = append(r.api.Security, Scheme{name, s.Type, detail, s.Description})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(components.Schemas)) {
		s := components.Schemas[name].Value
		if s == nil {
			continue
		}
		r.api.Schemas = append(r.api.Schemas, Schema{
			ID: schemaID(name), Name: name, Description: s.Description, Type: typeOf(&openapi3.SchemaRef{Value: s}), Rules: rules(s), Properties: properties(s, "", 0),
		})
	}
}

func (r *apiReader) group(name, description string) int {
	at, known := r.groups[name]
	if !known {
		at = len(r.api.Groups)
		r.groups[name] = at
		r.api.Groups = append(r.api.Groups, Group{Name: name, Description: description})
	}
	return at
}

// methods in the order that they are shown.
var methods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY"}

func (r *apiReader) path(address string, item *openapi3.PathItem) {
	operations := item.Operations()
	order := slices.SortedFunc(maps.Keys(operations), func(a, b string) int {
		return cmp.Or(cmp.Compare(slices.Index(methods, a), slices.Index(methods, b)), cmp.Compare(a, b))
	})
	for _, method := range order {
		o := operations[method]
		shown := Operation{
			ID: anchor(method + " " + address), Method: method, Path: address, Summary: o.Summary, Description: o.Description, Deprecated: o.Deprecated,
		}
		for _, list := range []openapi3.Parameters{item.Parameters, o.Parameters} {
			for _, p := range list {
				if p.Value != nil {
					shown.Parameters = append(shown.Parameters, parameter(p.Value))
				}
			}
		}
		if o.RequestBody != nil && o.RequestBody.Value != nil {
			shown.Bodies = bodies(o.RequestBody.Value.Content)
		}
		if o.Responses != nil {
			for _, code := range slices.Sorted(maps.Keys(o.Responses.Map())) {
				if v := o.Responses.Value(code).Value; v != nil {
					shown.Responses = append(shown.Responses, Response{code, deref(v.Description), bodies(v.Content)})
				}
			}
		}
		tag := ""
		if len(o.Tags) > 0 {
			tag = o.Tags[0]
		}
		at := r.group(tag, "")
		r.api.Groups[at].Operations = append(r.api.Groups[at].Operations, shown)
	}
}

func parameter(p *openapi3.Parameter) Property {
	shown := Property{Name: p.Name, In: p.In, Required: p.Required, Deprecated: p.Deprecated, Description: p.Description}
	if p.Schema != nil {
		shown.Type = typeOf(p.Schema)
		if p.Schema.Value != nil {
			shown.Rules = rules(p.Schema.Value)
		}
	}
	return shown
}

func bodies(content openapi3.Content) []Body {
	var list []Body
	for _, media := range slices.Sorted(maps.Keys(content)) {
		m := content[media]
		body := Body{Media: media, Example: example(m)}
		if m.Schema != nil {
			body.Type = typeOf(m.Schema)
			if body.Type.Ref == "" && m.Schema.Value != nil {
				body.Properties = properties(m.Schema.Value, "", 0)
			}
		}
		list = append(list, body)
	}
	return list
}

// example is the first example, as JSON.
func example(m *openapi3.MediaType) string {
	value := m.Example
	if value == nil {
		for _, name := range slices.Sorted(maps.Keys(m.Examples)) {
			if e := m.Examples[name].Value; e != nil && e.Value != nil {
				value = e.Value
				break
			}
		}
	}
	if value == nil {
		return ""
	}
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return ""
	}
	return string(data)
}

// properties are an object's members, those of all of its allOf, and those of
// members without a name of their own.
func properties(s *openapi3.Schema, prefix string, depth int) []Property {
	if depth > deepest {
		return nil
	}
	var list []Property
	for _, part := range s.AllOf {
		if part.Value != nil {
			list = append(list, properties(part.Value, prefix, depth+1)...)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		ref := s.Properties[name]
		if ref.Value == nil {
			continue
		}
		shown := Property{
			Name: prefix + name, Type: typeOf(ref), Required: slices.Contains(s.Required, name), Deprecated: ref.Value.Deprecated,
			Description: ref.Value.Description, Rules: rules(ref.Value),
		}
		list = append(list, shown)
		if inner := inline(ref); inner != nil && shown.Type.Ref == "" {
			list = append(list, properties(inner, prefix+name+".", depth+1)...)
		}
	}
	return list
}

// inline is the object that a member without a named type is, or is a list of.
func inline(ref *openapi3.SchemaRef) *openapi3.Schema {
	for ref != nil && ref.Value != nil && ref.Ref == "" && ref.Value.Items != nil {
		ref = ref.Value.Items
	}
	if ref == nil || ref.Ref != "" {
		return nil
	}
	return ref.Value
}

func typeOf(ref *openapi3.SchemaRef) Type {
	if name, ok := strings.CutPrefix(ref.Ref, "#/components/schemas/"); ok {
		return Type{Name: name, Ref: schemaID(name)}
	}
	s := ref.Value
	switch {
	case s == nil:
		return Type{}
	case s.Type.Is("array") && s.Items != nil:
		inner := typeOf(s.Items)
		inner.List = true
		return inner
	case !s.Type.IsEmpty():
		return Type{Name: strings.Join(s.Type.Slice(), " | ")}
	}
	var names []string
	for _, list := range []openapi3.SchemaRefs{s.OneOf, s.AnyOf, s.AllOf} {
		for _, option := range list {
			if name := typeOf(option).Name; name != "" {
				names = append(names, name)
			}
		}
	}
	if len(names) == 0 && len(s.Properties) > 0 {
		return Type{Name: "object"}
	}
	return Type{Name: strings.Join(names, " | ")}
}

// rules are what a value is held to, as the file writes it.
func rules(s *openapi3.Schema) []string {
	var list []string
	add := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	if s.Format != "" {
		add("format: %s", s.Format)
	}
	if s.Pattern != "" {
		add("pattern: %s", s.Pattern)
	}
	if s.Min != nil {
		add("minimum: %v", *s.Min)
	}
	if s.Max != nil {
		add("maximum: %v", *s.Max)
	}
	if s.MinLength > 0 {
		add("minLength: %d", s.MinLength)
	}
	if s.MaxLength != nil {
		add("maxLength: %d", *s.MaxLength)
	}
	if s.MinItems > 0 {
		add("minItems: %d", s.MinItems)
	}
	if s.MaxItems != nil {
		add("maxItems: %d", *s.MaxItems)
	}
	if s.Const != nil {
		add("const: %v", s.Const)
	}
	if len(s.Enum) > 0 {
		var values []string
		for _, v := range s.Enum {
			values = append(values, fmt.Sprint(v))
		}
		list = append(list, strings.Join(values, " | "))
	}
	if s.Default != nil {
		add("default: %v", s.Default)
	}
	return list
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func schemaID(name string) string { return "schema-" + anchor(name) }

// anchor makes an id of any text.
func anchor(text string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(text) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case !strings.HasSuffix(b.String(), "-") && b.Len() > 0:
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
