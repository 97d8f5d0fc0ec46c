package layout

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/block"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
)

// repeatLabels gives the part of a block on the next page the lines of the labels that are
// repeated there, and moves down what is below them.
func (p *Pages) repeatLabels(rest *Placed) {
	n, down := rest.First, sheet.Length(0)
	for _, o := range rest.Ops {
		place, set := Answer(o)
		if place == nil {
			continue
		}
		s := &p.Spans[n]
		n++
		text, ok := o.(*block.Text)
		switch {
		case ok && set.Again && (s.Again || s.To == s.From):
			if !s.Again {
				p.wrapAgain(text, s, rest.Top)
			}
			rest.Height = max(rest.Height, s.Top+s.Height+rest.Foot)
			down = s.Top + s.Height - rest.Top
		case place.Flow == block.Below && down > 0:
			s.Top += down
			rest.Height = max(rest.Height, s.Top+s.Height+rest.Foot)
		}
	}
}

// wrapAgain turns a span without remaining lines into the repeated label. A long one is
// shortened after a word.
func (p *Pages) wrapAgain(t *block.Text, s *Span, top sheet.Length) {
	const most = 80 // letters of a label
	text := t.Text
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most])
		if at := strings.LastIndexByte(text, ' '); at > 0 {
			text = text[:at]
		}
		text += " …"
	}
	if t.Names {
		text += cmp.Or(p.options.Continued, ", continued")
	}
	*s = Span{From: len(p.Lines), Top: top, Again: true}
	for paragraph := range strings.SplitSeq(text, "\n") {
		if paragraph != "" {
			p.wrap(s, Repeated(t.Setting), t.W, paragraph, 0, t.Own)
		}
	}
	s.To = len(p.Lines)
}

// Repeated returns the style of a label or number that is repeated from the previous page.
func Repeated(set *block.Setting) sheet.Style {
	style := set.Style.In(sheet.HintGrey)
	style.Weight = 0
	return style
}
