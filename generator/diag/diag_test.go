package diag

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lintel/generator/source"
)

// TestExpand holds how arguments stand in a message, and that a hint with one
// missing is left out: "did you mean ?" helps nobody.
func TestExpand(t *testing.T) {
	args := Args{"id": "x", "n": 3, "list": []string{"a", "b"}, "name": Text{EN: "actor", NB: "aktør"}, "empty": "", "none": nil, "nested": "{id}"}
	for _, test := range []struct {
		template, lang, want string
		complete             bool
	}{
		{"", "en", "", true},
		{"plain", "en", "plain", true},
		{"{id}", "en", "x", true},
		{"a {id} b {id}", "en", "a x b x", true},
		{"{n} of {list}", "en", `3 of "a", "b"`, true},
		{"the {name}", "en", "the actor", true},
		{"{name}en", "nn", "aktøren", true},
		{"near {empty}?", "en", "near ?", false},
		{"{none}{missing}", "en", "", false},
		{"{nested}", "en", "{id}", true}, // an argument is no template
		{"a { b", "en", "a { b", true},
		{"a } b {id}", "en", "a } b {id}", true},
		{"{}", "en", "", false},
	} {
		got, complete := expand(test.template, args, test.lang)
		if got != test.want || complete != test.complete {
			t.Errorf("%q in %s: %q, %v; want %q, %v", test.template, test.lang, got, complete, test.want, test.complete)
		}
	}
}

// TestMessage holds that a hint follows the message when it is whole.
func TestMessage(t *testing.T) {
	rule := &Rule{Code: "c", Message: Text{EN: "bad {id}", NB: "feil {id}"}, Hint: Text{EN: "try {near}", NB: "prøv {near}"}}
	with := Finding{Rule: rule, Args: Args{"id": "x", "near": `"y"`}}
	without := Finding{Rule: rule, Args: Args{"id": "x", "near": ""}}
	for lang, want := range map[string]string{"en": `bad x; try "y"`, "nb": `feil x; prøv "y"`, "nn": `feil x; prøv "y"`, "fr": `bad x; try "y"`} {
		if got := with.Message(lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
	if got := without.Message("en"); got != "bad x" {
		t.Errorf("without a hint: %q", got)
	}
	if with.Bare("en") != "bad x" || with.HintText("en") != `try "y"` || without.HintText("en") != "" {
		t.Error("message and hint are not apart")
	}
}

// TestSeverity holds the names of lintel.yaml.
func TestSeverity(t *testing.T) {
	for s := Off; s <= Error; s++ {
		if back, ok := ParseSeverity(s.String()); !ok || back != s {
			t.Errorf("%v comes back as %v", s, back)
		}
	}
	for _, name := range []string{"", "Error", "fatal", "on"} {
		if _, ok := ParseSeverity(name); ok {
			t.Errorf("%q is a severity", name)
		}
	}
}

// places makes findings at all kinds of places, some of them twice.
func places() []Finding {
	a, b := &source.File{Path: "a", Text: "one\ntwo\nthree"}, &source.File{Path: "b", Text: "one"}
	x, y := &Rule{Code: "x", Severity: Error, Message: Text{EN: "m {v}"}}, &Rule{Code: "y", Severity: Warning, Message: Text{EN: "m {v}"}}
	var list []Finding
	for _, span := range []source.Span{{}, a.Span(0, 0), a.Span(0, 3), a.Span(4, 7), b.Span(0, 1)} {
		for _, rule := range []*Rule{x, y} {
			for _, value := range []string{"1", "2", "2"} {
				list = append(list, Finding{Rule: rule, Severity: rule.Severity, Span: span, Args: Args{"v": value}})
			}
		}
	}
	return list
}

// TestSorted holds that findings come in one order, each once, however they
// were found: a run that differs from the last hides what changed.
func TestSorted(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	var want []string
	for round := range 50 {
		all := places()
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		one, other := &List{}, &List{}
		for i := range all {
			into := one
			if random.IntN(2) == 0 {
				into = other
			}
			into.Add(all[i].Rule, all[i].Span, all[i].Args)
		}
		one.Merge(other)
		if one.Len() != len(all) {
			t.Fatalf("%d of %d findings", one.Len(), len(all))
		}
		var got []string
		sorted := one.Sorted()
		for i := range sorted {
			got = append(got, sorted[i].Span.String()+" "+sorted[i].Rule.Code+" "+sorted[i].Message("en"))
		}
		if round == 0 {
			want = got
			if len(got) != 20 {
				t.Fatalf("%d findings, want 20 without the repeats:\n%s", len(got), strings.Join(got, "\n"))
			}
			if !slices.IsSortedFunc(sorted, func(a, b Finding) int { return strings.Compare(a.Span.Path(), b.Span.Path()) }) {
				t.Error("not by file")
			}
		} else if !slices.Equal(got, want) {
			t.Fatalf("another order:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestConfigure holds that a severity of lintel.yaml stands, and what is off is
// gone.
func TestConfigure(t *testing.T) {
	list := &List{}
	for _, f := range places() {
		list.Add(f.Rule, f.Span, f.Args)
	}
	list.Configure(map[string]Severity{"x": Info, "unknown": Error})
	if errors, warnings, infos := Count(list.Sorted()); errors != 0 || warnings != 10 || infos != 10 {
		t.Errorf("%d errors, %d warnings, %d infos", errors, warnings, infos)
	}
	list.Configure(map[string]Severity{"x": Off})
	if errors, warnings, infos := Count(list.Sorted()); errors != 0 || warnings != 10 || infos != 0 {
		t.Errorf("x is not off: %d errors, %d warnings, %d infos", errors, warnings, infos)
	}
}

// TestNearest holds which names a misspelt one may mean. A wrong offer sends
// the author to another mistake.
func TestNearest(t *testing.T) {
	names := []string{"uses", "used-by", "owner", "conforms-to", "implemented-by", "altinn", "ks-svarut", "ks-svar-ut", "id-porten", "æøå", "a"}
	for name, want := range map[string][]string{
		"uess":       {"uses"},           // a swap is one change
		"onwer":      {"owner"},          //
		"ownr":       {"owner"},          // one left out
		"ownerr":     {"owner"},          // one too many
		"OWNER":      {"owner"},          // only the case
		"ks-svaurt":  {"ks-svarut"},      //
		"svarut":     {"ks-svarut"},      // a part of it
		"id-portenn": {"id-porten"},      //
		"æåø":        {"æøå"},            // code points, not bytes
		"xyz":        {},                 //
		"conform":    {"conforms-to"},    //
		"":           {"a"},              // at most one change, always
		"b":          {"a"},              //
		"implemente": {"implemented-by"}, //
		"zzzzzzzzzz": {},                 //
	} {
		if got := Nearest(name, slices.Values(names)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	many := []string{"abcdeg", "abcdeh", "abcdei", "abcdej", "abcdek"}
	if got := Nearest("abcdef", slices.Values(many)); !slices.Equal(got, []string{"abcdeg", "abcdeh", "abcdei"}) {
		t.Errorf("not three, by name: %q", got)
	}
	slices.Reverse(many)
	if got := NearestText("abcdef", slices.Values(many)); got != `"abcdeg" / "abcdeh" / "abcdei"` {
		t.Errorf("the order of the candidates matters: %s", got)
	}
	if got := NearestText("q", slices.Values([]string{})); got != "" {
		t.Errorf("nothing is near: %s", got)
	}
}

// plainDistance is the textbook's restricted Damerau-Levenshtein distance.
func plainDistance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0:
				d[i][j] = j
			case j == 0:
				d[i][j] = i
			default:
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
				if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
					d[i][j] = min(d[i][j], d[i-2][j-2]+1)
				}
			}
		}
	}
	return d[len(a)][len(b)]
}

// TestDistance holds the quick distance against the textbook's: it gives up
// early, and a mistake there would show as a name that is never offered.
func TestDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	word := func() string {
		b := make([]rune, random.IntN(8))
		for i := range b {
			b[i] = []rune("abæ")[random.IntN(3)]
		}
		return string(b)
	}
	shared := &meter{}
	for range 20_000 {
		a, b, limit := word(), word(), random.IntN(5)
		want := plainDistance([]rune(a), []rune(b))
		got := (&meter{target: []rune(a)}).distance(b, limit)
		if (want <= limit && got != want) || (want > limit && got <= limit) {
			t.Fatalf("%q to %q within %d: %d, want %d", a, b, limit, got, want)
		}
		shared.target = []rune(a) // the memory of the former comparison must not matter
		if again := shared.distance(b, limit); (again <= limit || got <= limit) && again != got {
			t.Fatalf("%q to %q within %d: %d, then %d", a, b, limit, got, again)
		}
	}
}
