package contract

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// Format is what a file is written in.
type Format string

// The formats that are read.
const (
	OpenAPI    Format = "OpenAPI"
	JSONSchema Format = "JSON Schema"
	XMLSchema  Format = "XML Schema"
)

// Contract is what a file says.
type Contract struct {
	Format  Format
	Dialect string // the format's own version: 3.1.0, 2020-12, 1.0
	Title   string
	Version string
	Names   []string // of what it defines: operations, schemas, elements and types
	API     *API     // of an OpenAPI description
}

// Problem is why a file is no contract.
type Problem struct {
	Line    int // from 1; 0 when it is not known
	Message string
}

func (p *Problem) Error() string { return p.Message }

func problem(format string, args ...any) *Problem {
	return &Problem{Message: fmt.Sprintf(format, args...)}
}

var (
	openAPIKey = regexp.MustCompile(`(?m)^\s*["']?openapi["']?\s*:`)
	schemaKey  = regexp.MustCompile(`"\$schema"\s*:`)
	lineNumber = regexp.MustCompile(`\bline (\d+)\b`)
)

// Read reads a file. It gives a contract or a problem, never both.
func Read(name string, data []byte) (c *Contract, p *Problem) {
	defer func() {
		if r := recover(); r != nil {
			c, p = nil, problem("cannot be read: %v", r)
		}
	}()
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch extension := strings.ToLower(path.Ext(name)); {
	case extension == ".xsd":
		return readXMLSchema(data)
	case openAPIKey.Match(data):
		return readOpenAPI(data)
	case extension == ".json" && schemaKey.Match(data):
		return readJSONSchema(data)
	}
	return nil, problem(`neither OpenAPI ("openapi: 3.1.0"), JSON Schema ("$schema") nor XML Schema (.xsd)`)
}

// tidy makes one short line of a library's message, and finds its line.
func tidy(err error) *Problem {
	message := err.Error()
	p := &Problem{}
	if m := lineNumber.FindStringSubmatch(message); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
	}
	message, _, _ = strings.Cut(strings.TrimSpace(message), "\n")
	const longest = 240
	if runes := []rune(message); len(runes) > longest {
		message = string(runes[:longest]) + "…"
	}
	p.Message = message
	return p
}

// lineAt is the line of an offset.
func lineAt(data []byte, offset int64) int {
	return 1 + bytes.Count(data[:min(max(offset, 0), int64(len(data)))], []byte("\n"))
}
