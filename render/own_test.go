package render_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// A journal has every kind of answer, lists in lists, and texts with placeholders.
type journal struct {
	apdocs.Record
	Writer  string           `json:"writer,omitzero"`
	Body    apdocs.LongText  `json:"body,omitzero"`
	Address apdocs.Address   `json:"address,omitzero"`
	Day     apdocs.Date      `json:"day,omitzero"`
	Time    apdocs.Clock     `json:"time,omitzero"`
	Sent    apdocs.Moment    `json:"sent,omitzero"`
	Pages   apdocs.Count     `json:"pages,omitzero"`
	Done    apdocs.Percent   `json:"done,omitzero"`
	Cost    apdocs.Money     `json:"cost,omitzero"`
	Mood    apdocs.Stage     `json:"mood,omitzero"`
	Shared  apdocs.YesNo     `json:"shared,omitzero"`
	Worth   apdocs.Rating    `json:"worth,omitzero"`
	Signed  apdocs.Signature `json:"signed,omitzero"`
	Span    apdocs.Period    `json:"span,omitzero"`
	Trips   []trip           `json:"trips,omitempty"`
	Friends []friend         `json:"friends,omitempty"`
	Hidden  apdocs.Date      `json:"hidden,omitzero"`
}

type trip struct {
	To    string `json:"to,omitzero"`
	Stops []stop `json:"stops,omitempty"`
	Legs  []leg  `json:"legs,omitempty"`
}

type stop struct {
	Name string `json:"name,omitzero"`
}

type leg struct {
	By string `json:"by,omitzero"`
}

type friend struct {
	Name string `json:"name,omitzero"`
	Role string `json:"role,omitzero"`
}

func (j *journal) pages() apdocs.Shown { return apdocs.Shown{Figure: "12 pages"} }

func (j *journal) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "journal", Version: 1, Title: "Journal", Short: "Journal",
		Blocks: []apdocs.Block{
			apdocs.Para("{writer} wrote on {day}, hidden {hidden}, for {broker}."),
			apdocs.Beside(
				apdocs.Ask("Writer", &j.Writer).Required(), apdocs.Ask("Body", &j.Body), apdocs.Ask("Address", &j.Address),
				apdocs.Ask("Day", &j.Day), apdocs.Ask("Time", &j.Time), apdocs.Ask("Sent", &j.Sent),
				apdocs.Ask("Pages", &j.Pages), apdocs.Ask("Done", &j.Done), apdocs.Ask("Cost", &j.Cost),
				apdocs.Ask("Mood", &j.Mood), apdocs.Ask("Worth", &j.Worth), apdocs.Sign("Signed", apdocs.PartySchool, &j.Signed),
				apdocs.Group("Span", apdocs.Ask("First", &j.Span.From).Required(), apdocs.Ask("Last", &j.Span.To)),
				apdocs.Show("Pages written", (*journal).pages),
			),
			apdocs.When(&j.Mood, apdocs.MidPlacement,
				apdocs.Beside(apdocs.Ask("Shared", &j.Shared).OrNotApplicable().Required())),
			apdocs.Each(&j.Trips, 1, func(t *trip) []apdocs.Block {
				return []apdocs.Block{
					apdocs.Beside(apdocs.Ask("To", &t.To).Required()),
					apdocs.Rows("Stops", &t.Stops, 2, func(s *stop) []*apdocs.Field {
						return []*apdocs.Field{apdocs.Ask("Stop", &s.Name).Required()}
					}).AtLeast(1),
					apdocs.Each(&t.Legs, 1, func(l *leg) []apdocs.Block {
						return []apdocs.Block{apdocs.Beside(apdocs.Ask("By", &l.By).Required())}
					}),
				}
			}),
			apdocs.Rows("Friends", &j.Friends, 2, func(f *friend) []*apdocs.Field {
				return []*apdocs.Field{apdocs.Ask("Name", &f.Name).Required(), apdocs.Ask("Role", &f.Role)}
			}).AtLeast(2),
		},
		NotPrinted: []any{&j.Hidden},
	}
}

func outlined(t *testing.T, f apdocs.Form) *apdocs.Outline {
	t.Helper()
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	return o
}
