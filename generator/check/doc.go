// Package check holds a linked model against what only a whole repository can
// tell: the central types are Context, the model with what several rules need,
// and the list of rules, each with the function that checks it.
//
// Run reads the model and never changes it. A rule lies in a file of its own,
// rule_<code>.go, with its catalogue texts and its function, and its data in
// testdata/rules/<code>.txtar: a whole small repository and the findings that it
// gives. A new rule is a new file, a line in checks, and its data.
//
// # What a rule may rely on
//
// All names are linked. What did not resolve has been reported already; its
// element is marked Incomplete, and a rule that would need the missing part is
// silent about it: a required field that was misspelt is one finding, not two.
// Each mistake is reported once, where it is to be mended: of a circle one
// place, of a chain of unreachable steps the first.
//
// # Cost
//
// Every rule is linear in the elements, parts, relations and links. What
// several rules need is found once: all texts with whom they belong to, and all
// links with what they lead to.
//
// Why functions over a context and not a visitor: half of the rules look at a
// graph, a process or all addresses at once, and a visitor serves those badly.
package check
