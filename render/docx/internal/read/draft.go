package read

import (
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
)

// mostMissing is how many missing answers a draft may have for its panel to be recognised.
const mostMissing = 2000

// draftPanel returns the paragraphs of a completed document that are the panel of a draft, which lists the labels of
// missing answers and none of the answers.
func draftPanel(d *Document, t *apdocs.Translation) map[int]bool {
	for i := range d.Paragraphs {
		if n := panelFrom(d, i, t); n > 0 {
			panel := make(map[int]bool, n)
			for k := range n {
				panel[i+k] = true
			}
			return panel
		}
	}
	return nil
}

// panelFrom returns how many paragraphs from i on are the panel: its sentence, the numbered labels, and how many
// answers are missing besides. It returns 0 if they are something else.
func panelFrom(d *Document, i int, t *apdocs.Translation) int {
	at := func(k int) string {
		if i+k >= len(d.Paragraphs) {
			return ""
		}
		return words(d.Paragraphs[i+k].Text())
	}
	items := 0
	for strings.HasPrefix(at(items+1), strconv.Itoa(items+1)+".") {
		items++
	}
	if items == 0 {
		return 0
	}
	first := at(0)
	for missing := 1; missing <= mostMissing; missing++ {
		p := arrange.DraftPanel(t, make([]string, missing))
		switch {
		case len(p.Items) > items:
			return 0
		case words(p.First) != first:
		case p.More == "":
			return 1 + len(p.Items)
		case words(p.More) == at(1+len(p.Items)):
			return 2 + len(p.Items)
		}
	}
	return 0
}
