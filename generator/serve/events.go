package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"
)

const (
	// maxClients is how many event streams are open at once.
	maxClients = 200
	// writeTime is how long a client may take to read an event.
	writeTime = 5 * time.Second
	// heartbeat is how often a silent stream is written to, so that a client
	// that went away without a word is noticed.
	heartbeat = 15 * time.Second
)

// reload is the event that tells of changed pages.
type reload struct {
	Number int      `json:"number"`
	Pages  []string `json:"pages"`  // as the browsers gave them
	Assets []string `json:"assets"` // addresses of changed images and the like
}

// events is the event stream of one page.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		http.Error(w, "only pages of this site may listen", http.StatusForbidden)
		return
	}
	query := r.URL.Query()
	c := &client{page: query.Get("page"), version: query.Get("version")}
	since, _ := strconv.Atoi(query.Get("assets"))
	header := w.Header()
	header.Set("Content-Type", "text/event-stream; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	if !s.live.join(c) {
		http.Error(w, "too many pages are open", http.StatusServiceUnavailable)
		return
	}
	defer s.live.leave(c)
	stream := &stream{w: w, control: http.NewResponseController(w)}
	if stream.write("retry: 500\n\n") != nil {
		return
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for shown := 0; ; {
		current, changed := s.live.get()
		// A site that is closed already has a successor, whose news is next.
		if current.number > shown && (current.site == nil || current.site.acquire()) {
			err := stream.tell(current, c, since, shown > 0)
			if current.site != nil {
				current.site.release()
			}
			if err != nil {
				return
			}
			since = max(since, current.image)
			shown = current.number
		}
		select {
		case <-r.Context().Done():
			return
		case <-changed:
		case <-beat.C:
			if stream.write(": \n\n") != nil {
				return
			}
		}
	}
}

// stream writes events, each within a time.
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func (s *stream) write(text string) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
		return err
	}
	if _, err := fmt.Fprint(s.w, text); err != nil {
		return err
	}
	return s.control.Flush()
}

// tell writes what a client has to know of a state: the reload first, so that
// what goes away with the page is not shown before. Pages of others are told
// of when they changed with this state, not when the client has just come.
func (s *stream) tell(current *state, c *client, since int, listening bool) error {
	event := reload{Number: current.number, Pages: []string{}, Assets: []string{}}
	if listening {
		event.Pages = append(event.Pages, current.pages...)
	}
	if current.site != nil && c.version != "" && c.version != current.site.version(pathOf(c.page)) && !slices.Contains(event.Pages, c.page) {
		event.Pages = append(event.Pages, c.page)
	}
	if since <= current.number {
		for address, number := range current.images {
			if number > since {
				event.Assets = append(event.Assets, address)
			}
		}
		slices.Sort(event.Assets)
	}
	text := ""
	if len(event.Pages)+len(event.Assets) > 0 {
		data, err := json.Marshal(event)
		if err != nil {
			return err
		}
		text = "event: reload\ndata: " + string(data) + "\n\n"
	}
	return s.write(text + "event: findings\ndata: " + string(current.findings) + "\n\n")
}

// pathOf is the path of a page as a browser writes it, unescaped.
func pathOf(page string) string {
	if path, err := url.PathUnescape(page); err == nil {
		return path
	}
	return page
}
