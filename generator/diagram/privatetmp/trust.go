package privatetmp

import "os"

const (
	staleSeconds = 20      // how long a start can take at most
	keepSeconds  = 60 * 60 // how long a folder that is not the current one stays
)

// trusted gives the folder with machine code that can be used, "" when there
// is none: the last start failed, or its files are not as they were.
func trusted(home string) string {
	written, err := os.ReadFile(home + separator + "current")
	if err != nil || failed(home) {
		return ""
	}
	name, found, ok := cut(string(written), '\n')
	folder := home + separator + name
	if !ok || found == "" || sizes(folder, "") != found {
		return ""
	}
	return folder
}

// trust names the folder as the one to use, with the sizes of its files, and
// removes those that nobody can be reading any more.
func trust(home, folder string) {
	name := folder[len(home)+len(separator):]
	content := name + "\n" + sizes(folder, "")
	if old, err := os.ReadFile(home + separator + "current"); err == nil && string(old) == content {
		return
	}
	file, err := os.CreateTemp(home, "current-")
	if err != nil {
		return
	}
	_, failure := file.WriteString(content)
	if closing := file.Close(); failure != nil || closing != nil || os.Rename(file.Name(), home+separator+"current") != nil {
		_ = os.Remove(file.Name())
		return
	}
	each(home, "", func(entry string, age int64) {
		if entry != "current" && entry != name && age > keepSeconds {
			_ = os.RemoveAll(home + separator + entry)
		}
	})
}

// failed tells whether an earlier start never came to its end, and clears its
// marker away.
func failed(home string) bool {
	stale := false
	each(home, "starting-", func(entry string, age int64) {
		if age > staleSeconds {
			stale = true
			_ = os.Remove(home + separator + entry)
		}
	})
	return stale
}

// each gives the entries of a folder whose names begin so, with their ages in
// seconds by the clock of the file system.
func each(folder, prefix string, do func(name string, age int64)) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	now := int64(-1)
	for _, entry := range entries {
		name := entry.Name()
		if len(name) < len(prefix) || name[:len(prefix)] != prefix {
			continue
		}
		info, err := entry.Info()
		if err != nil {
			continue
		}
		if now < 0 {
			now = clock(folder)
		}
		do(name, now-info.ModTime().Unix())
	}
}

// clock is the time of a folder's file system, by a file made now.
func clock(folder string) int64 {
	probe, err := os.CreateTemp(folder, "clock-")
	if err != nil {
		return 0
	}
	info, err := probe.Stat()
	_ = probe.Close()
	_ = os.Remove(probe.Name())
	if err != nil {
		return 0
	}
	return info.ModTime().Unix()
}

// sizes lists the files of a folder and below with their sizes.
func sizes(folder, below string) string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return ""
	}
	list := ""
	for _, entry := range entries {
		if entry.IsDir() {
			list += sizes(folder+separator+entry.Name(), below+entry.Name()+"/")
			continue
		}
		if info, err := entry.Info(); err == nil {
			list += below + entry.Name() + " " + decimal(int(info.Size())) + "\n"
		}
	}
	return list
}

// cut splits a text at the first such byte; strings is not imported.
func cut(text string, at byte) (before, after string, found bool) {
	for i := 0; i < len(text); i++ {
		if text[i] == at {
			return text[:i], text[i+1:], true
		}
	}
	return text, "", false
}
