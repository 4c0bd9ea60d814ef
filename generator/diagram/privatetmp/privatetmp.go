// Package privatetmp gives go-graphviz a temporary folder of our own while it
// starts, and the process its old one back.
//
// go-graphviz compiles its WebAssembly in an init function, and keeps the
// machine code in $TMPDIR/go-graphviz. In the common temporary folder that is a
// trap: a folder of that name made by another user, or a file in it that was
// cut when a disk was full, makes every command of ours panic before main,
// even --help. Nothing can catch that panic. What can be done is to see that it
// does not come: this package has an init function, the only one of the
// repository, that points TMPDIR at a private folder. Go initialises packages
// whose imports are ready in the order of their paths; this one imports only
// os, so that it is ready before wazero, which go-graphviz needs (the test in
// diagram holds that). Package diagram calls Restore when it is initialised
// itself, which is after go-graphviz.
//
// The folder is lintel/graphviz in the user's cache folder; where there is
// none or it cannot be written, one in the temporary folder that only this user
// may enter; else an empty one that Restore removes, which costs a second or
// two. In it each set of machine code has a folder of its own, and the file
// current names the one to use and the sizes of its files: a cut file is seen
// before it does harm. Instead of mending a folder, which another process may
// be reading, a start that does not trust it compiles into a new one and names
// that. A file starting-… lies there while go-graphviz starts; one that has
// lain for some seconds tells that a start has failed on the current folder.
package privatetmp

import (
	"os"
)

// state is what Restore needs. It is written in init and read by Restore, both
// before main.
type state struct {
	home    string // where the folders are
	folder  string // what TMPDIR pointed to
	marker  string
	throw   bool // the folder is for this start alone
	old     string
	had     bool
	started bool
}

var current state

const separator = string(os.PathSeparator)

// variable is what os.TempDir reads.
func variable() string {
	if os.PathSeparator == '\\' {
		return "TMP"
	}
	return "TMPDIR"
}

func init() {
	current = begin()
	if current.started {
		_ = os.Setenv(variable(), current.folder)
	}
}

// begin chooses the folder.
func begin() state {
	s := state{home: home(), started: true}
	s.old, s.had = os.LookupEnv(variable())
	var err error
	if s.home == "" {
		s.throw = true
		s.folder, err = os.MkdirTemp("", "lintel-")
	} else {
		if s.folder = trusted(s.home); s.folder == "" {
			s.folder, err = os.MkdirTemp(s.home, "code-")
		}
		if marker, failure := os.CreateTemp(s.home, "starting-"); failure == nil {
			s.marker = marker.Name()
			_ = marker.Close()
		}
	}
	s.started = err == nil
	return s
}

// Restore gives the process its temporary folder back and writes down what a
// good start has left. It gives true, so that a variable can call it.
func Restore() bool {
	if !current.started {
		return true
	}
	if current.had {
		_ = os.Setenv(variable(), current.old)
	} else {
		_ = os.Unsetenv(variable())
	}
	if current.throw {
		_ = os.RemoveAll(current.folder)
	} else {
		trust(current.home, current.folder)
		_ = os.Remove(current.marker)
	}
	current.started = false
	return true
}

// home gives the folder of the folders, "" when there is none that is ours.
func home() string {
	if cache, err := os.UserCacheDir(); err == nil {
		folder := cache + separator + "lintel" + separator + "graphviz"
		if os.MkdirAll(folder, 0o700) == nil && private(folder) {
			return folder
		}
	}
	folder := os.TempDir() + separator + "lintel-graphviz-" + decimal(os.Getuid())
	if err := os.Mkdir(folder, 0o700); (err == nil || os.IsExist(err)) && private(folder) {
		return folder
	}
	return ""
}

// private tells whether a folder can be written by us, and by nobody else as
// far as the system tells.
func private(folder string) bool {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() {
		return false
	}
	if os.PathSeparator == '/' && info.Mode().Perm()&0o022 != 0 {
		return false
	}
	probe, err := os.CreateTemp(folder, "probe-")
	if err != nil {
		return false
	}
	_ = probe.Close()
	return os.Remove(probe.Name()) == nil
}

// decimal writes a number; strconv is not imported, see above.
func decimal(number int) string {
	if number < 0 {
		return "0"
	}
	text := ""
	for number >= 10 {
		text = string(rune('0'+number%10)) + text
		number /= 10
	}
	return string(rune('0'+number)) + text
}
