package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"sort"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle makes the published assets: the style sheet, the script of every page
// and those of single kinds of page, each an entry of its own, by esbuild; images as they are, all with a hash in their names.
func (t *Theme) bundle(files fs.FS) error {
	pages, err := fs.Glob(files, "assets/js/pages/*.js") // scripts that one kind of page loads
	if err != nil {
		return &Error{Path: "assets/js/pages", Message: "cannot be read"}
	}
	entries := []string{"css/main.css", "js/main.js"}
	for _, name := range pages {
		entries = append(entries, strings.TrimPrefix(name, "assets/"))
	}
	for _, entry := range entries {
		if _, err := fs.Stat(files, "assets/"+entry); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return &Error{Path: "assets/" + entry, Message: "cannot be read"}
		}
		if err := t.esbuild(files, entry); err != nil {
			return err
		}
	}
	err = fs.WalkDir(files, "assets/img", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return &Error{Path: name, Message: "cannot be read"}
		}
		t.publish(strings.TrimPrefix(name, "assets/"), hashed(name, data), data)
		return nil
	})
	sort.Slice(t.assets, func(i, j int) bool { return t.assets[i].Path < t.assets[j].Path })
	return err
}

// hashed is assets/mark-1a2b3c4d.svg for assets/img/mark.svg.
func hashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	extension := path.Ext(name)
	return "assets/" + strings.TrimSuffix(path.Base(name), extension) + "-" + hex.EncodeToString(sum[:4]) + extension
}

func (t *Theme) publish(name, published string, data []byte) {
	t.published[name] = published
	for _, a := range t.assets {
		if a.Path == published {
			return
		}
	}
	t.assets = append(t.assets, Asset{Path: published, Data: data})
}

// esbuild bundles one entry point. Its files come from the theme only: nothing
// is read from disk or fetched.
func (t *Theme) esbuild(files fs.FS, entry string) error {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"assets/" + entry}, Bundle: true, Write: false, Outdir: "/out", AbsWorkingDir: "/",
		MinifySyntax: true, MinifyWhitespace: true, Charset: api.CharsetUTF8, Format: api.FormatIIFE, Target: api.ES2020,
		EntryNames: "[name]-[hash]", AssetNames: "[name]-[hash]", LogLevel: api.LogLevelSilent, LegalComments: api.LegalCommentsNone,
		Loader: map[string]api.Loader{
			".woff2": api.LoaderFile, ".svg": api.LoaderFile, ".png": api.LoaderFile, ".webp": api.LoaderFile, ".jpg": api.LoaderFile,
		},
		Plugins: []api.Plugin{fromFS(files)},
	})
	for _, message := range result.Errors {
		problem := &Error{Path: "assets/" + entry, Message: message.Text}
		if l := message.Location; l != nil {
			problem.Path, problem.Line = strings.TrimPrefix(l.File, "theme:"), l.Line
		}
		return problem
	}
	extension := path.Ext(entry)
	for _, file := range result.OutputFiles {
		name := path.Base(strings.ReplaceAll(file.Path, `\`, "/"))
		if path.Ext(name) == extension {
			t.publish(entry, "assets/"+name, file.Contents)
			continue
		}
		t.publish(name, "assets/"+name, file.Contents)
	}
	return nil
}

// fromFS lets esbuild read a file system and nothing else.
func fromFS(files fs.FS) api.Plugin {
	return api.Plugin{Name: "theme", Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			name := args.Path
			if args.Kind != api.ResolveEntryPoint {
				name = path.Join(path.Dir(args.Importer), args.Path)
			}
			return api.OnResolveResult{Path: name, Namespace: "theme"}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "theme"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(files, args.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text := string(data)
			return api.OnLoadResult{Contents: &text, Loader: loaderOf(args.Path)}, nil
		})
	}}
}

func loaderOf(name string) api.Loader {
	switch path.Ext(name) {
	case ".css":
		return api.LoaderCSS
	case ".js":
		return api.LoaderJS
	}
	return api.LoaderFile
}
