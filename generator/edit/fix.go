package edit

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// maxRounds bounds how often fixes are made of what earlier fixes brought to
// light.
const maxRounds = 5

// Fixed is what the findings' own mends change.
type Fixed struct {
	Changes []Change
	Mended  []diag.Finding // what was mended, as it was found, by round and place
	Left    []diag.Finding // what is found in the changed tree
}

// Fix makes the mends that findings carry, again and again until nothing more
// can be mended, at most five times over. Of two mends that overlap the first
// is made, and the other when the next round still finds it. A mend may bring
// something else to light, that was not read before; but a file in which there
// is more to find after its mends than before, or that cannot be read so well
// any more, is left as it was.
func Fix(ctx context.Context, tree *source.Tree, check Check) (*Fixed, error) {
	findings, err := check(ctx, tree)
	if err != nil {
		return nil, err
	}
	fixed := &Fixed{}
	now := map[string]Change{}
	hopeless := map[string]bool{}
	current := tree
	for range maxRounds {
		round, mended, err := mend(current, findings, hopeless)
		if err != nil {
			return nil, err
		}
		if len(round) == 0 {
			break
		}
		next, after, err := settle(ctx, current, round, findings, hopeless, check)
		if err != nil {
			return nil, err
		}
		for name, change := range round {
			if first, known := now[name]; known {
				change.Before = first.Before
			}
			now[name] = change
		}
		for _, f := range mended {
			if _, kept := round[f.Span.Path()]; kept {
				fixed.Mended = append(fixed.Mended, f)
			}
		}
		current, findings = next, after
	}
	fixed.Left = findings
	for _, name := range slices.Sorted(maps.Keys(now)) {
		fixed.Changes = append(fixed.Changes, now[name])
	}
	return fixed, nil
}

// settle gives the tree with a round's changes and what is found in it. A file
// that is no better for its change loses it and is not tried again.
func settle(ctx context.Context, tree *source.Tree, round map[string]Change, before []diag.Finding, hopeless map[string]bool, check Check) (*source.Tree, []diag.Finding, error) {
	for {
		next := With(tree, slices.Collect(maps.Values(round)))
		after, err := check(ctx, next)
		if err != nil {
			return nil, nil, err
		}
		was, is := byFile(before), byFile(after)
		var worse []string
		for name := range round {
			if is[name].all > was[name].all || is[name].unread > was[name].unread {
				worse = append(worse, name)
			}
		}
		if len(worse) == 0 && len(after) > len(before) {
			worse = slices.Collect(maps.Keys(round)) // what one file won others lost
		}
		if len(worse) == 0 {
			return next, after, nil
		}
		for _, name := range worse {
			delete(round, name)
			hopeless[name] = true
		}
	}
}

// found counts the findings of a file, and those of them that tell of
// something that could not be read and is left out.
type found struct{ all, unread int }

func byFile(findings []diag.Finding) map[string]found {
	count := map[string]found{}
	for i := range findings {
		n := count[findings[i].Span.Path()]
		n.all++
		if code := findings[i].Rule.Code; strings.HasPrefix(code, "yaml-") || strings.HasPrefix(code, "duplicate-") {
			n.unread++
		}
		count[findings[i].Span.Path()] = n
	}
	return count
}

// mend makes the mends of one round: of each finding all its edits or none,
// each within one file.
func mend(tree *source.Tree, findings []diag.Finding, hopeless map[string]bool) (map[string]Change, []diag.Finding, error) {
	chosen := map[string][]diag.Edit{}
	var mended []diag.Finding
	for _, f := range findings {
		name := f.Span.Path()
		if len(f.Fix) == 0 || hopeless[name] || slices.ContainsFunc(f.Fix, func(e diag.Edit) bool { return e.Span.Path() != name }) {
			continue
		}
		if !overlap(chosen[name], f.Fix) {
			chosen[name] = append(chosen[name], f.Fix...)
			mended = append(mended, f)
		}
	}
	changes := map[string]Change{}
	for name, edits := range chosen {
		data, err := tree.ReadBytes(name)
		if err != nil {
			return nil, nil, err
		}
		o, err := newOriginal(name, data)
		if err != nil || o.file.Text != edits[0].Span.File.Text {
			hopeless[name] = true // it changed meanwhile
			continue
		}
		after, err := o.apply(edits)
		if err != nil {
			hopeless[name] = true // stands in what cannot be mapped
			continue
		}
		changes[name] = Change{Path: name, Before: data, After: after}
	}
	mended = slices.DeleteFunc(mended, func(f diag.Finding) bool { return changes[f.Span.Path()].Path == "" })
	return changes, mended, nil
}

// overlap tells whether any of the edits touches any of the others, or two of
// them each other.
func overlap(made, edits []diag.Edit) bool {
	all := slices.Concat(made, edits)
	slices.SortFunc(all, func(a, b diag.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), strings.Compare(a.New, b.New))
	})
	for i := 1; i < len(all); i++ {
		if all[i].Span.Start < all[i-1].Span.End || all[i].Span.Start == all[i-1].Span.Start {
			return true
		}
	}
	return false
}
