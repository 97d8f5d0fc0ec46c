package peers

import (
	"fmt"
	"strings"
)

// A surface is what fpdf and gopdf have in common. Lengths are in points from the top left corner;
// the y of text is its baseline.
type surface interface {
	newPage()
	split(bold bool, size, width float64, text string) []string
	show(x, y float64, bold bool, size float64, grey uint8, text string)
	rule(x, y, length, width float64)
	box(x, y, side float64, filled bool)
	picture(x, y, w, h float64)
}

// The measures of the page, the same as in our own documents.
const (
	left, width = 56.69, 481.89
	end         = 792.0
	answerX     = 164.41
	boxesX      = 225.17
	boxesW      = 52.16
	boxSide     = 18.0
	body, lead  = 12.0, 16.0
	black, grey = 0, 106
	white       = 255
)

// A page lays out the evaluation, line by line.
type page struct {
	surface
	e *evaluation
	y float64
	n int
	// fields records the places of the answers, which are then left empty; nil if answers are
	// drawn.
	fields *[]field
}

// draw draws the whole evaluation.
func draw(s surface, e *evaluation, fields *[]field) {
	p := &page{surface: s, e: e, fields: fields}
	p.startPage()
	p.picture(left, 46, 96, 40.8)
	for i, line := range e.letterhead {
		p.show(left+answerX, 58+lead*float64(i), i == 0, body, black, line)
	}
	p.rule(left, 103, width, 2)
	p.y = 112
	p.text(left, answerX*2, true, 20, 24, e.title)
	p.show(left+328.82, 131, true, body, black, "Reference")
	p.show(left+328.82, 147, false, body, black, e.reference)
	p.y += 12
	for _, a := range e.head {
		p.answer(a)
	}
	for i, part := range e.parts {
		p.part(i, &part)
	}
	p.scores()
	for _, a := range e.outcome {
		p.answer(a)
	}
	p.room(40)
	p.text(left, width, false, body, lead, e.closing)
}

// startPage starts a page, with its running line and footer.
func (p *page) startPage() {
	p.newPage()
	p.n++
	p.y = 80
	if p.n > 1 {
		p.show(left, 58, true, body, black, p.e.head[1].text+"   "+p.e.reference)
		p.rule(left, 67, width, 1)
	}
	p.rule(left, 800, width, 0.5)
	p.show(left, 814, false, body, black, fmt.Sprintf("%s   Page %d", p.e.title, p.n))
}

// room starts a new page unless h is left on this one, and reports whether it did.
func (p *page) room(h float64) bool {
	if p.y+h <= end {
		return false
	}
	p.startPage()
	return true
}

// text writes text of any number of lines and moves below it.
func (p *page) text(x, w float64, bold bool, size, lead float64, text string) {
	for _, line := range p.wrapped(w, bold, size, text) {
		p.show(x, p.y+lead*0.74, bold, size, black, line)
		p.y += lead
	}
}

func (p *page) wrapped(w float64, bold bool, size float64, text string) (lines []string) {
	for para := range strings.SplitSeq(text, "\n") {
		if para != "" {
			lines = append(lines, p.split(bold, size, w, para)...)
		}
	}
	return lines
}

// answer writes a label with the answer beside it, and a rule below.
func (p *page) answer(a answer) {
	label := p.wrapped(answerX-11, true, body, a.label)
	text := p.wrapped(width-answerX, false, body, a.text)
	p.room(lead*float64(max(len(label), len(text))) + 12)
	top := p.y + 6
	p.y = top
	p.text(left, answerX-11, true, body, lead, a.label)
	below := p.y
	p.y = top
	if p.fields == nil {
		p.text(left+answerX, width-answerX, false, body, lead, a.text)
	} else {
		h := lead * float64(len(text))
		*p.fields = append(*p.fields, field{page: p.n, x: left + answerX, y: top, w: width - answerX, h: h,
			text: strings.ReplaceAll(a.text, "\u00a0", " ")})
		p.y += h
	}
	p.y = max(p.y, below) + 6
	p.rule(left, p.y, width, 0.5)
}

// part writes a party's statements and answers.
func (p *page) part(i int, part *part) {
	p.y += 16
	p.room(130)
	p.rule(left, p.y-3, width, 1)
	p.text(left, width, true, 14, 20, fmt.Sprintf("%d  %s", i+1, part.heading))
	p.headings()
	for _, s := range part.statements {
		lines := p.wrapped(boxesX-11, false, body, s.text)
		if p.room(lead*float64(max(len(lines), 1)) + 8) {
			p.text(left, width, true, body, lead, part.heading+", continued")
			p.headings()
		}
		p.statement(&s)
	}
	for _, a := range part.answers {
		p.answer(a)
	}
}

// headings writes the words of the scale above its numbers.
func (p *page) headings() {
	top := p.y
	for i, s := range scale {
		p.y = top
		p.text(left+boxesX+boxesW*float64(i), boxesW, false, body, 14, s.text)
		p.show(left+boxesX+boxesW*float64(i)+22, top+40, true, body, black, s.label)
	}
	p.show(left, top+40, true, body, black, "Statement")
	p.y = top + 46
	p.rule(left, p.y, width, 1)
}

// statement writes a row with five boxes.
func (p *page) statement(s *statement) {
	top := p.y
	p.y += 4
	p.text(left, boxesX-11, false, body, lead, s.text)
	if p.fields != nil {
		chosen := "Off"
		if s.chosen >= 0 {
			chosen = scale[s.chosen].label
		}
		*p.fields = append(*p.fields, field{page: p.n, x: left + boxesX + 17, y: top + 3, h: boxSide,
			text: chosen, choice: true})
	}
	for i := range scale {
		if p.fields != nil {
			break
		}
		x := left + boxesX + boxesW*float64(i) + 17
		p.box(x, top+3, boxSide, i == s.chosen)
		shade := uint8(grey)
		if i == s.chosen {
			shade = white
		}
		p.show(x+5.7, top+16.5, i == s.chosen, body, shade, scale[i].label)
	}
	p.y = max(p.y, top+boxSide+4) + 4
	p.rule(left, p.y, width, 0.5)
}

// scores writes the table of the parts' totals.
func (p *page) scores() {
	p.y += 12
	p.room(120)
	rows := append([][3]string{{"Section", "Answered", "Score"}}, p.e.tally...)
	for i, row := range rows {
		for j, cell := range row {
			p.show(left+[3]float64{0, 200, 300}[j], p.y+16, i == 0, body, black, cell)
		}
		p.y += 24
		p.rule(left, p.y, 360, 0.5)
	}
}
