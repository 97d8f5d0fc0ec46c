package documents

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
)

// A LegalFigure is a number that a rule compares with or counts by, with its source and
// the day on which somebody last read that source. Figures are part of the program and not
// printed in documents; an organisation may set some of its own (see [apdocs.Figures]).
type LegalFigure struct {
	ID       string      `json:"id"`     // for programs: "notice"
	Number   int64       `json:"number"` // in units of Unit
	Unit     string      `json:"unit"`   // "school days", "£"
	Counts   string      `json:"counts"` // what is counted or compared, as a phrase
	Basis    Basis       `json:"basis"`
	Source   string      `json:"source"`
	From     apdocs.Date `json:"from,omitzero"`     // the figure applies from this day; absent if always
	Read     apdocs.Date `json:"read"`              // the day on which the source was last read
	NotRead  string      `json:"notRead,omitzero"`  // what of the source could not be read; "" if it was read
	Disabled bool        `json:"disabled,omitzero"` // enacted, but not known to be in force
	Own      bool        `json:"own,omitzero"`      // an organisation may set its own in its settings
	Rules    []string    `json:"rules"`             // ids of the rules that use it; empty if only letters mention it
}

// A Basis says what makes a figure binding.
type Basis string

// The bases, strongest first.
const (
	ByLaw      Basis = "law"
	ByPolicy   Basis = "policy"        // the school policy on alternative provision
	ByForm     Basis = "form"          // the printed form recommends it
	ByPractice Basis = "good practice" // chosen by the authors of this program
)

// The numbers by which letters are timed. [Law] returns the source of each.
const (
	noticeDays     = 2  // school days
	decisionDays   = 5  // school days
	invitationDays = 6  // days of the calendar
	inviteSchool   = 4  // school days
	outcomeDays    = 6  // days of the calendar
	requestWeeks   = 10 // weeks
	majority       = 18 // years of age
	noticeHours    = 48 // hours
	relevantDay    = 6  // school day of a suspension or exclusion, counted from 1
	schoolAge      = 5  // years of age
	leavingAge     = 16 // years of age
)

// lawRead is the day on which the sources were last read.
var lawRead = apdocs.NewDate(2026, 11, 27)

// LawAsOf returns the day on which the sources of [Law] were last read. It does not have
// later changes.
func LawAsOf() apdocs.Date { return lawRead }

// Law returns every figure that a rule compares with or counts by, in the order in which
// they matter in a placement. The caller may change the slice.
func Law() []LegalFigure {
	all := slices.Concat(clockFigures(), sixthDayFigures(), postFigures(), providerFigures(apdocs.NeutralFigures()))
	for i := range all {
		all[i].Read = lawRead
	}
	return all
}

const (
	regulations = "Education (Educational Provision for Improving Behaviour) Regulations 2010 (SI 2010/1156)"
	amended     = "Education (Educational Provision for Improving Behaviour) (Amendment) Regulations 2012 (SI 2012/2532)"
	provision   = "Education (Provision of Full-Time Education for Excluded Pupils) (England) Regulations 2007 " +
		"(SI 2007/1870)"
	schoolRules = "school policy on alternative provision"
)

// clockFigures returns the figures for letters about an off-site direction.
func clockFigures() []LegalFigure {
	return []LegalFigure{
		{ID: "notice", Number: noticeDays, Unit: "school days", Basis: ByLaw,
			Counts: "from the receipt of a notice of off-site direction to the first day off site, at least",
			Source: regulations + ", regulation 3(2); " + schoolRules + ", 6.5", From: apdocs.NewDate(2010, 9, 1),
			NotRead: "the text was read in a copy that is not the official one", Rules: []string{"R01", "R88"}},
		{ID: "decision", Number: decisionDays, Unit: "school days", Basis: ByPractice,
			Counts: "from the decision to the notice, at most; the law says as soon as practicable",
			Source: regulations + ", regulation 3(2); the number is the authors’ own", Rules: []string{"R02"}},
		{ID: "invitation", Number: invitationDays, Unit: "days", Basis: ByPolicy,
			Counts: "from the receipt of an invitation to the review meeting, at least",
			Source: schoolRules + ", 6.8; " + regulations + ", regulation 5",
			NotRead: "regulation 5 could not be read; Norfolk County Council’s guidance on off-site direction reports the " +
				"six days as the Department for Education’s", Rules: []string{"R07"}},
		{ID: "invitation-school-days", Number: inviteSchool, Unit: "school days", Basis: ByPractice,
			Counts: "between an invitation and the review meeting, so that it does not fall into a holiday",
			Source: "the number is the authors’ own", Rules: []string{"R07"}},
		{ID: "outcome", Number: outcomeDays, Unit: "days", Basis: ByLaw,
			Counts:  "from the review meeting to the receipt of the letter about its outcome, at most",
			Source:  regulations + ", regulation 6",
			NotRead: "regulation 6 could not be read, nor any report of its time, so the number is not verified",
			Rules:   []string{"R61", "R77"}},
		{ID: "request", Number: requestWeeks, Unit: "weeks", Basis: ByLaw,
			Counts: "since the last review meeting, within which a review that is asked for need not be held",
			Source: amended + ", regulation 5, which inserts regulation 4A(4)", From: apdocs.NewDate(2013, 1, 1),
			Rules: []string{}},
		{ID: "reviews", Number: 1, Unit: "review in each half of a term", Basis: ByPolicy,
			Counts: "at least; the law says at intervals that suit the needs of the pupil",
			Source: schoolRules + ", 2.5 and 9.6; " + amended + ", regulation 4", Rules: []string{"R52", "R64"}},
		{ID: "majority", Number: majority, Unit: "years of age", Basis: ByLaw,
			Counts: "from which on letters go to the pupil and not to parents",
			Source: regulations + ", regulation 2", From: apdocs.NewDate(2010, 9, 1),
			NotRead: "the text was read in a copy that is not the official one", Rules: []string{"R47"}},
	}
}

// sixthDayFigures returns the figures for the notice of sixth-day education.
func sixthDayFigures() []LegalFigure {
	return []LegalFigure{
		{ID: "sixth-day", Number: relevantDay, Unit: "school days", Basis: ByLaw,
			Counts: "of suspension or exclusion, the first of them counted, by the last of which full-time education starts",
			Source: provision + ", regulation 3(3), as amended by SI 2014/3216; Education and Inspections Act 2006, " +
				"section 100; Education Act 1996, section 19(3A)", From: apdocs.NewDate(2015, 1, 5),
			NotRead: "the exceptions of regulation 5 were read as made in 2007", Rules: []string{"R65", "R66"}},
		{ID: "sixth-day-notice", Number: noticeHours, Unit: "hours", Basis: ByLaw,
			Counts: "from the notice of full-time education to its start, at least, unless a parent agreed to less and " +
				"it starts early",
			Source: provision + ", regulation 6, as substituted by SI 2012/1033, schedule 2, paragraph 8",
			From:   apdocs.NewDate(2012, 9, 1),
			Rules:  []string{"R65"}},
		{ID: "school-age", Number: schoolAge, Unit: "years of age", Basis: ByLaw,
			Counts: "at which compulsory school age begins, on the prescribed day that follows",
			Source: "Education Act 1996, section 8(2)", Rules: []string{"R67"}},
		{ID: "leaving-age", Number: leavingAge, Unit: "years of age", Basis: ByLaw,
			Counts:  "reached in a school year, on whose last Friday in June compulsory school age ends",
			Source:  "Education Act 1996, section 8(3) and (4)",
			NotRead: "subsections (3) and (4) and the order that names the day could not be read", Rules: []string{"R67"}},
		{ID: "oldest-pupil", Number: apdocs.OldestPupil, Unit: "years of age", Basis: ByLaw,
			Counts: "up to which there may be an EHCP; a date of birth that makes a pupil older is asked about",
			Source: "Children and Families Act 2014, section 46", NotRead: "the text was not read", Rules: []string{"R70"}},
	}
}

// postFigures returns the figures for letters in the post.
func postFigures() []LegalFigure {
	return []LegalFigure{
		{ID: "post", Number: apdocs.NeutralFigures().Delivery[0].Post, Unit: "working days", Basis: ByPractice, Own: true,
			Counts: "from posting first class to receipt",
			Source: "the number is the authors’ own; courts take the second day after posting, or the next business day " +
				"(Civil Procedure Rules, rule 6.26). The regulations had a rule on the post, regulation 7, until " +
				amended + " left it out",
			Rules: []string{"R01", "R07", "R47", "R52", "R61", "R65"}},
	}
}

// placementFigures returns the figures by which apdocs status counts and that an organisation
// may set.
func placementFigures(f apdocs.Figures) (all []LegalFigure) {
	for _, row := range f.Placements {
		all = append(all,
			LegalFigure{ID: "assessment", Number: row.Assessment, Unit: "days", Basis: ByPolicy, Own: true, From: row.From,
				Counts: "from the referral to the provider’s initial assessment, at most",
				Source: schoolRules + ", 12.1.3", Rules: []string{"R35"}},
			LegalFigure{ID: "confirmation", Number: row.Confirmation, Unit: "months", Basis: ByPractice, Own: true,
				From: row.From, Counts: "that a provider’s safeguarding confirmation holds",
				Source: schoolRules + ", 9.2; the number is the authors’ own", Rules: []string{"R42"}},
			LegalFigure{ID: "apart", Number: row.Apart, Unit: "weeks", Basis: ByPractice, Own: true, From: row.From,
				Counts: "between two visits or reviews, at most, where no school calendar says when a half-term is",
				Source: schoolRules + ", 2.5 and 9.6; the number is the authors’ own", Rules: []string{}})
	}
	return all
}

// providerFigures returns the figures about pupils’ data and the checks of providers; f
// has the organisation's own.
func providerFigures(f apdocs.Figures) (all []LegalFigure) {
	for _, row := range f.Ages {
		const source = "the numbers are the authors’ own"
		all = append(all,
			LegalFigure{ID: "youngest", Number: row.Youngest, Unit: "years of age", Basis: ByPractice,
				Own: true, From: row.From,
				Counts: "of a pupil at the start of a placement, at least", Source: source, Rules: []string{"R46"}},
			LegalFigure{ID: "oldest", Number: row.Oldest, Unit: "years of age", Basis: ByPractice,
				Own: true, From: row.From,
				Counts: "of a pupil at the start of a placement, at most", Source: source, Rules: []string{"R46"}},
			LegalFigure{ID: "year-groups", Number: row.Years, Unit: "year", Basis: ByPractice,
				Own: true, From: row.From,
				Counts: "by which a year group may differ from that of the age", Source: source, Rules: []string{"R46"}})
	}
	all = append(all, placementFigures(f)...)
	for _, row := range f.Insurance {
		for _, cover := range []struct {
			id, counts string
			sum        apdocs.Money
		}{
			{"insurance-public", "public liability insurance of a provider", row.Public},
			{"insurance-employer", "employer’s liability insurance of a provider", row.Employer},
			{"insurance-professional", "professional indemnity insurance of a provider", row.Professional},
			{"insurance-subcontractor", "public liability insurance of a subcontractor", row.Subcontractor},
		} {
			pence, _ := cover.sum.Int()
			all = append(all, LegalFigure{ID: cover.id, Number: pence / 100, Unit: "£", Basis: ByForm,
				Own: true, From: row.From,
				Counts: cover.counts + ", at least", Source: "the quality assurance checklist, insurances; for " +
					"subcontractors it wants the same levels", Rules: []string{"R28"}})
		}
	}
	for _, row := range f.Registration {
		source, notRead := "Education Act 1996, section 463", "it was read as it stood in 2011; what changed since "+
			"could not be read"
		if row.Disabled {
			source, notRead = "Children’s Wellbeing and Schools Act 2026, section 43", "section 78 leaves its "+
				"beginning to regulations, and none was found"
		}
		all = append(all,
			LegalFigure{ID: "registration-pupils", Number: row.Pupils, Unit: "full-time pupils", Basis: ByLaw,
				Own: true, From: row.From,
				Counts: "of compulsory school age, from which a provider must be registered as an independent school",
				Source: source, NotRead: notRead, Disabled: row.Disabled, Rules: []string{"R29"}},
			LegalFigure{ID: "registration-hours", Number: row.Hours, Unit: "hours a week", Basis: ByPractice,
				Own: true, From: row.From,
				Counts: "from which a pupil counts as full time; the law has no number",
				Source: "rule of thumb of local authorities; " + source, NotRead: notRead, Disabled: row.Disabled,
				Rules: []string{"R29"}})
	}
	return all
}
