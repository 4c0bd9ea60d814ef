package main

import "lintel/generator/diag"

// viewWords are those of the commands that draw.
var viewWords = map[string]diag.Text{
	"view-short": {EN: "draw a view to a file", NB: "tegn en visning til en fil"},
	"view-long": {
		EN: "Draws a view, a process, an information model or a dataset's chart. The SVG has\nits colours and fonts in it, so that other programs show it right. With\n--save-layout it writes where the nodes stand to <view>.layout.yaml, to be moved\nby hand. --lang chooses the language of the picture too.",
		NB: "Tegner en visning, en prosess, en informasjonsmodell eller diagrammet til et\ntallgrunnlag. SVG-en har farger og skrift i seg, så andre programmer viser den\nriktig. Med --save-layout skrives plasseringene til <visning>.layout.yaml, der\nde kan flyttes for hånd. --lang velger også språket i bildet.",
	},
	"views-short":      {EN: "list the views", NB: "vis hvilke visninger som finnes"},
	"flag-view-output": {EN: "file to write (default: standard output)", NB: "filen det skrives til (ellers standard ut)"},
	"flag-view-format": {EN: "svg, dot or json", NB: "svg, dot eller json"},
	"flag-save-layout": {EN: "write the positions beside the view's file", NB: "skriv plasseringene ved siden av visningens fil"},
	"flag-json":        {EN: "as JSON", NB: "som JSON"},
	"no-element":       {EN: "there is no element %q", NB: "det finnes ikke noe element %q"},
	"no-picture":       {EN: "%q has no picture: it is a table, or shows nothing", NB: "%q har ikke noe bilde: det er en tabell, eller viser ingenting"},
	"no-dot":           {EN: "%q is not laid out by Graphviz", NB: "%q legges ikke ut av Graphviz"},
	"no-layout":        {EN: "%q has no free layout to save", NB: "%q har ingen fri plassering å lagre"},
	"layout-whole":     {EN: "%q is laid out whole, in %s; lintel fix mends what has drifted", NB: "%q er lagt ut i sin helhet, i %s; lintel fix retter det som har endret seg"},
	"no-views":         {EN: "no views", NB: "ingen visninger"},
	"layout-saved":     {EN: "Saved %s.", NB: "Lagret %s."},
}
