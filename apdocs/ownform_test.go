package apdocs_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// A TripReport is a form of another package with everything that a form may have: fields
// of an embedded struct, groups, its own choice type, lists in lists, a computed field,
// and fields that are stored but not printed.
type TripReport struct {
	apdocs.Record
	Outing
	Place struct {
		Name    string         `json:"name,omitzero"`
		Address apdocs.Address `json:"address,omitzero"`
	} `json:"place,omitzero"`
	Transport Transport       `json:"transport,omitzero"`
	Driver    string          `json:"driver,omitzero"`
	Insured   apdocs.YesNo    `json:"insured,omitzero"`
	Pupils    apdocs.Count    `json:"pupils,omitzero"`
	Present   apdocs.Percent  `json:"present,omitzero"`
	Cost      apdocs.Money    `json:"cost,omitzero"`
	Home      apdocs.Moment   `json:"home,omitzero"`
	Stops     []Stop          `json:"stops,omitempty"`
	Untagged  apdocs.LongText // its JSON name is the Go name, as in encoding/json
	Booked    apdocs.Date     `json:"booked,omitzero"`
	Office    struct {
		Note string `json:"note,omitzero"`
	} `json:"office,omitzero"`
}

// An Outing is embedded, so its fields belong to the record itself.
type Outing struct {
	Period apdocs.Period `json:"period,omitzero"`
	Leader struct {
		apdocs.Contact `json:"contact,omitzero"` // embedded, but with a JSON name of its own
	} `json:"leader,omitzero"`
}

// A Stop is a row: a place on the way, with what was seen there.
type Stop struct {
	Arrived apdocs.Clock `json:"arrived,omitzero"`
	Sights  []Sight      `json:"sights,omitempty"`
}

// A Sight is a row of a list inside a row.
type Sight struct {
	What string        `json:"what,omitzero"`
	Seen apdocs.Rating `json:"seen,omitzero"`
}

// Transport is a choice type of this form.
type Transport string

// Choices returns the means of transport.
func (Transport) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "foot", Label: "On foot"}, {Value: "minibus", Label: "Minibus"}}
}

func (r *TripReport) sights() apdocs.Shown {
	n := 0
	for _, s := range r.Stops {
		n += len(s.Sights)
	}
	return apdocs.Shown{Figure: fmt.Sprint(n)}
}

func (r *TripReport) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "trip-report", Version: 1, Title: "Report of a trip", Short: "Trip report",
		Blocks: []apdocs.Block{
			apdocs.Para("Booked on {booked} for {place.name} through {broker}."),
			apdocs.Grid(2,
				apdocs.Ask("Place", &r.Place.Name).Required(),
				apdocs.Ask("Address", &r.Place.Address),
				apdocs.Group("Days", apdocs.Ask("First day", &r.Period.From), apdocs.Ask("Last day", &r.Period.To)),
				apdocs.Ask("Leader", &r.Leader.Name).Class(apdocs.ClassContact),
				apdocs.Ask("Transport", &r.Transport),
			),
			apdocs.When(&r.Transport, "minibus",
				apdocs.Beside(apdocs.Ask("Driver", &r.Driver), apdocs.Ask("Insured", &r.Insured).OrNotApplicable())),
			&apdocs.Section{Heading: "What we saw", By: apdocs.PartyProvider, Class: apdocs.ClassStaffNote,
				Blocks: []apdocs.Block{
					apdocs.Minor("Numbers", apdocs.Together(apdocs.Grid(3,
						apdocs.Ask("Pupils", &r.Pupils).Between(1, 60), apdocs.Ask("Present", &r.Present), apdocs.Ask("Cost", &r.Cost)))),
					apdocs.Each(&r.Stops, 2, func(s *Stop) []apdocs.Block {
						return []apdocs.Block{
							apdocs.Beside(apdocs.Ask("Arrived", &s.Arrived)),
							apdocs.Rows("Sights", &s.Sights, 3, func(s *Sight) []*apdocs.Field {
								return []*apdocs.Field{apdocs.Ask("Sight", &s.What), apdocs.Ask("Worth it", &s.Seen).By(apdocs.PartyPupil)}
							}).AtLeast(1),
						}
					}),
					apdocs.Beside(apdocs.Show("Sights in all", (*TripReport).sights)),
				}},
			apdocs.Part("Afterwards", apdocs.Beside(apdocs.Ask("Home", &r.Home), apdocs.Ask("Remarks", &r.Untagged))),
		},
		NotPrinted: []any{&r.Booked, &r.Office},
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

func TestOwnFormOutline(t *testing.T) {
	o := outlined(t, new(TripReport))
	var got []string
	for _, f := range o.Fields {
		got = append(got, strings.TrimSpace(fmt.Sprintf("%s %v %s %s", f.Name, f.Kind, f.Party(), f.DataClass())))
	}
	want := []string{
		"place.name Text", "place.address Address", "period.from Date", "period.to Date",
		"leader.contact.name Text  contact", "transport Choice", "driver Text", "insured YesNo",
		"pupils Count provider staffNote", "present Percent provider staffNote", "cost Money provider staffNote",
		"stops[].arrived Clock provider staffNote", "stops[].sights[].what Text provider staffNote",
		"stops[].sights[].seen Rating pupil staffNote", "Computed provider staffNote", "home Moment", "Untagged LongText",
	}
	if !slices.Equal(got, want) {
		t.Errorf("fields\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for name, want := range map[string]bool{
		"stops": true, "stops[].sights": true, "place": true, "period": true, "booked": true, "office": true,
		"leader.contact": true, "leader.contact.phone": false, "form": false, "stops[].sights[]": false,
	} {
		if o.Asks(name) != want {
			t.Errorf("Asks(%q) is %v", name, !want)
		}
	}
	if f := o.Field("period.to"); f.Title() != "Days, Last day" || f.Group == nil {
		t.Errorf("a part of a group has the title %q", f.Title())
	}
	if f := o.Field("pupils"); f.Section.Heading != "Numbers" || f.Section.Number != 0 {
		t.Errorf("pupils stands in %+v", f.Section)
	}
	if f := o.Field("home"); f.Section.Number != 2 {
		t.Errorf("the second section has the number %d", f.Section.Number)
	}
	if n := len(o.Field("insured").Choices); n != 3 {
		t.Errorf("a yes-or-no question that may be not applicable has %d choices", n)
	}
	if again := outlined(t, o.New()); again != o {
		t.Error("the outline was made twice")
	}
}

func TestOwnFormAnswers(t *testing.T) {
	o := outlined(t, new(TripReport))
	record := o.New()
	stops, sights := kittest.Repeats(o.Blocks)[0], kittest.Repeats(o.Blocks)[1]
	stops.Grow(record, apdocs.At{}, 2)
	sights.Grow(record, apdocs.At{1}, 3)
	what := o.Field("stops[].sights[].what")
	*what.Pointer(record, apdocs.At{1, 2}).(*string) = "A heron"
	*o.Field("stops[].arrived").Pointer(record, apdocs.At{0}).(*apdocs.Clock) = apdocs.NewClock(0, 0)
	*o.Field("leader.contact.name").Pointer(record, apdocs.At{}).(*string) = "Jordan Sample"
	*o.Field("pupils").Pointer(record, apdocs.At{}).(*apdocs.Count) = apdocs.NewCount(0)
	*o.Field("transport").Pointer(record, apdocs.At{}).(*Transport) = "foot"

	got, err := json.Marshal(record)
	want := `{"leader":{"contact":{"name":"Jordan Sample"}},"transport":"foot","pupils":0,` +
		`"stops":[{"arrived":"00:00"},{"sights":[{},{},{"what":"A heron"}]}],"Untagged":""}`
	if err != nil || string(got) != want {
		t.Errorf("record %s, %v; want %s", got, err, want)
	}
	if sights.Grow(record, apdocs.At{1}, 5); what.Text(record, apdocs.At{1, 2}) != "A heron" ||
		sights.Len(record, apdocs.At{1}) != 5 {
		t.Error("a list that grows loses its rows")
	}
	if n := sights.Len(record, apdocs.At{0}); n != 0 {
		t.Errorf("the first stop has %d sights", n)
	}
	if what.Answered(record, apdocs.At{1, 1}) || !what.Answered(record, apdocs.At{1, 2}) {
		t.Error("rows in rows are confused")
	}
	for name, want := range map[string]bool{"stops[].arrived": true, "pupils": true, "transport": true, "driver": false,
		"present": false} {
		if o.Field(name).Answered(record, apdocs.At{}) != want {
			t.Errorf("%s: Answered is %v", name, !want)
		}
	}
	if c, ok := o.Field("transport").Chosen(record, apdocs.At{}); !ok || c.Label != "On foot" {
		t.Errorf("chosen %q, %v", c.Label, ok)
	}
	for _, f := range o.Fields {
		if f.Kind == apdocs.KindComputed && f.Compute(record).Figure != "5" {
			t.Errorf("%s: %q", f.Question.Label, f.Compute(record).Figure)
		}
	}
}

func TestOwnFormRows(t *testing.T) {
	kittest.CheckRows(t, outlined(t, new(TripReport)))
}

func TestGroupAnswered(t *testing.T) {
	o := outlined(t, new(TripReport))
	group := o.Field("period.from").Group
	r := new(TripReport)
	if group.Answered(r, apdocs.At{}) {
		t.Error("an empty group is answered")
	}
	r.Period.To = apdocs.NewDate(2026, 11, 12)
	if !group.Answered(r, apdocs.At{}) {
		t.Error("a group with one part answered is not answered")
	}
	r.Driver = " \n\t"
	if o.Field("driver").Answered(r, apdocs.At{}) {
		t.Error("white space is an answer")
	}
}

func TestConditionHolds(t *testing.T) {
	o := outlined(t, new(TripReport))
	var when *apdocs.Condition
	for _, b := range o.Blocks {
		if s, ok := b.(*apdocs.Section); ok && s.When != nil {
			when = s.When
		}
	}
	for transport, want := range map[Transport]bool{"": true, "minibus": true, "foot": false} {
		if got := when.Holds(&TripReport{Transport: transport}); got != want {
			t.Errorf("transport %q: %v", transport, got)
		}
	}
	if !(*apdocs.Condition)(nil).Holds(new(TripReport)) {
		t.Error("no condition rules something out")
	}
}

// The outline of late is not requested by any other test.
type late struct{ TripReport }

func (l *late) Layout() *apdocs.Layout { return l.TripReport.Layout() }

func TestOutlinedTogether(t *testing.T) {
	var group sync.WaitGroup
	outlines := make([]*apdocs.Outline, 8)
	for i := range outlines {
		group.Add(1)
		go func() {
			defer group.Done()
			o, err := apdocs.Outlined(new(late))
			if err != nil {
				t.Error(err)
				return
			}
			record := &late{TripReport{Driver: fmt.Sprint("driver ", i)}}
			for range 100 {
				if got := o.Field("driver").Text(record, apdocs.At{}); got != record.Driver {
					t.Errorf("answer %q of another record", got)
				}
			}
			outlines[i] = o
		}()
	}
	group.Wait()
	for _, o := range outlines {
		if o != outlines[0] {
			t.Fatal("goroutines have different outlines of one type")
		}
	}
}
