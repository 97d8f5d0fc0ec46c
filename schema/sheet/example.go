package sheet

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
)

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
	return "text"
}

// findExample finds the example row.
func (m *Match) findExample() {
	for _, t := range m.targets {
		if t.question.name == "reference" {
			m.example = []string{exampleMark}
		}
	}
}

// isExample reports whether a line is the unchanged example row of a sheet to fill in. If
// somebody has typed over it, it is an ordinary row with a wrong reference.
func (m *Match) isExample(l *Line) bool {
	if m.example == nil {
		return false
	}
	marked := false
	for _, c := range m.columns {
		cell := l.at(c.index)
		if cell.Kind == Empty {
			continue
		}
		if cell.Text != exampleOf(c.question) {
			return false
		}
		marked = marked || cell.Text == exampleMark
	}
	return marked && !slices.ContainsFunc(l.Cells, func(c Cell) bool { return c.Kind != Empty && c.Kind != Text })
}
