package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
)

// The questions and rules that the agreements before a placement have in common.

// targets returns the table of targets. Each form has its own column headings.
func targets(list *[]apdocs.Target, target, school, provider string) *apdocs.Table {
	return apdocs.Rows("Targets", list, 3, func(t *apdocs.Target) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask(target, &t.Target).Lines(3),
			apdocs.Ask(school, &t.SchoolSupport).Lines(3),
			apdocs.Ask(provider, &t.ProviderSupport).Lines(3),
		}
	}).NameOnly()
}

// completedBefore returns R24 for an agreement. on points at the date of its completion.
func completedBefore[T any](of func(*T) (on *apdocs.Date, start apdocs.Date)) apdocs.Rule {
	return apdocs.NewRule("R24", apdocs.Warning, "the form: “to be completed before placement begins”",
		"The agreement is completed no later than the day on which the placement starts.",
		func(f *T, c *apdocs.Case) {
			if on, start := of(f); !start.IsZero() && on.After(start) {
				c.Report(on, "is after the start of the placement; agree before it begins")
			}
		})
}

// accountedFor checks R27: each session of the week has a place or a note.
func accountedFor(c *apdocs.Case, t *apdocs.Timetable) {
	open := 0
	for _, d := range t.Days() {
		for _, s := range []*apdocs.Session{&d.Morning, &d.Afternoon} {
			if apdocs.IsBlank(s.Place) && apdocs.IsBlank(s.Note) {
				open++
			}
		}
	}
	if open > 0 {
		c.Report(t, fmt.Sprintf("%d of the 10 sessions of the week are not accounted for; say where the pupil is in each",
			open))
	}
}
