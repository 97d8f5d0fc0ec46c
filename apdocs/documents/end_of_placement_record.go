package documents

import "github.com/apdocs/forms/apdocs"

// An EndOfPlacementRecord (P09) is what was said and agreed when school, provider, pupil
// and family met at the end of a placement.
type EndOfPlacementRecord struct {
	apdocs.Record
	Pupil     apdocs.Pupil     `json:"pupil,omitzero"`
	School    apdocs.School    `json:"school,omitzero"`
	Provider  apdocs.Provider  `json:"provider,omitzero"`
	Placement apdocs.Placement `json:"placement,omitzero"`
	Meeting   struct {
		Date apdocs.Date `json:"date,omitzero"`
	} `json:"meeting,omitzero"`
	Attendees   []Attendee      `json:"attendees,omitempty"`
	PupilAbsent apdocs.LongText `json:"pupilAbsent,omitzero"`

	FinalReportReceived    apdocs.YesNo    `json:"finalReportReceived,omitzero"`
	PupilViewsReceived     apdocs.YesNo    `json:"pupilViewsReceived,omitzero"`
	Views                  apdocs.Views    `json:"views,omitzero"`
	Lessons                apdocs.LongText `json:"lessons,omitzero"`
	Destination            Destination     `json:"destination,omitzero"`
	ReintegrationConfirmed apdocs.YesNo    `json:"reintegrationConfirmed,omitzero"`

	Reintegration   apdocs.LongText   `json:"reintegration,omitzero"`
	ReturnOn        apdocs.Date       `json:"returnOn,omitzero"`
	ReturnTimetable apdocs.Timetable  `json:"returnTimetable,omitzero"`
	Support         []Support         `json:"support,omitempty"`
	Actions         []apdocs.Action   `json:"actions,omitempty"`
	Review          apdocs.Review     `json:"review,omitzero"`
	CompletedBy     string            `json:"completedBy,omitzero"`
	CompletedOn     apdocs.Date       `json:"completedOn,omitzero"`
	Signatures      apdocs.Signatures `json:"signatures,omitzero"`
	Copies          apdocs.Copies     `json:"copies,omitzero"`
}

// Layout returns the printed form.
func (r *EndOfPlacementRecord) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "end-of-placement-record", Version: 1,
		Title: "Record of the meeting at the end of a placement", Short: "End of placement",
		Blocks: []apdocs.Block{
			apdocs.Part("This meeting",
				whichPupil(&r.Pupil,
					apdocs.Ask("Name of the home school", &r.School.Name).Required(),
					apdocs.Ask("Name of the alternative provider", &r.Provider.Name).Required(),
					apdocs.Ask("First day", &r.Placement.Start),
					apdocs.Ask("Last day at the provider", &r.Placement.ActualEnd).Required(),
					apdocs.Ask("Date of the meeting", &r.Meeting.Date).Required().Wide(),
				),
			),
			r.tookPart(),
			apdocs.Part("How it went",
				apdocs.Choices(
					apdocs.Ask("Has the provider’s final report been received?", &r.FinalReportReceived).Required(),
					apdocs.Ask("Has the pupil said in writing what they think?", &r.PupilViewsReceived).Required(),
				),
				apdocs.Beside(
					apdocs.Ask("What does the pupil think, want and hope for?", &r.Views.Pupil).Lines(3),
					apdocs.Ask("What does the family think, want and hope for?", &r.Views.Parent).Lines(3),
					apdocs.Ask("What was learned for future placements?", &r.Lessons).Lines(3),
				),
			),
			r.next(),
			apdocs.Part("Support",
				supported(&r.Support),
				actions(&r.Actions),
				apdocs.Grid(2, apdocs.Ask("Date of the next review", &r.Review.Next).Wide()),
			),
			apdocs.Part("Signed", filledIn(&r.CompletedBy, &r.CompletedOn),
				apdocs.SignaturesWithRole(
					apdocs.Sign("School", apdocs.PartySchool, &r.Signatures.School),
					apdocs.Sign("Provider", apdocs.PartyProvider, &r.Signatures.Provider),
					apdocs.Sign("Parent/carer", apdocs.PartyParent, &r.Signatures.Parent),
					apdocs.Sign("Pupil", apdocs.PartyPupil, &r.Signatures.Pupil),
				),
				apdocs.Para(tookPart),
			),
			r.copies(),
		},
	}
}

func (r *EndOfPlacementRecord) tookPart() *apdocs.Section {
	t := attendees(&r.Attendees, 6).AtLeast(1)
	t.Title.Hints = []string{"Home school, provider, pupil, parent or carer, and any agency that is involved."}
	return apdocs.Part("Who took part", t, apdocs.Beside(
		apdocs.Ask("If the pupil was not there, why, and how were their views heard?", &r.PupilAbsent).Lines(2)))
}

func (r *EndOfPlacementRecord) next() *apdocs.Section {
	return apdocs.Part("Going back, or on",
		goingOn(&r.Destination),
		apdocs.Beside(
			apdocs.Ask("Are the arrangements for the return confirmed?", &r.ReintegrationConfirmed).Required().OrNotApplicable(),
			apdocs.Ask("What are the arrangements for the return?", &r.Reintegration).Lines(4).Required().
				Hint("If the pupil does not return to the home school, write: no return."),
		),
		apdocs.Grid(2, apdocs.Ask("When do we hope that the pupil will be back full time?", &r.ReturnOn).Wide()),
		apdocs.Minor("Where the pupil will be in the first week back",
			apdocs.Week("Where the pupil will be in the first week back", &r.ReturnTimetable)),
	)
}

func (r *EndOfPlacementRecord) copies() *apdocs.Section {
	c := &r.Copies
	return copyPart(
		tickColumn(
			apdocs.Ask("Copy to each parent or carer?", &c.Parent), apdocs.Ask("Copy to the pupil?", &c.Pupil),
			apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the provider?", &c.Provider),
		),
		apdocs.When(&r.Pupil.EHCP, apdocs.Yes, tickColumn(apdocs.Ask("Copy to the local authority?", &c.LocalAuthority))),
		apdocs.When(&r.Pupil.LookedAfter, apdocs.Yes, tickColumn(
			apdocs.Ask("Copy to the social worker?", &c.SocialWorker),
			apdocs.Ask("Copy to the virtual school?", &c.VirtualSchool),
		)),
	)
}

// Rules returns R39, R46, R50, R73, R76 and R78.
func (r *EndOfPlacementRecord) Rules() []apdocs.Rule {
	type T = EndOfPlacementRecord
	return []apdocs.Rule{
		apdocs.NewRule("R39", apdocs.Warning, "school policy on alternative provision, 3.7, 8.2.3 and 8.2.17 to 8.2.19",
			"A placement ends with the final report and the pupil’s own views, and the pupil is heard.", (*T).closed),
		apdocs.AgeRule(func(r *T) (*apdocs.Pupil, apdocs.Date) { return &r.Pupil, r.Placement.Start }),
		apdocs.SigningRule(func(r *T) (*apdocs.Signatures, *apdocs.Date) { return &r.Signatures, &r.Pupil.BirthDate }),
		orderRule(func(r *T) []days {
			return append(supportDays(r.Support),
				days{&r.Placement.Start, &r.Placement.ActualEnd, "is before the first day; check both dates"},
				days{&r.Meeting.Date, &r.CompletedOn, "is before the meeting; check both dates"},
				days{&r.Meeting.Date, &r.Review.Next, "is before the meeting; check both dates"})
		}),
		copyRule(func(r *T) (*apdocs.Pupil, *apdocs.Copies) { return &r.Pupil, &r.Copies }),
		writtenRule(func(r *T) *apdocs.Date { return &r.CompletedOn }),
	}
}

// closed checks R39.
func (r *EndOfPlacementRecord) closed(c *apdocs.Case) {
	if r.FinalReportReceived == apdocs.No {
		c.Report(&r.FinalReportReceived, "the placement is not closed without it; ask the provider for it")
	}
	if r.PupilViewsReceived == apdocs.No {
		c.Report(&r.PupilViewsReceived, "the placement is not closed without them; ask the pupil")
	}
	if apdocs.IsBlank(r.Views.Pupil) && apdocs.IsBlank(r.PupilAbsent) {
		c.Report(&r.Views.Pupil, "is not answered; say what the pupil thinks, or how their views were heard")
	}
	if r.ReintegrationConfirmed == apdocs.No {
		c.Report(&r.ReintegrationConfirmed, "the arrangements are confirmed in this meeting; agree who does so, and by when")
	}
}
