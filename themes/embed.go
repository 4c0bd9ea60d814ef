// Package themes carries the default theme in the binary.
package themes

import "embed"

// FS holds the folder default.
//
//go:embed all:default
var FS embed.FS
