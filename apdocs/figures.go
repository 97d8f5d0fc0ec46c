package apdocs

import "strings"

// Figures are the sums, numbers and ages that rules compare with. Each list has a row for
// each day from which other figures apply. A list that an organisation has replaces the
// neutral list.
type Figures struct {
	Insurance    []InsuranceFigures    `json:"insurance,omitempty"`
	Registration []RegistrationFigures `json:"registration,omitempty"`
	Ages         []AgeFigures          `json:"ages,omitempty"`
	Delivery     []DeliveryFigures     `json:"delivery,omitempty"`
	Placements   []PlacementFigures    `json:"placements,omitempty"`
	Retention    []RetentionFigures    `json:"retention,omitempty"`
}

// InsuranceFigures are the smallest insurance covers that a provider should hold. A sum
// that is not given is not checked.
type InsuranceFigures struct {
	From          Date  `json:"from,omitzero"` // absent: always
	Public        Money `json:"public,omitzero"`
	Employer      Money `json:"employer,omitzero"`
	Professional  Money `json:"professional,omitzero"`
	Subcontractor Money `json:"subcontractor,omitzero"`
}

// RegistrationFigures say when a provider must be registered as an independent school: at
// a number of full-time pupils, or at one full-time pupil with the needs that are named.
type RegistrationFigures struct {
	From        Date  `json:"from,omitzero"`        // absent: always
	Disabled    bool  `json:"disabled,omitzero"`    // not in force, as far as known
	Hours       int64 `json:"hours,omitzero"`       // a week that make a pupil full-time
	Pupils      int64 `json:"pupils,omitzero"`      // full time, of compulsory school age
	EHCP        bool  `json:"ehcp,omitzero"`        // one full-time pupil with an EHCP is enough
	LookedAfter bool  `json:"lookedAfter,omitzero"` // one full-time looked-after pupil is enough
	SEN         bool  `json:"sen,omitzero"`         // one full-time pupil with SEN, with or without an EHCP, is enough
}

// AgeFigures are the ages of pupils who are placed.
type AgeFigures struct {
	From     Date  `json:"from,omitzero"` // absent: always
	Youngest int64 `json:"youngest,omitzero"`
	Oldest   int64 `json:"oldest,omitzero"`
	Years    int64 `json:"years,omitzero"` // of difference allowed between year group and age
}

// DeliveryFigures say how long a letter takes to arrive.
type DeliveryFigures struct {
	From Date  `json:"from,omitzero"` // absent: always
	Post int64 `json:"post,omitzero"` // working days from posting to receipt, first class
}

// PlacementFigures say when documents of a placement are due, where no law does.
type PlacementFigures struct {
	From         Date  `json:"from,omitzero"`         // absent: always
	Assessment   int64 `json:"assessment,omitzero"`   // days from the referral to the initial assessment
	Confirmation int64 `json:"confirmation,omitzero"` // months that a safeguarding confirmation holds
	Apart        int64 `json:"apart,omitzero"`        // weeks between two visits or reviews, without a school calendar

	// Elsewhere names what the office keeps in another system, such as attendance returns, and what is
	// therefore not looked for: kinds of items of package placement.
	Elsewhere []string `json:"elsewhere,omitempty"`
}

// RetentionFigures say how long records are kept: until the pupil has this age, in years. An
// age that is not given is that of other pupils. There are no neutral ones.
type RetentionFigures struct {
	From Date  `json:"from,omitzero"` // absent: always
	Age  int64 `json:"age,omitzero"`
	EHCP int64 `json:"ehcp,omitzero"` // of a pupil with an EHCP

	// Hold has references of pupils whose records are kept whatever their age, such as for a claim, an inquiry
	// or an order of a court. It holds on every day, whatever From says.
	Hold []string `json:"hold,omitempty"`
}

// Held returns the references of pupils whose records are kept whatever their age.
func (f *Figures) Held() (references []string) {
	for _, row := range f.Retention {
		for _, r := range row.Hold {
			if r = strings.TrimSpace(r); r != "" {
				references = append(references, r)
			}
		}
	}
	return references
}

// postDays is how many working days first-class post takes, by good practice.
const postDays = 2

// The figures of a placement: within one week of referral an initial assessment is made
// (school policy on alternative provision, 12.1.3); the others are good practice.
const (
	assessmentDays     = 7
	confirmationMonths = 12
	weeksApart         = 7
)

// NeutralFigures returns the figures of an organisation that has none of its own.
//
// The insurances are those that the quality checklist recommends. Registration is section
// 463 of the Education Act 1996; the hours are a rule of thumb used by authorities, since
// the law gives no number. The second row is section 43 of the Children's Wellbeing and
// Schools Act 2026, which is enacted but not confirmed to be in force, so it is disabled.
func NeutralFigures() Figures {
	const million = 100_000_000 // pence
	return Figures{
		Insurance: []InsuranceFigures{{
			Public: NewMoney(5 * million), Employer: NewMoney(10 * million), Professional: NewMoney(2 * million),
			Subcontractor: NewMoney(5 * million),
		}},
		Registration: []RegistrationFigures{
			{Hours: 18, Pupils: 5, EHCP: true, LookedAfter: true},
			{From: NewDate(2026, 4, 29), Disabled: true, Hours: 18, Pupils: 5, LookedAfter: true, SEN: true},
		},
		Ages:     []AgeFigures{{Youngest: 2, Oldest: 19, Years: 1}},
		Delivery: []DeliveryFigures{{Post: postDays}},

		Placements: []PlacementFigures{{Assessment: assessmentDays, Confirmation: confirmationMonths, Apart: weeksApart}},
	}
}

// DayFigures are the figures in force on one day.
type DayFigures struct {
	Insurance    InsuranceFigures
	Registration RegistrationFigures
	Ages         AgeFigures
	Delivery     DeliveryFigures
	Placements   PlacementFigures
	Retention    RetentionFigures // zero if the organisation names none
}

// FiguresOn returns the figures in force on a day, which are those of the newest row, by
// list, that applies by then. If the day is zero, the newest rows are used. The
// organisation may be nil.
func (o *Organisation) FiguresOn(day Date) (d DayFigures) {
	f := NeutralFigures()
	if o != nil {
		f.replace(&o.Figures)
	}
	for _, row := range f.Insurance {
		if holds(row.From, d.Insurance.From, day) {
			d.Insurance = row
		}
	}
	for _, row := range f.Registration {
		if !row.Disabled && holds(row.From, d.Registration.From, day) {
			d.Registration = row
		}
	}
	for _, row := range f.Ages {
		if holds(row.From, d.Ages.From, day) {
			d.Ages = row
		}
	}
	for _, row := range f.Delivery {
		if holds(row.From, d.Delivery.From, day) {
			d.Delivery = row
		}
	}
	for _, row := range f.Placements {
		if holds(row.From, d.Placements.From, day) {
			d.Placements = row
		}
	}
	d.Placements.complete()
	for _, row := range f.Retention {
		if row.Age > 0 && holds(row.From, d.Retention.From, day) {
			d.Retention = row
		}
	}
	if d.Delivery.Post == 0 { // post never arrives on the day of posting
		d.Delivery.Post = postDays
	}
	return d
}

// complete sets the figures that a row does not give.
func (p *PlacementFigures) complete() {
	for _, figure := range []struct {
		own     *int64
		neutral int64
	}{{&p.Assessment, assessmentDays}, {&p.Confirmation, confirmationMonths}, {&p.Apart, weeksApart}} {
		if *figure.own <= 0 {
			*figure.own = figure.neutral
		}
	}
}

// replace replaces each list of f that own has.
func (f *Figures) replace(own *Figures) {
	if len(own.Insurance) > 0 {
		f.Insurance = own.Insurance
	}
	if len(own.Registration) > 0 {
		f.Registration = own.Registration
	}
	if len(own.Ages) > 0 {
		f.Ages = own.Ages
	}
	if len(own.Delivery) > 0 {
		f.Delivery = own.Delivery
	}
	if len(own.Placements) > 0 {
		f.Placements = own.Placements
	}
	if len(own.Retention) > 0 {
		f.Retention = own.Retention
	}
}

// holds reports whether a row that begins at from applies on the day and is no older than
// the row already found, which begins at found.
func holds(from, found, day Date) bool {
	return !from.Before(found) && (day.IsZero() || !from.After(day))
}
