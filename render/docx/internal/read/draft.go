package read

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/internal/arrange"
)

// moreMissing is the number in the last line of the panel, of the missing answers that it does not list.
var moreMissing = regexp.MustCompile(`[0-9]{1,4}`)

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
	fits := func(missing int) (paragraphs int) {
		p := arrange.DraftPanel(t, make([]string, missing))
		paragraphs = 1 + len(p.Items)
		if len(p.Items) > items || words(p.First) != at(0) || p.More != "" && words(p.More) != at(paragraphs) {
			return 0
		}
		if p.More != "" {
			paragraphs++
		}
		return paragraphs
	}
	if n := fits(items); n > 0 {
		return n
	}
	more, err := strconv.Atoi(moreMissing.FindString(at(items + 1)))
	if err != nil {
		return 0
	}
	return fits(items + more)
}
