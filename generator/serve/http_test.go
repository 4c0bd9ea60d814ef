package serve

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"lintel/generator"
)

// TestHeaders holds that every answer has the headers of production.
func TestHeaders(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../netlify.toml")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(data), `for = "/*"`)
	table, _, _ = strings.Cut(table, "[[")
	production := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^ +([\w-]+) = "(.*)"$`).FindAllStringSubmatch(table, -1) {
		production[m[1]] = m[2]
	}
	if len(production) < 5 {
		t.Fatalf("netlify.toml: read only %v", production)
	}
	if !strings.Contains(string(data), `Cache-Control = "`+immutable+`"`) {
		t.Error("the files with a hash are kept for another time than in production")
	}
	r := start(t, repository(t), nil)
	for _, path := range []string{"/", "/nope/", "/api/elements/altinn", "/_lintel/live.js", "/_lintel/nope", "/data/index.json"} {
		response, _ := r.ask("GET", path)
		for key, value := range production {
			if got := response.Header.Get(key); got != value {
				t.Errorf("%s: %s: %q, want %q", path, key, got, value)
			}
		}
		if len(production) != len(securityHeaders()) {
			t.Errorf("%d headers in production, %d here", len(production), len(securityHeaders()))
		}
	}
}

// TestAnswers holds what is answered at which address, with which type.
func TestAnswers(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	style := regexp.MustCompile(`href="(/assets/main-[^"]+\.css)"`).FindStringSubmatch(r.get("/"))
	if style == nil {
		t.Fatal("no style sheet in the front page")
	}
	for _, c := range []struct {
		path     string
		status   int
		kind     string
		contains string
	}{
		{"/", 200, "text/html; charset=utf-8", "/_lintel/live.js"},
		{"/komponent/altinn/", 200, "text/html; charset=utf-8", "Altinn"},
		{"/en/component/altinn/", 200, "text/html; charset=utf-8", `lang="en"`},
		{"/komponent/altinn/index.json", 200, "application/json; charset=utf-8", `"id": "altinn"`},
		{"/id/altinn/", 200, "text/html; charset=utf-8", "url=/komponent/altinn/"},
		{"/gammel/", 200, "text/html; charset=utf-8", "url=/komponent/altinn/"},
		{"/komponent/usikker-post/", 200, "text/html; charset=utf-8", "url=/komponent/sikker-post/"},
		{"/bilde.svg", 200, "image/svg+xml", "red"},
		{"/robots.txt", 200, "text/plain; charset=utf-8", "User-agent"},
		{style[1], 200, "text/css; charset=utf-8", "lt-"},
		{"/komponent/altinn?x=1", 307, "", ""},
		{"/nope/", 404, "text/html; charset=utf-8", `lang="nb"`},
		{"/en/nope/", 404, "text/html; charset=utf-8", `lang="en"`},
		{"/data/", 404, "text/html; charset=utf-8", ""},
		{"/assets/", 404, "text/html; charset=utf-8", ""},
		{"/komponent/skjult/", 404, "text/html; charset=utf-8", ""},
		// Nothing outside of the site: not the repository, not the machine.
		{"/hemmelig.txt", 404, "", ""},
		{"/lintel.yaml", 404, "", ""},
		{"/models/altinn.yaml", 404, "", ""},
		{"/content/bilde.svg", 404, "", ""},
		{"/../hemmelig.txt", 404, "", ""},
		{"/%2e%2e/hemmelig.txt", 404, "", ""},
		{"/..%2fhemmelig.txt", 404, "", ""},
		{"/en/..%5c..%5chemmelig.txt", 404, "", ""},
		{"//etc/passwd", 404, "", ""},
		{"//komponent/altinn", 404, "", ""},
		{"/komponent//altinn/", 404, "", ""},
		{"/komponent/altinn/%00", 404, "", ""},
		{"/_lintel/nope", 404, "text/plain; charset=utf-8", ""},
	} {
		response, body := r.ask("GET", c.path)
		if response.StatusCode != c.status {
			t.Errorf("%s: %s, want %d", c.path, response.Status, c.status)
		}
		if got := response.Header.Get("Content-Type"); c.kind != "" && got != c.kind {
			t.Errorf("%s: %s, want %s", c.path, got, c.kind)
		}
		if !strings.Contains(body, c.contains) {
			t.Errorf("%s: no %q in\n%s", c.path, c.contains, body)
		}
		if strings.HasPrefix(c.path, "/assets/main") != (response.Header.Get("Cache-Control") == immutable) {
			t.Errorf("%s: Cache-Control %q", c.path, response.Header.Get("Cache-Control"))
		}
	}
	if response, _ := r.ask("GET", "/komponent/altinn?x=1"); response.Header.Get("Location") != "/komponent/altinn/?x=1" {
		t.Errorf("leads to %s", response.Header.Get("Location"))
	}
}

// TestConditional holds HEAD, ETags and parts.
func TestConditional(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	response, body := r.ask("GET", "/om/")
	tag := response.Header.Get("ETag")
	if tag == "" {
		t.Fatal("no ETag")
	}
	head, none := r.ask("HEAD", "/om/")
	if head.StatusCode != 200 || none != "" || head.ContentLength != int64(len(body)) || head.Header.Get("ETag") != tag {
		t.Errorf("HEAD: %s, %d bytes, %v", head.Status, len(none), head.Header)
	}
	if same, none := r.ask("GET", "/om/", "If-None-Match", tag); same.StatusCode != http.StatusNotModified || none != "" {
		t.Errorf("the same: %s", same.Status)
	}
	if part, text := r.ask("GET", "/bilde.svg", "Range", "bytes=0-3"); part.StatusCode != http.StatusPartialContent || text != "<svg" {
		t.Errorf("part: %s %q", part.Status, text)
	}
	if lost, none := r.ask("HEAD", "/nope/"); lost.StatusCode != 404 || none != "" {
		t.Errorf("HEAD of nothing: %s", lost.Status)
	}
	write(t, r.dir, "content/om.md", "---\ntitle: Om\nsummary: Om prøven.\n---\n\nNy tekst.\n")
	r.next()
	if changed, _ := r.ask("GET", "/om/", "If-None-Match", tag); changed.StatusCode != 200 {
		t.Errorf("changed: %s", changed.Status)
	}
}

// TestRefused holds what is refused: foreign hosts, other methods, listeners
// of other sites.
func TestRefused(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), func(o *Options) { o.Hosts = []string{"Arkitektur.test"} })
	port := r.host[strings.LastIndexByte(r.host, ':'):]
	for host, status := range map[string]int{
		"127.0.0.1" + port: 200, "localhost" + port: 200, "LOCALHOST" + port: 200, "[::1]" + port: 200,
		"arkitektur.test": 200, "arkitektur.test:8080": 200,
		"127.0.0.1": 421, "localhost:1": 421, "ond.test": 421, "ond.test" + port: 421, "127.0.0.1.ond.test" + port: 421, "0.0.0.0" + port: 421,
	} {
		for _, path := range []string{"/", "/_lintel/live.js", "/api/elements/altinn"} {
			response, body := r.ask("GET", path, "Host", host)
			if response.StatusCode != status {
				t.Errorf("Host %s: %s, want %d", host, response.Status, status)
			}
			if status == 421 && !strings.Contains(body, "--allow-host") {
				t.Errorf("Host %s: %s", host, body)
			}
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"} {
		response, _ := r.ask(method, "/")
		if response.StatusCode != http.StatusMethodNotAllowed || response.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %s", method, response.Status)
		}
	}
	if response, _ := r.ask("GET", "/_lintel/events?page=/", "Sec-Fetch-Site", "cross-site"); response.StatusCode != http.StatusForbidden {
		t.Errorf("a listener of another site: %s", response.Status)
	}
}

// TestAPI holds the answers for the model.
func TestAPI(t *testing.T) {
	t.Parallel()
	made, closed := 0, make(chan bool, 1)
	r := start(t, repository(t), func(o *Options) {
		o.Search = func(result *generator.Result) http.Handler {
			made++
			return searcher{closed}
		}
	})
	if got, want := r.get("/api/elements/altinn"), r.get("/komponent/altinn/index.json"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	var all, near impact
	for path, into := range map[string]*impact{"/api/impact/sikker-post": &all, "/api/impact/sikker-post?depth=1": &near} {
		if err := json.Unmarshal([]byte(r.get(path)), into); err != nil {
			t.Fatal(err)
		}
	}
	if all.Total != 2 || len(all.Direct) != 1 || all.Direct[0].Elements[0].ID != "altinn" || all.Indirect[0].Elements[0].ID != "sakssystem" || all.Indirect[0].Elements[0].Depth != 2 {
		t.Errorf("got %+v", all)
	}
	if via := all.Direct[0].Elements[0].Via; via == nil || *via != (through{"uses", "altinn", "sikker-post"}) {
		t.Errorf("via %+v", via)
	}
	if near.Total != 1 || len(near.Indirect) != 0 || all.Direct[0].Name["nb"] != "Komponenter" {
		t.Errorf("got %+v", near)
	}
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/api/elements/altin":          {404, `"nearest":["altinn"]`},
		"/api/elements/skjult":         {404, "internt"},
		"/api/elements/":               {404, "error"},
		"/api/elements/altinn/x":       {404, "error"},
		"/api/impact/nope":             {404, "error"},
		"/api/impact/altinn?depth=-1":  {400, "depth"},
		"/api/impact/altinn?depth=to":  {400, "depth"},
		"/api/nope":                    {404, "error"},
		"/api/impact/usikker-post?x=1": {307, ""},
		"/api/search?q=post":           {200, "treff: post"},
	} {
		response, body := r.ask("GET", path)
		if response.StatusCode != want.status || !strings.Contains(body, want.text) {
			t.Errorf("%s: %s %s", path, response.Status, body)
		}
	}
	if response, _ := r.ask("GET", "/api/impact/usikker-post?x=1"); response.Header.Get("Location") != "/api/impact/sikker-post?x=1" {
		t.Errorf("leads to %s", response.Header.Get("Location"))
	}
	if made != 1 {
		t.Errorf("search was made %d times", made)
	}
	write(t, r.dir, "models/altinn.yaml", element("altinn", "Altinn 3", "sikker-post"))
	r.next()
	select {
	case <-closed:
	case <-time.After(patienceOfTests):
		t.Error("the search of the former site was not closed")
	}
}

// searcher answers /api/search in the test.
type searcher struct{ closed chan bool }

func (s searcher) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte("treff: " + r.URL.Query().Get("q")))
}

func (s searcher) Close() error {
	s.closed <- true
	return nil
}

// TestListen holds what is said of a port that is taken, and the next one.
func TestListen(t *testing.T) {
	t.Parallel()
	first, err := Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	address := first.Addr().String()
	if _, err := Listen(address, false); err == nil || !strings.Contains(err.Error(), address+": another program") {
		t.Errorf("got %v", err)
	}
	second, err := Listen(address, true)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if second.Addr().String() == address {
		t.Error("the same port twice")
	}
	for _, wrong := range []string{"", "1313", "127.0.0.1:x", "127.0.0.1:99999", "no.such.host.invalid:0"} {
		if l, err := Listen(wrong, true); err == nil {
			l.Close()
			t.Errorf("%q is listened at", wrong)
		}
	}
}

// TestOptions holds what New refuses.
func TestOptions(t *testing.T) {
	t.Parallel()
	directory := t.TempDir()
	write(t, directory, "fil", "x")
	for _, o := range []Options{
		{Directory: filepath.Join(directory, "nope")}, {Directory: filepath.Join(directory, "fil")},
		{Directory: directory, EditorURL: "javascript:alert('{path}')"}, {Directory: directory, EditorURL: "{path}"}, {Directory: directory, EditorURL: "code:x"},
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}
