package archimate_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/tools/txtar"

	"lintel/generator/exchange/archimate"
)

// logo is the smallest picture there is.
var logo = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89")

// same gives the archive of one model in two forms.
func same(t testing.TB) (file []byte, folder string) {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/same.txtar")
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	for _, f := range archive.Files[1:] {
		name := filepath.Join(folder, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "images"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "images", "logo.png"), logo, 0o666); err != nil {
		t.Fatal(err)
	}
	return archive.Files[0].Data, folder
}

// zipped is a model as Archi writes it when there are images.
func zipped(t testing.TB, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, data := range map[string][]byte{"model.xml": text, "images/logo.png": logo} {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestSameModel holds that one model is the same whether it is read from
// Archi's file, from coArchi's folder, or as its repository is exported: a
// reader that forgets something would differ from the others.
func TestSameModel(t *testing.T) {
	text, folder := same(t)
	file := read(t, "kommunen.archimate", zipped(t, text))
	coarchi, err := archimate.Read(folder, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, reading := range []*archimate.Reading{file, coarchi} {
		for _, f := range reading.Findings.Sorted() {
			t.Errorf("%s gives %s: %s", reading.Format, f.Rule.Code, f.Message("en"))
		}
	}
	if diff := differs(file.Model, coarchi.Model); diff != "" {
		t.Fatalf("Archi and coArchi differ (-Archi +coArchi):\n%s", diff)
	}
	v := file.Model.Views[0]
	if v.ID != "id-v" || len(v.Boxes) != 7 {
		t.Fatalf("view %s has %d boxes", v.ID, len(v.Boxes))
	}
	for _, l := range v.Lines {
		// The middle of both ends is 90, 67.5 and 460, 67.5: halfway between
		// the two offsets stands 275.
		if l.ID == "id-l1" && (len(l.Bends) != 1 || l.Bends[0].X != 275 || l.Bends[0].Y != 68) {
			t.Errorf("bends are %v", l.Bends)
		}
	}
	tree, _ := imported(t, nothing(t), file)
	back := read(t, "back.xml", exported(t, tree))
	// What the exchange format has no place for.
	for _, e := range file.Model.Views {
		for _, b := range e.Boxes {
			b.Figure, b.Align = "", ""
			if b.Of == "images/logo.png" {
				b.Of = "models/images/logo.png"
			}
		}
	}
	file.Model.Images = nil
	if diff := differs(file.Model, back.Model); diff != "" {
		t.Fatalf("imported and exported (-want +got):\n%s", diff)
	}
}

// TestEncodings holds that a model is read in the encoding that it says.
func TestEncodings(t *testing.T) {
	text, _ := same(t)
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(bytes.Replace(text, []byte("UTF-8"), []byte("UTF-16"), 1))
	if err != nil {
		t.Fatal(err)
	}
	latin, err := charmap.ISO8859_1.NewEncoder().Bytes(bytes.Replace(text, []byte("UTF-8"), []byte("ISO-8859-1"), 1))
	if err != nil {
		t.Fatal(err)
	}
	wanted := read(t, "kommunen.archimate", text).Model
	for name, data := range map[string][]byte{"UTF-16": utf16, "Latin-1": latin} {
		if diff := differs(wanted, read(t, "kommunen.archimate", data).Model); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// FuzzOpenExchange, FuzzArchi and FuzzFolder hold that whatever is read is
// bounded and never panics, and that what is read becomes a repository that
// lintel check has no error in.
func FuzzOpenExchange(f *testing.F) {
	f.Add(written(f, generated(1, size{elements: 6, relationships: 8, views: 1, boxes: 12})))
	f.Fuzz(func(t *testing.T, data []byte) { holdBytes(t, data) })
}

func FuzzArchi(f *testing.F) {
	text, _ := same(f)
	f.Add(text)
	f.Add(zipped(f, text))
	f.Fuzz(func(t *testing.T, data []byte) { holdBytes(t, data) })
}

func FuzzFolder(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/same.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files[1:] {
		f.Add(file.Name, file.Data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		_, folder := same(t)
		// A name that leads out is the fuzzer's business, not the reader's.
		if path := filepath.Join(folder, "model", filepath.Base(name)); filepath.Base(name) != "." && filepath.Base(name) != string(filepath.Separator) {
			if err := os.WriteFile(path, data, 0o666); err != nil {
				t.Skip()
			}
		}
		reading, err := archimate.Read(folder, "")
		if err != nil {
			t.Skip()
		}
		holdReading(t, reading)
	})
}

func holdBytes(t *testing.T, data []byte) {
	holdReading(t, read(t, "model.xml", data))
}

func holdReading(t *testing.T, reading *archimate.Reading) {
	for _, f := range reading.Findings.Sorted() {
		_ = f.Message("nb")
	}
	// Importing takes a thousand times as long as reading most of what is made up.
	if n := len(reading.Model.Elements) + len(reading.Model.Views); n > 0 && (n+reading.Findings.Len())%8 == 5 {
		tree, _ := imported(t, nothing(t), reading)
		exported(t, tree)
	}
}
