package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/diagram"
	"lintel/generator/model"
	"lintel/generator/query"
	"lintel/generator/source"
)

func (c *console) viewCommand() *cobra.Command {
	var output, format string
	var save bool
	cmd := &cobra.Command{
		Use: "view ID", Short: c.say("view-short"), Long: c.say("view-long"), Args: c.wants(1, 1),
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			m, err := c.model(cmd)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			var ids []string
			for _, e := range drawable(m) {
				ids = append(ids, e.ID+"\t"+e.Name.In(c.lang))
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"svg", "dot", "json"}, format) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-format", format, "svg, dot, json"))}
			}
			if save && c.revision != "" {
				return &usageError{cmd.CommandPath(), errors.New(c.say("past-layout"))}
			}
			m, err := c.model(cmd)
			if err != nil {
				return err
			}
			e := m.Element(args[0])
			if e == nil {
				return c.noElement(cmd, m, args[0])
			}
			lang := m.Config.DefaultLanguage()
			if cmd.Flags().Changed("lang") {
				lang = c.lang
			}
			if save {
				return c.saveLayout(cmd, m, e)
			}
			return c.writeView(cmd, m, e, output, format, lang)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", c.say("flag-view-output"))
	cmd.Flags().StringVar(&format, "format", "svg", c.say("flag-view-format"))
	cmd.Flags().BoolVar(&save, "save-layout", false, c.say("flag-save-layout"))
	c.revisionFlag(cmd)
	return cmd
}

// model checks a repository and gives its model; with an error finding it
// prints the findings and fails.
func (c *console) model(cmd *cobra.Command) (*model.Model, error) {
	tree, err := c.openTree(cmd.Context())
	if err != nil {
		return nil, err
	}
	result, err := generator.Check(cmd.Context(), tree, generator.Options{})
	if err != nil {
		return nil, err
	}
	if result.Failed() {
		if err := c.print(c.err, result.Findings); err != nil {
			return nil, err
		}
		return nil, errFindings
	}
	return result.Model, nil
}

// noElement is a usage error that offers the nearest ids.
func (c *console) noElement(cmd *cobra.Command, m *model.Model, id string) error {
	message := c.say("no-element", id)
	if near := diag.NearestText(id, m.IDs()); near != "" {
		message += "; " + c.say("did-you-mean", near)
	}
	return &usageError{cmd.CommandPath(), errors.New(message)}
}

// drawable are the elements that have a picture of their own.
func drawable(m *model.Model) []*model.Element {
	var list []*model.Element
	for _, e := range m.Elements {
		if !e.Internal && (e.View != nil || e.Process != nil || e.Information != nil || (e.Dataset != nil && e.Dataset.Chart != nil)) {
			list = append(list, e)
		}
	}
	return list
}

func (c *console) writeView(cmd *cobra.Command, m *model.Model, e *model.Element, output, format, lang string) error {
	data, err := c.viewData(cmd, m, e, format, lang)
	if err != nil {
		return err
	}
	if output == "" || output == "-" {
		_, err := c.out.Write(data)
		return err
	}
	return os.WriteFile(output, data, 0o644)
}

func (c *console) viewData(cmd *cobra.Command, m *model.Model, e *model.Element, format, lang string) ([]byte, error) {
	if format == "dot" {
		dot, ok := generator.DOT(m, e)
		if !ok {
			return nil, &usageError{cmd.CommandPath(), errors.New(c.say("no-dot", e.ID))}
		}
		return dot, nil
	}
	drawing, findings := generator.Draw(cmd.Context(), m, e, c.worker())
	if err := c.print(c.err, findings); err != nil {
		return nil, err
	}
	if drawing == nil {
		return nil, &usageError{cmd.CommandPath(), errors.New(c.say("no-picture", e.ID))}
	}
	if format == "json" {
		return drawingJSON(drawing, lang)
	}
	tree, err := c.openTree(cmd.Context())
	if err != nil {
		return nil, err
	}
	return withImages(permanentLinks(drawing.SVG(lang, true), m.Config.BaseURL), tree), nil
}

var modelLink = regexp.MustCompile(` href="lintel:([^"#]*)(?:#([^"]*))?"`)

// permanentLinks makes links to permanent addresses, which work wherever the
// file is taken; none when the site has no address yet.
func permanentLinks(svg []byte, baseURL string) []byte {
	if baseURL == "" {
		return modelLink.ReplaceAll(svg, nil)
	}
	return modelLink.ReplaceAll(svg, []byte(` href="`+baseURL+`/id/$1/"`))
}

var imageLink = regexp.MustCompile(` href="lintel-file:([^"]*)"`)

// withImages puts the images of a drawing into it, so that they go where the
// file goes. One that cannot be read is left out.
func withImages(svg []byte, tree *source.Tree) []byte {
	return imageLink.ReplaceAllFunc(svg, func(link []byte) []byte {
		name := html.UnescapeString(string(imageLink.FindSubmatch(link)[1]))
		data, err := tree.ReadBytes(name)
		if err != nil {
			return nil
		}
		kind := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
		switch kind {
		case "svg":
			kind = "svg+xml"
		case "jpg":
			kind = "jpeg"
		}
		return []byte(` href="data:image/` + kind + `;base64,` + base64.StdEncoding.EncodeToString(data) + `"`)
	})
}

// worker is the program that lays out graphs: this one.
func (c *console) worker() string {
	program, err := os.Executable()
	if err != nil {
		return ""
	}
	return program
}

type jsonDrawing struct {
	Type   string     `json:"type"`
	Title  string     `json:"title"`
	Width  float64    `json:"width"`
	Height float64    `json:"height"`
	Nodes  []jsonNode `json:"nodes"`
	Edges  []jsonEdge `json:"edges"`
}

type jsonNode struct {
	ID      string  `json:"id"`
	Element string  `json:"element,omitempty"`
	Title   string  `json:"title"`
	X       float64 `json:"x"`
	Y       float64 `json:"y"`
	Width   float64 `json:"width"`
	Height  float64 `json:"height"`
}

type jsonEdge struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Relation string `json:"relation,omitempty"`
	Count    int    `json:"count"`
}

func drawingJSON(d *diagram.Drawing, lang string) ([]byte, error) {
	value := jsonDrawing{Type: d.Type, Title: d.Title.In(lang), Width: d.Width, Height: d.Height, Nodes: []jsonNode{}, Edges: []jsonEdge{}}
	for i := range d.Nodes {
		n := &d.Nodes[i]
		node := jsonNode{ID: n.ID, Title: n.Title.In(lang), X: n.X, Y: n.Y, Width: n.W, Height: n.H}
		if n.End.Element != nil {
			node.Element = n.End.Address()
		}
		value.Nodes = append(value.Nodes, node)
	}
	for i := range d.Edges {
		e := &d.Edges[i]
		value.Edges = append(value.Edges, jsonEdge{From: e.From, To: e.To, Relation: e.Relation, Count: max(1, e.Count)})
	}
	data, err := json.MarshalIndent(value, "", "  ")
	return append(data, '\n'), err
}

// saveLayout writes where the nodes of a view stand now beside the view's file.
func (c *console) saveLayout(cmd *cobra.Command, m *model.Model, e *model.Element) error {
	if e.View == nil || !slices.Contains([]string{"landscape", "layered", "dependency"}, e.View.Type) {
		return &usageError{cmd.CommandPath(), errors.New(c.say("no-layout", e.ID))}
	}
	if e.Layout.Placed() {
		return c.addToLayout(m, e)
	}
	drawing, findings := generator.Draw(cmd.Context(), m, e, c.worker())
	if err := c.print(c.err, findings); err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "view: %s\nnodes:\n", e.ID)
	for i := range drawing.Nodes {
		n := &drawing.Nodes[i]
		if n.End.Element != nil && n.End.Part == nil {
			fmt.Fprintf(&b, "  %s: {x: %.0f, y: %.0f}\n", n.End.Element.ID, n.X+n.W/2, n.Y+n.H/2)
		}
	}
	name := filepath.Join(c.directory, filepath.FromSlash(filepath.ToSlash(filepath.Dir(e.Span.Path()))), e.ID+".layout.yaml")
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		return err
	}
	fmt.Fprintln(c.out, c.say("layout-saved", name))
	return nil
}

// addToLayout gives what a view shows and its layout has no box for one, where
// the picture has put it. What is laid out is left as it is.
func (c *console) addToLayout(m *model.Model, e *model.Element) error {
	file := e.Layout.View.Span.File
	boxes := diagram.Unplaced(m, e)
	if len(boxes) == 0 {
		fmt.Fprintln(c.out, c.say("layout-whole", e.ID, file.Path))
		return nil
	}
	last := e.Layout.Boxes[len(e.Layout.Boxes)-1].Span
	start := strings.LastIndexByte(file.Text[:last.Start], '\n') + 1
	indent := file.Text[start:last.Start]
	if strings.Trim(strings.Replace(indent, "-", "", 1), " ") != "" {
		return errors.New(c.say("layout-tight", file.Path))
	}
	var b strings.Builder
	for _, box := range boxes {
		fmt.Fprintf(&b, "\n%s{element: %s, x: %.0f, y: %.0f, w: %.0f, h: %.0f}", indent, box.Of.Text, box.X, box.Y, box.W, box.H)
	}
	end := last.End
	if next := strings.IndexByte(file.Text[end:], '\n'); next >= 0 {
		end += next
	} else {
		end = len(file.Text)
	}
	name := filepath.Join(c.directory, filepath.FromSlash(file.Path))
	if err := os.WriteFile(name, []byte(file.Text[:end]+b.String()+file.Text[end:]), 0o644); err != nil {
		return err
	}
	fmt.Fprintln(c.out, c.say("layout-saved", name))
	return nil
}

type jsonView struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	URL       string `json:"url"`
	Elements  int    `json:"elements"`
	Relations int    `json:"relations"`
}

func (c *console) viewsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "views", Short: c.say("views-short"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			m, err := c.model(cmd)
			if err != nil {
				return err
			}
			views := []jsonView{}
			for _, e := range m.Elements {
				if e.View == nil || e.Internal {
					continue
				}
				selection := query.Select(m, e, &diag.List{})
				relations := 0
				for _, edge := range selection.Edges {
					relations += len(edge.Relations)
				}
				url := "/" + e.Kind.Path.In(m.Config.DefaultLanguage()) + "/" + e.ID + "/"
				views = append(views, jsonView{e.ID, e.View.Type, url, len(selection.Nodes), relations})
			}
			if asJSON {
				encoder := json.NewEncoder(c.out)
				encoder.SetIndent("", "  ")
				return encoder.Encode(views)
			}
			if len(views) == 0 {
				fmt.Fprintln(c.out, c.say("no-views"))
			}
			for _, v := range views {
				fmt.Fprintf(c.out, "%-32s %-16s %s, %s\n", v.ID, v.Type, c.count(v.Elements, "element"), c.count(v.Relations, "relation"))
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-json"))
	return cmd
}
