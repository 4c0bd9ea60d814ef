package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// TestNewFile holds what is done to a text when it is read. Without it two
// spellings of one letter would be two ids, and Windows' line ends a part of
// every last value.
func TestNewFile(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"nothing":         {"", ""},
		"mark":            {"\uFEFFid: x", "id: x"},
		"mark within":     {"a\uFEFFb", "a\uFEFFb"},
		"CRLF":            {"a\r\nb\r\n", "a\nb\n"},
		"CR":              {"a\rb\r\rc", "a\nb\n\nc"},
		"NFC":             {"a\u030A o\u0308", "å ö"},
		"no end":          {"a", "a"},
		"replacement":     {"a\uFFFDb", "a\uFFFDb"},
		"ligature stays":  {"ﬁ", "ﬁ"},
		"separators stay": {"a\u2028b\u0085c", "a\u2028b\u0085c"},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := NewFile("x", []byte(test.in))
			if err != nil || file.Text != test.want {
				t.Errorf("got %q, %v; want %q", file.Text, err, test.want)
			}
		})
	}
}

// TestEncoding holds that what is no UTF-8 text is refused at its place, with
// the place counted as in the text an editor shows.
func TestEncoding(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want Position
	}{
		"Latin 1":      {"id: x\nname: bl\xe5b\xe6r\n", Position{2, 9}},
		"NUL":          {"a\nb\x00c", Position{2, 2}},
		"UTF-16 LE":    {"\xff\xfea\x00", Position{1, 1}},
		"UTF-16 BE":    {"\x00i\x00d", Position{1, 1}},
		"cut":          {"æ\xc3", Position{1, 2}},
		"surrogate":    {"x\xed\xa0\x80", Position{1, 2}},
		"overlong":     {"x\xc0\xaf", Position{1, 2}},
		"CRLF before":  {"a\r\nb\r\n\xff", Position{3, 1}},
		"CR before":    {"a\rb\r\xff", Position{3, 1}},
		"mark before":  {"\uFEFFab\xff", Position{1, 3}},
		"NFD before":   {"a\u030Ab\xff", Position{1, 3}},
		"NUL and then": {"x\x00\xff", Position{1, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := NewFile("x", []byte(test.in))
			var encoding *EncodingError
			if !errors.As(err, &encoding) {
				t.Fatalf("got %v", err)
			}
			if got := encoding.File.Position(encoding.Offset); got != test.want {
				t.Errorf("at %v, want %v", got, test.want)
			}
		})
	}
}

// FuzzNewFile holds that whatever bytes come in, the text is UTF-8 without a
// carriage return or NUL, and is its own normal form.
func FuzzNewFile(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb", "\uFEFFx", "a\u030A", "\xff", "\x00", "😀"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, _ := NewFile("x", data)
		if !utf8.ValidString(file.Text) {
			t.Errorf("%q is not UTF-8", file.Text)
		}
		again, err := NewFile("x", []byte(file.Text))
		if err != nil || (again.Text != file.Text && file.Text[:1] != "\xef") {
			t.Errorf("%q becomes %q when read again, %v", file.Text, again.Text, err)
		}
	})
}

// repository makes a folder of files; a name that ends in @ is a link.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		link := name[len(name)-1] == '@'
		name := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if link {
			err = os.Symlink(text, name[:len(name)-1])
		} else {
			err = os.WriteFile(name, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func open(t *testing.T, folder string) *Tree {
	t.Helper()
	tree, err := OpenDirectory(folder)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// TestOutOfRoot holds that no name and no link leads out of the repository: a
// pull request that links to a secret must not publish it.
func TestOutOfRoot(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	folder := repository(t, map[string]string{
		"content/real.md":    "real",
		"content/inside.md@": "real.md",
		"content/out.md@":    secret,
		"content/up.md@":     "../../../../../../../../etc/passwd",
		"content/folder@":    filepath.Dir(secret),
		"content/circle.md@": "circle.md",
		"content/self@":      ".",
	})
	tree := open(t, folder)
	for _, name := range []string{
		"content/out.md", "content/up.md", "content/folder/secret", "content/circle.md", "../secret", "/etc/passwd",
		"content/../../x", "", "content//real.md", secret,
	} {
		if data, err := tree.ReadBytes(name); err == nil {
			t.Errorf("%q was read: %q", name, data)
		}
		if _, err := tree.Read(name); err == nil {
			t.Errorf("%q was read as a text", name)
		}
		if tree.Exists(name) {
			t.Errorf("%q exists", name)
		}
	}
	if file, err := tree.Read("content/inside.md"); err != nil || file.Text != "real" {
		t.Errorf("a link within the repository: %v", err)
	}
	entries, err := tree.List("content")
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{{"content/circle.md", -1}, {"content/folder", -1}, {"content/inside.md", 4}, {"content/out.md", -1}, {"content/real.md", 4}, {"content/up.md", -1}}
	if !slices.Equal(entries, want) {
		t.Errorf("got %v, want %v", entries, want)
	}
}

// TestList holds what is listed, and in which order.
func TestList(t *testing.T) {
	tree := New(fstest.MapFS{
		"a/b.md": {}, "a/b/c.md": {Data: []byte("xyz")}, "a/.hidden": {}, "a/.git/config": {}, "a/a.md": {}, "b/x.md": {}, "file": {},
	})
	entries, err := tree.List("a")
	want := []Entry{{"a/a.md", 0}, {"a/b.md", 0}, {"a/b/c.md", 3}}
	if err != nil || !slices.Equal(entries, want) {
		t.Errorf("got %v, %v; want %v", entries, err, want)
	}
	if entries, err := tree.List("missing"); err != nil || entries != nil {
		t.Errorf("a missing folder: %v, %v", entries, err)
	}
	if entries, err := tree.List("file"); err != nil || !slices.Equal(entries, []Entry{{"file", -1}}) {
		t.Errorf("a file in a folder's place: %v, %v", entries, err)
	}
}

// TestMissing tells what is not there from what is there and cannot be read:
// the one is a default, the other a mistake.
func TestMissing(t *testing.T) {
	tree := open(t, repository(t, map[string]string{"there": "x", "out@": "/etc/passwd", "nowhere@": "x/y"}))
	for name, want := range map[string]bool{"there": false, "out": false, "nowhere": false, "absent": true} {
		if got := tree.Missing(name); got != want {
			t.Errorf("Missing(%q) = %v", name, got)
		}
	}
	if size := tree.Entry("out").Size; size != -1 {
		t.Errorf("a link out has the size %d", size)
	}
}

// TestOpenDirectory holds that a directory is a whole fs.FS, and that one that
// is not there is an error.
func TestOpenDirectory(t *testing.T) {
	folder := repository(t, map[string]string{"a/b.md": "b", "c": ""})
	if err := fstest.TestFS(open(t, folder).FS(), "a/b.md", "c"); err != nil {
		t.Error(err)
	}
	if open(t, folder).Directory() != folder {
		t.Error("the directory is forgotten")
	}
	for _, name := range []string{filepath.Join(folder, "none"), filepath.Join(folder, "c")} {
		if _, err := OpenDirectory(name); err == nil {
			t.Errorf("%s was opened", name)
		}
	}
	if _, err := open(t, folder).Read("none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
