package search

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Question is a question of a suite with what answers it.
type Question struct {
	Group   string
	Text    string
	Lang    string   // of the page that it is asked on
	Answers []string // ids of documents
	Line    int
}

// SuiteError is a line of a suite that cannot be understood.
type SuiteError struct {
	Line int // from 1
	Text string
}

func (e *SuiteError) Error() string {
	return fmt.Sprintf(`line %d: %s: write  - {q: "the question", lang: nb, answers: [id, id#part, /route]}  under  group:`, e.Line, e.Text)
}

// ParseSuite reads questions: YAML of one form, a group's name with a colon on
// a line, and under it a question a line.
//
//	question:
//	  - {q: "send letters digitally", lang: en, answers: [sikker-digital-post]}
func ParseSuite(text, lang string) ([]Question, error) {
	var list []Question
	group := ""
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || strings.HasPrefix(trimmed, "#") {
			continue
		}
		if name, ok := strings.CutSuffix(trimmed, ":"); ok && !strings.ContainsAny(name, ` {"`) {
			group = name
			continue
		}
		q, ok := parseQuestion(trimmed, lang)
		if !ok {
			return nil, &SuiteError{Line: i + 1, Text: cut(trimmed, 80)}
		}
		q.Group, q.Line = group, i+1
		list = append(list, q)
	}
	return list, nil
}

func parseQuestion(line, lang string) (q Question, ok bool) {
	q.Lang = lang
	rest, ok := strings.CutPrefix(line, "- {q: ")
	if !ok {
		return q, false
	}
	quoted, err := strconv.QuotedPrefix(rest)
	if err != nil || quoted[0] != '"' {
		return q, false
	}
	if q.Text, err = strconv.Unquote(quoted); err != nil {
		return q, false
	}
	rest = strings.TrimPrefix(rest[len(quoted):], ",")
	if after, found := strings.CutPrefix(strings.TrimSpace(rest), "lang: "); found {
		q.Lang, rest, _ = strings.Cut(after, ",")
	}
	answers, found := strings.CutPrefix(strings.TrimSpace(rest), "answers: [")
	answers, closed := strings.CutSuffix(answers, "]}")
	if !found || !closed {
		return q, false
	}
	for _, answer := range strings.Split(answers, ",") {
		if answer = strings.TrimSpace(answer); answer != "" {
			q.Answers = append(q.Answers, answer)
		}
	}
	return q, len(q.Answers) > 0
}

// Measure is how well questions are answered.
type Measure struct {
	Group           string
	Questions       int
	MRR, Top1, Top3 float64
	NDCG            float64 // of the first ten
}

// Found is an answer to a question: the ids of a hit and of its best place.
type Found [][]string

// answers tells which of a question's answers a hit is, -1 for none: the thing
// itself or its place, and for a page any place on it.
func (q *Question) answers(hit []string) int {
	for i, answer := range q.Answers {
		for _, id := range hit {
			if id == answer {
				return i
			}
			if page, _, isPart := strings.Cut(id, "#"); isPart && page == answer {
				return i
			}
		}
	}
	return -1
}

// First gives the place of the first answer, from 1; 0 when there is none in
// the first ten.
func (q *Question) First(found Found) int {
	for i, hit := range found[:min(len(found), 10)] {
		if q.answers(hit) >= 0 {
			return i + 1
		}
	}
	return 0
}

// gain is the discounted gain of the first ten against the best there could be.
// What stands on one page is one answer, however many places on it answer.
func (q *Question) gain(found Found) float64 {
	pages := map[string]bool{}
	for _, answer := range q.Answers {
		pages[pageID(answer)] = true
	}
	sum, best := 0.0, 0.0
	for i := range min(len(pages), 10) {
		best += 1 / math.Log2(float64(i)+2)
	}
	for i, hit := range found[:min(len(found), 10)] {
		if answer := q.answers(hit); answer >= 0 && pages[pageID(q.Answers[answer])] {
			delete(pages, pageID(q.Answers[answer]))
			sum += 1 / math.Log2(float64(i)+2)
		}
	}
	return sum / best
}

func pageID(id string) string {
	page, _, _ := strings.Cut(id, "#")
	return page
}

// Evaluate measures a way to search, by group in the suite's order, and in all last.
func Evaluate(questions []Question, search func(q Question) Found) []Measure {
	var list []Measure
	all := Measure{Group: "all"}
	for i := range questions {
		q := &questions[i]
		found := search(*q)
		at := slices.IndexFunc(list, func(m Measure) bool { return m.Group == q.Group })
		if at < 0 {
			at = len(list)
			list = append(list, Measure{Group: q.Group})
		}
		for _, m := range [...]*Measure{&list[at], &all} {
			m.Questions++
			m.NDCG += q.gain(found)
			if first := q.First(found); first > 0 {
				m.MRR += 1 / float64(first)
				if first == 1 {
					m.Top1++
				}
				if first <= 3 {
					m.Top3++
				}
			}
		}
	}
	list = append(list, all)
	for i := range list {
		m := &list[i]
		count := float64(max(1, m.Questions))
		m.MRR, m.Top1, m.Top3, m.NDCG = m.MRR/count, m.Top1/count, m.Top3/count, m.NDCG/count
	}
	return list
}

// FoundIn gives an answer's hits as ids.
func FoundIn(answer Answer) Found {
	var found Found
	for _, h := range answer.Hits {
		ids := []string{h.ID}
		if h.Part != nil {
			ids = append(ids, h.Part.ID)
		}
		found = append(found, ids)
	}
	return found
}
