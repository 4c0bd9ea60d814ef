package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// nothing loads no file and asks no host.
type nothing struct{}

// Load refuses.
func (nothing) Load(url string) (any, error) {
	return nil, errors.New("a reference leads out of the file: " + url)
}

const schemaAddress = "schema.json"

func readJSONSchema(data []byte) (*Contract, *Problem) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		p := tidy(err)
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			p.Line = lineAt(data, syntax.Offset)
		}
		return nil, p
	}
	object, ok := document.(map[string]any)
	if !ok {
		return nil, problem("a JSON Schema is an object")
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseLoader(nothing{})
	if err := compiler.AddResource(schemaAddress, document); err != nil {
		return nil, tidy(err)
	}
	if _, err := compiler.Compile(schemaAddress); err != nil {
		return nil, schemaProblem(err)
	}
	c := &Contract{Format: JSONSchema, Title: text(object["title"]), Version: text(object["version"]), Dialect: dialect(text(object["$schema"]))}
	for _, key := range [...]string{"properties", "$defs", "definitions"} {
		if members, ok := object[key].(map[string]any); ok {
			c.Names = append(c.Names, slices.Sorted(maps.Keys(members))...)
		}
	}
	return c, nil
}

// schemaProblem says what of a schema breaks the rules for schemas: the
// innermost cause, and where it stands.
func schemaProblem(err error) *Problem {
	var invalid *jsonschema.SchemaValidationError
	if !errors.As(err, &invalid) {
		return tidy(err)
	}
	var cause *jsonschema.ValidationError
	if !errors.As(invalid.Err, &cause) {
		return tidy(err)
	}
	for len(cause.Causes) > 0 {
		cause = cause.Causes[0]
	}
	p := tidy(cause)
	if lines := strings.Split(cause.Error(), "\n"); len(lines) > 1 {
		p.Message = strings.TrimPrefix(strings.TrimSpace(lines[len(lines)-1]), "- ")
	}
	return p
}

func text(value any) string {
	s, _ := value.(string)
	return s
}

// dialect is 2020-12 of https://json-schema.org/draft/2020-12/schema.
func dialect(address string) string {
	address = strings.TrimRight(address, "#/")
	return strings.TrimSuffix(path.Base(path.Dir(address)), "draft")
}
