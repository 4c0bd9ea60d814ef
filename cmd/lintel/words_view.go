package main

import "lintel/generator/diag"

// viewWords are those of the commands that draw.
var viewWords = map[string]diag.Text{
	"view-short": {EN: "draw a view to a file", NB: "tegn en visning til en fil"},
	"view-long": {
		EN: "Draws a view, a process, an information model or a dataset's chart. The SVG has\nits colours and fonts in it, so that other programs show it right. With\n--save-layout it writes where the nodes stand to <view>.layout.yaml, to be moved\nby hand; a layout that is whole gets boxes for what has none. --lang chooses the language of the picture too.",
		NB: "Tegner en visning, en prosess, en informasjonsmodell eller diagrammet til et\ntallgrunnlag. SVG-en har farger og skrift i seg, så andre programmer viser den\nriktig. Med --save-layout skrives plasseringene til <visning>.layout.yaml, der\nde kan flyttes for hånd; er hele bildet lagt ut, får det som mangler, boks. --lang velger også språket i bildet.",
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
	"layout-whole":     {EN: "%q is laid out whole in %s already", NB: "%q er alt lagt ut i sin helhet i %s"},
	"layout-tight":     {EN: "the boxes of %s do not stand on lines of their own; add the new ones by hand", NB: "boksene i %s står ikke på hver sin linje; føy til de nye for hånd"},
	"no-views":         {EN: "no views", NB: "ingen visninger"},
	"layout-saved":     {EN: "Saved %s.", NB: "Lagret %s."},
}
