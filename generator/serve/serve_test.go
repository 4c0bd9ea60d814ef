package serve

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lintel/generator"
)

// repository is a small one, in two languages.
func repository(t testing.TB) string {
	t.Helper()
	directory := t.TempDir()
	for name, text := range map[string]string{
		"lintel.yaml": "title: Prøve\nlanguages: [nb, en]\nredirects:\n  - {from: /gammel/, to: /komponent/altinn/}\n",
		"models/metamodel.yaml": `statuses: {}
kinds:
  component:
    name: {nb: Komponent, en: Component}
    plural: {nb: Komponenter, en: Components}
    path: {nb: komponent, en: component}
relations:
  uses: {name: Bruker, inverse: used-by, from: any, to: [component]}
`,
		"models/altinn.yaml": element("altinn", "Altinn", "sikker-post"),
		"models/post.yaml":   element("sikker-post", "Sikker post", "") + "formerly: [usikker-post]\n",
		"models/sak.yaml":    element("sakssystem", "Sakssystem", "altinn"),
		"models/skjult.yaml": element("skjult", "Skjult", "altinn") + "visibility: internal\n",
		"content/index.md":   "---\ntitle: Prøve\nsummary: En prøve.\n---\n\nHei.\n\n![Et bilde](bilde.svg)\n",
		"content/om.md":      "---\ntitle: Om\nsummary: Om prøven.\n---\n\nEn tekst med [[altinn]].\n",
		"content/bilde.svg":  svg("red"),
		"hemmelig.txt":       "hemmelig",
		"public/index.html":  "gammel utgave",
	} {
		write(t, directory, name, text)
	}
	return directory
}

func svg(color string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="` + color + `"/></svg>` + "\n"
}

func element(id, name, uses string) string {
	text := fmt.Sprintf("id: %s\nkind: component\nname: %s\nsummary: Gjør noe.\n", id, name)
	if uses != "" {
		text += "uses: [" + uses + "]\n"
	}
	return text
}

func write(t testing.TB, directory, name, text string) {
	t.Helper()
	file := filepath.Join(directory, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// running is a server as a user runs it: real files, watcher and connections.
type running struct {
	t        testing.TB
	dir      string
	base     string
	host     string
	stop     context.CancelFunc
	stopped  chan error
	rebuilds chan Rebuild
	notices  chan Notice

	mu        sync.Mutex
	listeners map[*listener]bool // open ones
}

// start runs a server; change may alter its options.
func start(t testing.TB, directory string, change func(*Options)) *running {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	r := &running{t: t, dir: directory, stop: stop, listeners: map[*listener]bool{}, stopped: make(chan error, 1), rebuilds: make(chan Rebuild, 10000), notices: make(chan Notice, 10)}
	options := Options{
		Directory: directory, Lang: "nb", Build: generator.Options{Jobs: 2},
		Report: func(b Rebuild) { r.rebuilds <- b }, Notice: func(n Notice) { r.notices <- n },
	}
	if change != nil {
		change(&options)
	}
	server, err := New(options)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := Listen("127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	r.base, r.host = URL(listener.Addr()), listener.Addr().String()
	go func() { r.stopped <- server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		r.mu.Lock()
		left := slices.Collect(maps.Keys(r.listeners))
		r.mu.Unlock()
		for _, l := range left {
			l.close()
		}
		stop()
		select {
		case err := <-r.stopped:
			if err != nil {
				t.Errorf("serve: %v", err)
			}
			r.stopped <- nil
		case <-time.After(2 * time.Second):
			t.Error("the server did not stop")
		}
	})
	r.next()
	return r
}

// patienceOfTests is long for a machine that does much else.
const patienceOfTests = 20 * time.Second

// next waits for a rebuild.
func (r *running) next() Rebuild {
	r.t.Helper()
	select {
	case b := <-r.rebuilds:
		return b
	case <-time.After(patienceOfTests):
		r.t.Fatal("no rebuild came")
		return Rebuild{}
	}
}

// until waits for a rebuild that is as wanted.
func (r *running) until(what string, wanted func(Rebuild) bool) Rebuild {
	r.t.Helper()
	deadline := time.After(patienceOfTests)
	var last Rebuild
	for {
		select {
		case last = <-r.rebuilds:
			if wanted(last) {
				return last
			}
		case <-deadline:
			r.t.Fatalf("never %s; last: %d findings, %v", what, len(last.Findings), last.Err)
		}
	}
}

func good(b Rebuild) bool   { return b.Err == nil && !b.Result.Failed() }
func failed(b Rebuild) bool { return b.Err != nil || b.Result.Failed() }

// quiet holds that nothing is rebuilt for a while.
func (r *running) quiet() {
	r.t.Helper()
	select {
	case b := <-r.rebuilds:
		r.t.Fatalf("a rebuild too many: %d files", b.Files)
	case <-time.After(4 * settleTime):
	}
}

// ask sends a request as a browser would, following no redirect.
func (r *running) ask(method, path string, header ...string) (*http.Response, string) {
	r.t.Helper()
	request, err := http.NewRequest(method, r.base+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			request.Host = header[i+1]
		}
		request.Header.Set(header[i], header[i+1])
	}
	client := http.Client{Timeout: patienceOfTests, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response, string(body)
}

func (r *running) get(path string) string {
	r.t.Helper()
	response, body := r.ask("GET", path)
	if response.StatusCode != 200 {
		r.t.Fatalf("GET %s: %s", path, response.Status)
	}
	return body
}

// event is one of the stream.
type event struct {
	name string
	data string
}

// listener is a page that is open in a browser.
type listener struct {
	t      testing.TB
	events chan event
	close  func()
}

var liveTag = regexp.MustCompile(`<script src="/_lintel/live.js" data-version="([^"]+)" data-assets="(\d+)" defer></script>\n</body>`)

// open reads a page and listens as its script does.
func (r *running) open(page string) *listener {
	r.t.Helper()
	_, body := r.ask("GET", page)
	tag := liveTag.FindStringSubmatch(body)
	if tag == nil {
		r.t.Fatalf("no live script in %s:\n%s", page, body)
	}
	return r.listen(url.Values{"page": {page}, "version": {tag[1]}, "assets": {tag[2]}})
}

func (r *running) listen(query url.Values) *listener {
	r.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, "GET", r.base+"/_lintel/events?"+query.Encode(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		r.t.Fatal(err)
	}
	l := &listener{t: r.t, events: make(chan event, 1000)}
	r.mu.Lock()
	r.listeners[l] = true
	r.mu.Unlock()
	l.close = func() {
		stop()
		response.Body.Close()
		r.mu.Lock()
		delete(r.listeners, l)
		r.mu.Unlock()
	}
	go func() {
		defer close(l.events)
		scanner := bufio.NewScanner(response.Body)
		scanner.Buffer(nil, 1<<20)
		name := ""
		for scanner.Scan() {
			if value, ok := strings.CutPrefix(scanner.Text(), "event: "); ok {
				name = value
			}
			if value, ok := strings.CutPrefix(scanner.Text(), "data: "); ok {
				l.events <- event{name, value}
			}
		}
	}()
	return l
}

// wait gives the next event of a name.
func (l *listener) wait(name string) string {
	l.t.Helper()
	deadline := time.After(patienceOfTests)
	for {
		select {
		case e, open := <-l.events:
			if !open {
				l.t.Fatalf("the stream ended before %s", name)
			}
			if e.name == name {
				return e.data
			}
		case <-deadline:
			l.t.Fatalf("no event %s", name)
		}
	}
}

// findings gives the next list of findings.
func (l *listener) findings() findings {
	l.t.Helper()
	var f findings
	if err := json.Unmarshal([]byte(l.wait("findings")), &f); err != nil {
		l.t.Fatal(err)
	}
	return f
}

// TestSave holds what a save does: one rebuild, the page that shows the change
// reloads, another does not.
func TestSave(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	shown, other := r.open("/komponent/altinn/"), r.open("/om/")
	shown.findings()
	other.findings()
	write(t, r.dir, "models/altinn.yaml", element("altinn", "Altinn 3", "sikker-post"))
	if b := r.next(); b.Files != 1 || b.Pages < 1 {
		t.Errorf("%d files, %d pages", b.Files, b.Pages)
	}
	if data := shown.wait("reload"); !strings.Contains(data, `"/komponent/altinn/"`) {
		t.Errorf("got %s", data)
	}
	if !strings.Contains(r.get("/komponent/altinn/"), "Altinn 3") {
		t.Error("the page does not show the change")
	}
	// The text names the element and shows its name: it reloads too.
	other.wait("reload")
	shown.close()
	other.close()
	front := r.open("/")
	front.findings()
	write(t, r.dir, "content/om.md", "---\ntitle: Om\nsummary: Om prøven.\n---\n\nNy tekst.\n")
	r.next()
	if event := <-front.events; event.name != "findings" {
		t.Errorf("the front page was told %v", event)
	}
	r.quiet()
}

// TestAtomicSave holds that an editor that renames over the file, and one that
// writes a backup beside it, give one rebuild each; the same content none.
func TestAtomicSave(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	for _, name := range []string{"Ett", "To"} {
		write(t, r.dir, "models/.altinn.tmp", element("altinn", name, ""))
		if err := os.Rename(filepath.Join(r.dir, "models/.altinn.tmp"), filepath.Join(r.dir, "models/altinn.yaml")); err != nil {
			t.Fatal(err)
		}
		if b := r.next(); !good(b) || b.Files != 1 {
			t.Errorf("%d files, %v", b.Files, b.Findings)
		}
		if !strings.Contains(r.get("/komponent/altinn/"), name) {
			t.Errorf("%s is not shown", name)
		}
	}
	write(t, r.dir, "models/altinn.yaml", element("altinn", "To", ""))
	write(t, r.dir, "public/index.html", "en bygging skriver her")
	write(t, r.dir, "notater.txt", "vedkommer ikke")
	r.quiet()
}

// TestFindings holds that the last good site stays, that the overlay is told
// what is wrong and how to mend it, and that it goes when it is mended.
func TestFindings(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), func(o *Options) { o.EditorURL = "idea://open?file={path}&line={line}&column={column}" })
	page := r.open("/komponent/sakssystem/")
	if f := page.findings(); len(f.Findings) != 0 || f.Failed {
		t.Errorf("findings at the start: %+v", f)
	}
	write(t, r.dir, "models/sak.yaml", element("sakssystem", "Nytt navn", "altin"))
	f := page.findings()
	if !f.Failed || f.Title != "1 feil. Du ser den siste gode utgaven av nettstedet." || len(f.Findings) != 1 {
		t.Fatalf("got %+v", f)
	}
	got := f.Findings[0]
	if got.Code != "ref-unknown" || got.Word != "feil" || got.Place != "models/sak.yaml:5:8" || !strings.Contains(got.Hint, `"altinn"`) {
		t.Errorf("got %+v", got)
	}
	want := "idea://open?file=" + strings.ReplaceAll(filepath.ToSlash(r.dir), "+", "%2B") + "/models/sak.yaml&line=5&column=8"
	if got.Editor != want {
		t.Errorf("editor: %s, want %s", got.Editor, want)
	}
	if len(got.Excerpt) != 2 || got.Excerpt[1].Marked != "altin" || got.Excerpt[1].Number != 5 || got.Excerpt[1].Before != "uses: [" {
		t.Errorf("excerpt: %+v", got.Excerpt)
	}
	if body := r.get("/komponent/sakssystem/"); strings.Contains(body, "Nytt navn") {
		t.Error("the last good site did not stay")
	}
	write(t, r.dir, "models/sak.yaml", element("sakssystem", "Nytt navn", "altinn"))
	page.wait("reload")
	if f := page.findings(); f.Failed || len(f.Findings) != 0 {
		t.Errorf("mended, and still %+v", f)
	}
	if !strings.Contains(r.get("/komponent/sakssystem/"), "Nytt navn") {
		t.Error("the mended page is not shown")
	}
}

// TestStartBroken holds that a repository that cannot be built shows a page
// that goes away when it can.
func TestStartBroken(t *testing.T) {
	t.Parallel()
	directory := repository(t)
	write(t, directory, "models/sak.yaml", "id: [\n")
	r := start(t, directory, nil)
	response, body := r.ask("GET", "/komponent/altinn/")
	if response.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "Ikke noe nettsted ennå") {
		t.Errorf("%s: %s", response.Status, body)
	}
	page := r.open("/komponent/altinn/")
	if f := page.findings(); !f.Failed || len(f.Findings) == 0 {
		t.Errorf("got %+v", f)
	}
	write(t, directory, "models/sak.yaml", element("sakssystem", "Sak", "altinn"))
	page.wait("reload")
	r.get("/komponent/altinn/")
}

// TestImage holds that an image whose address stays the same is told of.
func TestImage(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	front := r.open("/")
	front.findings()
	write(t, r.dir, "content/bilde.svg", svg("blue"))
	if data := front.wait("reload"); !strings.Contains(data, `"assets":["/bilde.svg"]`) {
		t.Errorf("got %s", data)
	}
	if !strings.Contains(r.get("/bilde.svg"), "blue") {
		t.Error("the old image is shown")
	}
	again := r.open("/")
	if e := <-again.events; e.name != "findings" {
		t.Errorf("a page that has the image was told %v", e)
	}
}

// TestMissed holds that a page that was read before a change and listens only
// after it is told.
func TestMissed(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	tag := liveTag.FindStringSubmatch(r.get("/om/"))
	write(t, r.dir, "content/om.md", "---\ntitle: Om\nsummary: Om prøven.\n---\n\nNy tekst.\n")
	r.next()
	late := r.listen(url.Values{"page": {"/om/"}, "version": {tag[1]}, "assets": {tag[2]}})
	if data := late.wait("reload"); !strings.Contains(data, `"/om/"`) {
		t.Errorf("got %s", data)
	}
}

// TestStop holds that open streams do not hold the server up.
func TestStop(t *testing.T) {
	t.Parallel()
	r := start(t, repository(t), nil)
	for range 5 {
		r.open("/").findings()
	}
	begin := time.Now()
	r.stop()
	select {
	case err := <-r.stopped:
		if took := time.Since(begin); err != nil || took > time.Second {
			t.Errorf("stopped after %v: %v", took, err)
		}
		r.stopped <- nil
	case <-time.After(2 * time.Second):
		t.Error("did not stop")
	}
	if _, err := net.DialTimeout("tcp", r.host, time.Second); err == nil {
		t.Error("the port is still open")
	}
}
