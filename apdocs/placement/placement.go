// Package placement reads the records of many placements together: it says which records
// belong to one placement, and for each placement which documents are there, due, overdue
// or missing.
//
// [Read] takes an iterator of decoded records and keeps of each only a few dates and names,
// so that its memory does not grow with what people wrote. Records are recognised by the
// names that all forms share (placement.start, visit.date); what a record is evidence of is
// declared in a table, a line for each form. Days are counted on the school calendar of the
// organisation. The package reads no files and never the clock.
package placement

import (
	"strings"
	"unicode"

	"github.com/apdocs/forms/apdocs"
)

// A Report is what a set of records says about placements on one day.
type Report struct {
	Today      apdocs.Date  `json:"today"`
	Records    int          `json:"records"` // that were read
	Later      int          `json:"later"`   // of these, dated after Today and left out
	Drafts     int          `json:"drafts"`  // of these, drafts, which are evidence of nothing
	Placements []*Placement `json:"placements"`
	Doubts     []Doubt      `json:"doubts"`
	Elsewhere  []Kind       `json:"elsewhere,omitempty"` // not looked for in some placement, by the settings
}

// A Placement is one pupil's time at one provider, with the documents about it.
type Placement struct {
	Reference string       `json:"reference,omitempty"` // the first of its records
	Pupil     string       `json:"pupil"`
	Provider  string       `json:"provider,omitempty"`
	Start     apdocs.Date  `json:"start,omitzero"` // zero if no record gives it
	End       apdocs.Date  `json:"end,omitzero"`   // expected or, if known, actual
	Ended     bool         `json:"ended,omitempty"`
	Route     apdocs.Route `json:"route,omitempty"`
	EHCP      apdocs.YesNo `json:"ehcp,omitempty"`
	Phase     Phase        `json:"phase"`
	Documents []Document   `json:"documents"`
	Items     []Item       `json:"items"`
	Scores    []Score      `json:"scores,omitempty"`

	birth    apdocs.Date
	last     apdocs.Date // of the newest document
	evidence map[Kind][]event
}

// Phase says where in its course a placement is.
type Phase string

// The phases of a placement.
const (
	ToCome    Phase = "to come"
	Running   Phase = "running"
	Ended     Phase = "ended"
	NoDates   Phase = "dates not known" // no record gives the first day
	daysALong       = 183               // from a placement, after which a record is hardly about it
)

// A Document is one record of a placement.
type Document struct {
	Form   string      `json:"form"`
	Record string      `json:"record"` // its name, such as a file
	Date   apdocs.Date `json:"date,omitzero"`
}

// A Score is that of a complete evaluation, out of 125.
type Score struct {
	Date   apdocs.Date  `json:"date"`
	Stage  apdocs.Stage `json:"stage,omitempty"`
	Points int          `json:"points"`
}

// A Doubt is a record that was not counted, because it might belong to several placements or
// to none or does not say on which day something was done, or what does not agree in the records
// of one placement. It contains no answers.
type Doubt struct {
	Record string `json:"record"`
	Why    string `json:"why"`
}

// Birth returns the pupil's date of birth, or the zero Date if no record gives it.
func (p *Placement) Birth() apdocs.Date { return p.birth }

// Last returns the date of the newest document, or the zero Date.
func (p *Placement) Last() apdocs.Date { return p.last }

// Has reports whether a record shows that something was done.
func (p *Placement) Has(k Kind) bool { return len(p.evidence[k]) > 0 }

// Days returns the days on which something was done, in order, as far as they are known. For a
// letter about a direction or suspension they are those on which it arrives.
func (p *Placement) Days(k Kind) (days []apdocs.Date) {
	for _, e := range p.evidence[k] {
		if !e.day.IsZero() {
			days = append(days, e.day)
		}
	}
	return days
}

// Plain returns a name for comparison: in lower case, with single spaces, letters and marks in one form however
// they are stored, and without the punctuation that people write differently. It is never shown or stored.
func Plain(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range apart(name) {
		switch {
		case r == '\'' || r == '’' || r == 'ʼ' || r == '.':
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}
