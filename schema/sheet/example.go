package sheet

import "github.com/apdocs/forms/apdocs"

// notesName is the name of the sheet of notes in a workbook to fill in.
const notesName = "Notes"

// exampleMark is in the reference column of an example row. A real reference has no
// spaces.
const exampleMark = "Example, not read"

// exampleOf returns the example for a question: how to write the answer, and nothing that
// could be about a pupil.
func exampleOf(q *question) string {
	switch q.answer.Kind {
	case apdocs.KindDate:
		return "such as 25/03/2026"
	case apdocs.KindClock:
		return "such as 09:15"
	case apdocs.KindMoment:
		return "such as 2026-03-25T15:30:00Z"
	case apdocs.KindCount:
		return "a whole number"
	case apdocs.KindPercent:
		return "such as 92%"
	case apdocs.KindMoney:
		return "such as £12.50"
	case apdocs.KindChoice, apdocs.KindYesNo, apdocs.KindRating:
		return "choose from the list"
	case apdocs.KindAddress:
		return "lines, by Alt+Enter"
	}
	if q.name == "reference" {
		return exampleMark
	}
	return exampleText
}

// isExample reports whether these cells are the example row of a sheet to fill in, as it was made. One
// that somebody has written over is a row like others, in which what is left of the example is
// at fault.
func (m *Match) isExample(cells []Cell) bool {
	sure := false
	for _, c := range m.columns {
		cell, example := cellIn(cells, c.index), exampleOf(c.question)
		if cell.Kind == Empty {
			continue
		}
		if cell.Text != example {
			return false
		}
		sure = sure || example != exampleText
	}
	return sure
}

// exampleText is what an example row says where any text will do. A row with nothing else is no
// example.
const exampleText = "text"
