package arrange

import (
	"strconv"

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
func DraftSentence(missing int) string {
	switch missing {
	case 0:
		return "Not issued."
	case 1:
		return "Not issued. One required answer is missing."
	}
	return "Not issued. " + render.Number(missing) + " required answers are missing."
}

// DraftPanel returns the panel that lists the missing answers, or nil if there are none.
func DraftPanel(missing []string) *Panel {
	const most = 6
	p := &Panel{Items: missing}
	switch n := len(missing); {
	case n == 0:
		return nil
	case n == 1:
		p.First = "One answer is missing. This document cannot be issued yet."
	default:
		p.First = render.Number(n) + " answers are missing. This document cannot be issued yet."
	}
	if more := len(missing) - most; more > 0 {
		p.Items, p.More = missing[:most], "and "+strconv.Itoa(more)+" more"
	}
	return p
}
