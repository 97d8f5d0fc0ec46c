package main

import (
	"errors"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
)

// wrongSettings returns the settings that a format cannot print.
func wrongSettings(f *format, org *apdocs.Organisation) (all schema.Problems) {
	for _, err := range f.settings(org) {
		var wrong *render.SettingError
		if errors.As(err, &wrong) {
			all = append(all, schema.Problem{Rule: "printable", Path: wrong.Setting, Label: settingLabel(wrong.Setting),
				Severity: apdocs.Error, Text: wrong.Err.Error()})
		}
	}
	return all
}

// unprintable returns the settings that PDF cannot print; Word prints some of them.
func unprintable(org *apdocs.Organisation) schema.Problems {
	return wrongSettings(formatNamed("pdf"), org)
}

// settingLabel returns the label of a setting, "" for an own text for letters.
func settingLabel(name string) string {
	if strings.HasPrefix(name, "wordingFile") {
		return ""
	}
	return apdocs.InWords(name)
}
