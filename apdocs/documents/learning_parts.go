package documents

import "github.com/apdocs/forms/apdocs"

// What the documents about a pupil's learning share.

// A HeldPlan is another plan that a pupil has.
type HeldPlan struct {
	Plan     PlanKind     `json:"plan,omitzero"`
	Attached apdocs.YesNo `json:"attached,omitzero"`
	ReviewOn apdocs.Date  `json:"reviewOn,omitzero"`
}

// A Course is a course that fits a pupil, or that a pupil takes.
type Course struct {
	Title        string          `json:"title,omitzero"`
	Level        string          `json:"level,omitzero"`
	Reason       apdocs.LongText `json:"reason,omitzero"` // for the level
	AwardingBody string          `json:"awardingBody,omitzero"`
	Date         apdocs.Date     `json:"date,omitzero"` // expected
}

// supported returns the table of help after a placement.
func supported(list *[]Support) *apdocs.Table {
	t := apdocs.Rows("What help will the pupil have, who gives it, and until when?", list, 3, func(
		s *Support) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Given by", &s.Giver), apdocs.Ask("Person", &s.Who), apdocs.Ask("From", &s.From),
			apdocs.Ask("To", &s.To), apdocs.Ask("Help", &s.Support).Lines(2).Required().Wide(),
		}
	}).AtLeast(1)
	return shares(t, 5, 5, 3, 3)
}

// supportDays returns the pairs of dates in the table of help.
func supportDays(list []Support) (all []days) {
	for i := range list {
		all = append(all, days{&list[i].From, &list[i].To,
			"is before the day from which the help is given; check both dates"})
	}
	return all
}

// filledIn returns the questions about who filled a form in, and when.
func filledIn(by *string, on *apdocs.Date) *apdocs.Answers {
	return apdocs.Grid(2,
		apdocs.Ask("Who filled this in?", by).Required(),
		apdocs.Ask("Date filled in", on).Required(),
	)
}

// birthGrid returns the questions about a pupil on a form that does not ask for their
// status, followed by more.
func birthGrid(p *apdocs.Pupil, more ...*apdocs.Field) *apdocs.Answers {
	return apdocs.Grid(2, append([]*apdocs.Field{
		apdocs.Ask("Pupil’s full name", &p.Name).Required(),
		apdocs.Ask("Name the pupil likes to be called", &p.PreferredName),
		apdocs.Ask("Pupil’s date of birth", &p.BirthDate).Required(),
		apdocs.Ask("Year group", &p.Year),
	}, more...)...)
}
