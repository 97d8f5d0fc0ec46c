package documents

import (
	"time"

	"github.com/apdocs/forms/apdocs"
)

// An AttendanceReturn (P20) is one sheet with which a provider tells a school who was
// there: all pupils of the school, each morning and afternoon of one week.
type AttendanceReturn struct {
	apdocs.Record
	School        apdocs.School     `json:"school,omitzero"`
	Provider      apdocs.Provider   `json:"provider,omitzero"`
	WeekBeginning apdocs.Date       `json:"weekBeginning,omitzero"` // a Monday
	Pupils        []PupilWeek       `json:"pupils,omitempty"`
	Absences      []Absence         `json:"absences,omitempty"`
	Concerns      apdocs.LongText   `json:"concerns,omitzero"`
	CompletedBy   string            `json:"completedBy,omitzero"`
	CompletedOn   apdocs.Date       `json:"completedOn,omitzero"`
	Signatures    apdocs.Signatures `json:"signatures,omitzero"`
	Copies        apdocs.Copies     `json:"copies,omitzero"`
}

// A PupilWeek is the marks of one pupil for a week.
type PupilWeek struct {
	Pupil apdocs.Pupil `json:"pupil,omitzero"`
	Marks Marks        `json:"marks,omitzero"`
}

// Marks are the codes of the attendance register for the ten half days of a week.
type Marks struct {
	Monday    DayMarks `json:"monday,omitzero"`
	Tuesday   DayMarks `json:"tuesday,omitzero"`
	Wednesday DayMarks `json:"wednesday,omitzero"`
	Thursday  DayMarks `json:"thursday,omitzero"`
	Friday    DayMarks `json:"friday,omitzero"`
}

// DayMarks are the codes for one day.
type DayMarks struct {
	Morning   string `json:"morning,omitzero"`
	Afternoon string `json:"afternoon,omitzero"`
}

// weekdays are the days of a school week.
var weekdays = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}

// days returns the marks of each day, from Monday to Friday.
func (m *Marks) days() [len(weekdays)]*DayMarks {
	return [...]*DayMarks{&m.Monday, &m.Tuesday, &m.Wednesday, &m.Thursday, &m.Friday}
}

// An Absence is why a pupil was away or late.
type Absence struct {
	Pupil   string       `json:"pupil,omitzero"`
	Date    apdocs.Date  `json:"date,omitzero"`
	Session HalfDay      `json:"session,omitzero"`
	Reason  string       `json:"reason,omitzero"`
	Arrived apdocs.Clock `json:"arrived,omitzero"` // if late
	ToldAt  apdocs.Clock `json:"toldAt,omitzero"`
	ToldTo  string       `json:"toldTo,omitzero"`
}

// HalfDay is the morning or the afternoon.
type HalfDay string

// Choices returns the half days in printed order.
func (HalfDay) Choices() []apdocs.Choice { return choices("Morning", "Afternoon") }

// Layout returns the printed form.
func (r *AttendanceReturn) Layout() *apdocs.Layout {
	c := &r.Copies
	return &apdocs.Layout{
		Name: "attendance-return", Version: 1, Computed: []string{attendanceTotals}, FilledBy: apdocs.PartyProvider,
		Title: "Weekly attendance return", Short: "Weekly attendance return",
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Name of the home school", &r.School.Name).Required(),
				apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
				apdocs.Ask("Week beginning (a Monday)", &r.WeekBeginning).Required(),
				apdocs.Ask("Name of the person to tell about absence", &r.School.AttendanceContact.Name),
			),
			apdocs.Part("Register",
				apdocs.Para("Mark every half day of every pupil with one of the codes below. The school decides the code in its "+
					"own register."),
				apdocs.Each(&r.Pupils, 4, func(p *PupilWeek) []apdocs.Block {
					return []apdocs.Block{apdocs.Together(
						apdocs.Grid(3,
							apdocs.Ask("Pupil’s full name", &p.Pupil.Name).Required(),
							apdocs.Ask("Date of birth", &p.Pupil.BirthDate),
							apdocs.Ask("Year group", &p.Pupil.Year),
						),
						marks(&p.Marks),
					)}
				}).AtLeast(1),
				apdocs.Beside(apdocs.Show("In all", (*AttendanceReturn).totals)),
			),
			apdocs.Part("Codes", codeList(), apdocs.Para(partTimeCode)),
			r.absences(),
			apdocs.Part("Signed",
				apdocs.Beside(apdocs.Ask("Is there any pattern or concern that the school should know about?", &r.Concerns).
					Short("Pattern or concern about attendance").Lines(3)),
				filledIn(&r.CompletedBy, &r.CompletedOn),
				apdocs.SignaturesWithRole(apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider)),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the provider?", &c.Provider))),
		},
	}
}

// marks returns the table of a pupil's half days: a row for mornings and one for
// afternoons, a column for each day.
func marks(m *Marks) *apdocs.Table {
	t := &apdocs.Table{Title: apdocs.Question{Label: "Marks", NameOnly: true}, RowNames: []string{"Morning", "Afternoon"},
		Rows: make([][]*apdocs.Field, 2), Columns: []apdocs.Column{{Head: "Half day", Kind: apdocs.LabelColumn}}}
	for i, d := range m.days() {
		share := 5
		if len(weekdays[i]) > len("Thursday") {
			share = 6 // the longest name on one line
		}
		t.Columns = append(t.Columns, apdocs.Column{Head: weekdays[i], Kind: apdocs.AnswerColumn, Field: i, Share: share})
		t.Rows[0] = append(t.Rows[0], apdocs.Ask(weekdays[i]+" morning", &d.Morning))
		t.Rows[1] = append(t.Rows[1], apdocs.Ask(weekdays[i]+" afternoon", &d.Afternoon))
	}
	return t
}

func (r *AttendanceReturn) absences() *apdocs.Section {
	return apdocs.Part("Absence and lateness",
		apdocs.Para("The reason for each absence or late arrival, and when the school was told. Where it is not known, "+
			"write: not known."),
		apdocs.Each(&r.Absences, 3, func(a *Absence) []apdocs.Block {
			return []apdocs.Block{apdocs.Together(apdocs.Grid(3,
				apdocs.Ask("Pupil", &a.Pupil), apdocs.Ask("Date", &a.Date), apdocs.Ask("Half day", &a.Session),
				apdocs.Ask("Reason", &a.Reason).Wide(), apdocs.Ask("If late, arrived at", &a.Arrived),
				apdocs.Ask("School told at", &a.ToldAt), apdocs.Ask("Told to", &a.ToldTo),
			))}
		}),
	)
}

// attendanceTotals is what totals prints.
const attendanceTotals = "Pupils: #. Half days on which they were due: #. Attended: #. Away: #."

// totals counts the half days of all pupils.
func (r *AttendanceReturn) totals() apdocs.Shown {
	due, there := 0, 0
	for i := range r.Pupils {
		for _, d := range r.Pupils[i].Marks.days() {
			for _, mark := range []string{d.Morning, d.Afternoon} {
				code, known := attendanceCode(mark)
				if !known || code.Group == NoSession || code.Code.Code == "C2" {
					continue
				}
				due++
				if code.Group == Attending {
					there++
				}
			}
		}
	}
	return apdocs.Shown{Note: apdocs.WithNumbers(attendanceTotals, len(r.Pupils), due, there, due-there)}
}

// Rules returns R43, R50, R70, R73, R83, R84 and R85.
func (r *AttendanceReturn) Rules() []apdocs.Rule {
	type T = AttendanceReturn
	return []apdocs.Rule{
		apdocs.NewRule("R43", apdocs.Error, "school policy on alternative provision, 10.3 and 12.1.4",
			"Every half day of every pupil has a mark.", (*T).allMarked),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, nil }),
		apdocs.NewRule("R70", apdocs.Warning, "good practice for pupils’ data",
			"The pupil was born before the day that the form is about, and is not older than 25 on it.",
			func(r *T, c *apdocs.Case) {
				for i := range r.Pupils {
					c.CheckBirth(&r.Pupils[i].Pupil, r.WeekBeginning)
				}
			}),
		orderRule(func(r *T) []days {
			return []days{{&r.WeekBeginning, &r.CompletedOn, "is before the week began; check both dates"}}
		}),
		apdocs.NewRule("R83", apdocs.Error, "SI 2024/208, regulation 10; school policy on alternative provision, 10.4",
			"Every mark is a code of the attendance register.", (*T).codesKnown),
		apdocs.NewRule("R84", apdocs.Error, "the form: week beginning",
			"A week begins with a Monday, and the absences are in "+
				"that week.", (*T).inWeek),
		apdocs.NewRule("R85", apdocs.Information, "SI 2024/208, regulation 10, since 19 August 2024; school policy on "+
			"alternative provision, 10.4.3, which has C", "A part-time timetable has the code C2, not C.", (*T).partTime),
	}
}

// eachMark calls the function for each mark of each pupil.
func (r *AttendanceReturn) eachMark(found func(mark *string)) {
	for i := range r.Pupils {
		for _, d := range r.Pupils[i].Marks.days() {
			found(&d.Morning)
			found(&d.Afternoon)
		}
	}
}

// allMarked checks R43.
func (r *AttendanceReturn) allMarked(c *apdocs.Case) {
	r.eachMark(func(mark *string) {
		if apdocs.IsBlank(*mark) {
			c.Report(mark, "has no mark; enter a code, such as # for a day on which the provider is closed")
		}
	})
}

// codesKnown checks R83.
func (r *AttendanceReturn) codesKnown(c *apdocs.Case) {
	r.eachMark(func(mark *string) {
		if _, known := attendanceCode(*mark); !known && !apdocs.IsBlank(*mark) {
			c.Report(mark, "is not a code of the attendance register; use one of those in the list below the register")
		}
	})
}

// partTime checks R85.
func (r *AttendanceReturn) partTime(c *apdocs.Case) {
	r.eachMark(func(mark *string) {
		if code, _ := attendanceCode(*mark); code.Code.Code == "C" {
			c.Report(mark, "is leave for an exceptional circumstance; a part-time timetable is C2 since 19 August 2024")
		}
	})
}

// inWeek checks R84.
func (r *AttendanceReturn) inWeek(c *apdocs.Case) {
	if r.WeekBeginning.IsZero() {
		return
	}
	if r.WeekBeginning.Weekday() != time.Monday {
		c.Report(&r.WeekBeginning, "is not a Monday; enter the Monday of the week")
		return
	}
	for i := range r.Absences {
		if a := &r.Absences[i]; !a.Date.IsZero() && (a.Date.Before(r.WeekBeginning) ||
			a.Date.After(r.WeekBeginning.AddDays(len(weekdays)-1))) {
			c.Report(&a.Date, "is not in this week; check the date")
		}
	}
}
