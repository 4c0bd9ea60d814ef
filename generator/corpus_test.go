package generator

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"

	"lintel/generator/source"
)

// words of generated texts: enough that no two paragraphs are the same.
var corpusWords = strings.Fields(`kommune standard arkiv melding register tjeneste komponent prosess søknad vedtak innbygger
virksomhet grensesnitt forvaltning felles løsning utveksling informasjon modell krav samhandling ærlig åpen økonomi tilgang
sikker digital post journal sak dokument eiendom adresse person rolle fullmakt logg hendelse system leverandør avtale plan
bygg helse skole barnehage avgift gebyr kart oppmåling matrikkel kulturminne bibliotek valg møte råd utvalg referat`)

// corpus makes a repository of so many elements and texts, the same each time.
// Every body and code block is distinct, so that no cache can help.
func corpus(elements, texts int) *source.Tree {
	random := rand.New(rand.NewPCG(1, 2))
	files := fstest.MapFS{
		"lintel.yaml":           {Data: []byte("title: Korpus\nlanguages: [nb]\n")},
		"models/metamodel.yaml": {Data: []byte(corpusMetamodel)},
		"content/index.md":      {Data: []byte("---\ntitle: Korpus\nsummary: En generert samling.\n---\n\nTekst.\n")},
	}
	for i := range elements {
		var b strings.Builder
		fmt.Fprintf(&b, "id: element-%d\nkind: component\nname: %s\nsummary: %s\ndescription: |\n  %s\nstatus: in-use\nform: %s\n",
			i, sentence(random, 3), sentence(random, 12), sentence(random, 40), []string{"sambruk", "gjenbruk"}[i%2])
		fmt.Fprintf(&b, "uses:\n  - element-%d\n  - element-%d\n", (i+1)%elements, random.IntN(elements/2)+elements/2)
		files[fmt.Sprintf("models/c%02d/element-%d.yaml", i%100, i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	for i := range texts {
		files[fmt.Sprintf("content/del-%d/tekst-%d.md", i%100, i)] = &fstest.MapFile{Data: []byte(corpusText(random, i, elements))}
	}
	for i := range min(texts, 100) {
		files[fmt.Sprintf("content/del-%d/index.md", i)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: Del %d\nsummary: Tekster.\n---\n", i))}
	}
	return source.New(files)
}

// corpusText is about 3.5 kB: headings, prose with references, a list, a table
// and a code block.
func corpusText(random *rand.Rand, number, elements int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Tekst %d om %s\nsummary: %s\n---\n\n", number, sentence(random, 2), sentence(random, 10))
	for section := range 4 {
		fmt.Fprintf(&b, "## %s %d\n\n%s Se [[element-%d]] og *%s*.\n\n", sentence(random, 3), section, sentence(random, 60), random.IntN(elements), sentence(random, 2))
		for range 3 {
			fmt.Fprintf(&b, "- %s\n", sentence(random, 8))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "| Navn | Verdi |\n| --- | --- |\n| %s | %d |\n| %s | %d |\n\n", sentence(random, 2), random.IntN(9999), sentence(random, 2), number)
	fmt.Fprintf(&b, "```yaml\nid: eksempel-%d\nkind: component\nname: %s\nstatus: in-use\nuses:\n", number, sentence(random, 4))
	for range 10 {
		fmt.Fprintf(&b, "  - {to: element-%d, note: \"%s\"}\n", random.IntN(elements), sentence(random, 3))
	}
	b.WriteString("```\n")
	return b.String()
}

func sentence(random *rand.Rand, words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(corpusWords[random.IntN(len(corpusWords))])
	}
	return b.String()
}

const corpusMetamodel = `layers:
  technical: {letter: T, name: Teknisk}
statuses:
  in-use: {name: I bruk, binding: true}
kinds:
  component:
    name: Komponent
    plural: Komponenter
    path: komponent
    layer: technical
    fields:
      form: {name: Form, type: enum, values: {sambruk: Sambruk, gjenbruk: Gjenbruk}, facet: true}
relations:
  uses: {name: Bruker, inverse: used-by, inverse-name: Brukes av, from: any, to: [component]}
`
