package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"lintel/generator"
	"lintel/generator/diag"
	"lintel/generator/search"
	"lintel/generator/serve"
)

// defaultAddress is where the site is shown unless another place is named.
const defaultAddress = "127.0.0.1:1313"

// serveFlags are what `lintel serve` is told.
type serveFlags struct {
	address   string
	editorURL string
	hosts     []string
	open      bool
	poll      bool
}

func (c *console) serveCommand() *cobra.Command {
	var f runFlags
	var s serveFlags
	cmd := &cobra.Command{
		Use: "serve", Short: c.say("serve-short"), Long: c.say("serve-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			options, err := c.options(cmd, &f)
			if err != nil {
				return err
			}
			server, err := serve.New(serve.Options{
				Directory: c.directory, Build: options, Lang: c.lang, Hosts: s.hosts, EditorURL: s.editorURL, Poll: s.poll,
				Report: c.reportRebuild, Notice: c.reportNotice, Search: c.searchOf,
			})
			if errors.Is(err, serve.ErrEditorURL) {
				return &usageError{cmd.CommandPath(), errors.New(c.say("bad-editor", s.editorURL))}
			}
			if err != nil {
				return err
			}
			listener, err := c.listen(cmd, s.address)
			if err != nil {
				return err
			}
			return c.serve(cmd.Context(), server, listener, s.open)
		},
	}
	cmd.Flags().StringVar(&s.address, "addr", defaultAddress, c.say("flag-addr"))
	cmd.Flags().StringVar(&s.editorURL, "editor-url", serve.DefaultEditorURL, c.say("flag-editor"))
	cmd.Flags().StringSliceVar(&s.hosts, "allow-host", nil, c.say("flag-allow-host"))
	cmd.Flags().BoolVar(&s.open, "open", false, c.say("flag-open"))
	cmd.Flags().BoolVar(&s.poll, "poll", false, c.say("flag-poll"))
	cmd.Flags().StringVar(&f.asOf, "as-of", "", c.say("flag-as-of"))
	cmd.Flags().IntVar(&f.jobs, "jobs", 0, c.say("flag-jobs"))
	return cmd
}

// searcher answers /api/search for one site, until the next has taken its place.
type searcher struct {
	http.Handler
	io.Closer
}

// searchOf indexes a site in memory.
func (c *console) searchOf(result *generator.Result) http.Handler {
	store, err := search.NewStore(search.New(result.Site, result.Words))
	if err != nil {
		fmt.Fprintln(c.err, err)
		return nil
	}
	return searcher{store.Handler(), store}
}

// listen opens the address, or one of the next ports when none was asked for.
func (c *console) listen(cmd *cobra.Command, address string) (net.Listener, error) {
	listener, err := serve.Listen(address, !cmd.Flags().Changed("addr"))
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, serve.ErrPortTaken):
		return nil, errors.New(c.say("port-taken", address))
	case errors.Is(err, syscall.EACCES):
		return nil, errors.New(c.say("port-forbidden", address))
	}
	return nil, &usageError{cmd.CommandPath(), errors.New(c.say("bad-address", address))}
}

// serve tells where the site stands and shows it until it is stopped.
func (c *console) serve(ctx context.Context, server *serve.Server, listener net.Listener, open bool) error {
	address := serve.URL(listener.Addr()) + "/"
	fmt.Fprintln(c.out, c.say("serving", c.bold(address)))
	if host, _, err := net.SplitHostPort(listener.Addr().String()); err == nil {
		if ip := net.ParseIP(host); ip != nil && !ip.IsLoopback() {
			fmt.Fprintln(c.out, c.say("not-loopback"))
		}
	}
	if open {
		if err := openBrowser(address); err != nil {
			fmt.Fprintln(c.out, c.say("no-browser", address))
		}
	}
	return server.Serve(ctx, listener)
}

// openBrowser asks the system to show an address. It does not wait for it.
func openBrowser(address string) error {
	if _, err := url.Parse(address); err != nil {
		return err
	}
	name, arguments := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, arguments = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	cmd := exec.Command(name, arguments...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// reportRebuild writes one line a rebuild.
func (c *console) reportRebuild(b serve.Rebuild) {
	parts := []string{c.faint(b.Time.Format(time.TimeOnly)), fmt.Sprintf("%4d ms", b.Duration.Milliseconds())}
	if b.Files > 0 {
		parts = append(parts, c.count(b.Files, "file"))
	} else if b.Result != nil && b.Result.Site != nil {
		parts = append(parts, c.count(b.Result.Site.PageCount(), "page"))
	}
	if b.Pages > 0 {
		parts = append(parts, c.count(b.Pages, "open-page"))
	}
	if b.Err != nil {
		fmt.Fprintln(c.out, strings.Join(append(parts, c.paint("31", b.Err.Error())), "  "))
		return
	}
	told := c.findings(b.Findings)
	failures, warnings, _ := diag.Count(b.Findings)
	switch {
	case failures > 0:
		told = c.paint("31", told)
	case warnings > 0:
		told = c.paint("33", told)
	}
	if at := worst(b.Findings); at != nil && !at.Span.IsZero() {
		told += ": " + at.Span.String()
	}
	fmt.Fprintln(c.out, strings.Join(append(parts, told), "  "))
}

// worst is the first finding of the gravest kind, nil when there is none.
func worst(findings []diag.Finding) *diag.Finding {
	var found *diag.Finding
	for i := range findings {
		if found == nil || findings[i].Severity > found.Severity {
			found = &findings[i]
		}
	}
	return found
}

// reportNotice tells what a user should know about the watching.
func (c *console) reportNotice(n serve.Notice) {
	switch n.Kind {
	case serve.WatchLimit:
		fmt.Fprintln(c.out, c.say("watch-limit"))
	case serve.WatchFailed:
		fmt.Fprintln(c.out, c.say("watch-failed", n.Err))
	case serve.RemoteMount:
		fmt.Fprintln(c.out, c.say("remote-mount"))
	}
}

// paint colours a text on a terminal.
func (c *console) paint(code, text string) string {
	if !c.color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (c *console) bold(text string) string  { return c.paint("1", text) }
func (c *console) faint(text string) string { return c.paint("2", text) }
