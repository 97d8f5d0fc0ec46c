package schema

import "strings"

// said returns the problems as text, with labels but without paths and lines, which
// TestWhere and TestLines check.
func said(problems Problems) string {
	lines := make([]string, len(problems))
	for i, p := range problems {
		if lines[i] = p.Label + ": " + p.Text; strings.HasSuffix(p.Label, "?") {
			lines[i] = "“" + p.Label + "”: " + p.Text
		}
		if p.Overridden {
			lines[i] += " (overridden in the record)"
		}
	}
	return strings.Join(lines, "\n")
}
