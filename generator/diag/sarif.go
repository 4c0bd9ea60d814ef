package diag

import (
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
)

// The parts of SARIF 2.1.0 that findings need.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name     string      `json:"name"`
	Version  string      `json:"version,omitempty"`
	Language string      `json:"language"`
	Rules    []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string             `json:"id"`
	ShortDescription sarifMessage       `json:"shortDescription"`
	FullDescription  sarifMessage       `json:"fullDescription"`
	Configuration    sarifConfiguration `json:"defaultConfiguration"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID    string            `json:"ruleId"`
	RuleIndex int               `json:"ruleIndex"`
	Level     string            `json:"level"`
	Message   sarifMessage      `json:"message"`
	Locations []sarifLocation   `json:"locations"`
	Related   []sarifLocation   `json:"relatedLocations,omitempty"`
	Prints    map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
	Message  *sarifMessage `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// WriteSARIF writes the findings as a SARIF 2.1.0 log, for services that show
// findings beside the code. Columns count code points. A finding that is nowhere
// stands at lintel.yaml, because such services want a file. version is the
// program's.
func WriteSARIF(w io.Writer, findings []Finding, lang, version string) error {
	spoken := "en"
	if lang == "nb" || lang == "nn" {
		spoken = "nb"
	}
	run := sarifRun{
		Tool:       sarifTool{sarifDriver{Name: "lintel", Version: version, Language: spoken, Rules: []sarifRule{}}},
		ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
	}
	index := map[*Rule]int{}
	for i := range findings {
		index[findings[i].Rule] = 0
	}
	var rules []*Rule
	for rule := range index {
		rules = append(rules, rule)
	}
	slices.SortFunc(rules, func(a, b *Rule) int { return strings.Compare(a.Code, b.Code) })
	for i, rule := range rules {
		index[rule] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: rule.Code, ShortDescription: sarifMessage{rule.Title.In(lang)}, FullDescription: sarifMessage{rule.Doc.In(lang)},
			Configuration: sarifConfiguration{sarifLevel(rule.Severity)},
		})
	}
	keys := Keys(findings)
	for i := range findings {
		f := &findings[i]
		result := sarifResult{
			RuleID: f.Rule.Code, RuleIndex: index[f.Rule], Level: sarifLevel(f.Severity), Message: sarifMessage{f.Message(lang)},
			Locations: []sarifLocation{sarifPlace(Related{Span: f.Span}, lang)}, Prints: map[string]string{"lintel/v1": keys[i].hash()},
		}
		for _, r := range f.Related {
			result.Related = append(result.Related, sarifPlace(r, lang))
		}
		run.Results = append(run.Results, result)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(sarifLog{
		Schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func sarifLevel(s Severity) string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "note"
	}
	return "none"
}

func sarifPlace(r Related, lang string) sarifLocation {
	var place sarifLocation
	if note := r.Note.In(lang); note != "" {
		place.Message = &sarifMessage{note}
	}
	path := r.Span.Path()
	if path == "" {
		path = "lintel.yaml"
	} else {
		start, end := r.Span.Position(), r.Span.EndPosition()
		place.Physical.Region = &sarifRegion{start.Line, start.Column, end.Line, end.Column}
	}
	place.Physical.Artifact.URI = (&url.URL{Path: path}).EscapedPath()
	return place
}
