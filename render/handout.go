package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// A HandoutLine is a line about a party's sheet. If Text is "", there is a line to write
// on.
type HandoutLine struct{ Label, Text string }

// Handout returns what a party's sheet says about itself below its title: who sends it,
// and where and by when to return it. It returns nil for a whole form.
func (o *Options) Handout(outline *apdocs.Outline, record apdocs.Form) []HandoutLine {
	if outline.Sheet == "" {
		return nil
	}
	org := o.Organised()
	from := strings.TrimSpace(org.Name)
	back := joined(append([]string{org.Name}, strings.Split(string(org.Address), "\n")...))
	if email := strings.TrimSpace(org.Email); email != "" {
		if back != "" {
			back = outline.Say(orByEmail, "address", back, "email", email)
		} else {
			back = email
		}
	}
	if f := outline.Field("school.name"); f != nil && from == "" {
		from = Value(f, record, apdocs.At{})
	}
	return []HandoutLine{{outline.Say(fromLabel), from}, {outline.Say(ReturnTo), back},
		{outline.Say(ReturnBy), DateIn(outline.Translation, o.ReturnBy)}}
}

// joined joins the lines that are not empty.
func joined(lines []string) string {
	var kept []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, ", ")
}
