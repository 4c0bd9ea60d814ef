package generator

import "lintel/generator/diag"

var ruleEditionUnreachable = &diag.Rule{
	Code:     "edition-unreachable",
	Severity: diag.Warning,
	Title:    diag.Text{EN: "edition that cannot be read", NB: "utgave som ikke kan leses"},
	Message:  diag.Text{EN: `the revision {revision} of edition {name} cannot be read; the edition is left out`, NB: `revisjonen {revision} av utgave {name} kan ikke leses; utgaven er ikke med`},
	Hint:     diag.Text{EN: `fetch tags and history with: git fetch --tags --unshallow`, NB: `hent tagger og historikk med: git fetch --tags --unshallow`},
	Doc: diag.Text{
		EN: `An edition in lintel.yaml names a commit or a tag of the repository. In a shallow clone, or before the tag is made or fetched, it is not there. The site is built without it, so that a preview does not fail for want of history.`,
		NB: `En utgave i lintel.yaml peker på en commit eller en tagg i samlingen. I en grunn klone, eller før taggen er laget eller hentet, finnes den ikke. Nettstedet bygges uten, så en forhåndsvisning ikke stanser fordi historikken mangler.`,
	},
}
