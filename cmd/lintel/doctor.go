package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"lintel/generator/serve"
	"lintel/generator/source"
)

// examination is one line of `lintel doctor`.
type examination struct {
	Check string `json:"check"` // version, repository, files, git, history, watching, cache
	State string `json:"state"` // ok, warning, error
	Text  string `json:"text"`
	Mend  string `json:"mend,omitempty"`
}

const (
	fine    = "ok"
	warning = "warning"
	broken  = "error"
)

func (c *console) doctorCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "doctor", Short: c.say("doctor-short"), Long: c.say("doctor-long"), Args: c.wants(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			list := c.examine(cmd.Context())
			if asJSON {
				encoder := json.NewEncoder(c.out)
				encoder.SetEscapeHTML(false)
				encoder.SetIndent("", "  ")
				if err := encoder.Encode(list); err != nil {
					return err
				}
			} else {
				c.printExaminations(list)
			}
			for _, e := range list {
				if e.State == broken {
					return errFindings
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, c.say("flag-json"))
	return cmd
}

// printExaminations writes one line each, and the way to mend under it.
func (c *console) printExaminations(list []examination) {
	names := map[string]string{
		"version": c.say("doctor-version"), "repository": c.say("doctor-repository"), "files": c.say("doctor-files"), "git": "git",
		"history": c.say("doctor-history"), "watching": c.say("doctor-watching"), "cache": c.say("doctor-cache"),
	}
	states := map[string]struct{ word, color string }{
		fine: {c.say("doctor-ok"), "32"}, warning: {c.say("doctor-warning"), "33"}, broken: {c.say("doctor-error"), "31"},
	}
	for _, e := range list {
		state := states[e.State]
		fmt.Fprintf(c.out, "%s %-12s %s\n", c.paint(state.color, fmt.Sprintf("%-9s", state.word)), names[e.Check], e.Text)
		if e.Mend != "" {
			fmt.Fprintf(c.out, "%-22s → %s\n", "", e.Mend)
		}
	}
}

// examine looks at everything; without a folder there is no more to look at.
func (c *console) examine(ctx context.Context) []examination {
	list := []examination{{"version", fine, c.say("version-ok", version, runtime.Version(), runtime.GOOS, runtime.GOARCH), ""}}
	if info, err := os.Stat(c.directory); err != nil || !info.IsDir() {
		return append(list, examination{"repository", broken, c.say("folder-missing", c.directory), c.say("folder-mend")})
	}
	extent := serve.Measure(c.directory)
	list = append(list, c.examineConfig(), c.examineFiles(extent))
	list = append(list, c.examineGit(ctx)...)
	return append(list, c.examineWatching(extent.Folders), c.examineCache())
}

func (c *console) examineConfig() examination {
	for _, name := range [...]string{"lintel.yaml", "models/metamodel.yaml"} {
		if info, err := os.Stat(filepath.Join(c.directory, filepath.FromSlash(name))); err != nil || !info.Mode().IsRegular() {
			full, err := filepath.Abs(c.directory)
			if err != nil {
				full = c.directory
			}
			return examination{"repository", broken, c.say("config-missing", name, full), c.say("config-mend")}
		}
	}
	return examination{"repository", fine, c.say("config-ok"), ""}
}

func (c *console) examineFiles(e serve.Extent) examination {
	if e.Texts == 0 && e.Models <= 1 { // the metamodel is one
		return examination{"files", warning, c.say("files-none"), c.say("files-mend")}
	}
	text := c.say("files-ok", c.count(e.Texts, "text"), c.count(e.Models, "model"), c.count(e.Others, "other"), c.count(e.Folders, "folder"))
	return examination{"files", fine, text, ""}
}

// gitTime is how long git may take to answer.
const gitTime = 20 * time.Second

func (c *console) examineGit(ctx context.Context) []examination {
	ctx, cancel := context.WithTimeout(ctx, gitTime)
	defer cancel()
	program, err := exec.LookPath("git")
	if err != nil {
		return []examination{{"git", warning, c.say("git-missing"), c.say("git-mend")}}
	}
	told, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return []examination{{"git", warning, c.say("history-failed", err), c.say("git-mend")}}
	}
	list := []examination{{"git", fine, strings.TrimSpace(string(told)), ""}}
	history, err := source.ReadHistory(ctx, c.directory)
	if errors.Is(err, source.ErrNoHistory) {
		return append(list, examination{"history", warning, c.say("history-none"), c.say("history-none-mend")})
	}
	if err != nil {
		return append(list, examination{"history", broken, c.say("history-failed", err), c.say("history-fail-mend")})
	}
	// As careful with a stranger's repository as package source is.
	count := exec.CommandContext(ctx, program, "-C", c.directory, "-c", "core.fsmonitor=", "-c", "core.hooksPath="+os.DevNull, "--no-optional-locks", "--no-pager", "rev-list", "--count", "HEAD")
	out, err := count.Output()
	if err != nil {
		return append(list, examination{"history", broken, c.say("history-failed", err), c.say("history-fail-mend")})
	}
	number, _ := strconv.Atoi(string(bytes.TrimSpace(out)))
	if history.Shallow {
		return append(list, examination{"history", warning, c.say("history-shallow", c.count(number, "commit")), c.say("history-deep-mend")})
	}
	return append(list, examination{"history", fine, c.say("history-ok", c.count(number, "commit"), history.Head.Format(time.DateOnly)), ""})
}

// examineWatching tries it, because limits are shared with all that runs.
func (c *console) examineWatching(folders int) examination {
	if err := serve.TryWatch(c.directory); err != nil {
		mend := c.say("watching-poll-mend")
		if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
			mend = c.say("watching-mend")
		}
		return examination{"watching", warning, c.say("watching-failed", err), mend}
	}
	if serve.IsRemoteMount(c.directory) {
		return examination{"watching", warning, c.say("watching-remote"), c.say("watching-poll-mend")}
	}
	data, err := os.ReadFile("/proc/sys/fs/inotify/max_user_watches")
	limit, parseErr := strconv.Atoi(string(bytes.TrimSpace(data)))
	if err != nil || parseErr != nil {
		return examination{"watching", fine, c.say("watching-ok", c.count(folders, "folder")), ""}
	}
	if folders > limit/2 {
		return examination{"watching", warning, c.say("watching-near", c.count(folders, "folder"), strconv.Itoa(limit)), c.say("watching-mend")}
	}
	return examination{"watching", fine, c.say("watching-limits", c.count(folders, "folder"), strconv.Itoa(limit)), ""}
}

// bigCache is when a cache is worth a word.
const bigCache = 2 << 30

func (c *console) examineCache() examination {
	folder := filepath.Join(c.directory, ".lintel", "cache")
	if err := tryWrite(folder); err != nil {
		return examination{"cache", warning, c.say("cache-closed", folder), c.say("cache-mend")}
	}
	var size int64
	count := 0
	_ = filepath.WalkDir(folder, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				size += info.Size()
				count++
			}
		}
		return nil
	})
	switch {
	case count == 0:
		return examination{"cache", fine, c.say("cache-empty"), ""}
	case size > bigCache:
		return examination{"cache", warning, c.say("cache-ok", megabytes(size), c.count(count, "file")), c.say("cache-big-mend")}
	}
	return examination{"cache", fine, c.say("cache-ok", megabytes(size), c.count(count, "file")), ""}
}

func megabytes(size int64) string { return fmt.Sprintf("%.1f MB", float64(size)/1e6) }

// tryWrite tells whether files can be made in a folder, or where it would
// stand; it leaves nothing behind.
func tryWrite(folder string) error {
	info, err := os.Stat(folder)
	for errors.Is(err, fs.ErrNotExist) {
		folder = filepath.Dir(folder)
		info, err = os.Stat(folder)
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return syscall.ENOTDIR
	}
	file, err := os.CreateTemp(folder, ".lintel-doctor-*")
	if err != nil {
		return err
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}
