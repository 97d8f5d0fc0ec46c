package docx_test

import (
	"strconv"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// An excursion is a form with what the built-in forms do not use: lists in lists,
// conditions, points, a question too long for the rail, answers that may be not
// applicable, three questions side by side.
type excursion struct {
	apdocs.Record
	Place    string           `json:"place,omitzero"`
	On       apdocs.Date      `json:"on,omitzero"`
	Cost     apdocs.Money     `json:"cost,omitzero"`
	Where    apdocs.Address   `json:"where,omitzero"`
	Overseas apdocs.YesNo     `json:"overseas,omitzero"`
	Passport string           `json:"passport,omitzero"`
	Insured  apdocs.YesNo     `json:"insured,omitzero"`
	Risks    apdocs.LongText  `json:"risks,omitzero"`
	Days     []day            `json:"days,omitempty"`
	Leader   apdocs.Signature `json:"leader,omitzero"`

	Kit      apdocs.Check     `json:"kit,omitzero"`
	Coach    apdocs.Check     `json:"coach,omitzero"`
	Cover    apdocs.Cover     `json:"cover,omitzero"`
	Copies   copies           `json:"copies,omitzero"`
	Office   apdocs.Contact   `json:"office,omitzero"`
	Groups   []group          `json:"groups,omitempty"`
	Week     apdocs.Timetable `json:"week,omitzero"`
	Route    apdocs.Route     `json:"route,omitzero"`
	Accepted apdocs.YesNo     `json:"accepted,omitzero"`
}

type copies struct {
	Parent apdocs.YesNo `json:"parent,omitzero"`
	Driver apdocs.YesNo `json:"driver,omitzero"`
	Cook   apdocs.YesNo `json:"cook,omitzero"`
	Head   apdocs.YesNo `json:"head,omitzero"`
}

type group struct {
	Leader string          `json:"leader,omitzero"`
	Size   apdocs.Count    `json:"size,omitzero"`
	Notes  apdocs.LongText `json:"notes,omitzero"`
}

func (e *excursion) days() apdocs.Shown {
	return apdocs.Shown{Figure: strconv.Itoa(len(e.Days)), Note: "in {place}"}
}

// more returns what of the built-in forms only others have.
func (e *excursion) more() *apdocs.Section {
	return &apdocs.Section{Heading: "Who and what", OwnPage: true, Blocks: []apdocs.Block{
		apdocs.Ticks(apdocs.Ask("Parent", &e.Copies.Parent), apdocs.Ask("Driver", &e.Copies.Driver),
			apdocs.Ask("Cook", &e.Copies.Cook), apdocs.Ask("Head", &e.Copies.Head)),
		apdocs.Checks([2]string{"Check", "Comment"}, apdocs.Checked("Kit is dry", &e.Kit),
			apdocs.Checked("Coach has belts", &e.Coach)).Subhead(1, "On the road"),
		apdocs.Covers([4]string{"Insurance", "Amount", "Expires", "Notes"}, apdocs.Covered("Public liability", &e.Cover)),
		apdocs.Beside(apdocs.Reach("Office", &e.Office), apdocs.Show("How many days", (*excursion).days),
			apdocs.Ask("Route", &e.Route),
			apdocs.Ask("Accepted", &e.Accepted).Terms("We accept that it may rain.")),
		apdocs.NamedRows("Groups", &e.Groups, []string{"First group", "Second group"}, func(g *group) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Led by", &g.Leader), apdocs.Ask("Pupils", &g.Size),
				apdocs.Ask("Notes", &g.Notes).Lines(2)}
		}),
		apdocs.Week("Where we are", &e.Week),
	}}
}

type day struct {
	Date  apdocs.Date `json:"date,omitzero"`
	Stops []stop      `json:"stops,omitempty"`
}

type stop struct {
	Name string       `json:"name,omitzero"`
	At   apdocs.Clock `json:"at,omitzero"`
}

func (e *excursion) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "excursion", Version: 2, Short: "Excursion",
		Title: "A day out, with a title that is so long that it is set in the smaller of the two sizes of titles",
		Blocks: []apdocs.Block{
			apdocs.Grid(3, apdocs.Ask("Place", &e.Place).Required(), apdocs.Ask("Date", &e.On), apdocs.Ask("Cost", &e.Cost),
				apdocs.Ask("Address", &e.Where)),
			apdocs.Part("Before – the day",
				&apdocs.List{Items: []string{"Ask parents.", "Tell {broker}."}},
				apdocs.Together(apdocs.Choices(apdocs.Ask("Overseas?", &e.Overseas).Hint("Wales is not."),
					apdocs.Ask("Insured?", &e.Insured).OrNotApplicable())),
				apdocs.When(&e.Overseas, apdocs.Yes, apdocs.Beside(apdocs.Ask("Passport", &e.Passport))),
				apdocs.Beside(apdocs.Ask("What could go wrong on the way there, while you are there and on the way back, how "+
					"likely is each of these things, and what will you do so that it does not happen or does no harm?",
					&e.Risks).Lines(3)),
				apdocs.Para("We go to {place} on {on}."),
			),
			apdocs.Each(&e.Days, 2, func(d *day) []apdocs.Block {
				return []apdocs.Block{
					apdocs.Minor("A day", apdocs.Beside(apdocs.Ask("Day - the date", &d.Date)),
						apdocs.Rows("Stops", &d.Stops, 1, func(s *stop) []*apdocs.Field {
							return []*apdocs.Field{apdocs.Ask("Where", &s.Name), apdocs.Ask("When", &s.At)}
						})),
				}
			}),
			e.more(),
			apdocs.Part("Signed", apdocs.SignatureRows(apdocs.Sign("Leader", apdocs.PartySchool, &e.Leader))),
		},
	}
}

func filledExcursion() *excursion {
	e := &excursion{Place: "Sample Castle", Where: "1 Example Road\nSampletown", Overseas: apdocs.No,
		Insured: apdocs.NotApplicable,
		On:      apdocs.NewDate(2026, time.June, 1), Cost: apdocs.NewMoney(1250), Passport: "unasked"}
	e.Days = []day{{Stops: []stop{{Name: "Farm shop", At: apdocs.NewClock(9, 15)}, {Name: "Hill"}}}, {}}
	e.Copies.Driver, e.Copies.Head = apdocs.Yes, apdocs.No
	e.Kit = apdocs.Check{Answer: apdocs.No, Comment: "Wet."}
	e.Cover = apdocs.Cover{Answer: apdocs.Yes, Amount: apdocs.NewMoney(500_000_000),
		Expires: apdocs.NewDate(2027, time.April, 30), Comment: "Seen."}
	e.Office = apdocs.Contact{Name: "Sam Specimen", Phone: "01632 960100"}
	e.Groups = []group{{Leader: "Pat Example", Size: apdocs.NewCount(9)}}
	e.Week.Monday.Morning = apdocs.Session{Place: "School", Start: apdocs.NewClock(9, 0), End: apdocs.NewClock(12, 0),
		Note: "by bus"}
	e.Route = apdocs.SixthDay
	e.Leader = apdocs.Signature{Name: "Jordan Sample", Status: apdocs.Signed, Method: apdocs.ByCertificate}
	return e
}
