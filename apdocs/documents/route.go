package documents

import "github.com/apdocs/forms/apdocs"

// directionRule returns R60: the notice of an off-site direction is only for a direction
// to improve behaviour. Other routes rest on other powers, so a letter that named this one
// would be legally wrong.
//
// Source: section 29A of the Education Act 2002: the governing body of a maintained school
// in England may require a registered pupil to attend at a place outside the school
// premises to receive educational provision which is intended to improve the pupil's
// behaviour. Subsection (1) was read as quoted by two advice services; the other
// subsections were not read.
func directionRule[T any](of func(*T) *apdocs.Placement) apdocs.Rule {
	return apdocs.NewRule("R60", apdocs.Error, "Education Act 2002, section 29A; Education and Inspections Act 2006, "+
		"sections 100 to 104",
		"The letter is for an off-site direction to improve behaviour; any other route has another letter.",
		func(n *T, c *apdocs.Case) {
			const only = "this letter is for an off-site direction only; "
			switch p := of(n); p.Route {
			case "", apdocs.OffSiteDirection:
			case apdocs.SixthDay:
				c.Report(&p.Route, only+"for education from the sixth day of a suspension or exclusion write the "+
					"“Notice of full-time education for a suspended or excluded pupil” (sixth-day-notice)")
			default:
				c.Report(&p.Route, only+"write to the parents in a letter of your own")
			}
		})
}
