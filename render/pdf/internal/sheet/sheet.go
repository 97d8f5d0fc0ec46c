// Package sheet describes the A4 sheet that documents are printed on: its margins
// and grid, the shades of its ink, the styles of its text, and every measure that
// differs between normal and large print.
package sheet

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// A Length is a whole number of hundredths of a point.
type Length = file.Length

// Pt is one point.
const Pt = file.Pt

// MM is a length given in millimetres.
func MM(v float64) Length { return Length(v*72/25.4*100 + 0.5) }

// Height is that of the sheet.
const Height = canvas.Height

// The grid. One vertical axis parts labels from answers: labels stand in the
// rail, answers right of it. Lengths count from the left edge of the frame.
var (
	FrameLeft    = MM(20)
	FrameWidth   = MM(170)
	RailWidth    = MM(54)
	AnswerX      = MM(58)
	AnswerWidth  = MM(112)
	ThirdX       = MM(116) // where the third column begins
	RunningWidth = MM(141) // the widest that running text is set
	Gutter       = MM(4)
)

// The shades of ink: each is dark enough for what it is used for, on paper as on
// screen.
var (
	Black    = canvas.Grey{}
	White    = canvas.Grey{255, 255, 255}
	HintGrey = canvas.Grey{0x4A, 0x4A, 0x4A}
	LineGrey = canvas.Grey{0x59, 0x59, 0x59}
	RestGrey = canvas.Grey{0x6A, 0x6A, 0x6A} // numerals of ratings that are not chosen
	RuleGrey = canvas.Grey{0x8C, 0x8C, 0x8C}
)

// CodeSide is the side of the square code by which loose sheets are sorted.
var CodeSide = MM(18)

// Margins say where the frame and the margin above it stand on each page.
type Margins struct {
	Duplex bool // pages are printed on both sides of a sheet
	Sorted bool // each page has a sorting code in its top margin
}

// Left is where the frame begins on page n, counted from 0. On both sides of a
// sheet the margin at the staple is the wider one.
func (m Margins) Left(n int) Length {
	switch {
	case !m.Duplex:
		return FrameLeft
	case n%2 == 0:
		return MM(25)
	}
	return MM(15)
}

// Top is the part of the margin above the content of page n that text may use:
// all of the frame's width, or what the sorting code leaves of it.
func (m Margins) Top(n int) (from, to Length) {
	switch {
	case !m.Sorted:
		return 0, FrameWidth
	case n%2 == 1 && m.Duplex:
		return CodeSide + Gutter, FrameWidth
	}
	return 0, FrameWidth - CodeSide - Gutter
}
