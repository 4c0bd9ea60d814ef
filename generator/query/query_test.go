package query

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lintel/generator/diag"
	"lintel/generator/model"
	"lintel/generator/source"
)

// smallMetamodel has a field of each type, and names that disagree.
func smallMetamodel() *model.Metamodel {
	values := func(ids ...string) []*model.EnumValue {
		var list []*model.EnumValue
		for i, id := range ids {
			list = append(list, &model.EnumValue{ID: id, Name: model.Plain(id), Order: i})
		}
		return list
	}
	component := &model.Kind{ID: "component", Name: model.Plain("Component"), Layer: &model.Layer{ID: "technical"}, Fields: []*model.Field{
		{ID: "form", Type: model.EnumField, Values: values("sambruk", "gjenbruk")},
		{ID: "component-type", Type: model.EnumField, Values: values("service", "system")},
		{ID: "maintained-until", Type: model.DateField},
		{ID: "users", Type: model.NumberField},
		{ID: "open", Type: model.BooleanField},
		{ID: "tags", Type: model.TextField, List: true},
		{ID: "areas", Type: model.EnumField, List: true, Values: values("health", "school")},
		{ID: "level", Type: model.EnumField, Values: values("national", "local")},
	}}
	standard := &model.Kind{ID: "standard", Name: model.Plain("Standard"), Fields: []*model.Field{
		{ID: "level", Type: model.NumberField},
	}}
	view := &model.Kind{ID: "view", Name: model.Plain("View"), Structure: model.ViewStructure}
	m := &model.Metamodel{
		Layers:   []*model.Layer{component.Layer},
		Statuses: []*model.Status{{ID: "draft"}, {ID: "in-use", Binding: true}},
		Kinds:    []*model.Kind{component, standard, view},
		Relations: []*model.RelationType{
			{ID: "uses", Inverse: "used-by"},
			{ID: "conforms-to", Inverse: "implemented-by", Fields: []*model.Field{
				{ID: "obligation", Type: model.EnumField, Values: values("must", "should")},
				{ID: "since-year", Type: model.NumberField},
			}},
			{ID: "interacts-with", Inverse: "interacts-with"},
		},
	}
	m.Index()
	return m
}

// declare makes an element's declaration with relations "key target".
func declare(m *model.Metamodel, kind, id, name string, relations ...string) *model.ElementDecl {
	d := &model.ElementDecl{Head: model.Head{ID: id, Kind: m.Kind(kind), Name: model.Plain(name)}}
	for _, r := range relations {
		key, target, _ := strings.Cut(r, " ")
		direction, ok := m.Relation(key)
		if !ok {
			panic(key)
		}
		d.Relations = append(d.Relations, model.RelationDecl{Direction: direction, To: model.Ref{Text: target}})
	}
	return d
}

// smallModel is a repository of seven elements.
func smallModel(t testing.TB) *model.Model {
	mm := smallMetamodel()
	component := mm.Kind("component")
	set := func(d *model.ElementDecl, field string, v model.Value) {
		d.Fields = append(d.Fields, model.FieldValue{Field: component.Field(field), Value: v})
	}
	alfa := declare(mm, "component", "alfa", "Ørn", "uses beta", "conforms-to noark-5", "uses hemmelig")
	alfa.Status = mm.Status("in-use")
	alfa.Life.From = model.Date{Text: "2013-10"}
	set(alfa, "form", model.Value{Enum: component.Field("form").Value("sambruk")})
	set(alfa, "maintained-until", model.Value{Text: model.Plain("2019")})
	set(alfa, "users", model.Value{Number: 12})
	set(alfa, "open", model.Value{Bool: true})
	set(alfa, "tags", model.Value{Items: []model.Value{{Text: model.Plain("post")}, {Text: model.Plain("digital")}}})
	set(alfa, "areas", model.Value{Items: []model.Value{{Enum: component.Field("areas").Value("health")}}})
	set(alfa, "level", model.Value{Enum: component.Field("level").Value("national")})
	conforms := mm.Relations[1]
	alfa.Relations[1].Fields = []model.FieldValue{
		{Field: conforms.Field("obligation"), Value: model.Value{Enum: conforms.Field("obligation").Value("must")}},
		{Field: conforms.Field("since-year"), Value: model.Value{Number: 2012}},
	}
	beta := declare(mm, "component", "beta", "Bjørn", "interacts-with gamma")
	beta.Formerly = []model.Ref{{Text: "old-beta"}}
	beta.Requirements = []model.RequirementDecl{{PartDecl: model.PartDecl{
		PartHead: model.PartHead{ID: "r1"}, Relations: []model.RelationDecl{{Direction: model.Direction{Type: mm.Relations[0]}, To: model.Ref{Text: "gamma"}}},
	}}}
	gamma := declare(mm, "component", "gamma", "Ape", "uses alfa")
	set(gamma, "users", model.Value{Number: 3})
	secret := declare(mm, "component", "hemmelig", "Hemmelig")
	secret.Internal = true
	noark := declare(mm, "standard", "noark-5", "Noark 5")
	noark.Fields = []model.FieldValue{{Field: mm.Kind("standard").Field("level"), Value: model.Value{Number: 5}}}
	plainView := declare(mm, "view", "vis", "Vis")
	plainView.View = &model.View{
		Include: []model.Selection{{Ref: model.Ref{Text: "noark-5"}}, {Where: &model.Expression{Text: `users > 1`}}},
		Exclude: []model.Selection{{Ref: model.Ref{Text: "gamma"}}},
	}
	rich := declare(mm, "view", "rik", "Rik")
	rich.View = &model.View{Include: []model.Selection{{Ref: model.Ref{Text: "alfa"}, Outgoing: true}}}
	decls := &model.Decls{
		Config: &model.Config{Languages: []string{"nb", "en"}}, Metamodel: mm,
		Elements: []*model.ElementDecl{alfa, beta, gamma, secret, noark, plainView, rich},
	}
	var report diag.List
	m := model.Link(decls, &report)
	for _, f := range report.Sorted() {
		t.Fatalf("the test's own model: %s", f.Message("en"))
	}
	return m
}

// expressionAt puts a text into a file after two lines, as YAML would hold it.
func expressionAt(text string) model.Expression {
	const before = "id: x\nwhere: "
	file := &source.File{Path: "x.yaml", Text: before + text + "\n"}
	offset := func(at int) int { return len(before) + at }
	return model.Expression{Text: text, Span: file.Span(offset(0), offset(len(text))), Offset: offset}
}

func selected(t *testing.T, m *model.Model, text string) string {
	t.Helper()
	var report diag.List
	e, ok := Compile(m, expressionAt(text), &report)
	if !ok {
		t.Fatalf("%s: %v", text, messages(&report, "en"))
	}
	var ids []string
	for _, element := range m.Elements {
		if e.Match(element) {
			ids = append(ids, element.ID)
		}
	}
	return strings.Join(ids, " ")
}

func messages(report *diag.List, lang string) []string {
	var lines []string
	for _, f := range report.Sorted() {
		p := f.Span.Position()
		lines = append(lines, fmt.Sprintf("%d:%d %s %q %s: %s", p.Line, p.Column, f.Rule.Code, f.Span.Text(), f.Severity, f.Message(lang)))
	}
	return lines
}

func TestMatch(t *testing.T) {
	m := smallModel(t)
	all := "alfa beta gamma hemmelig noark-5 rik vis"
	tests := []struct{ where, want string }{
		{`true`, all},
		{`kind == "component"`, "alfa beta gamma hemmelig"},
		{`kind in ["standard", "view"]`, "noark-5 rik vis"},
		{`kind not in ["standard", "view"] && id != "beta"`, "alfa gamma hemmelig"},
		{`status == "in-use"`, "alfa"},
		{`status == "" and kind == "component"`, "beta gamma hemmelig"},
		{`binding`, "alfa"},
		{`layer == "technical" and not binding`, "beta gamma hemmelig"},
		{`form == "sambruk"`, "alfa"},
		{`field("component-type") == "" && form != ""`, "alfa"},
		{`field("maintained-until") != "" && field("maintained-until") < "2020"`, "alfa"},
		{`field("kind") == "view"`, "rik vis"},
		{`users > 2 and users <= 12`, "alfa gamma"},
		{`users in [3, 4]`, "gamma"},
		{`1 < users < 12.5`, "alfa gamma"},
		{`users > -1`, all},
		{`open`, "alfa"},
		{`"post" in tags`, "alfa"},
		{`len(tags) == 2`, "alfa"},
		{`any(tags, # startsWith "dig")`, "alfa"},
		{`"health" in areas`, "alfa"},
		{`any(areas, # == "health")`, "alfa"},
		{`level == "national" || level == "5"`, "alfa noark-5"},
		{`name contains "ø" || lower(name) startsWith "ø"`, "alfa beta"},
		{`name matches "^[AB]"`, "beta gamma"},
		{`from >= "2013"`, "alfa"},
		{`order == 0 && kind == "standard"`, "noark-5"},
		{`has("conforms-to")`, "alfa"},
		{`has("conforms-to", "noark-5")`, "alfa"},
		{`has("used-by")`, "alfa beta gamma hemmelig"},
		{`has("uses", "gamma")`, "beta"},
		{`has("uses", "hemmelig")`, ""},
		{`has("interacts-with", "gamma")`, "beta"},
		{`has("interacts-with", "beta")`, "gamma"},
		{`!has("implemented-by") && kind == "standard"`, ""},
		{`any(rel("conforms-to"), .obligation == "must")`, "alfa"},
		{`any(rel("conforms-to"), .to == "noark-5" && #["since-year"] > 2000)`, "alfa"},
		{`len(rel("uses")) == 1`, "alfa beta gamma"},
		{`all(rel("uses"), .kind == "component") && has("uses")`, "alfa beta gamma"},
		{`one(rel("uses"), .status == "in-use")`, "gamma"},
		{`none(rel("uses"), .to == "beta") && kind == "component"`, "beta gamma hemmelig"},
		{`inView("vis")`, "alfa noark-5"},
		{"// which ones\nopen", "alfa"},
	}
	for _, test := range tests {
		if got := selected(t, m, test.where); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.where, got, test.want)
		}
	}
}

func TestFindings(t *testing.T) {
	m := smallModel(t)
	tests := []struct{ where, want string }{
		{`kind == "componet"`, `2:17 where-value "componet" error: unknown kind "componet" in where; did you mean "component"?`},
		{`"componet" == kind`, `2:9 where-value "componet" error: unknown kind "componet" in where; did you mean "component"?`},
		{`name == "æøå" && status in ["draft", "in-us"]`, `2:46 where-value "in-us" error: unknown status "in-us" in where; did you mean "in-use"?`},
		{`layer != "tecnical"`, `2:18 where-value "tecnical" error: unknown layer "tecnical" in where; did you mean "technical"?`},
		{`basis == "reprt"`, `2:18 where-value "reprt" error: unknown basis "reprt" in where; did you mean "report"?`},
		{`id == "old-beta"`, `2:15 where-value "old-beta" error: unknown element "old-beta" in where; did you mean "beta"?`},
		{`form == "sambrukk"`, `2:17 where-value "sambrukk" error: unknown value of "form" "sambrukk" in where; did you mean "sambruk"?`},
		{`"heath" in areas`, `2:9 where-value "heath" error: unknown value of "areas" "heath" in where; did you mean "health"?`},
		{`any(areas, # == "heath")`, `2:25 where-value "heath" error: unknown value of "areas" "heath" in where; did you mean "health"?`},
		{`has("conform-to")`, `2:13 where-value "conform-to" error: unknown relation "conform-to" in where; did you mean "conforms-to"?`},
		{`has("uses", "bata")`, `2:21 where-value "bata" error: unknown element "bata" in where; did you mean "beta"?`},
		{`has("uses", "beta#r2")`, `2:21 where-value "beta#r2" error: unknown part "r2" in where; did you mean "r1"?`},
		{`any(rel("conforms-to"), .obligation == "most")`, `2:48 where-value "most" error: unknown value of "obligation" "most" in where; did you mean "must"?`},
		{`any(rel("conforms-to"), .obligaton == "must")`, `2:33 where-name "obligaton" error: unknown name "obligaton" in where; did you mean "obligation"?`},
		{`any(rel("conforms-to"), #["since-yer"] > 1)`, `2:35 where-name "since-yer" error: unknown name "since-yer" in where; did you mean "since-year"?`},
		{`inView("viss")`, `2:16 where-value "viss" error: unknown view "viss" in where; did you mean "vis"?`},
		{`inView("rik")`, `2:16 where-syntax "rik" error: cannot read this where expression: inView cannot ask the view "rik", which selects by more than ids and where`},
		{`knd == "view"`, `2:8 where-name "knd" error: unknown name "knd" in where; did you mean "kind"?`},
		{`kind == component`, `2:16 where-name "component" error: unknown name "component" in where; did you mean "component" in quotes?`},
		{`component-type == "service"`, `2:8 where-name "component-type" error: unknown name "component-type" in where; did you mean field("component-type")?`},
		{`conforms-to == "noark-5"`, `2:8 where-name "conforms-to" error: unknown name "conforms-to" in where; did you mean has("conforms-to")?`},
		{`field("component-typ") == ""`, `2:15 where-name "component-typ" error: unknown name "component-typ" in where; did you mean "component-type"?`},
		{`hass("uses")`, `2:8 where-name "hass" error: unknown name "hass()" in where; did you mean "has"?`},
		{`now() > 1`, `2:8 where-name "now" error: unknown name "now()" in where`},
		{`filter(tags, true) == tags`, `2:8 where-name "filter" error: unknown name "filter()" in where`},
		{`kind = "view"`, `2:13 where-syntax "=" error: cannot read this where expression: "=" does not fit here; write "=="`},
		{`kind == "view" &&`, `2:24 where-syntax "&" error: cannot read this where expression: it ends too early`},
		{`kind == "view`, `2:21 where-syntax "" error: cannot read this where expression: a quote is missing`},
		{`kind`, `2:8 where-syntax "kind" error: cannot read this where expression: it is a value, not a condition`},
		{`users == "3"`, `2:14 where-syntax "==" error: cannot read this where expression: "==" cannot join a number and a text`},
		{`kind == "view" ? true : false`, `where-syntax`},
		{`let x = kind; x == "view"`, `where-syntax`},
		{`any(tags, any(tags, true))`, `2:18 where-syntax "any" error: cannot read this where expression: "any" cannot stand inside another loop`},
		{`name matches id`, `2:21 where-syntax "id" error: cannot read this where expression: after "matches" stands a pattern in quotes`},
		{`name matches "["`, `where-syntax`},
		{`has(kind)`, `2:12 where-syntax "kind" error: cannot read this where expression: "has" takes a name in quotes`},
		{`has()`, `2:8 where-syntax "has" error: cannot read this where expression: "has" takes other arguments; write has("relation") / has("relation", "id")`},
		{`has("")`, `2:12 where-syntax "\"\"" error: cannot read this where expression: a name is missing`},
		{`order % 2 == 1`, `2:14 where-syntax "%" error: cannot read this where expression: "%" cannot be used in where`},
		{`1..9 == tags`, `where-syntax`},
		{`# == "x"`, `where-syntax`},
		{`name == nil`, `2:16 where-syntax "nil" error: cannot read this where expression: "nil" cannot be used in where`},
		{strings.Repeat("(", 60) + "true" + strings.Repeat(")", 60), `error: cannot read this where expression: it is nested deeper than 50 brackets`},
		{`name == "` + strings.Repeat("x", 11000) + `"`, `error: cannot read this where expression: it is longer than 10 kB`},
	}
	for _, test := range tests {
		var report diag.List
		e, ok := Compile(m, expressionAt(test.where), &report)
		got := messages(&report, "en")
		if ok || e != nil || len(got) != 1 || !strings.Contains(got[0], test.want) {
			t.Errorf("%.60s\n got %v\nwant %v", test.where, got, test.want)
		}
		for _, line := range messages(&report, "nb") {
			if strings.Contains(line, "did you") || strings.Contains(line, "cannot read") {
				t.Errorf("no Norwegian: %s", line)
			}
		}
	}
}

func TestSeveralFindingsAtOnce(t *testing.T) {
	var report diag.List
	Compile(smallModel(t), expressionAt(`kind == "vew" && statu == "draft" || has("usess")`), &report)
	want := []string{
		`2:17 where-value "vew" error: unknown kind "vew" in where; did you mean "view"?`,
		`2:25 where-name "statu" error: unknown name "statu" in where; did you mean "status"?`,
		`2:50 where-value "usess" error: unknown relation "usess" in where; did you mean "uses"?`,
	}
	if d := cmp.Diff(want, messages(&report, "en")); d != "" {
		t.Error(d)
	}
}

func TestList(t *testing.T) {
	m := smallModel(t)
	compile := func(text string) *Expression {
		e, ok := Compile(m, expressionAt(text), &diag.List{})
		if !ok {
			t.Fatal(text)
		}
		return e
	}
	components := compile(`kind == "component"`)
	tests := []struct {
		e     *Expression
		sort  string
		limit int
		want  string
	}{
		{components, "", 0, "gamma beta alfa"},
		{components, "-name", 0, "alfa beta gamma"},
		{components, "id", 2, "alfa beta"},
		{components, "users", 0, "gamma alfa beta"},
		{components, "-users", 0, "alfa gamma beta"},
		{components, "status", 0, "alfa beta gamma"},
		{components, "form", 0, "alfa beta gamma"},
		{nil, "kind", 0, "alfa beta gamma noark-5 rik vis"},
		{nil, "from", 1, "alfa"},
	}
	for _, test := range tests {
		var ids []string
		for _, e := range List(m, test.e, test.sort, test.limit, nil, "nb") {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != test.want {
			t.Errorf("sort %q limit %d\n got %s\nwant %s", test.sort, test.limit, got, test.want)
		}
	}
}

func TestReach(t *testing.T) {
	m := smallModel(t)
	tests := []struct {
		from      string
		depth     int
		outgoing  bool
		relations map[string]bool
		want      string
	}{
		{"alfa", 0, true, nil, "1:beta 1:hemmelig 1:noark-5 2:gamma"},
		{"alfa", 1, true, nil, "1:beta 1:hemmelig 1:noark-5"},
		{"alfa", 0, true, map[string]bool{"uses": true}, "1:beta 1:hemmelig 2:gamma"},
		{"noark-5", 0, false, nil, "1:alfa 2:gamma 3:beta"},
		{"gamma", 1, true, map[string]bool{"interacts-with": true}, "1:beta"},
		{"vis", 0, true, nil, ""},
	}
	for _, test := range tests {
		var got []string
		for _, r := range Reach(m, m.Element(test.from), test.depth, test.outgoing, test.relations) {
			got = append(got, fmt.Sprintf("%d:%s", r.Depth, r.Element.ID))
			if r.Via == nil {
				t.Errorf("%s has no way to it", r.Element.ID)
			}
		}
		if line := strings.Join(got, " "); line != test.want {
			t.Errorf("%+v\n got %s\nwant %s", test, line, test.want)
		}
	}
}

func TestRulesAreComplete(t *testing.T) {
	for _, r := range Rules() {
		for _, text := range []diag.Text{r.Title, r.Message, r.Doc} {
			if text.EN == "" || text.NB == "" {
				t.Errorf("%s lacks a text", r.Code)
			}
		}
	}
}

func FuzzCompile(f *testing.F) {
	m := smallModel(f)
	for _, seed := range []string{
		`kind == "component" && users > 2`, `any(rel("conforms-to"), .obligation == "must")`, `has("uses", "beta#r1") or inView("vis")`,
		`1 < order < 3`, `"æ" in tags`, `!(#`, `any(tags, {# == "x"})`, "`", `$env["kind"]`, `tags[0] == "x"`, `kind?.x`, `a | b()`, `-id`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var report diag.List
		e, ok := Compile(m, expressionAt(text), &report)
		if ok != (report.Len() == 0) || ok != (e != nil) {
			t.Fatalf("ok %v with %d findings", ok, report.Len())
		}
		for _, finding := range report.Sorted() {
			if p := finding.Span.Position(); p.Line < 1 || p.Column < 1 {
				t.Fatalf("no place: %s", finding.Message("en"))
			}
		}
		if !ok {
			return
		}
		for _, element := range m.Elements {
			if _, err := e.run(element); err != nil {
				t.Fatalf("%s fails when run: %v", text, err)
			}
		}
	})
}
