package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Notices is what an organisation says about data at the end of its documents:
// how they are used, whom to ask and how long they are kept. It is nil where the
// settings say none of these.
func Notices(o *apdocs.Organisation) *apdocs.Section {
	s := &apdocs.Section{Heading: "About the information in this document", Minor: true, Together: true}
	say := func(text string) {
		s.Blocks = append(s.Blocks, &apdocs.Paragraph{Text: text})
	}
	if text := strings.TrimSpace(o.Privacy); text != "" {
		say(text)
	}
	if text := strings.TrimSpace(o.DataContact); text != "" {
		say("Questions about data: " + text)
	}
	if text := strings.TrimSpace(o.Retention); text != "" {
		say(text)
	}
	if len(s.Blocks) == 0 {
		return nil
	}
	return s
}

// Marking is the protective marking that stands at the top of every page, or "".
func Marking(o *apdocs.Organisation) string { return strings.TrimSpace(o.Marking) }
