package archimate

import (
	"slices"

	"lintel/generator/diag"
)

// Loss is a reason why something that a source may have is left out.
type Loss string

// Losses count what was left out without a mistake of anybody: it has no place
// in a repository.
type Losses map[Loss]int

// The reasons.
const (
	lossEmptyProperty Loss = "empty-property"
	lossFont          Loss = "font"
	lossAlpha         Loss = "transparency"
	lossLabel         Loss = "label"
	lossLegend        Loss = "legend"
	lossSketch        Loss = "sketch"
	lossProfile       Loss = "second-specialization"
	lossProfileImage  Loss = "specialization-image"
	lossLanguage      Loss = "language"
	lossFigure        Loss = "figure"
	lossImage         Loss = "image"
	lossConcept       Loss = "unmapped"
	lossPart          Loss = "part"
	lossSameSource    Loss = "source-id"
)

// Reasons gives the reasons that occurred, sorted.
func (l Losses) Reasons() []Loss {
	var reasons []Loss
	for reason := range l {
		reasons = append(reasons, reason)
	}
	slices.Sort(reasons)
	return reasons
}

// In tells the reason in words.
func (l Loss) In(lang string) string { return l.text().In(lang) }

func (l Loss) text() diag.Text {
	switch l {
	case lossEmptyProperty:
		return diag.Text{EN: "properties without a key or a value", NB: "egenskaper uten nøkkel eller verdi"}
	case lossFont:
		return diag.Text{EN: "fonts: the site has one of its own; size and colour come over", NB: "skrifttyper: nettstedet har sin egen; størrelse og farge er med"}
	case lossAlpha:
		return diag.Text{EN: "transparency of boxes", NB: "gjennomsiktighet i bokser"}
	case lossLabel:
		return diag.Text{EN: "labels of boxes that differ from the element's name", NB: "tekster i bokser som avviker fra navnet på elementet"}
	case lossLegend:
		return diag.Text{EN: "what legends draw by themselves; the legend comes over as a note", NB: "det tegnforklaringer tegner selv; forklaringen er med som notat"}
	case lossSketch:
		return diag.Text{EN: "shapes of sketches and canvases; they come over as notes and groups", NB: "former i skisser og lerreter; de er med som notater og grupper"}
	case lossProfile:
		return diag.Text{EN: "second specializations of one thing", NB: "spesialisering nummer to av samme ting"}
	case lossProfileImage:
		return diag.Text{EN: "icons of specializations", NB: "ikoner for spesialiseringer"}
	case lossLanguage:
		return diag.Text{EN: "texts in languages that a site cannot be in", NB: "tekster på språk nettstedet ikke kan ha"}
	case lossFigure:
		return diag.Text{EN: "shape and alignment of boxes, which the format has no place for", NB: "form og justering av bokser, som formatet ikke har plass til"}
	case lossImage:
		return diag.Text{EN: "images, which the format has no place for; a label stands there", NB: "bilder, som formatet ikke har plass til; en etikett står der"}
	case lossConcept:
		return diag.Text{EN: "elements and relations without archimate: in the metamodel", NB: "elementer og relasjoner uten archimate: i metamodellen"}
	case lossPart:
		return diag.Text{EN: "relations of parts, such as steps and requirements", NB: "relasjoner fra deler, som steg og krav"}
	case lossSameSource:
		return diag.Text{EN: "source-ids that another has too, as a copied file does; they leave with an id of ours", NB: "source-id-er noe annet også har, slik en kopiert fil har; de får en id herfra"}
	}
	return diag.Text{EN: string(l), NB: string(l)}
}

// What findings name.
var (
	limitNodes = diag.Text{EN: "XML elements", NB: "XML-elementer"}
	limitDepth = diag.Text{EN: "levels in each other", NB: "nivåer i hverandre"}
	limitBytes = diag.Text{EN: "bytes", NB: "byte"}
	limitFiles = diag.Text{EN: "files", NB: "filer"}
	limitBoxes = diag.Text{EN: "boxes in a view", NB: "bokser i en visning"}
	limitLines = diag.Text{EN: "lines in a view", NB: "linjer i en visning"}
	limitBends = diag.Text{EN: "bends in a line", NB: "knekk i en linje"}

	pathOutside    = diag.Text{EN: "it leads out of the source", NB: "den fører ut av kilden"}
	pathMissing    = diag.Text{EN: "there is no such file in the source", NB: "det finnes ingen slik fil i kilden"}
	pathUnreadable = diag.Text{EN: "it cannot be read", NB: "den kan ikke leses"}
	pathNoImage    = diag.Text{EN: "it is no PNG, JPEG or GIF", NB: "den er verken PNG, JPEG eller GIF"}
	pathNoFiles    = diag.Text{EN: "the source has no images in it", NB: "kilden har ingen bilder i seg"}

	whatNoID         = diag.Text{EN: "a thing without an id", NB: "noe uten id"}
	whatProperty     = diag.Text{EN: "a property", NB: "en egenskap"}
	whatProfile      = diag.Text{EN: "a specialization", NB: "en spesialisering"}
	whatRelationship = diag.Text{EN: "a relationship", NB: "en relasjon"}
	whatBox          = diag.Text{EN: "a box", NB: "en boks"}
	whatLine         = diag.Text{EN: "a line", NB: "en linje"}
	whatFolder       = diag.Text{EN: "a folder", NB: "en mappe"}
)
