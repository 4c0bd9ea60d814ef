package check

import (
	"maps"
	"path"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleImageBroken = &diag.Rule{
	Code:     "image-broken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "broken image", NB: "brutt bilde"},
	Message:  diag.Text{EN: `{what}`, NB: `{what}`},
	Hint:     diag.Text{EN: `did you mean {near}?`, NB: `mente du {near}?`},
	Doc: diag.Text{
		EN: `An image is a file of the repository (png, jpg, gif, webp, avif or svg), named relative to the text, or from content/ when it begins with a slash. Images from elsewhere are not shown: a page asks no third party for anything.`,
		NB: `Et bilde er en fil i samlingen (png, jpg, gif, webp, avif eller svg), oppgitt relativt til teksten, eller fra content/ når det begynner med skråstrek. Bilder fra andre steder vises ikke: en side henter ingenting fra tredjeparter.`,
	},
}

func imageBroken(c *Context) {
	files := &fileNames{model: c.Model}
	for _, l := range c.links {
		if !l.Image || l.found && isImage(l.target.File) {
			continue
		}
		args := diag.Args{}
		switch {
		case l.target.External:
			args["what"] = diag.Text{EN: `the image "` + l.Destination + `" is not in the repository`, NB: `bildet «` + l.Destination + `» ligger ikke i samlingen`}
		case l.found:
			args["what"] = diag.Text{EN: `"` + l.Destination + `" is no image`, NB: `«` + l.Destination + `» er ikke et bilde`}
		default:
			args["what"] = diag.Text{EN: `the image "` + l.Destination + `" is not there`, NB: `bildet «` + l.Destination + `» finnes ikke`}
			args["near"], _ = files.near(l.prose.Span.Path(), l.Destination)
		}
		c.add(ruleImageBroken, l.Span, args)
	}
	layoutImages(c)
}

// layoutImages reports pictures that a layout shows and that are none.
func layoutImages(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Layout == nil {
			continue
		}
		for _, b := range e.Layout.Boxes {
			name := b.Of.Text
			switch {
			case b.Kind != model.ImageBox || name == "" || c.Model.Files[name] && isImage(name):
			case c.Model.Files[name]:
				c.add(ruleImageBroken, b.Of.Span, diag.Args{"what": diag.Text{EN: `"` + name + `" is no image`, NB: `«` + name + `» er ikke et bilde`}})
			default:
				near := diag.NearestText(name, maps.Keys(c.Model.Files))
				c.add(ruleImageBroken, b.Of.Span, diag.Args{
					"what": diag.Text{EN: `the image "` + name + `" is not there`, NB: `bildet «` + name + `» finnes ikke`}, "near": near,
				})
			}
		}
	}
}

// isImage tells whether a file is of a kind that a page can show.
func isImage(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"}, strings.ToLower(path.Ext(name)))
}
