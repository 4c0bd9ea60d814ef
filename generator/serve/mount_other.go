//go:build !linux

package serve

// IsRemoteMount tells whether changes of others make no events in a folder;
// here it is not known.
func IsRemoteMount(string) bool { return false }
