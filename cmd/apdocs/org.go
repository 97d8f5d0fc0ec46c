package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

// readOrganisation reads the settings of an organisation and the files that they refer to.
// It returns a warning about settings that would not print as they are. Without a path it
// returns no organisation.
func readOrganisation(path string) (*apdocs.Organisation, string, error) {
	if path == "" {
		return nil, "", nil
	}
	org, warning, err := loadOrganisation(path)
	var problems schema.Problems
	if errors.As(err, &problems) {
		err = fewer(problems)
	}
	if err != nil {
		return nil, "", fileFault("%s: %w", path, err)
	}
	if warning != "" {
		warning = path + ": " + strings.ReplaceAll(warning, "\n", "\n"+path+": ")
	}
	return org, warning, nil
}

// fewer returns the first problem of settings as an error, and says how to see the others.
func fewer(problems schema.Problems) error {
	err := errors.New(problems[0].String())
	if more := len(problems) - 1; more > 0 {
		err = fmt.Errorf("%w; `apdocs org check` lists %d more", err, more)
	}
	return err
}

// loadOrganisation is like readOrganisation, but reports all problems of the settings and
// also tests the letterhead.
func loadOrganisation(path string) (*apdocs.Organisation, string, error) {
	folder, name := filepath.Dir(path), filepath.Base(path)
	if !fs.ValidPath(name) {
		folder, name = path, "." // such as "..", which is a folder
	}
	org, notes, err := schema.LoadTyped(os.DirFS(folder), name, documents.All()...)
	var beside *schema.SettingsFileError
	var problems schema.Problems
	switch {
	case errors.As(err, &beside):
		return nil, "", fmt.Errorf("%s %s: %s", beside.Setting, beside.File, because(beside.Err))
	case errors.As(err, &problems):
		return nil, "", problems
	case err != nil:
		return nil, "", errors.New(because(err))
	}
	_, warning, err := render.NewLetterhead(org)
	var all []string
	for _, note := range notes {
		all = append(all, note.String())
	}
	if warning != "" {
		all = append(all, warning)
	}
	return org, strings.Join(all, "\n"), err
}
