package check

import (
	"slices"

	"lintel/generator/query"
)

// refWhere compiles every where expression of views and live lists, so that
// its findings, which are query's, appear although nothing is drawn yet.
func refWhere(c *Context) {
	for _, e := range c.Model.Elements {
		if e.View == nil {
			continue
		}
		for _, s := range slices.Concat(e.View.Include, e.View.Exclude) {
			if s.Where != nil {
				query.Compile(c.Model, *s.Where, c.Report)
			}
		}
	}
	for _, t := range c.texts {
		for _, q := range t.prose.Queries {
			if q.Where.Text != "" {
				query.Compile(c.Model, q.Where, c.Report)
			}
		}
	}
}
