package serve

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	_ "embed"
)

// securityHeaders are those of production. netlify.toml holds them for there;
// a test holds the two together.
func securityHeaders() map[string]string {
	return map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
		"X-Content-Type-Options":  "nosniff",
		"X-Frame-Options":         "DENY",
		"Referrer-Policy":         "strict-origin-when-cross-origin",
		"Permissions-Policy":      "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()",
	}
}

// immutable is what files are sent with whose names hold a hash of their content.
const immutable = "public, max-age=31536000, immutable"

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

// contentType gives the type of a published file by its name's ending. The
// system's own table is not asked: it differs from machine to machine.
func contentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json; charset=utf-8"
	case ".xml", ".xsd":
		return "application/xml; charset=utf-8"
	case ".txt", ".md", ".ttl":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".pdf":
		return "application/pdf"
	case ".zip":
		return "application/zip"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for key, value := range securityHeaders() {
		w.Header().Set(key, value)
	}
	if !s.hosts.allow(r.Host) {
		name, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			name = r.Host
		}
		http.Error(w, s.say("foreign-host", "host", strconv.Quote(r.Host), "name", strconv.Quote(name)), http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, s.say("method"), http.StatusMethodNotAllowed)
		return
	}
	switch address := r.URL.Path; {
	case address == "/_lintel/events":
		s.events(w, r)
	case address == "/_lintel/live.js":
		send(w, r, http.StatusOK, "live.js", liveScript)
	case address == "/_lintel/live.css":
		send(w, r, http.StatusOK, "live.css", liveStyle)
	case strings.HasPrefix(address, "/_lintel/"):
		http.Error(w, s.say("no-address"), http.StatusNotFound)
	case strings.HasPrefix(address, "/api/"):
		s.api(w, r)
	default:
		s.page(w, r)
	}
}

// firstBuildTime is how long a request waits for the first build.
const firstBuildTime = 20 * time.Second

// wait gives the newest state, at the start the first one, with its site open
// until release is called.
func (s *Server) wait(ctx context.Context) (current *state, release func()) {
	select {
	case <-s.ready:
	case <-ctx.Done():
	case <-time.After(firstBuildTime):
	}
	return s.live.borrow()
}

// page answers for everything that is published.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	current, release := s.wait(r.Context())
	defer release()
	if current.site == nil {
		s.own(w, r, http.StatusServiceUnavailable, current, "none", s.say("wait-title"), s.say("wait-text"))
		return
	}
	found := current.site.find(r.URL.Path)
	if found.status == http.StatusMovedPermanently {
		// Only for as long as this server runs: the address may be another
		// site's tomorrow.
		target := url.URL{Path: "/" + found.name + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", target.String())
		w.WriteHeader(http.StatusTemporaryRedirect)
		return
	}
	data, err := current.site.read(found.name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// A copied file that was deleted while the last good site stays, or a
		// site that has no page for what is not found.
		http.Error(w, s.say("no-address"), http.StatusNotFound)
		return
	case err != nil:
		s.own(w, r, http.StatusInternalServerError, current, current.site.version(r.URL.Path), s.say("broken-title"), err.Error())
		return
	}
	if strings.HasPrefix(found.name, "assets/") {
		w.Header().Set("Cache-Control", immutable)
	}
	if path.Ext(found.name) == ".html" {
		data = inject(data, version(found.status, sum(data)), current.image)
	}
	send(w, r, found.status, found.name, data)
}

// inject puts the live script at the end of a page. The number of the last
// changed image is part of it, and so of the ETag: a page that was kept must
// not ask for what it has.
func inject(page []byte, version string, image int) []byte {
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < 0 {
		return page
	}
	script := fmt.Sprintf("<script src=\"/_lintel/live.js\" data-version=%q data-assets=\"%d\" defer></script>\n", version, image)
	result := make([]byte, 0, len(page)+len(script))
	result = append(result, page[:end]...)
	result = append(result, script...)
	return append(result, page[end:]...)
}

// own answers with a page of the server's, which goes away by itself.
func (s *Server) own(w http.ResponseWriter, r *http.Request, status int, current *state, version, title, text string) {
	lang := s.options.Lang
	if lang == "" {
		lang = "en"
	}
	page := fmt.Sprintf(`<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<title>%s – Lintel</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="/_lintel/live.css">
</head>
<body class="own">
<main><h1>%[2]s</h1><p>%s</p></main>
</body>
</html>
`, lang, html.EscapeString(title), html.EscapeString(text))
	send(w, r, status, "own.html", inject([]byte(page), version, current.image))
}

// send answers with a file: conditional requests, parts and HEAD as the
// standard says.
func send(w http.ResponseWriter, r *http.Request, status int, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	if status == http.StatusOK {
		w.Header().Set("ETag", `"`+sum(data)+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data)
	}
}
