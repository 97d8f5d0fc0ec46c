package placement

import "github.com/apdocs/forms/apdocs"

// ownDates are the answers that say which day a record is about, the first that a form
// asks for first. A letter is about the day on which it was written, a visit or review
// about the day on which it took place, and a form about the day on which it was completed.
var ownDates = []string{
	"visit.date", "evaluation.date", "date", "agreedOn", "assessedOn", "weekBeginning", "review.date", "completedOn",
	"meeting.date", "period.to", "setUp.date",
}

// OwnDate returns the day that a record is about: that of the letter, visit, evaluation or
// review, or the day on which the form was completed. It returns the zero Date if the form
// does not ask for one or it is not answered.
func OwnDate(f apdocs.Form) apdocs.Date {
	o, err := apdocs.Outlined(f)
	if err != nil {
		return apdocs.Date{}
	}
	for _, name := range ownDates {
		if d := dateAt(o, f, name); !d.IsZero() {
			return d
		}
	}
	return apdocs.Date{}
}

// dateAt returns the date that a form asks for by this name, or the zero Date.
func dateAt(o *apdocs.Outline, f apdocs.Form, name string) apdocs.Date {
	if q := o.Field(name); q != nil {
		if d, ok := q.Pointer(f, apdocs.At{}).(*apdocs.Date); ok {
			return *d
		}
	}
	return apdocs.Date{}
}
