//go:build !unix

package main

import "io/fs"

func umask() fs.FileMode { return 0 }

// hasModes reports whether files have permissions for owner, group and others.
const hasModes = false
