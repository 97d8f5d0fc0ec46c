package translation

import (
	"embed"
	"fmt"
	"path"
)

// The translations in this repository are drafts that nobody has checked, so what is printed with
// them says that the English counts.
//
//go:embed all:drafts
var drafts embed.FS

// Drafted returns the tags of the languages that [Drafts] has files for, in alphabetical order.
func Drafted() (tags []string) {
	folders, _ := drafts.ReadDir("drafts") // it is in the program
	for _, f := range folders {
		tags = append(tags, f.Name())
	}
	return tags
}

// Drafts returns the files that come with the program for a language, in the order of their names;
// none if there are none.
func Drafts(tag string) (files []*File, err error) {
	folder := path.Join("drafts", tag)
	entries, err := drafts.ReadDir(folder)
	if err != nil {
		return nil, nil // no such folder
	}
	for _, entry := range entries {
		in, err := drafts.Open(path.Join(folder, entry.Name()))
		if err != nil {
			return nil, err
		}
		f, err := Read(in)
		_ = in.Close() // a file in memory
		if err != nil {
			return nil, fmt.Errorf("%s/%s: %w", folder, entry.Name(), err)
		}
		files = append(files, f)
	}
	return files, nil
}
