package model

import "lintel/generator/diag"

var ruleFormerTaken = &diag.Rule{
	Code:     "former-taken",
	Severity: diag.Error,
	Title:    diag.Text{EN: "former id is in use", NB: "tidligere id er i bruk"},
	Message:  diag.Text{EN: `the former id "{id}" belongs to "{other}"`, NB: `den tidligere id-en «{id}» tilhører «{other}»`},
	Hint:     diag.Text{EN: ``, NB: ``},
	Doc: diag.Text{
		EN: `A former id leads old links to the element that once had it. It cannot lead to two elements, and an id in use is not former.`,
		NB: `En tidligere id leder gamle lenker til elementet som en gang hadde den. Den kan ikke lede til to elementer, og en id i bruk er ikke tidligere.`,
	},
}
