package pdf

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A length is a whole number of hundredths of a point.
type length = file.Length

const pt = file.Pt

// mm is a length given in millimetres.
func mm(v float64) length { return length(v*72/25.4*100 + 0.5) }

// sheetHeight is that of A4.
const sheetHeight = canvas.Height

// The sheet and its grid. One vertical axis parts labels from answers.
var (
	frameLeft  = mm(20)
	frameWidth = mm(170)
	railWidth  = mm(54)
	answerX    = mm(58)
	answerW    = mm(112)
	thirdX     = mm(116)
	measure    = mm(141) // of running text
	gutter     = mm(4)
)

// The shades of the page: each is dark enough for what it is used for, on paper
// as on screen.
var (
	black    = canvas.Grey{}
	white    = canvas.Grey{255, 255, 255}
	hintGrey = canvas.Grey{0x4A, 0x4A, 0x4A}
	lineGrey = canvas.Grey{0x59, 0x59, 0x59}
	restGrey = canvas.Grey{0x6A, 0x6A, 0x6A} // numerals of ratings not chosen
	ruleGrey = canvas.Grey{0x8C, 0x8C, 0x8C}
)

// A style is how text is set.
type style struct {
	weight     font.Weight
	size, lead length
	colour     canvas.Grey
}

// baseline is where the first line of text stands whose line box starts at 0.
func (s style) baseline() length { return (s.lead-s.size*1117/1000)/2 + s.size*905/1000 }

func (s style) bold() style                { s.weight = font.Bold; return s }
func (s style) in(c canvas.Grey) style     { s.colour = c; return s }
func (s style) leading(lead length) style  { s.lead = lead; return s }
func plain(size, lead length) style        { return style{size: size, lead: lead} }
func strong(size, lead length) style       { return style{weight: font.Bold, size: size, lead: lead} }
func (s style) height(lines int) length    { return s.lead * length(lines) }
func (l *look) hint() style                { return l.text.in(hintGrey) }
func (l *look) label() style               { return l.text.bold() }
func (l *look) between(a, b length) length { return pick(l.large, b, a) }
func pick[T any](second bool, a, b T) T {
	if second {
		return a
	}
	return b
}

// A look is every measure that differs between normal and large print.
type look struct {
	large bool

	text                style // answers, questions, statements; labels in bold
	title, longTitle    style
	section, minor      style
	scale               style // words over the boxes of a rating
	footer              style
	total, difference   style
	strip               style // the same in both
	letterName          style
	thin, edge, heavy   length // rules: dividers; boxes; headings
	accent              length
	pitch               length // of writing lines
	box, ratingBox      length
	signature           length // room to sign
	letterheadTop       length
	accentY, titleY     length // with a letterhead
	runningTop          length
	runningRule         length
	contentTop          length // of later pages
	contentEnd          length
	footerRule, footerY length
	splitOver           length // what is taller may break over pages
}

func newLook(large bool) *look {
	if large {
		return &look{
			large: true,
			text:  plain(18*pt, 24*pt),
			title: strong(26*pt, 32*pt), longTitle: strong(22*pt, 28*pt),
			section: strong(22*pt, 28*pt), minor: strong(18*pt, 24*pt),
			scale: plain(18*pt, 24*pt), footer: plain(18*pt, 22*pt),
			total: strong(40*pt, 44*pt), difference: strong(26*pt, 32*pt),
			strip: strong(12*pt, 16*pt), letterName: strong(22*pt, 28*pt),
			thin: pt, edge: 150, heavy: 150, accent: 3 * pt,
			pitch: 36 * pt, box: 24 * pt, ratingBox: 28 * pt, signature: 72 * pt,
			letterheadTop: 40 * pt, accentY: 122 * pt, titleY: 138 * pt,
			runningTop: 40 * pt, runningRule: 72 * pt, contentTop: 84 * pt, contentEnd: 784 * pt,
			footerRule: 794 * pt, footerY: 797 * pt, splitOver: 232 * pt,
		}
	}
	return &look{
		text:  plain(12*pt, 16*pt),
		title: strong(20*pt, 24*pt), longTitle: strong(16*pt, 20*pt),
		section: strong(14*pt, 20*pt), minor: strong(12*pt, 16*pt),
		scale: plain(12*pt, 14*pt), footer: plain(12*pt, 14*pt),
		total: strong(32*pt, 36*pt), difference: strong(20*pt, 24*pt),
		strip: strong(12*pt, 16*pt), letterName: strong(14*pt, 20*pt),
		thin: 50, edge: 75, heavy: pt, accent: 2 * pt,
		pitch: 24 * pt, box: 16 * pt, ratingBox: 18 * pt, signature: 48 * pt,
		letterheadTop: 46 * pt, accentY: 103 * pt, titleY: 112 * pt,
		runningTop: 46 * pt, runningRule: 67 * pt, contentTop: 80 * pt, contentEnd: 792 * pt,
		footerRule: 800 * pt, footerY: 803 * pt, splitOver: 232 * pt,
	}
}
