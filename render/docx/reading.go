package docx

import (
	"strings"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// reading writes an answer, or the words for a missing one. In a long text each line is a
// paragraph, and an empty line a line break before the next; elsewhere a line end is a line break
// inside the paragraph.
func (d *document) reading(style, more string, r render.Reading, long bool) {
	text := r.Text
	if long {
		text = strings.Trim(text, "\r\n")
	}
	all := d.lines(text)
	d.open(style, more)
	d.x.flowing = long
	begun := false // the paragraph of this line
	for i, l := range all {
		if i > 0 && long && !begun {
			d.x.shut()
			d.open(style, `<w:spacing w:before="160"/>`)
			d.x.flowing = true
		}
		if begun = long && i > 0 && strings.TrimSpace(l) == "" && i < len(all)-1; begun {
			d.x.run("", l)
			d.x.lineEnd()
			continue
		}
		if i > 0 && !long {
			d.x.lineEnd()
		}
		if l != "" {
			d.tone(r.Tone, l)
		}
	}
	d.x.shut()
}

// tone writes one line of an answer with the symbol and weight that its tone asks for.
func (d *document) tone(t render.Tone, text string) {
	x := d.x
	text = arrange.Bind(text)
	switch t {
	case render.Ticked:
		x.run(mark, tickMark+space)
		x.run("", text)
	case render.Stressed:
		x.run(strong, text)
	case render.Wanting:
		x.run(mark, bar+space)
		x.run(notAnswered, text)
	case render.Muted:
		x.run(mutedText, text)
	default:
		x.run("", text)
	}
}
