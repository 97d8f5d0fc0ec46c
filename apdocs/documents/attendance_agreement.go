package documents

import "github.com/apdocs/forms/apdocs"

// An AttendanceAgreement (P20) says who takes the register at a provider, who tells whom of
// an absence and by when, and who follows it up.
type AttendanceAgreement struct {
	apdocs.Record
	Pupil       apdocs.Pupil      `json:"pupil,omitzero"`
	School      apdocs.School     `json:"school,omitzero"`
	Provider    apdocs.Provider   `json:"provider,omitzero"`
	Placement   apdocs.Placement  `json:"placement,omitzero"`
	Attendance  AttendanceDuties  `json:"attendance,omitzero"`
	Codes       []PlaceCode       `json:"codes,omitempty"`
	Supervised  apdocs.YesNo      `json:"supervised,omitzero"` // every session
	CompletedBy string            `json:"completedBy,omitzero"`
	CompletedOn apdocs.Date       `json:"completedOn,omitzero"`
	Signatures  apdocs.Signatures `json:"signatures,omitzero"`
	Copies      apdocs.Copies     `json:"copies,omitzero"`
}

// AttendanceDuties are who does what about attendance.
type AttendanceDuties struct {
	RecordedBy   string          `json:"recordedBy,omitzero"`
	TwiceDaily   apdocs.YesNo    `json:"twiceDaily,omitzero"`
	System       RegisterSystem  `json:"system,omitzero"`
	WeeklyReturn apdocs.YesNo    `json:"weeklyReturn,omitzero"`
	Cover        string          `json:"cover,omitzero"` // who is told if the contact is away
	MorningBy    apdocs.Clock    `json:"morningBy,omitzero"`
	AfternoonBy  apdocs.Clock    `json:"afternoonBy,omitzero"`
	Method       TellingMethod   `json:"method,omitzero"`
	LeavesEarly  apdocs.LongText `json:"leavesEarly,omitzero"`
	FirstDayBy   string          `json:"firstDayBy,omitzero"` // who calls home
	FirstDayAt   apdocs.Clock    `json:"firstDayAt,omitzero"`
	Unexplained  apdocs.LongText `json:"unexplained,omitzero"`
	Support      apdocs.LongText `json:"support,omitzero"`
}

// A RegisterSystem is where a register is kept.
type RegisterSystem string

// Choices returns the systems in printed order.
func (RegisterSystem) Choices() []apdocs.Choice {
	return choices("Paper register", "Provider’s own system", "School’s system", "Shared online register")
}

// A TellingMethod is how a provider tells a school of an absence.
type TellingMethod string

// Choices returns the methods in printed order.
func (TellingMethod) Choices() []apdocs.Choice {
	return choices("Telephone call", "Email", "Text message", "Shared online register")
}

// A PlaceCode is the register code for sessions at one place.
type PlaceCode struct {
	Place    string       `json:"place,omitzero"`
	Code     RegisterCode `json:"code,omitzero"`
	Activity string       `json:"activity,omitzero"` // what the pupil does there
}

// Layout returns the printed form.
func (a *AttendanceAgreement) Layout() *apdocs.Layout {
	c := &a.Copies
	return &apdocs.Layout{
		Name: "attendance-agreement", Version: 1,
		Title: "Agreement about attendance and absence", Short: "Attendance agreement",
		Blocks: []apdocs.Block{
			a.who(),
			a.register(),
			a.telling(),
			a.absence(),
			a.codes(),
			apdocs.Part("Signed",
				filledIn(&a.CompletedBy, &a.CompletedOn),
				apdocs.SignaturesWithRole(
					apdocs.Sign("School", apdocs.PartySchool, &a.Signatures.School),
					apdocs.Sign("Provider", apdocs.PartyProvider, &a.Signatures.Provider),
				),
			),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the provider?", &c.Provider),
				apdocs.Ask("Copy to each parent or carer?", &c.Parent),
			)),
		},
	}
}

func (a *AttendanceAgreement) who() *apdocs.Section {
	p := &a.Pupil
	return apdocs.Part("Who and where",
		apdocs.Grid(2,
			apdocs.Ask("Pupil’s full name", &p.Name).Required(),
			apdocs.Ask("Name the pupil likes to be called", &p.PreferredName),
			apdocs.Ask("Pupil’s date of birth", &p.BirthDate).Required(),
			apdocs.Ask("Year group", &p.Year),
			apdocs.Ask("Name of the home school", &a.School.Name).Required(),
			apdocs.Ask("First day", &a.Placement.Start).Required(),
			apdocs.Ask("Name of the alternative provider", &a.Provider.Name).Required().Wide(),
		),
		apdocs.Beside(
			apdocs.Ask("Address where the pupil will be taught", &a.Provider.Address).Lines(2).Required(),
			apdocs.Ask("What kind of place is the provider?", &a.Provider.Kind).
				Hint("A college, or a provider that is not a school, must tell the school of every absence."),
		),
		apdocs.Minor("Where the pupil should be each morning and afternoon",
			apdocs.Week("Where the pupil should be each morning and afternoon", &a.Placement.Timetable)),
	)
}

func (a *AttendanceAgreement) register() *apdocs.Section {
	d := &a.Attendance
	return apdocs.Part("Taking the register",
		apdocs.Beside(
			apdocs.Ask("Who at the provider takes the register?", &d.RecordedBy).Required(),
			apdocs.Ask("Is it taken twice a day, morning and afternoon?", &d.TwiceDaily).Required(),
			apdocs.Ask("Where is it kept?", &d.System),
			apdocs.Ask("Will the provider also send a return each week?", &d.WeeklyReturn),
		),
	)
}

func (a *AttendanceAgreement) telling() *apdocs.Section {
	d, to := &a.Attendance, &a.School.AttendanceContact
	return apdocs.Part("Telling the school",
		apdocs.Grid(2,
			apdocs.Ask("Name of the person to tell about absence", &to.Name).Required(),
			apdocs.Ask("Telephone number of that person", &to.Phone).Format("phone").Required(),
			apdocs.Ask("Email address of that person", &to.Email).Format("email"),
			apdocs.Ask("Who should be told if that person is away?", &d.Cover),
			apdocs.Ask("By what time should the school know about the morning?", &d.MorningBy).Required(),
			apdocs.Ask("By what time should the school know about the afternoon?", &d.AfternoonBy).Required(),
		),
		apdocs.Beside(
			apdocs.Ask("How will the provider tell the school?", &d.Method).Required(),
			apdocs.Ask("What happens if the pupil leaves during the day?", &d.LeavesEarly).Lines(2),
		),
	)
}

func (a *AttendanceAgreement) absence() *apdocs.Section {
	d := &a.Attendance
	return apdocs.Part("Following up an absence",
		apdocs.Grid(2,
			apdocs.Ask("Who calls home on the first day of an absence?", &d.FirstDayBy).Required(),
			apdocs.Ask("By what time?", &d.FirstDayAt),
		),
		apdocs.Beside(
			apdocs.Ask("What happens if nobody knows why the pupil is away?", &d.Unexplained).Lines(4).Required().
				Hint("Who does what, by when, and when is a home visit made?"),
			apdocs.Ask("What will be done if attendance starts to fall?", &d.Support).Lines(3),
		),
	)
}

func (a *AttendanceAgreement) codes() *apdocs.Section {
	t := apdocs.Rows("Which code will the school use for each place?", &a.Codes, 3, func(p *PlaceCode) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Place", &p.Place), apdocs.Ask("Code", &p.Code), apdocs.Ask("What the pupil does there", &p.Activity),
		}
	})
	t.Title.Hints = []string{"The school decides the code and answers for it."}
	return apdocs.Part("Register codes",
		shares(t, 6, 13, 6),
		apdocs.Para(partTimeCode),
		apdocs.Choices(apdocs.Ask("Is every session supervised?", &a.Supervised).Required()),
	)
}

// Rules returns R24, R27, R32, R43, R46, R50, R78 and R82.
func (a *AttendanceAgreement) Rules() []apdocs.Rule {
	type T = AttendanceAgreement
	return []apdocs.Rule{
		completedBefore(func(a *T) (*apdocs.Date, apdocs.Date) { return &a.CompletedOn, a.Placement.Start }),
		apdocs.NewRule("R27", apdocs.Warning,
			"school policy on alternative provision, 9.5; guidance on looked-after children",
			"Every session of the week is accounted for.",
			func(a *T, c *apdocs.Case) { accountedFor(c, &a.Placement.Timetable) }),
		apdocs.NewRule("R32", apdocs.Warning, "school policy on alternative provision, 10.4; SI 2024/208, regulation 10",
			"The register code fits the place.", (*T).codesFit),
		apdocs.NewRule("R43", apdocs.Warning, "school policy on alternative provision, 10.3 and 12.1.4",
			"Attendance is recorded twice a day.", func(a *T, c *apdocs.Case) {
				if a.Attendance.TwiceDaily == apdocs.No {
					c.Report(&a.Attendance.TwiceDaily, "the register must be taken morning and afternoon; agree that it is")
				}
			}),
		apdocs.AgeRule(func(a *T) (*apdocs.Pupil, apdocs.Date) { return &a.Pupil, a.Placement.Start }),
		apdocs.SigningRule(func(a *T) (*apdocs.Signatures, *apdocs.Date) { return &a.Signatures, &a.Pupil.BirthDate }),
		writtenRule(func(a *T) *apdocs.Date { return &a.CompletedOn }),
		apdocs.NewRule("R82", apdocs.Error, "the form: times of the morning and the afternoon",
			"The school knows about the morning before it knows about the afternoon.", func(a *T, c *apdocs.Case) {
				d := &a.Attendance
				if !d.MorningBy.IsZero() && !d.AfternoonBy.IsZero() && d.AfternoonBy.Compare(d.MorningBy) <= 0 {
					c.Report(&d.AfternoonBy, "is not later than the time for the morning; check both")
				}
			}),
	}
}

// codesFit checks R32. The school decides; the check only doubts.
func (a *AttendanceAgreement) codesFit(c *apdocs.Case) {
	kind := a.Provider.Kind
	for i := range a.Codes {
		p := &a.Codes[i]
		switch {
		case p.Code == "b" && a.Supervised == apdocs.No:
			c.Report(&p.Code, "is only for a supervised activity; supervise every session, or use another code")
		case p.Code == "d" && (kind == apdocs.NotASchool || kind == apdocs.College):
			c.Report(&p.Code, "is only for another school at which the pupil is registered")
		case p.Code == "b" && apdocs.IsBlank(p.Activity):
			c.Report(&p.Activity, "is not given; with code B the nature of the activity is recorded")
		}
	}
}
