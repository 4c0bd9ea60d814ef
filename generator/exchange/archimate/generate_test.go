package archimate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"lintel/generator/exchange/archimate"
	"lintel/generator/model"
)

// size is how large a generated model is.
type size struct{ elements, relationships, views, boxes int }

// elementKinds and relationKinds are what a generated model is made of.
var (
	elementKinds = strings.Fields(`Stakeholder Driver Goal Principle Capability CourseOfAction BusinessActor BusinessRole BusinessProcess
		BusinessService BusinessObject Contract ApplicationComponent ApplicationInterface ApplicationService DataObject Node
		SystemSoftware TechnologyService Artifact WorkPackage Plateau Grouping Location AndJunction OrJunction`)
	relationKinds = strings.Fields(`Composition Aggregation Assignment Realization Serving Access Influence Association Triggering Flow Specialization`)
)

// generated makes a model: the same for the same seed and size, with all that
// the exchange format can hold, and names that are hard to write.
func generated(seed uint64, s size) *archimate.Model {
	g := &maker{Rand: rand.New(rand.NewPCG(seed, 12)), m: &archimate.Model{ID: "id-model", Lang: "nb", Name: model.Plain("Kommunen"), Images: map[string][]byte{}}}
	g.m.Documentation = model.Plain("Hva vi har.\n\n- og hva vi vil\n- _og_ [hvorfor]")
	g.m.Properties = []archimate.Property{{Key: "Versjon", Value: model.Plain("3")}}
	for i := range s.elements {
		e := &archimate.Element{Concept: g.concept("e", i, elementKinds)}
		if i%7 == 0 {
			e.Profile = g.one("Fagsystem", "Felles løsning", "Skytjeneste")
		}
		g.m.Elements = append(g.m.Elements, e)
	}
	for i := range s.relationships {
		g.relationship(i)
	}
	for i := range s.views {
		g.m.Views = append(g.m.Views, &archimate.View{ID: fmt.Sprintf("id-v%d", i), Name: g.name(i), Viewpoint: g.one("", "Layered", "Application Cooperation")})
	}
	for i, v := range g.m.Views {
		if s.boxes > 0 {
			g.picture(i, v, s.boxes/s.views)
		}
		if i%5 == 0 {
			v.Documentation = model.Plain("En visning.")
			v.Properties = []archimate.Property{{Key: "Ansvarlig", Value: model.Plain("Arkitekturrådet")}}
		}
	}
	g.folders()
	return g.m
}

type maker struct {
	*rand.Rand
	m *archimate.Model
}

func (g *maker) one(choices ...string) string { return choices[g.IntN(len(choices))] }

// name is one that a person would give, and now and then one that is hard.
func (g *maker) name(i int) model.Text {
	if g.IntN(20) == 0 {
		return model.Plain(g.one("Ærlig & \"god\" løsning", "- [ ] ikke ferdig", "Felles: #1", "@oss {kommune}", "true", "2014-11-26", "état", "…", "Å"))
	}
	text := model.Plain(fmt.Sprintf("%s %s %d", g.one("Felles", "Kommunalt", "Nasjonalt", "Digitalt"), g.one("register", "arkiv", "saksbehandling", "innsyn", "skjema"), i))
	if g.IntN(10) == 0 {
		text = append(text, model.Translation{Lang: "en", Value: fmt.Sprintf("Shared thing %d", i)})
	}
	return text
}

func (g *maker) documentation() model.Text {
	switch g.IntN(6) {
	case 0:
		return model.Plain("Én linje om *noe* viktig_nok, se https://example.no/a_b?c=d&e=f <nå>.")
	case 1:
		return model.Plain("Første linje\nandre linje\n\n# Nytt avsnitt\n- punkt\n- punkt\n  inni\n\n---\n| a | b |\n|---|---|\n:::note\n    kode?\n1. en\n2. to\\")
	case 2:
		return model.Plain(strings.Repeat("Lang tekst om løsningen. ", 20) + "Slutt.")
	}
	return nil
}

func (g *maker) concept(prefix string, i int, kinds []string) archimate.Concept {
	c := archimate.Concept{ID: fmt.Sprintf("id-%s%d", prefix, i), Type: kinds[g.IntN(len(kinds))]}
	if prefix == "e" || g.IntN(4) == 0 {
		c.Name = g.name(i)
	}
	c.Documentation = g.documentation()
	if g.IntN(2) == 0 {
		c.Properties = append(c.Properties, archimate.Property{Key: "Livsløp", Value: model.Plain(g.one("i bruk", "utfases", "planlagt"))})
	}
	if g.IntN(4) == 0 {
		c.Properties = append(c.Properties, archimate.Property{Key: "Kostnad (1000 kr)", Value: model.Plain(fmt.Sprint(g.IntN(5000)))})
		c.Properties = append(c.Properties, archimate.Property{Key: "name", Value: model.Plain(fmt.Sprintf("Kontakt: %d <post@example.no>", g.IntN(1000)))})
	}
	if g.IntN(8) == 0 {
		c.Properties = append(c.Properties, archimate.Property{Key: "Lenke", Value: model.Plain("https://example.no/" + c.ID)})
		c.Properties = append(c.Properties, archimate.Property{Key: "Stikkord", Value: model.Plain(g.one("a", "b", "c"))}, archimate.Property{Key: "Stikkord", Value: model.Plain("d")})
		c.Properties = append(c.Properties, archimate.Property{Key: "Merknad", Value: model.Text{{Value: "Norsk\nmed linje"}, {Lang: "en", Value: "English"}}})
	}
	return c
}

func (g *maker) relationship(i int) {
	r := &archimate.Relationship{Concept: g.concept("r", i, relationKinds)}
	r.Source = g.m.Elements[g.IntN(len(g.m.Elements))].ID
	r.Target = g.m.Elements[g.IntN(len(g.m.Elements))].ID
	if others := g.m.Relationships; len(others) > 0 && g.IntN(40) == 0 {
		if r.Type = "Association"; g.IntN(4) > 0 {
			r.Target = others[g.IntN(len(others))].ID
		}
	}
	switch r.Type {
	case "Access":
		r.Access = g.one("", "Read", "Write", "ReadWrite")
	case "Influence":
		r.Strength = g.one("", "+", "--", "5")
	case "Association":
		r.Directed = g.IntN(2) == 0
	}
	g.m.Relationships = append(g.m.Relationships, r)
}

// picture lays a view out: rows of boxes, some in groups, with notes, and with
// the relationships between what is shown.
func (g *maker) picture(i int, v *archimate.View, count int) {
	at := map[string]string{} // boxes by what they show
	outer := ""
	for n := range count {
		b := &archimate.Box{ID: fmt.Sprintf("id-b%d-%d", i, n), Kind: model.ElementBox, X: 10 + n%12*150, Y: 10 + n/12*90, W: 100 + g.IntN(60), H: 40 + g.IntN(30)}
		switch {
		case n%25 == 3:
			b.Kind, b.Text = model.GroupBox, g.name(n)
			outer = b.ID
		case n%25 == 7:
			b.Kind, b.Text = model.NoteBox, model.Plain("Et notat:\n- med «punkt»")
		case n%25 == 9:
			b.Kind, b.Of = model.ViewBox, g.m.Views[g.IntN(len(g.m.Views))].ID
		default:
			b.Of = g.m.Elements[g.IntN(len(g.m.Elements))].ID
			if n%25 > 20 {
				b.In = outer
			}
			at[b.Of] = b.ID
		}
		if g.IntN(6) == 0 {
			b.Style = model.Style{Fill: g.one("", "#ffe0b2", "#c9e7b7"), Line: g.one("", "#5c5c5c"), Font: g.one("", "#000080"), Size: []float64{0, 9, 11.5}[g.IntN(3)], Width: []float64{0, 1, 3}[g.IntN(3)]}
		}
		v.Boxes = append(v.Boxes, b)
	}
	lines := map[string]string{}
	for _, r := range g.m.Relationships {
		from, to := at[r.Source], at[r.Target]
		if to == "" && lines[r.Target] != "" {
			to = lines[r.Target]
		}
		if from == "" || to == "" {
			continue
		}
		l := &archimate.Line{ID: fmt.Sprintf("id-l%d-%d", i, len(v.Lines)), Relationship: r.ID, From: from, To: to, Hidden: g.IntN(10) == 0}
		for range g.IntN(3) {
			l.Bends = append(l.Bends, model.Bend{X: float64(g.IntN(1500)), Y: float64(g.IntN(900))})
		}
		if at[r.Target] != "" {
			lines[r.ID] = l.ID
		}
		v.Lines = append(v.Lines, l)
	}
	if count > 8 {
		v.Lines = append(v.Lines, &archimate.Line{ID: fmt.Sprintf("id-j%d", i), From: v.Boxes[7].ID, To: v.Boxes[0].ID, Label: model.Plain("om")})
	}
}

// folders puts most things into folders in folders.
func (g *maker) folders() {
	top := func(name string) *archimate.Folder {
		f := &archimate.Folder{Name: model.Plain(name)}
		g.m.Folders = append(g.m.Folders, f)
		for i := range 6 {
			f.Folders = append(f.Folders, &archimate.Folder{Name: model.Plain(fmt.Sprintf("%s %d: æøå", name, i))})
		}
		return f
	}
	elements, relations, views := top("Elementer"), top("Relations"), top("Views")
	put := func(f *archimate.Folder, id string) {
		if at := g.IntN(8); at < len(f.Folders) {
			f = f.Folders[at]
		} else if at == 7 {
			return
		}
		f.Items = append(f.Items, id)
	}
	for _, e := range g.m.Elements {
		put(elements, e.ID)
	}
	for _, r := range g.m.Relationships {
		put(relations, r.ID)
	}
	for _, v := range g.m.Views {
		put(views, v.ID)
	}
}
