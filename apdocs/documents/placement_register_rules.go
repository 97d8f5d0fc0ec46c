package documents

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

const registerSource = "school policy on alternative provision, 3.7, 8.2.3 and 8.2.17 to 8.2.19"

// Rules returns R31, R33, R39, R41, R45, R46, R72, R73, R74 and R75.
func (r *PlacementRegister) Rules() []apdocs.Rule {
	rule := func(id string, severity apdocs.Severity, source, summary string,
		check func(*RegisterEntry, *apdocs.Case)) apdocs.Rule {
		return apdocs.NewRule(id, severity, source, summary, func(r *PlacementRegister, c *apdocs.Case) {
			for i := range r.Placements {
				check(&r.Placements[i], c)
			}
		})
	}
	return []apdocs.Rule{
		rule("R31", apdocs.Error, "school policy on alternative provision, 6.2, 8.2.4 and 8.2.5",
			"A pupil who is directed to another school is registered at both schools from the first day.",
			(*RegisterEntry).registeredTwice),
		rule("R33", apdocs.Error, "school policy on alternative provision, 10.1",
			"The pupil stays on the roll of a school.", (*RegisterEntry).staysOnRoll),
		rule("R39", apdocs.Warning, registerSource,
			"A placement that has ended has a final report, the pupil’s own assessment, an evaluation and a destination.",
			(*RegisterEntry).closed),
		rule("R41", apdocs.Error, "school policy on alternative provision, 9.5",
			"Every site has its address, and a partner’s site the name of the partner.", func(e *RegisterEntry, c *apdocs.Case) {
				siteAddresses(c, e.Provider.Sites)
			}),
		rule("R45", apdocs.Warning, "the Department for Education’s guide to unique pupil numbers",
			"A unique pupil number begins with the letter that its other characters give.",
			func(e *RegisterEntry, c *apdocs.Case) { c.CheckUPN(&e.Pupil) }),
		rule("R46", apdocs.Warning, "good practice for pupils’ data",
			"At the start of the placement the pupil is between 2 and 19 years old, and in the year group of that age or the "+
				"next to it.", func(e *RegisterEntry, c *apdocs.Case) { c.CheckAge(&e.Pupil, e.Placement.Start) }),
		rule("R72", apdocs.Warning, "the check of unique learner numbers, as the Higher Education Statistics Agency has it",
			"The last figure of a unique learner number follows from the others.",
			func(e *RegisterEntry, c *apdocs.Case) { c.CheckULN(&e.Pupil) }),
		rule("R73", apdocs.Error, "good practice", "The dates of the document are in a possible order.",
			(*RegisterEntry).inOrder),
		rule("R74", apdocs.Warning, "guide to the school census, alternative provision placements; the list of codes could "+
			"not be read", "The reason code is in the list of the school census.", (*RegisterEntry).reasonListed),
		rule("R75", apdocs.Warning, "guide to the alternative provision census: URN, UKPRN or type of setting",
			"A provider has a URN, a UKPRN or a setting type, and only one of them.", (*RegisterEntry).onePlace),
	}
}

// registeredTwice checks R31.
func (e *RegisterEntry) registeredTwice(c *apdocs.Case) {
	registeredTwice(c, &e.Provider, &e.Placement)
}

func registeredTwice(c *apdocs.Case, v *apdocs.Provider, p *apdocs.Placement) {
	school := v.Kind != "" && v.Kind != apdocs.NotASchool && v.Kind != apdocs.College
	if school && p.Route == apdocs.OffSiteDirection && p.DualRegistered == apdocs.No {
		c.Report(&p.DualRegistered, "register the pupil at both schools from the first day; the home school is the "+
			"main one")
	}
}

// staysOnRoll checks R33.
func (e *RegisterEntry) staysOnRoll(c *apdocs.Case) { onRoll(c, &e.OnRoll) }

// onRoll reports that a pupil is not on the roll of a school.
func onRoll(c *apdocs.Case, answer *apdocs.YesNo) {
	if *answer == apdocs.No {
		c.Report(answer, "a pupil must stay on the roll of a school; do not take the pupil off it for a placement")
	}
}

// closed checks R39.
func (e *RegisterEntry) closed(c *apdocs.Case) {
	if e.Placement.ActualEnd.IsZero() {
		return
	}
	const missing = "is missing, though the placement has ended"
	if e.FinalReportOn.IsZero() {
		c.Report(&e.FinalReportOn, missing)
	}
	if e.PupilViewsHeld != apdocs.Yes {
		c.Report(&e.PupilViewsHeld, missing)
	}
	if e.Destination.Kind == "" {
		c.Report(&e.Destination.Kind, missing)
	}
	for _, v := range e.Evaluations {
		if v.Stage == apdocs.EndOfPlacement {
			return
		}
	}
	c.Report(&e.Evaluations, "has none for the end, though the placement has ended")
}

// inOrder checks R73.
func (e *RegisterEntry) inOrder(c *apdocs.Case) {
	p := &e.Placement
	if !p.End.IsZero() && p.End.Before(p.Start) {
		c.Report(&p.End, "is before the first day; check both dates")
	}
	if !p.ActualEnd.IsZero() && p.ActualEnd.Before(p.Start) {
		c.Report(&p.ActualEnd, "is before the first day; check both dates")
	}
}

// reasonListed checks R74.
func (e *RegisterEntry) reasonListed(c *apdocs.Case) {
	p := &e.Placement
	if _, listed := apdocs.CodeIn(c.Organisation.CensusReasonCodes(), p.CensusReason); !listed &&
		!apdocs.IsBlank(p.CensusReason) {
		c.Report(&p.CensusReason, "is not in the list of reasons, which are: "+listOf(c.Organisation.CensusReasonCodes())+
			"; the settings can have another list")
	}
}

// listOf returns the codes of a list, for a sentence.
func listOf(list []apdocs.Code) string {
	names := make([]string, len(list))
	for i, code := range list {
		names[i] = code.Code
	}
	return strings.Join(names, ", ")
}

// onePlace checks R75.
func (e *RegisterEntry) onePlace(c *apdocs.Case) { onePlace(c, &e.Provider) }

// The lengths of the numbers of schools and providers, in figures.
const (
	urnFigures   = 6
	ukprnFigures = 8
)

// onePlace checks R75 for a provider.
func onePlace(c *apdocs.Case, p *apdocs.Provider) {
	if !apdocs.IsBlank(p.URN) && !figures(p.URN, urnFigures) {
		c.Report(&p.URN, "has six figures")
	}
	if !apdocs.IsBlank(p.UKPRN) && !figures(p.UKPRN, ukprnFigures) {
		c.Report(&p.UKPRN, "has eight figures")
	}
	if p.Setting != "" && p.Setting != apdocs.NumberedSetting && (!apdocs.IsBlank(p.URN) || !apdocs.IsBlank(p.UKPRN)) {
		c.Report(&p.Setting, "is only for a provider without URN and UKPRN; choose “None”")
	}
}

// figures reports whether text is n figures.
func figures(text string, n int) bool {
	text = strings.TrimSpace(text)
	return len(text) == n && strings.Trim(text, "0123456789") == ""
}
