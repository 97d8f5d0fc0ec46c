package pdf

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A log is a form with every kind of block and answer.
type log struct {
	apdocs.Record
	Pupil   apdocs.Pupil   `json:"pupil,omitzero"`
	Kind    kindOfLog      `json:"kind,omitzero"`
	Leader  apdocs.Contact `json:"leader,omitzero"`
	Period  apdocs.Period  `json:"period,omitzero"`
	At      apdocs.Clock   `json:"at,omitzero"`
	Sent    apdocs.Moment  `json:"sent,omitzero"`
	Pupils  apdocs.Count   `json:"pupils,omitzero"`
	Present apdocs.Percent `json:"present,omitzero"`
	Cost    apdocs.Money   `json:"cost,omitzero"`
	Place   apdocs.Address `json:"place,omitzero"`
	Told    apdocs.YesNo   `json:"told,omitzero"`
	Worth   apdocs.Rating  `json:"worth,omitzero"`
	Driver  string         `json:"driver,omitzero"`
	Stops   []stop         `json:"stops,omitempty"`
	Signed  apdocs.Signatures
}

type stop struct {
	Name   string          `json:"name,omitzero"`
	Sights []sight         `json:"sights,omitempty"`
	Notes  []note          `json:"notes,omitempty"`
	Remark apdocs.LongText `json:"remark,omitzero"`
}

type sight struct {
	What string      `json:"what,omitzero"`
	When apdocs.Date `json:"when,omitzero"`
}

type note struct {
	Text apdocs.LongText `json:"text,omitzero"`
}

type kindOfLog string

func (kindOfLog) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "walk", Label: "Walk"}, {Value: "drive", Label: "Drive in the minibus"}}
}

func (l *log) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "log", Version: 2, Title: "Log of a day out", Short: "Day out",
		Blocks: []apdocs.Block{
			apdocs.Grid(3, apdocs.Ask("Pupil", &l.Pupil.Name), apdocs.Ask("Kind", &l.Kind), apdocs.Ask("Time", &l.At),
				apdocs.Ask("Pupils", &l.Pupils), apdocs.Ask("Present", &l.Present), apdocs.Ask("Cost", &l.Cost)),
			apdocs.Grid(2, apdocs.Group("Days", apdocs.Ask("From", &l.Period.From), apdocs.Ask("To", &l.Period.To)),
				apdocs.Reach("Leader", &l.Leader), apdocs.Ask("Place", &l.Place), apdocs.Ask("Sent", &l.Sent)),
			apdocs.Para("On {period.from}, {pupil.name} went to {place}, as {broker} had asked."),
			&apdocs.List{Items: []string{"Take water.", "Take a coat."}},
			apdocs.Part("The day",
				apdocs.When(&l.Kind, "drive", apdocs.Beside(apdocs.Ask("Name of the driver", &l.Driver))),
				apdocs.Choices(apdocs.Ask("Were parents told?", &l.Told).OrNotApplicable()),
				apdocs.Ratings(apdocs.Ask("It was worth it", &l.Worth)),
				apdocs.Each(&l.Stops, 2, func(s *stop) []apdocs.Block {
					return []apdocs.Block{
						apdocs.Beside(apdocs.Ask("Name of the stop", &s.Name), apdocs.Ask("Remark", &s.Remark).Lines(2)),
						apdocs.Rows("Sights", &s.Sights, 2, func(s *sight) []*apdocs.Field {
							return []*apdocs.Field{apdocs.Ask("Sight", &s.What), apdocs.Ask("Seen on", &s.When)}
						}),
						apdocs.Rows("Notes", &s.Notes, 3,
							func(n *note) []*apdocs.Field { return []*apdocs.Field{apdocs.Ask("Note", &n.Text)} }),
					}
				}),
			),
			apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Pupil", apdocs.PartyPupil, &l.Signed.Pupil))),
		},
	}
}

// sampleLog returns a log with rows in each list.
func sampleLog(rows int) *log {
	l := &log{
		Kind: "drive", At: apdocs.NewClock(9, 15), Pupils: apdocs.NewCount(12), Present: apdocs.NewPercent(95),
		Cost:  apdocs.NewMoney(1250),
		Place: "1 Example Road\nSampletown\nZZ1 1ZZ", Told: apdocs.NotApplicable, Worth: apdocs.Agree, Driver: "Sam Specimen",
		Sent: apdocs.NewMoment(time.Date(2026, 7, 2, 8, 0, 0, 0, time.UTC)),
	}
	l.Pupil.Name, l.Leader.Name, l.Leader.Email = "Alex Example", "Jordan Sample",
		"jordan.sample.of.the.outdoor.centre@a-very-long-name-of-a-provider.example"
	l.Period.From, l.Period.To = apdocs.NewDate(2026, 6, 30), apdocs.NewDate(2026, 9, 30)
	for i := range rows {
		s := stop{Name: fmt.Sprint("Stop ", i+1), Remark: "We stayed here for an hour.\n\nThen it rained."}
		for j := range rows {
			s.Sights = append(s.Sights, sight{fmt.Sprint("Sight ", i+1, ".", j+1), apdocs.NewDate(2026, 7, 1+j)})
			s.Notes = append(s.Notes, note{apdocs.LongText(fmt.Sprint("Note ", i+1, ".", j+1))})
		}
		l.Stops = append(l.Stops, s)
	}
	return l
}

// Forms of other packages are checked like the built-in ones. Lists have as many rows as
// the record, and on a blank at least as many as the form requires.
func TestOwnForm(t *testing.T) {
	for _, options := range []render.Options{{}, {LargePrint: true}, {Draft: true}, {Rendition: render.Blank},
		{Rendition: render.Blank, LargePrint: true}} {
		e := NewEncoder(&options)
		for _, rows := range []int{0, 1, 2, 7} {
			t.Run(fmt.Sprintf("%+v/%d", options, rows), func(t *testing.T) {
				options.Organisation = &apdocs.Organisation{}
				m := &making{record: sampleLog(rows), options: options}
				m.make(t, e)
				m.checkMarks(t)
				m.checkAnswers(t)
				m.checkGeometry(t)
				m.checkPages(t)
				m.checkCarried(t)
				stops, inner := rows, rows*rows
				notes := inner
				if m.blank() {
					stops = max(rows, 2)
					inner, notes = rows*max(rows, 2)+(stops-rows)*2, rows*max(rows, 3)+(stops-rows)*3
				}
				m.checkRows(t, stops, inner, notes)
			})
		}
	}
}

// checkRows counts what is printed for each stop, sight and note.
func (m *making) checkRows(t *testing.T, stops, sights, notes int) {
	t.Helper()
	got := map[string]int{}
	for _, e := range m.elements {
		switch {
		case e.kind == "TH" && e.text == "Name of the stop":
			got["stops"]++
		case e.kind == "TH" && (m.options.LargePrint && e.text == "Sight" || !m.options.LargePrint && e.attr == "Row" &&
			strings.HasSuffix(e.text, ".")):
			got["sights"]++
		case e.kind == "LI" && !strings.HasPrefix(e.text, "•"):
			got["notes"]++
		}
	}
	if got["stops"] != stops || got["sights"] != sights || got["notes"] != notes {
		t.Errorf("printed are %v, not %d stops, %d sights, %d notes", got, stops, sights, notes)
	}
}

// A condition leaves out its blocks if it does not hold, but not on a blank or if the
// question is unanswered.
func TestWhen(t *testing.T) {
	for _, c := range []struct {
		kind  kindOfLog
		blank bool
		said  bool
	}{{"walk", false, false}, {"drive", false, true}, {"", false, true}, {"walk", true, true}} {
		m := &making{record: &log{Kind: c.kind, Driver: "Sam Specimen"}}
		if c.blank {
			m.options.Rendition = render.Blank
		}
		m.make(t, NewEncoder(&m.options))
		if said := strings.Contains(m.elements[0].text, "Name of the driver Sam Specimen"); said != c.said {
			t.Errorf("%+v: the driver is named: %v", c, said)
		}
	}
}

// Values are printed as people write them, also in sentences.
func TestReadings(t *testing.T) {
	m := &making{record: sampleLog(1)}
	m.make(t, NewEncoder(nil))
	rest := m.elements[0].text
	for _, said := range []string{
		"Pupil Alex Example", "Kind Drive in the minibus", "Time 9.15am", "Pupils 12", "Present 95%", "Cost £12.50",
		"Days From 30 June 2026 To 30 September 2026", "Leader Name Jordan Sample",
		"Place 1 Example Road Sampletown ZZ1 1ZZ", "Sent 2 July 2026",
		"On 30 June 2026, Alex Example went to 1 Example Road Sampletown ZZ1 1ZZ, as the broker had asked.",
		"• Take water. • Take a coat.", "1 The day", "Name of the driver Sam Specimen", "Were parents told? Not applicable",
		"It was worth it Agree, 4", "Name of the stop Stop 1", "Remark We stayed here for an hour. Then it rained.",
		"Sights No. Sight Seen on 1. Sight 1.1 1 July 2026", "Notes 1. Note 1.1", "2 Signed",
	} {
		_, after, ok := apart(rest, said)
		if !ok {
			t.Errorf("%q is not said in its place", said)
			continue
		}
		rest = after
	}
}
