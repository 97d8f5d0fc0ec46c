package schema

import "strings"

// said is what is said of the answers, each after its label alone. Tests of the
// sentences use it; where problems are, TestWhere and TestLines hold.
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
