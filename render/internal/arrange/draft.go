package arrange

import (
	"strconv"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A Panel is the box on a draft's first page that lists what is missing.
type Panel struct {
	First string   // in bold
	Items []string // labels, at most six
	More  string   // "and 3 more", or ""
}

// DraftSentence is printed beside the word "Draft" on every page. missing is the number of required
// answers missing.
func DraftSentence(t *apdocs.Translation, missing int) string {
	switch missing {
	case 0:
		return t.Say(render.NotIssued)
	case 1:
		return t.Say(render.NotIssuedOne)
	}
	return render.SayNumber(t, render.NotIssuedMany, "number", inSentence(t, missing))
}

// DraftPanel returns the panel that lists the missing answers, or nil if there are none.
func DraftPanel(t *apdocs.Translation, missing []string) *Panel {
	const most = 6
	p := &Panel{Items: missing}
	switch n := len(missing); {
	case n == 0:
		return nil
	case n == 1:
		p.First = t.Say(render.MissingOne)
	default:
		p.First = render.SayNumber(t, render.MissingMany, "number", inSentence(t, n))
	}
	if more := len(missing) - most; more > 0 {
		p.Items, p.More = missing[:most], render.SayNumber(t, render.MoreMissing, "number", strconv.Itoa(more))
	}
	return p
}

// inSentence returns a number as a sentence has it: in English small ones are words.
func inSentence(t *apdocs.Translation, n int) string {
	if t != nil {
		return strconv.Itoa(n)
	}
	return render.Number(n)
}
