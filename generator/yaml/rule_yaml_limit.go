package yaml

import "lintel/generator/diag"

var ruleLimit = &diag.Rule{
	Code:     "yaml-limit",
	Severity: diag.Error,
	Title:    diag.Text{EN: "YAML over a limit", NB: "YAML over en grense"},
	Message:  diag.Text{EN: "{what} (the limit is {limit})", NB: "{what} (grensen er {limit})"},
	Doc: diag.Text{
		EN: "A file of a few lines can be made so that reading it takes all memory or never ends: by lists within lists, or by aliases (*name) of anchors (&name) that hold aliases in turn. " +
			"Two limits stop this: how deep lists and mappings lie inside each other, and how many values there are when each alias is replaced by what it stands for. " +
			"No file that people write comes near them. Divide a file that does, or raise the limit in lintel.yaml under limits.",
		NB: "En fil på noen få linjer kan lages slik at lesingen tar all plass i minnet eller aldri blir ferdig: med lister inni lister, eller med aliaser (*navn) for ankere (&navn) som selv holder aliaser. " +
			"To grenser stopper dette: hvor dypt lister og nøkler ligger inni hverandre, og hvor mange verdier det blir når hvert alias er byttet ut med det som det står for. " +
			"Ingen fil som mennesker skriver, kommer i nærheten. Del opp en fil som gjør det, eller hev grensen i lintel.yaml under limits.",
	},
}
