package check

import (
	"lintel/generator/diag"
	"lintel/generator/model"
)

var ruleProcessUnreachable = &diag.Rule{
	Code:     "process-unreachable",
	Severity: diag.Error,
	Title:    diag.Text{EN: "step that no start reaches", NB: "steg som ingen start når"},
	Message:  diag.Text{EN: `no start leads to {what}`, NB: `ingen start fører til {what}`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `Every step of a process is come to from a step of type start, along next. Of several steps that hang together only the first is reported.`,
		NB: `Alle steg i en prosess kan nås fra et steg av typen start, langs next. Av flere steg som henger sammen, meldes bare det første.`,
	},
}

func processUnreachable(c *Context) {
	for _, e := range c.Model.Elements {
		if e.Process == nil || e.Incomplete || len(e.Process.Steps) == 0 {
			continue
		}
		starts := stepsOfType(e.Process, "start")
		if len(starts) == 0 {
			c.add(ruleProcessUnreachable, e.IDSpan, diag.Args{"what": diag.Text{EN: `any step of "` + e.ID + `"`, NB: `noe steg i «` + e.ID + `»`}})
			continue
		}
		before := incoming(e.Process)
		reached := reach(starts, following)
		var bad []*model.Step
		for _, s := range e.Process.Steps {
			if !reached[s] {
				bad = append(bad, s)
			}
		}
		for _, s := range origins(bad, before, following) {
			c.add(ruleProcessUnreachable, s.Span, diag.Args{"what": stepWord(s)})
		}
	}
}

func stepWord(s *model.Step) diag.Text {
	return diag.Text{EN: `the step "` + s.ID + `"`, NB: `steget «` + s.ID + `»`}
}

func stepsOfType(p *model.Process, kind string) []*model.Step {
	var steps []*model.Step
	for _, s := range p.Steps {
		if s.Type == kind {
			steps = append(steps, s)
		}
	}
	return steps
}

// following gives the steps that a step leads to.
func following(s *model.Step) []*model.Step {
	steps := make([]*model.Step, len(s.Next))
	for i, flow := range s.Next {
		steps[i] = flow.To
	}
	return steps
}

// incoming gives, for each step, the steps that lead to it.
func incoming(p *model.Process) func(*model.Step) []*model.Step {
	before := make(map[*model.Step][]*model.Step, len(p.Steps))
	for _, s := range p.Steps {
		for _, flow := range s.Next {
			before[flow.To] = append(before[flow.To], s)
		}
	}
	return func(s *model.Step) []*model.Step { return before[s] }
}
