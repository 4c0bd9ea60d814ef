//go:build !linux

package generator

// exchange lets two folders change places in two steps; repair puts back what
// a kill between them leaves.
func exchange(folder, next string) error { return exchangeByRename(folder, next) }

// alive cannot be told here; what is old enough is removed all the same.
func alive(int) bool { return true }
