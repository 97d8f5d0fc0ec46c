package main

import (
	"io/fs"
	"strconv"
)

// ownerOnly is the mode of files that others must not read: keys, and files that are
// incomplete.
const ownerOnly fs.FileMode = 0o600

// permissions returns the mode of written files: that of --mode or else the one that the
// umask allows, so that an office can share a folder.
func (o *output) permissions(m *machine) (fs.FileMode, error) {
	switch {
	case o.mode == "" && o.private:
		return ownerOnly, nil
	case o.mode == "":
		return 0o666 &^ m.umask, nil
	case !hasModes:
		return 0, usageFault("--mode: this system has no such modes; give the folder its permissions instead")
	}
	mode, err := strconv.ParseUint(o.mode, 8, 32)
	if err != nil || mode > 0o777 || mode&0o600 != 0o600 || mode&0o111 != 0 {
		return 0, usageFault("--mode %s: give three figures for owner, group and others: 6 is to read and write, 4 to read, "+
			"0 nothing; the owner has 6, such as 640", o.mode)
	}
	return fs.FileMode(mode), nil
}
