package contract_test

import (
	"os"
	"strings"
	"testing"

	"lintel/generator/contract"
)

// TestFAKS reads the repository's own files, which show every format.
func TestFAKS(t *testing.T) {
	for name, want := range map[string]string{
		"forsendelse.openapi.yaml": "OpenAPI 3.1.0, Forsendelser til SvarUT (eksempel) 0.1.0: POST /forsendelser GET /forsendelser/{id}",
		"kvittering.schema.json":   "JSON Schema 2020-12, Kvittering for en forsendelse (eksempel) : id status tidspunkt",
		"forsendelse.xsd":          "XML Schema 1.0, https://example.no/forsendelse 0.1.0: forsendelse Forsendelse Part Fil Organisasjonsnummer",
	} {
		data, err := os.ReadFile("../../content/grensesnitt/" + name)
		if err != nil {
			t.Fatal(err)
		}
		c, problem := contract.Read(name, data)
		if problem != nil {
			t.Fatalf("%s: %v", name, problem)
		}
		if got := string(c.Format) + " " + c.Dialect + ", " + c.Title + " " + c.Version + ": " + strings.Join(c.Names, " "); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

const api = `openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /b:
    post:
      tags: [Z]
      parameters: [{name: q, in: query, schema: {type: array, items: {$ref: "#/components/schemas/Node"}}}]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [inner]
              properties:
                inner: {type: object, properties: {deep: {type: string, maxLength: 3, enum: [a, b]}}}
      responses: {"204": {description: done}}
  /a:
    get: {deprecated: true, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Node"}, example: {x: "<script>"}}}}}}
components:
  schemas:
    Node:
      type: object
      properties:
        next: {$ref: "#/components/schemas/Node"}
        list: {type: array, items: {type: object, properties: {list: {type: string}}}}
        any: {oneOf: [{type: string}, {$ref: "#/components/schemas/Node"}]}
`

// TestAPI holds what a page shows of a description: members within members, a
// type that holds itself, the order that does not depend on the file's.
func TestAPI(t *testing.T) {
	c, problem := contract.Read("a.yaml", []byte(api))
	if problem != nil {
		t.Fatal(problem)
	}
	if got := strings.Join(c.Names, ", "); got != "GET /a, POST /b" && got != "POST /b, GET /a" {
		t.Errorf("operations: %s", got)
	}
	var lines []string
	for _, group := range c.API.Groups {
		for _, o := range group.Operations {
			lines = append(lines, o.ID)
			for _, p := range o.Parameters {
				lines = append(lines, p.Name+" "+p.In+" "+p.Type.Name+" "+p.Type.Ref)
			}
			for _, b := range o.Bodies {
				for _, p := range b.Properties {
					lines = append(lines, p.Name+" "+p.Type.Name+" "+strings.Join(p.Rules, ", "))
				}
			}
			for _, r := range o.Responses {
				for _, b := range r.Bodies {
					lines = append(lines, r.Code+" "+b.Type.Ref+" "+b.Example)
				}
			}
		}
	}
	for _, s := range c.API.Schemas {
		for _, p := range s.Properties {
			lines = append(lines, s.Name+"."+p.Name+" "+p.Type.Name)
		}
	}
	want := `get-a
200 schema-node {
  "x": "\u003cscript\u003e"
}
post-b
q query Node schema-node
inner object 
inner.deep string maxLength: 3, a | b
Node.any string | Node
Node.list object
Node.list.list string
Node.next Node`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestHostile holds that a file made to hang or break a library gives a
// problem or a contract, in little time.
func TestHostile(t *testing.T) {
	for name, data := range map[string]string{
		"nesting.json": `{"$schema":"https://json-schema.org/draft/2020-12/schema","x":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "}",
		"laughs.yaml":  "openapi: 3.0.0\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: [*g,*g,*g,*g,*g,*g,*g,*g,*g]\n",
		"entity.xsd":   `<!DOCTYPE x [<!ENTITY a "aaaa">]><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="&a;"/></xs:schema>`,
		"empty.xsd":    "",
		"null.json":    `{"$schema": null}`,
		"self.yaml":    "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A'}}}\n",
		"nothing.yaml": "openapi:\n",
	} {
		if c, problem := contract.Read(name, []byte(data)); (c == nil) == (problem == nil) {
			t.Errorf("%s: contract %v, problem %v", name, c, problem)
		}
	}
}

// FuzzRead holds that no file makes a panic or both answers.
func FuzzRead(f *testing.F) {
	f.Add("a.yaml", []byte(api))
	f.Add("a.json", []byte(`{"$schema": "http://json-schema.org/draft-07/schema#", "definitions": {"a": {"type": "string"}}}`))
	f.Add("a.xsd", []byte(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a" type="T"/><xs:simpleType name="T"/></xs:schema>`))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if c, problem := contract.Read(name, data); (c == nil) == (problem == nil) {
			t.Errorf("contract %v, problem %v", c, problem)
		}
	})
}
