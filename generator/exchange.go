package generator

import "os"

// exchangeByRename moves the old site aside, the new one in its place, and
// removes the old.
func exchangeByRename(folder, next string) error {
	old := siblingName(folder, "old")
	if err := os.RemoveAll(old); err != nil {
		return err
	}
	if err := os.Rename(folder, old); err != nil {
		return err
	}
	if err := os.Rename(next, folder); err != nil {
		// Put the old one back rather than leave nothing.
		_ = os.Rename(old, folder)
		return err
	}
	return os.RemoveAll(old)
}
