package model

import (
	"net/url"
	"path"
	"strings"

	"lintel/generator/diag"
	"lintel/generator/source"
)

// Config is lintel.yaml. The zero value with Languages set is usable.
type Config struct {
	Title, Description     Text
	Languages              []string // the first is the default and stands at the root
	BaseURL                string   // absolute, without a final slash; "" when not set
	EditURL                string   // with {path} for the file
	Theme                  string   // a folder under themes/, "" for the default alone
	Notice                 Text     // a band on every page
	Menu                   []MenuItem
	Contact                string // a URL or mail address
	Feedback               string // a URL with {page} and {title}, or a mail address
	AccessibilityStatement string // a URL, or what a menu entry may lead to
	ContentLicence         string
	Rules                  map[string]diag.Severity
	Limits                 Limits
	Editions               []Edition
	Redirects              []Redirect
	Brands                 []string    // names that no requirement may stand on alone
	ShowAuthors            bool        // who changed something last stands on its page
	Gone                   []*Gone     // what was published and may be no more
	Span                   source.Span // of the file, for findings about what is missing
}

// DefaultLanguage is the one that stands at the root.
func (c *Config) DefaultLanguage() string { return c.Languages[0] }

// MenuItem is an entry of the main menu: a kind, an element or a text, or a
// group of those.
type MenuItem struct {
	Name  Text // "" takes the target's name
	To    Ref
	Items []MenuItem
}

// Edition is a published state of the repository.
type Edition struct {
	Name     string
	Revision string // a commit or tag
	Date     Date
	Decision Ref
	Span     source.Span

	By End // what the decision leads to, once linked
}

// Redirect leads a former address to a new one, both from the site's root.
type Redirect struct {
	From, To string
	Span     source.Span
}

// Limits bound what is parsed; bytes unless said otherwise. Zero is the default.
type Limits struct {
	YAML     int // a YAML file, default 4 MB
	Text     int // a Markdown text, default 1 MB
	Brackets int // [ * _ in one paragraph, default 2,000
	Cells    int // table cells, default 20,000
	Code     int // a code block, default 64 kB
	Nesting  int // levels, default 100
	Nodes    int // YAML nodes after alias expansion, default 200,000
}

// WithDefaults fills in what is zero.
func (l Limits) WithDefaults() Limits {
	set := func(value *int, standard int) {
		if *value == 0 {
			*value = standard
		}
	}
	set(&l.YAML, 4<<20)
	set(&l.Text, 1<<20)
	set(&l.Brackets, 2000)
	set(&l.Cells, 20000)
	set(&l.Code, 64<<10)
	set(&l.Nesting, 100)
	set(&l.Nodes, 200000)
	return l
}

// IsBaseURL tells whether a site can stand at an address: on the web, with a
// plain path, so that addresses are made by putting more behind it.
func IsBaseURL(address string) bool {
	parsed, err := url.Parse(address)
	if err != nil || (parsed.Scheme != "https" && parsed.Scheme != "http") || parsed.Hostname() == "" {
		return false
	}
	if parsed.User != nil || strings.ContainsAny(address, "?#") {
		return false
	}
	folder := strings.TrimRight(parsed.Path, "/")
	return (folder == "" || path.Clean(folder) == folder) && !strings.ContainsFunc(parsed.Host+folder, func(c rune) bool {
		isPlain := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune("/-._~:[]", c)
		return !isPlain
	})
}
