package check

import (
	"slices"

	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleLockVanished = &diag.Rule{
	Code:     "lock-vanished",
	Severity: diag.Error,
	Title:    diag.Text{EN: "something published has vanished", NB: "noe publisert er borte"},
	Message:  diag.Text{EN: `{what} was published {edition} and is no more`, NB: `{what} ble publisert {edition} og finnes ikke mer`},
	Hint:     diag.Text{EN: `{mend}`, NB: `{mend}`},
	Doc: diag.Text{
		EN: `What has been published is linked to, cited in contracts and built on. models/ids.lock remembers every id, part and address of every edition. An element that was renamed has its old id under formerly; one that is over stays with the status withdrawn and tells why and what succeeds it. What has to go all the same is allowed under gone in lintel.yaml, with a reason and perhaps a successor, and a page stays in its place that tells so. A redirect of lintel.yaml from /id/<id>/, /id/<id>/<part>/ or the address of the text will do too. "lintel lock" remembers what is published between editions. Making something internal, or a text a draft, takes it away too.`,
		NB: `Det som er publisert, blir lenket til, sitert i kontrakter og bygd på. models/ids.lock husker hver id, del og adresse i hver utgave. Et element som har fått ny id, har den gamle under formerly; et som er over, blir stående med statusen withdrawn og forteller hvorfor og hva som avløser det. Det som må bort likevel, tillates under gone i lintel.yaml, med grunn og kanskje en etterfølger, og en side blir stående og forteller det. En omdirigering i lintel.yaml fra /id/<id>/, /id/<id>/<del>/ eller adressen til teksten holder også. «lintel lock» husker det som er publisert mellom to utgaver. Å gjøre noe internt, eller en tekst til utkast, tar det også bort.`,
	},
}

func lockVanished(c *Context) {
	if c.Model.Broken {
		return // it may stand in what could not be read
	}
	for i := range c.Model.Locked {
		l := &c.Model.Locked[i]
		if l.IsText() {
			c.textVanished(l)
			continue
		}
		e := c.Model.Living(l.ID)
		if e == nil {
			if c.Model.GoneFor(l.ID) == nil && !c.redirected("/id/"+l.ID+"/") {
				c.vanished(l, l.ID, diag.Text{
					EN: "give it back with status: withdrawn, name it under formerly of its successor, or allow it under gone in lintel.yaml",
					NB: "ta det tilbake med status: withdrawn, skriv id-en under formerly i etterfølgeren, eller tillat det under gone i lintel.yaml",
				})
			}
			continue
		}
		if e.Incomplete {
			continue // what could not be read has been reported
		}
		for _, part := range l.Parts {
			if e.Part(part) == nil && c.Model.GoneFor(l.ID+"#"+part) == nil && c.Model.GoneFor(e.ID+"#"+part) == nil && !c.redirected("/id/"+l.ID+"/"+part+"/") {
				c.vanished(l, l.ID+"#"+part, diag.Text{
					EN: "parts are never renumbered: give it back, or allow it under gone in lintel.yaml",
					NB: "deler nummereres aldri om: ta den tilbake, eller tillat det under gone i lintel.yaml",
				})
			}
		}
	}
}

func (c *Context) vanished(l *model.Locked, what string, mend diag.Text) {
	c.add(ruleLockVanished, l.Span, diag.Args{"what": what, "edition": when(l), "mend": mend})
}

// when tells in which edition something was published first.
func when(l *model.Locked) diag.Text {
	if !l.IsReleased() {
		return diag.Text{EN: "between editions", NB: "mellom to utgaver"}
	}
	return diag.Text{EN: "in edition " + l.Edition, NB: "i utgave " + l.Edition}
}

// redirected tells whether lintel.yaml leads an address on.
func (c *Context) redirected(address string) bool {
	return slices.ContainsFunc(c.Model.Config.Redirects, func(r model.Redirect) bool { return r.From == address })
}

// textVanished reports a text that is not published at its route, nor known as
// the former one of another.
func (c *Context) textVanished(l *model.Locked) {
	for _, a := range c.Model.Articles {
		if a.Draft {
			continue
		}
		if a.Route == l.ID {
			return
		}
		for _, former := range a.Formerly {
			if former.Text == l.ID {
				return
			}
		}
	}
	address := "/" + l.ID + "/"
	if !c.redirected(address) && c.Model.GoneFor(address) == nil {
		c.vanished(l, address, diag.Text{
			EN: "name the address under formerly of the text that has taken its place, or allow it under gone in lintel.yaml",
			NB: "skriv adressen under formerly i teksten som har tatt plassen, eller tillat det under gone i lintel.yaml",
		})
	}
}
