package arrange

import (
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A Footer is the text beside the page number: the form's short name with as much of its
// version as fits, and whether "Draft" precedes the number. If there is too little space,
// "Draft" is left out, because the header of each page says it too.
type Footer struct {
	Name  string
	Draft bool
}

// NewFooter returns the footer of a form's documents. fits reports whether a text fits one line with
// the page number, and with "Draft" before that if draft is set. A short name that does not fit is
// shortened at a word.
func NewFooter(f *apdocs.Outline, o *render.Options, fits func(text string, draft bool) bool) Footer {
	version := strconv.Itoa(f.Version)
	names := []string{
		f.Say(render.FooterVersion, "form", f.Short, "version", version),
		f.Say(render.FooterShort, "form", f.Short, "version", version), f.Short,
	}
	if o.LargePrint {
		names = append([]string{f.Say(render.FooterLarge, "form", f.Short, "version", version)}, names...)
	}
	draft := o.Draft && fits(f.Short, true)
	for _, name := range names {
		if fits(name, draft) {
			return Footer{name, draft}
		}
	}
	words := strings.Fields(f.Short)
	for n := len(words) - 1; n > 0; n-- {
		if text := strings.TrimRight(strings.Join(words[:n], " "), ",;:-– ") + "…"; fits(text, draft) {
			return Footer{text, draft}
		}
	}
	return Footer{"", draft}
}

// WithReference returns the footer of a letter, which has the reference instead of the
// version: it remains on the slip that is returned.
func (f Footer) WithReference(o *apdocs.Outline, reference string, fits func(text string, draft bool) bool) Footer {
	text := o.Say(render.FooterReference, "form", o.Short, "reference", reference)
	if reference != "" && fits(text, f.Draft) {
		f.Name = text
	}
	return f
}
