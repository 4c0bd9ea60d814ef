package markdown

import (
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// stateKey leads from a goldmark context to our own parseState.
var stateKey = parser.NewContextKey()

// parseState is what our parsers share while one text is parsed.
type parseState struct {
	limits Limits
	steps  int // how often open blocks were asked to go on
	cost   int // sum of the squares of the paragraphs' sign counts
}

func stateOf(context parser.Context) *parseState { return context.Get(stateKey).(*parseState) }

// languageParser is the one goldmark instance. goldmark builds its tables at
// the first parse and only reads them afterwards, so all goroutines share it.
var languageParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(guardedContainers{containerParser{}}, 90),
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(guardedDefinitions{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(guardedContainers{extension.NewDefinitionDescriptionParser()}, 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(guardedContainers{parser.NewListParser()}, 300),
			util.Prioritized(guardedContainers{parser.NewListItemParser()}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(guardedHeadings{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(guardedContainers{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(guardedContainers{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(referenceParser{}, 90),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(guardParagraphs{}, 10),
			util.Prioritized(alertTransformer{}, 50),
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
})
