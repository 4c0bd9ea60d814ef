package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Baseline is a list of findings that are known: debts that need not be paid
// before anything else can be done. What is new is not among them, and what no
// longer holds must go from the list, so that it only gets shorter.
type Baseline struct {
	entries []Key
}

// Key is what makes a finding the same in another run: rule, file and message,
// not the line, which moves when something is written above it. Count is the
// number among equals.
type Key struct {
	Code    string `json:"code"`
	File    string `json:"file"`
	Message string `json:"message"`
	Count   int    `json:"count,omitempty"`
}

func (k Key) hash() string {
	sum := sha256.Sum256([]byte(fmt.Sprintf("%s\x00%s\x00%s\x00%d", k.Code, k.File, k.Message, k.Count)))
	return hex.EncodeToString(sum[:16])
}

// Keys gives the key of each finding. Messages are in English, so that a
// baseline does not depend on who writes it.
func Keys(findings []Finding) []Key {
	keys := make([]Key, len(findings))
	count := map[Key]int{}
	for i := range findings {
		k := Key{Code: findings[i].Rule.Code, File: findings[i].Span.Path(), Message: findings[i].Bare("en")}
		keys[i] = k
		keys[i].Count = count[k]
		count[k]++
	}
	return keys
}

// ErrBaseline tells that a file is no baseline.
var ErrBaseline = errors.New("no baseline of lintel check")

// ReadBaseline reads what WriteBaseline wrote.
func ReadBaseline(r io.Reader) (*Baseline, error) {
	var file struct {
		Version  int   `json:"version"`
		Findings []Key `json:"findings"`
	}
	decoder := json.NewDecoder(r)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBaseline, err)
	}
	if file.Version != 1 {
		return nil, fmt.Errorf("%w: version %d", ErrBaseline, file.Version)
	}
	return &Baseline{file.Findings}, nil
}

// WriteBaseline writes the findings as a baseline, one a line, sorted, so that a
// debt that is paid is one line less.
func WriteBaseline(w io.Writer, findings []Finding) error {
	keys := Keys(findings)
	slices.SortFunc(keys, func(a, b Key) int {
		return strings.Compare(a.File+"\x00"+a.Code+"\x00"+a.Message+"\x00"+fmt.Sprintf("%9d", a.Count), b.File+"\x00"+b.Code+"\x00"+b.Message+"\x00"+fmt.Sprintf("%9d", b.Count))
	})
	var b strings.Builder
	b.WriteString("{\"version\": 1, \"findings\": [")
	for i, k := range keys {
		var line strings.Builder
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(k); err != nil {
			return err
		}
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n  " + strings.TrimSpace(line.String()))
	}
	b.WriteString("\n]}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Against splits findings: fresh are those that the baseline does not hold. gone
// are entries of the baseline that no finding answers to.
func (b *Baseline) Against(findings []Finding) (fresh []Finding, gone []Key) {
	left := map[Key]bool{}
	for _, k := range b.entries {
		left[k] = true
	}
	for i, k := range Keys(findings) {
		if left[k] {
			delete(left, k)
			continue
		}
		fresh = append(fresh, findings[i])
	}
	for _, k := range b.entries {
		if left[k] {
			gone = append(gone, k)
			delete(left, k)
		}
	}
	return fresh, gone
}
