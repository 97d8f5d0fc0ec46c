//go:build unix

package main

import (
	"io/fs"
	"syscall"
)

// umask is what the system takes away from the permissions of new files. It is read
// before anything else runs, since reading it means setting it for a moment.
func umask() fs.FileMode {
	mask := syscall.Umask(0o077)
	syscall.Umask(mask)
	return fs.FileMode(mask) & fs.ModePerm
}

// hasModes reports whether files have permissions for owner, group and others.
const hasModes = true
