package generator

import "lintel/generator/diag"

var ruleSearchWords = &diag.Rule{
	Code:     "search-words",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "line of the search's word list that says nothing", NB: "linje i ordlisten til søket som ikke sier noe"},
	Message:  diag.Text{EN: `"{line}" is left out: a line joins two or more words by = or by ~`, NB: `«{line}» er utelatt: en linje binder sammen to eller flere ord med = eller med ~`},
	Hint: diag.Text{
		EN: `"a = b" is one word written in several ways, "a ~ b" other words for the same thing; # begins a comment`,
		NB: `«a = b» er ett ord skrevet på flere måter, «a ~ b» andre ord for det samme; # innleder en kommentar`,
	},
	Doc: diag.Text{
		EN: `models/search-words.txt joins words for the search, a line each: "tjeneste = teneste" is one word written in several ways, "matrikkel ~ eiendomsregister" are other words for the same thing. A line has two words or more, and one of the signs only.`,
		NB: `models/search-words.txt binder sammen ord for søket, en linje for hver: «tjeneste = teneste» er ett ord skrevet på flere måter, «matrikkel ~ eiendomsregister» er andre ord for det samme. En linje har to ord eller flere, og bare ett av tegnene.`,
	},
}
