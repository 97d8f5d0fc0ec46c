package sheet

// A Look is every measure that differs between normal print, large print and easy read.
type Look struct {
	Large bool // large print or easy read: questions stand one below the other
	Styles
	Weights
	Room
	Levels
}

// Styles are the styles of text.
type Styles struct {
	Text              Style // answers, questions, statements; labels in bold
	Title, LongTitle  Style
	Section, Minor    Style // headings of a section and inside one
	Scale             Style // words above the boxes of a rating
	Footer            Style
	Total, Difference Style // computed figures
	Strip             Style // protective marking and draft mark, the same in both sizes
	LetterName        Style // the organisation's name if there is no logo
}

// Weights are the widths of lines.
type Weights struct {
	Thin, Edge, Heavy Length // dividers; boxes; under headings
	Accent            Length // below the letterhead
}

// Room is the space for writing and ticking.
type Room struct {
	Pitch          Length // of writing lines
	Closest        Length // distance of writing lines where that avoids a page: 8 mm, in large print 11.3 mm
	Box, RatingBox Length // sides of a box
	Signature      Length // height of a row for a signature
}

// Levels are vertical positions, from the top of the sheet.
type Levels struct {
	LetterheadTop       Length
	AccentY, TitleY     Length // with a letterhead
	RunningTop          Length
	RunningRule         Length
	ContentTop          Length // of the second and later pages
	ContentEnd          Length
	FooterRule, FooterY Length
	SplitOver           Length // a height: taller blocks may break across pages
}

// Hint returns the style of explanations.
func (l *Look) Hint() Style { return l.Text.In(HintGrey) }

// Label returns the style of a question's label.
func (l *Look) Label() Style { return l.Text.Bold() }

// Choose returns normal in normal print, and large in large print and easy read.
func (l *Look) Choose(normal, large Length) Length {
	if l.Large {
		return large
	}
	return normal
}

// NewLook returns the measures of normal or large print.
func NewLook(large bool) *Look {
	if large {
		return largePrint()
	}
	return normalPrint()
}

func normalPrint() *Look {
	return &Look{
		Styles: Styles{
			Text: plain(12*Pt, 16*Pt), Title: strong(20*Pt, 24*Pt), LongTitle: strong(16*Pt, 20*Pt),
			Section: strong(14*Pt, 20*Pt), Minor: strong(12*Pt, 16*Pt),
			Scale: plain(12*Pt, 14*Pt), Footer: plain(12*Pt, 14*Pt),
			Total: strong(32*Pt, 36*Pt), Difference: strong(20*Pt, 24*Pt),
			Strip: strong(12*Pt, 16*Pt), LetterName: strong(14*Pt, 20*Pt),
		},
		Weights: Weights{Thin: 50, Edge: 75, Heavy: Pt, Accent: 2 * Pt},
		Room:    Room{Pitch: 24 * Pt, Closest: MM(8), Box: 16 * Pt, RatingBox: 18 * Pt, Signature: 48 * Pt},
		Levels: Levels{
			LetterheadTop: 46 * Pt, AccentY: 103 * Pt, TitleY: 112 * Pt,
			RunningTop: 46 * Pt, RunningRule: 67 * Pt, ContentTop: 80 * Pt, ContentEnd: 792 * Pt,
			FooterRule: 800 * Pt, FooterY: 803 * Pt, SplitOver: 232 * Pt,
		},
	}
}

func largePrint() *Look {
	return &Look{
		Large: true,
		Styles: Styles{
			Text: plain(18*Pt, 24*Pt), Title: strong(26*Pt, 32*Pt), LongTitle: strong(22*Pt, 28*Pt),
			Section: strong(22*Pt, 28*Pt), Minor: strong(18*Pt, 24*Pt),
			Scale: plain(18*Pt, 24*Pt), Footer: plain(18*Pt, 22*Pt),
			Total: strong(40*Pt, 44*Pt), Difference: strong(26*Pt, 32*Pt),
			Strip: strong(12*Pt, 16*Pt), LetterName: strong(22*Pt, 28*Pt),
		},
		Weights: Weights{Thin: Pt, Edge: 150, Heavy: 150, Accent: 3 * Pt},
		Room:    Room{Pitch: 36 * Pt, Closest: 32 * Pt, Box: 24 * Pt, RatingBox: 28 * Pt, Signature: 72 * Pt},
		Levels: Levels{
			LetterheadTop: 40 * Pt, AccentY: 122 * Pt, TitleY: 138 * Pt,
			RunningTop: 40 * Pt, RunningRule: 72 * Pt, ContentTop: 84 * Pt, ContentEnd: 784 * Pt,
			FooterRule: 794 * Pt, FooterY: 797 * Pt, SplitOver: 232 * Pt,
		},
	}
}

// EasyRead returns the measures of easy read: those of large print, with type of 14 points.
func EasyRead() *Look {
	l := largePrint()
	l.Styles = Styles{
		Text: plain(14*Pt, 20*Pt), Title: strong(26*Pt, 32*Pt), LongTitle: strong(20*Pt, 26*Pt),
		Section: strong(18*Pt, 24*Pt), Minor: strong(14*Pt, 20*Pt),
		Scale: plain(14*Pt, 20*Pt), Footer: plain(14*Pt, 16*Pt),
		Total: strong(36*Pt, 40*Pt), Difference: strong(22*Pt, 28*Pt),
		Strip: strong(12*Pt, 16*Pt), LetterName: strong(18*Pt, 24*Pt),
	}
	l.Room = Room{Pitch: 24 * Pt, Closest: MM(8), Box: 18 * Pt, RatingBox: 20 * Pt, Signature: 56 * Pt}
	l.ContentEnd, l.FooterRule, l.FooterY = 790*Pt, 798*Pt, 801*Pt
	return l
}
