package serve

import (
	"strconv"
	"strings"

	"lintel/generator/diag"
)

// words are what the server says in a browser.
var words = map[string]diag.Text{
	"close":         {EN: "Close", NB: "Lukk"},
	"kept":          {EN: "You see the last good version of the site.", NB: "Du ser den siste gode utgaven av nettstedet."},
	"more":          {EN: "and {n} more", NB: "og {n} til"},
	"stuck":         {EN: "Lintel could not read the repository", NB: "Lintel kunne ikke lese samlingen"},
	"none":          {EN: "No findings", NB: "Ingen funn"},
	"errors":        {EN: "error|errors", NB: "feil|feil"},
	"warnings":      {EN: "warning|warnings", NB: "advarsel|advarsler"},
	"infos":         {EN: "info|infos", NB: "merknad|merknader"},
	"wait-title":    {EN: "No site yet", NB: "Ikke noe nettsted ennå"},
	"wait-text":     {EN: "The site appears here by itself as soon as the repository can be built.", NB: "Nettstedet kommer hit av seg selv så snart samlingen kan bygges."},
	"broken-title":  {EN: "This page could not be made", NB: "Denne siden kunne ikke lages"},
	"foreign-host":  {EN: "lintel serve does not answer for the host {host}. Ask for 127.0.0.1, or start it with --allow-host {name}.", NB: "lintel serve svarer ikke for verten {host}. Bruk 127.0.0.1, eller start med --allow-host {name}."},
	"method":        {EN: "This server answers GET and HEAD only.", NB: "Denne tjeneren svarer bare på GET og HEAD."},
	"no-search":     {EN: "Search is not available.", NB: "Søk finnes ikke."},
	"no-address":    {EN: "There is nothing at this address.", NB: "Det finnes ikke noe på denne adressen."},
	"no-element":    {EN: "There is no element {id}.", NB: "Det finnes ikke noe element {id}."},
	"not-published": {EN: "The element {id} is internal and not published.", NB: "Elementet {id} er internt og publiseres ikke."},
	"bad-depth":     {EN: "depth is a whole number, 0 or more.", NB: "depth er et helt tall, 0 eller mer."},
}

// say gives a text of the server with its arguments, in pairs of name and value.
func (s *Server) say(key string, arguments ...string) string {
	text := words[key].In(s.options.Lang)
	for i := 0; i+1 < len(arguments); i += 2 {
		text = strings.ReplaceAll(text, "{"+arguments[i]+"}", arguments[i+1])
	}
	return text
}

// word names a severity.
func word(severity diag.Severity, lang string) string {
	one, _, _ := strings.Cut(words[severity.String()+"s"].In(lang), "|")
	return one
}

// counted gives the numbers of findings by severity, in words.
func counted(list []diag.Finding, lang string) string {
	failures, warnings, infos := diag.Count(list)
	var parts []string
	for _, part := range [...]struct {
		number int
		noun   string
	}{{failures, "errors"}, {warnings, "warnings"}, {infos, "infos"}} {
		one, many, _ := strings.Cut(words[part.noun].In(lang), "|")
		switch {
		case part.number == 1:
			parts = append(parts, "1 "+one)
		case part.number > 1:
			parts = append(parts, strconv.Itoa(part.number)+" "+many)
		}
	}
	if len(parts) == 0 {
		return words["none"].In(lang)
	}
	return strings.Join(parts, ", ")
}
