//go:build unix

package main

import (
	"io/fs"
	"syscall"
)

// umask returns the file mode creation mask. It is called before anything else runs, since
// it can only be read by setting it for a moment.
func umask() fs.FileMode {
	mask := syscall.Umask(0o077)
	syscall.Umask(mask)
	return fs.FileMode(mask) & fs.ModePerm
}

// hasModes reports whether files have permissions for owner, group and others.
const hasModes = true
