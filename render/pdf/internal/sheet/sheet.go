// Package sheet describes the A4 sheet that documents are printed on: its margins and
// grid, its colours, the styles of its text, and every measure that differs between normal
// and large print.
package sheet

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A Length is a whole number of hundredths of a point.
type Length = file.Length

// Pt is one point.
const Pt = file.Pt

// MM is a length given in millimetres.
func MM(v float64) Length { return Length(v*72/25.4*100 + 0.5) }

// Height is the height of the sheet.
const Height = canvas.Height

// The grid. One vertical axis separates labels and answers: labels are in the rail,
// answers to the right of it. Lengths are from the left edge of the frame.
var (
	FrameLeft    = MM(20)
	FrameWidth   = MM(170)
	RailWidth    = MM(54)
	AnswerX      = MM(58)
	AnswerWidth  = MM(112)
	ThirdX       = MM(116) // left edge of the third column
	RunningWidth = MM(141) // greatest width of running text
	Gutter       = MM(4)
)

// The colours. Each has enough contrast for its purpose, on paper and on screen.
var (
	Black    = canvas.Grey{}
	White    = canvas.Grey{255, 255, 255}
	HintGrey = canvas.Grey{0x4A, 0x4A, 0x4A}
	LineGrey = canvas.Grey{0x59, 0x59, 0x59}
	RestGrey = canvas.Grey{0x6A, 0x6A, 0x6A} // numerals of ratings that are not chosen
	RuleGrey = canvas.Grey{0x8C, 0x8C, 0x8C}
)

// CodeSide is the side of the QR code by which loose sheets are sorted.
var CodeSide = MM(18)

// Margins give the position of the frame and the margin above it on each page.
type Margins struct {
	Duplex bool // pages are printed on both sides
	Sorted bool // each page has a QR code in its top margin

	Direction font.Direction // in which the pages are read
}

// At returns the left edge, from the left of the frame, of what is w wide and begins x from
// the side of the frame where lines begin. All horizontal positions of blocks are counted
// from that side, and converted here: on pages that are read from right to left everything
// is in the mirrored place. At is its own inverse.
func (m Margins) At(x, w Length) Length {
	if m.Direction == font.Leftwards {
		return FrameWidth - x - w
	}
	return x
}

// Left returns the left edge of the frame on page n, counted from 0.
func (m Margins) Left(n int) Length {
	if m.Direction == font.Leftwards {
		return 2*FrameLeft - m.Before(n)
	}
	return m.Before(n)
}

// Before returns the width of the margin on the side where lines begin. In duplex printing
// the margin at the staple, which is there on the first page, is the wider one.
func (m Margins) Before(n int) Length {
	switch {
	case !m.Duplex:
		return FrameLeft
	case n%2 == 0:
		return MM(25)
	}
	return MM(15)
}

// Top returns the part of the margin above the content of page n that text may use: the
// width of the frame, without the QR code.
func (m Margins) Top(n int) (from, to Length) {
	switch {
	case !m.Sorted:
		return 0, FrameWidth
	case n%2 == 1 && m.Duplex:
		return CodeSide + Gutter, FrameWidth
	}
	return 0, FrameWidth - CodeSide - Gutter
}
