package generator

import (
	"context"

	"lintel/generator/model"
	"lintel/generator/site"
	"lintel/generator/source"
)

// Lock is models/ids.lock as it is to be: what it held, and all that the site
// publishes now. What is new gets the edition, model.Unreleased between
// editions. Nothing is taken out. Added is how many ids, parts and texts it did
// not know.
func Lock(m *model.Model, s *site.Site, edition string) (text []byte, added int) {
	lock := model.JoinLocked(m.Locked, publishedNow(m, s, edition))
	return lockText(lock), countLocked(lock) - countLocked(model.JoinLocked(m.Locked, nil))
}

const lockPath = "models/ids.lock"

// MakeLock checks a repository and gives what models/ids.lock becomes, without
// an edition. It writes nothing.
func MakeLock(ctx context.Context, tree *source.Tree, options Options) (*Released, error) {
	result, err := Check(ctx, tree, options)
	if err != nil || result.Failed() {
		return &Released{Findings: result.findings()}, err
	}
	made := &Released{Findings: result.Findings}
	lock, added := Lock(result.Model, site.New(result.Model, result.documents, site.Options{}), model.Unreleased)
	made.Locked = added
	return made, made.write(tree, lockPath, lock)
}
