package documents

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// What several documents about a placement share.

// An Attendee is a person who comes, or was invited, to a meeting.
type Attendee struct {
	Name         string        `json:"name,omitzero"`
	Role         string        `json:"role,omitzero"` // job or relationship to the pupil
	Organisation string        `json:"organisation,omitzero"`
	Attended     Participation `json:"attended,omitzero"`
}

// Participation says how somebody took part in a meeting.
type Participation string

// Choices returns the ways of taking part in printed order.
func (Participation) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "attended", Label: "Attended"}, {Value: "sent apologies", Label: "Apologies"},
		{Value: "sent views in writing", Label: "In writing"}, {Value: "no reply", Label: "No reply"}}
}

// attendees returns the table of those who were invited to a meeting.
func attendees(list *[]Attendee, blank int) *apdocs.Table {
	t := apdocs.Rows("Who was invited, and how did they take part?", list, blank, func(a *Attendee) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Name", &a.Name).Required(), apdocs.Ask("Job or relationship", &a.Role),
			apdocs.Ask("Organisation", &a.Organisation), apdocs.Ask("Took part", &a.Attended),
		}
	})
	return t
}

// A Subject is a pupil's progress in a school subject.
type Subject struct {
	Subject  string          `json:"subject,omitzero"`
	Baseline string          `json:"baseline,omitzero"` // level or grade at the start
	Progress string          `json:"progress,omitzero"` // level or grade now
	Target   string          `json:"target,omitzero"`
	By       apdocs.Date     `json:"by,omitzero"`
	Note     apdocs.LongText `json:"note,omitzero"`
	Course   string          `json:"course,omitzero"` // and exam board
	Method   string          `json:"method,omitzero"` // how it was assessed
}

// A Qualification is one that a pupil works for or has.
type Qualification struct {
	Title        string      `json:"title,omitzero"`
	Level        string      `json:"level,omitzero"`
	AwardingBody string      `json:"awardingBody,omitzero"`
	Date         apdocs.Date `json:"date,omitzero"`
	Result       string      `json:"result,omitzero"`
}

// A Destination is where a pupil goes after a placement.
type Destination struct {
	Kind   DestinationKind `json:"kind,omitzero"`
	Detail string          `json:"detail,omitzero"` // name of the school, college, course or employer

	Arrangements apdocs.LongText `json:"arrangements,omitzero"` // put in place there, and by whom
}

// DestinationKind is the kind of a destination.
type DestinationKind string

// Choices returns the kinds of destination in printed order.
func (DestinationKind) Choices() []apdocs.Choice {
	return choices("Back at the home school", "Another mainstream school", "Special school",
		"Another alternative provider", "Further education", "Training or apprenticeship", "Employment",
		"Not in education, employment or training", "Not known")
}

// choices returns choices whose values are their labels in lower case, with plain apostrophes.
func choices(labels ...string) (all []apdocs.Choice) {
	for _, label := range labels {
		all = append(all, apdocs.Choice{Value: lower(label), Label: label})
	}
	return all
}

// lower returns a label that begins with a capital letter as the value of a choice.
func lower(label string) string {
	return strings.ReplaceAll(string(label[0]|0x20)+label[1:], "’", "'")
}

// actions returns the table of what is done next.
func actions(list *[]apdocs.Action) *apdocs.Table {
	t := apdocs.Rows("What will be done next, by whom and by when?", list, 3, func(a *apdocs.Action) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Action", &a.Action).Lines(2).Required(), apdocs.Ask("Who", &a.Who), apdocs.Ask("By when", &a.By),
		}
	})
	return shares(t, 4, 2, 2)
}

// shares sets the shares of the width of the columns of answers of a table of rows.
func shares(t *apdocs.Table, share ...int) *apdocs.Table {
	for i, n := range share {
		t.Columns[i+1].Share = n
	}
	return t
}

// tickColumn returns boxes in one column, as needed where some stand under conditions.
func tickColumn(fields ...*apdocs.Field) *apdocs.Answers {
	ticks := apdocs.Ticks(fields...)
	ticks.Across = 1
	return ticks
}

// copyPart returns the part that says who gets a copy, which stays on one page.
func copyPart(ticks ...apdocs.Block) *apdocs.Section {
	s := apdocs.Part("Who gets a copy", ticks...)
	s.Together = true
	return s
}

// RegisterCode is a code of the attendance register for sessions at a provider, as the
// placement is agreed. [AttendanceCodes] has its meaning.
type RegisterCode string

// Choices returns the codes in printed order.
func (RegisterCode) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "b", Label: "B: off-site educational activity"},
		{Value: "d", Label: "D: dual registered, at the other school"},
		{Value: "k", Label: "K: arranged by the local authority"}, {Value: "c2", Label: "C2: part-time timetable"}}
}

// evidenced returns a table of yes-or-no questions, each with room for what shows the
// answer.
func evidenced(heads [2]string, rows ...apdocs.Row) *apdocs.Table {
	first := make([]*apdocs.Field, len(rows))
	for i, row := range rows {
		first[i] = row[0]
	}
	t := apdocs.Choices(first...)
	t.Columns[0].Head = heads[0]
	t.Columns = append(t.Columns, apdocs.Column{Head: heads[1], Kind: apdocs.AnswerColumn, Field: 1})
	for i, row := range rows {
		t.Rows[i] = row
	}
	return t
}

// shown returns a row of [evidenced].
func shown(label string, answer *apdocs.YesNo, evidence *apdocs.LongText) apdocs.Row {
	return append(apdocs.Row{apdocs.Ask(label, answer).Required()},
		apdocs.Group(label, apdocs.Ask("What shows it", evidence).Lines(3).Required()).Parts...)
}

// tookPart is what signing means for a pupil.
const tookPart = "A pupil who signs shows that they took part. Nobody has to sign; if the pupil chose not to, or " +
	"could not, write why."

// copyRule returns R76 for a document that says who gets a copy: the local authority of a
// pupil with a plan gets one.
func copyRule[T any](of func(*T) (*apdocs.Pupil, *apdocs.Copies)) apdocs.Rule {
	return apdocs.NewRule("R76", apdocs.Warning, "school policy on alternative provision, 8.2.8",
		"The local authority gets a copy where the pupil has an education, health and care plan.",
		func(f *T, c *apdocs.Case) {
			if p, copies := of(f); p.EHCP == apdocs.Yes && copies.LocalAuthority != apdocs.Yes {
				c.Report(&copies.LocalAuthority, "answer yes, because the pupil has an education, health and care plan")
			}
		})
}

// days is a pair of dates of which the second is not before the first.
type days struct {
	first, second *apdocs.Date
	text          string // about the second, after its label
}

// orderRule returns R73: the dates of a document are in a possible order.
func orderRule[T any](of func(*T) []days) apdocs.Rule {
	return apdocs.NewRule("R73", apdocs.Error, "good practice", "The dates of the document are in a possible order.",
		func(f *T, c *apdocs.Case) {
			for _, d := range of(f) {
				if !d.first.IsZero() && !d.second.IsZero() && d.second.Before(*d.first) {
					c.Report(d.second, d.text)
				}
			}
		})
}

// writtenRule returns R78: a document is not dated after today.
func writtenRule[T any](of func(*T) *apdocs.Date) apdocs.Rule {
	return apdocs.NewRule("R78", apdocs.Warning, "good practice", "The day on which a document is filled in has come.",
		func(f *T, c *apdocs.Case) {
			if on := of(f); !c.Today.IsZero() && on.After(c.Today) {
				c.Report(on, "is after today; enter the day on which it is filled in")
			}
		})
}
