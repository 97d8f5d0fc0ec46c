package apdocs

// A Choice is one of the answers to a question that has a fixed list of them.
type Choice struct {
	Value string // as kept in the record, in lower case
	Label string // as printed
}

// YesNo answers a yes-or-no question. The zero YesNo is "not answered", which
// is never "no".
type YesNo string

// The answers to a yes-or-no question. NotApplicable is an answer only where
// the form allows it; see [Field.OrNotApplicable].
const (
	Yes           YesNo = "yes"
	No            YesNo = "no"
	NotApplicable YesNo = "not applicable"
)

// Choices are Yes and No, in the order in which a form offers them.
func (YesNo) Choices() []Choice { return []Choice{{"yes", "Yes"}, {"no", "No"}} }

var notApplicable = Choice{"not applicable", "Not applicable"}

// A Rating says how far somebody agrees with a statement, worth 1 to 5 points.
// The zero Rating is "not answered", which is neither 0 nor 3 points.
type Rating uint8

// The ratings, by their points.
const (
	StronglyDisagree Rating = 1 + iota
	Disagree
	NotSure
	Agree
	StronglyAgree
)

// Choices are the ratings from 5 to 1, as evaluations print them, left to right.
func (Rating) Choices() []Choice {
	return []Choice{{"5", "Strongly agree"}, {"4", "Agree"}, {"3", "Not sure"}, {"2", "Disagree"}, {"1", "Strongly disagree"}}
}

// VisitKind says whether the provider knew of a visit beforehand.
type VisitKind string

// The kinds of visit. The original's list is lost; these two are what its
// question asks.
const (
	Planned     VisitKind = "planned"
	Unannounced VisitKind = "unannounced"
)

// Choices are the kinds of visit, in printed order.
func (VisitKind) Choices() []Choice {
	return []Choice{{string(Planned), "Planned"}, {string(Unannounced), "Unannounced"}}
}

// Choices are the routes, in printed order.
func (Route) Choices() []Choice {
	return []Choice{{string(OffSiteDirection), "Off-site direction"},
		{string(SixthDay), "Sixth-day provision after a suspension or exclusion"},
		{string(HealthRoute), "Health needs"}, {string(EHCPPackage), "EHCP package"}, {string(OtherRoute), "Other"}}
}

// Stage says which of a placement's two evaluations this is.
type Stage string

// The stages at which a placement is evaluated.
const (
	MidPlacement   Stage = "mid"
	EndOfPlacement Stage = "end"
)

// Choices are the stages, in printed order.
func (Stage) Choices() []Choice {
	return []Choice{{string(MidPlacement), "Mid placement"}, {string(EndOfPlacement), "End of placement"}}
}
