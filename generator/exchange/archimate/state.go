package archimate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"lintel/generator/model"
	"lintel/generator/source"
)

// statePath is where an import leaves what it read, for the next one and for
// exports. It is kept with the repository: whoever imports next needs it.
const statePath = "models/archimate-import.json"

const (
	stateFormat  = "lintel-archimate-import"
	stateVersion = 1
)

// state is the last import's side of the three: hashes of what the source
// said, and what of a model has no place in elements and views.
type state struct {
	Format  string               `json:"format"`
	Version int                  `json:"version"`
	Source  string               `json:"source"`
	Model   modelState           `json:"model"`
	Folders []*folderState       `json:"folders,omitempty"`
	Units   map[string]unitState `json:"units"`   // elements and views, by the source's id
	Layouts map[string]string    `json:"layouts"` // hashes of layout files, by the view's id in the source
	// Lines are the relationships of connections that could be several: the
	// same kind between the same two.
	Lines map[string]string `json:"lines,omitempty"`
	// Images are the pictures that boxes show, by their names in the source.
	Images map[string]imageState `json:"images,omitempty"`
}

// imageState is where a picture was put, and the hash of what was put there.
type imageState struct {
	Path string `json:"path"`
	Hash string `json:"hash"`
}

// modelState is what a model says of itself.
type modelState struct {
	ID            string     `json:"id,omitempty"`
	Lang          string     `json:"lang"`
	Name          model.Text `json:"name"`
	Documentation model.Text `json:"documentation,omitempty"`
	Properties    []Property `json:"properties,omitempty"`
}

// folderState is a folder of the source: which file it became, and the
// relationships in it. Elements and views tell by their file.
type folderState struct {
	ID            string         `json:"id,omitempty"`
	Name          model.Text     `json:"name"`
	Documentation model.Text     `json:"documentation,omitempty"`
	Path          string         `json:"path"` // models/… without an ending
	Relationships []string       `json:"relationships,omitempty"`
	Folders       []*folderState `json:"folders,omitempty"`
}

// unitState is what the source said of one thing, by key.
type unitState struct {
	ID   string            `json:"id"`
	File string            `json:"file"`
	Text string            `json:"text"` // hash of the whole document as it was written
	Keys map[string]string `json:"keys"`
}

// readState reads what the last import left; nil when there was none.
func readState(tree *source.Tree) (*state, error) {
	data, err := tree.ReadBytes(statePath)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", statePath, err)
	}
	s := &state{}
	if err := json.Unmarshal(data, s); err != nil || s.Format != stateFormat {
		return nil, fmt.Errorf("%s is broken; take it back from git", statePath)
	}
	if s.Version > stateVersion {
		return nil, fmt.Errorf("%s is of a newer lintel", statePath)
	}
	return s, nil
}

// bytes writes the state, a line a thing.
func (s *state) bytes() ([]byte, error) {
	data, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", statePath, err)
	}
	return append(data, '\n'), nil
}

// hash is short: it tells apart two values of one key, no more.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:5])
}
