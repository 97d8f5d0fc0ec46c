package documents

import (
	"cmp"

	"github.com/apdocs/forms/apdocs"
)

// A PlacementRegister (P11) is the full record that a school keeps of its placements: an
// entry for each, gathered from the other documents. It begins with a table of them, one row a
// placement, which is what an inspector asks for first and what is written in by hand on a blank; each
// entry has a sheet of its own with all its answers.
type PlacementRegister struct {
	apdocs.Record
	School      apdocs.School   `json:"school,omitzero"`
	AsOn        apdocs.Date     `json:"asOn,omitzero"`
	CompletedBy string          `json:"completedBy,omitzero"`
	Placements  []RegisterEntry `json:"placements,omitempty"`
}

// A RegisterEntry is one placement in a register. The date of a document is the day on which it
// was made; it is zero if there is no such document.
type RegisterEntry struct {
	PlacementReference string `json:"placementReference,omitzero"`

	Pupil         apdocs.Pupil    `json:"pupil,omitzero"`
	EHCPAuthority string          `json:"ehcpAuthority,omitzero"` // maintains the pupil's plan
	CareAuthority string          `json:"careAuthority,omitzero"` // looks after the pupil
	FreeMeals     apdocs.YesNo    `json:"freeMeals,omitzero"`
	OnRoll        apdocs.YesNo    `json:"onRoll,omitzero"` // of the home school
	Provider      apdocs.Provider `json:"provider,omitzero"`

	QualityCheckedOn        apdocs.Date `json:"qualityCheckedOn,omitzero"`
	InsuranceExpires        apdocs.Date `json:"insuranceExpires,omitzero"` // the first of them
	SafeguardingConfirmedOn apdocs.Date `json:"safeguardingConfirmedOn,omitzero"`

	Placement    apdocs.Placement `json:"placement,omitzero"`
	RegisterCode RegisterCode     `json:"registerCode,omitzero"`

	NoticeOn             apdocs.Date      `json:"noticeOn,omitzero"`
	LocalAuthorityToldOn apdocs.Date      `json:"localAuthorityToldOn,omitzero"`
	AgreementSignedOn    apdocs.Date      `json:"agreementSignedOn,omitzero"` // the last signature
	ReintegrationPlanOn  apdocs.Date      `json:"reintegrationPlanOn,omitzero"`
	Visits               []VisitMade      `json:"visits,omitempty"`
	Reviews              []ReviewHeld     `json:"reviews,omitempty"`
	Evaluations          []EvaluationMade `json:"evaluations,omitempty"`

	Attendance     apdocs.Attendance `json:"attendance,omitzero"`
	Progress       apdocs.LongText   `json:"progress,omitzero"`
	Achievements   apdocs.LongText   `json:"achievements,omitzero"`
	PupilViewsHeld apdocs.YesNo      `json:"pupilViewsHeld,omitzero"`
	FinalReportOn  apdocs.Date       `json:"finalReportOn,omitzero"`
	Destination    Destination       `json:"destination,omitzero"`
}

// A VisitMade is a visit in the register.
type VisitMade struct {
	Date apdocs.Date `json:"date,omitzero"`
	By   string      `json:"by,omitzero"`
}

// A ReviewHeld is a review in the register.
type ReviewHeld struct {
	Date     apdocs.Date     `json:"date,omitzero"`
	Decision apdocs.Decision `json:"decision,omitzero"`
}

// An EvaluationMade is an evaluation in the register.
type EvaluationMade struct {
	Date  apdocs.Date  `json:"date,omitzero"`
	Stage apdocs.Stage `json:"stage,omitzero"`
	Score apdocs.Count `json:"score,omitzero"` // 25 to 125 points
}

// Ended reports whether the placement is over on the day: its last day, or the expected one if no
// record gives the last, is before it. If the day is zero, it reports whether there is a last day.
func (e *RegisterEntry) Ended(on apdocs.Date) bool {
	if on.IsZero() {
		return !e.Placement.ActualEnd.IsZero()
	}
	last := cmp.Or(e.Placement.ActualEnd, e.Placement.End)
	return !last.IsZero() && last.Before(on)
}

// Layout returns the printed form.
func (r *PlacementRegister) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "placement-register", Version: 1, Computed: []string{registerTotals},
		Title: "Register of placements in alternative provision", Short: "Placements", Unnumbered: true,
		Blocks: []apdocs.Block{
			apdocs.Grid(2,
				apdocs.Ask("Name of the home school", &r.School.Name).Required(),
				apdocs.Ask("As on", &r.AsOn).Required(),
				apdocs.Ask("Filled in by", &r.CompletedBy).Wide(),
			),
			apdocs.Beside(apdocs.Show("Placements", (*PlacementRegister).counted)),
			apdocs.Again("All placements", r.list()).ByHand(),
			apdocs.Again("Where pupils are taught", r.places()),
			r.entries(),
		},
	}
}

// entries returns the part of each placement, one after another.
func (r *PlacementRegister) entries() *apdocs.Section {
	s := apdocs.EachPart("Placement", &r.Placements, 1, entryBlocks).AtLeast(1)
	s.OwnPage, s.NewPage = false, true
	return s
}

// registerTotals is what counted prints.
const registerTotals = "# in all. On this day #: # full time, # with a provider that is not known to be registered " +
	"as a school."

// counted says how many placements there are and where, as an inspector asks.
func (r *PlacementRegister) counted() apdocs.Shown {
	now, full, unregistered := 0, 0, 0
	for i := range r.Placements {
		e := &r.Placements[i]
		if e.Ended(r.AsOn) || e.Placement.Start.After(r.AsOn) && !r.AsOn.IsZero() {
			continue
		}
		now++
		if e.Placement.FullTime == apdocs.Yes {
			full++
		}
		if e.Provider.Registration != "registered" {
			unregistered++
		}
	}
	return apdocs.Shown{Note: apdocs.WithNumbers(registerTotals, len(r.Placements), now, full, unregistered)}
}

// list returns the table of all placements, a row each.
func (r *PlacementRegister) list() *apdocs.Table {
	t := apdocs.Rows("Placements", &r.Placements, 12, func(e *RegisterEntry) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Reference", &e.PlacementReference), apdocs.Ask("Pupil", &e.Pupil.Name),
			apdocs.Ask("Provider", &e.Provider.Name), apdocs.Ask("First day", &e.Placement.Start),
			apdocs.Ask("Last day", &e.Placement.ActualEnd),
		}
	}).NameOnly()
	return shares(t, 30, 33, 37, 30, 30)
}

// places returns the table of where pupils are taught, with what an inspector asks about
// each provider.
func (r *PlacementRegister) places() *apdocs.Table {
	t := apdocs.Rows("Places", &r.Placements, 1, func(e *RegisterEntry) []*apdocs.Field {
		return []*apdocs.Field{
			apdocs.Ask("Pupil", &e.Pupil.Name), apdocs.Ask("How arranged", &e.Placement.Route),
			apdocs.Ask("Address", &e.Provider.Address), apdocs.Ask("Registered", &e.Provider.Registration),
			apdocs.Ask("URN", &e.Provider.URN), apdocs.Ask("Weekly hours", &e.Placement.Hours),
		}
	}).NameOnly()
	return shares(t, 32, 28, 34, 28, 19, 19)
}

// entryBlocks returns the sheet of one placement.
func entryBlocks(e *RegisterEntry) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Minor("The pupil", pupilEntry(e)),
		apdocs.Minor("The provider", providerEntry(e)...),
		apdocs.Minor("The placement", placementEntry(e)...),
		apdocs.Minor("Visits, reviews and evaluations", datesEntry(e)...),
		apdocs.Minor("Result", resultEntry(e)...),
	}
}

func pupilEntry(e *RegisterEntry) *apdocs.Answers {
	p := &e.Pupil
	return apdocs.Grid(3,
		apdocs.Ask("Pupil’s full name", &p.Name).Required(),
		apdocs.Ask("Date of birth", &p.BirthDate),
		apdocs.Ask("Year group", &p.Year),
		apdocs.Ask("Sex", &p.Sex),
		apdocs.Ask("Pupil number (UPN)", &p.UPN).Class(apdocs.ClassIdentifier),
		apdocs.Ask("Learner number (ULN)", &p.ULN).Class(apdocs.ClassIdentifier),
		apdocs.Ask("SEN status", &p.SENStatus).Class(apdocs.ClassHealth),
		apdocs.Ask("Has the pupil an EHCP?", &p.EHCP).Class(apdocs.ClassHealth),
		apdocs.Ask("Authority with the EHCP", &e.EHCPAuthority).Class(apdocs.ClassHealth),
		apdocs.Ask("Is the pupil looked after?", &p.LookedAfter).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("Authority that looks after", &e.CareAuthority).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("Has a social worker?", &p.SocialWorker).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("Free school meals?", &e.FreeMeals),
		apdocs.Ask("On the roll of the school?", &e.OnRoll).Required(),
		apdocs.Ask("Placement reference", &e.PlacementReference),
	)
}

func providerEntry(e *RegisterEntry) []apdocs.Block {
	p := &e.Provider
	return []apdocs.Block{
		apdocs.Beside(
			apdocs.Ask("Name of the provider", &p.Name).Required(),
			apdocs.Ask("Address where taught", &p.Address).Lines(3).Required(),
			apdocs.Ask("Kind of provider", &p.Kind),
			apdocs.Ask("Census setting type", &p.Setting),
		),
		apdocs.Grid(3,
			apdocs.Ask("URN", &p.URN),
			apdocs.Ask("UKPRN", &p.UKPRN),
			apdocs.Ask("Registered as a school", &p.Registration).Required(),
			apdocs.Ask("On the approved list?", &p.Approved),
			apdocs.Ask("Last quality check", &e.QualityCheckedOn),
			apdocs.Ask("First insurance runs out", &e.InsuranceExpires),
		),
		apdocs.Each(&p.Sites, 1, func(s *apdocs.Site) []apdocs.Block {
			return []apdocs.Block{
				apdocs.Grid(2,
					apdocs.Ask("Other site", &s.Name), apdocs.Ask("Kind of site", &s.Kind),
					apdocs.Ask("Address of the site", &s.Address), apdocs.Ask("Run by, if a partner", &s.Subcontractor),
				),
			}
		}),
	}
}

func placementEntry(e *RegisterEntry) []apdocs.Block {
	p := &e.Placement
	return []apdocs.Block{
		apdocs.Beside(
			apdocs.Ask("How it is arranged", &p.Route),
			apdocs.Ask("Why the pupil is placed", &p.Reason).Lines(2),
			apdocs.Ask("Register code", &e.RegisterCode),
		),
		apdocs.Grid(3,
			apdocs.Ask("First day", &p.Start).Required(),
			apdocs.Ask("Expected last day", &p.End),
			apdocs.Ask("Last day", &p.ActualEnd),
			apdocs.Ask("Half days a week", &p.Sessions).Between(1, 10),
			apdocs.Ask("Hours a week", &p.Hours).Between(0, 60),
			apdocs.Ask("Full time?", &p.FullTime),
			apdocs.Ask("Cost", &p.Cost),
			apdocs.Ask("Cost is for each", &p.CostPer),
			apdocs.Ask("Census reason code", &p.CensusReason),
			apdocs.Ask("Registered at both schools?", &p.DualRegistered).OrNotApplicable(),
			apdocs.Ask("Plan for returning agreed", &e.ReintegrationPlanOn),
			apdocs.Ask("Agreement signed by all", &e.AgreementSignedOn),
			apdocs.Ask("Notice to parents", &e.NoticeOn),
			apdocs.Ask("Local authority told", &e.LocalAuthorityToldOn),
			apdocs.Ask("Safeguarding confirmed", &e.SafeguardingConfirmedOn),
		),
	}
}

func datesEntry(e *RegisterEntry) []apdocs.Block {
	return []apdocs.Block{
		shares(apdocs.Rows("Visits", &e.Visits, 2, func(v *VisitMade) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Date of visit", &v.Date), apdocs.Ask("Visited by", &v.By)}
		}).NameOnly(), 1, 2),
		shares(apdocs.Rows("Reviews", &e.Reviews, 2, func(v *ReviewHeld) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Date of review", &v.Date), apdocs.Ask("Decision", &v.Decision)}
		}).NameOnly(), 1, 2),
		apdocs.Rows("Evaluations", &e.Evaluations, 2, func(v *EvaluationMade) []*apdocs.Field {
			return []*apdocs.Field{apdocs.Ask("Date of evaluation", &v.Date), apdocs.Ask("Stage", &v.Stage),
				apdocs.Ask("Score out of 125", &v.Score).Between(25, 125)}
		}).NameOnly(),
	}
}

func resultEntry(e *RegisterEntry) []apdocs.Block {
	return []apdocs.Block{
		apdocs.Grid(3,
			apdocs.Ask("Attendance", &e.Attendance.Percent),
			apdocs.Ask("Final report received", &e.FinalReportOn),
			apdocs.Ask("Pupil’s own assessment held?", &e.PupilViewsHeld),
		),
		apdocs.Beside(
			apdocs.Ask("Progress", &e.Progress).Lines(2),
			apdocs.Ask("Achievements", &e.Achievements).Lines(2),
			apdocs.Ask("Where the pupil goes next", &e.Destination.Kind),
			apdocs.Ask("Name of that place", &e.Destination.Detail),
		),
	}
}
