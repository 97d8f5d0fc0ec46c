package sheet

import (
	"github.com/apdocs/forms/render/pdf/internal/canvas"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// A Style is how text is typeset.
type Style struct {
	Weight     font.Weight
	Size, Lead Length // of the type, and between baselines
	Colour     canvas.Grey
}

func plain(size, lead Length) Style  { return Style{Size: size, Lead: lead} }
func strong(size, lead Length) Style { return Style{Weight: font.Bold, Size: size, Lead: lead} }

// Baseline returns the distance of the baseline from the top of a line box.
func (s Style) Baseline() Length { return (s.Lead-s.Size*1117/1000)/2 + s.Size*905/1000 }

// Bold returns the style in bold type.
func (s Style) Bold() Style { s.Weight = font.Bold; return s }

// In returns the style in another colour.
func (s Style) In(c canvas.Grey) Style { s.Colour = c; return s }

// Leading returns the style with another distance between baselines.
func (s Style) Leading(lead Length) Style { s.Lead = lead; return s }

// Height returns the height of the given number of lines.
func (s Style) Height(lines int) Length { return s.Lead * Length(lines) }
