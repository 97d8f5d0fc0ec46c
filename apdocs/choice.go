package apdocs

// A Choice is one of the permitted answers to a question.
type Choice struct {
	Value string // as stored in the record, in lower case
	Label string // as printed
}

// YesNo is the answer to a yes-or-no question. The zero value means "not answered", never
// "no".
type YesNo string

// The answers to a yes-or-no question. NotApplicable is allowed only where the form says
// so; see [Field.OrNotApplicable].
const (
	Yes           YesNo = "yes"
	No            YesNo = "no"
	NotApplicable YesNo = "not applicable"
)

// Choices returns Yes and No, in printed order.
func (YesNo) Choices() []Choice { return []Choice{{"yes", "Yes"}, {"no", "No"}} }

var notApplicable = Choice{"not applicable", "Not applicable"}

// A Rating says how far somebody agrees with a statement, from 1 to 5 points. The zero
// value means "not answered", which is neither 0 nor 3 points.
type Rating uint8

// The ratings. Their values are their points.
const (
	StronglyDisagree Rating = 1 + iota
	Disagree
	NotSure
	Agree
	StronglyAgree
)

// Choices returns the ratings from 5 to 1, the order in which evaluations print them.
func (Rating) Choices() []Choice {
	return []Choice{{"5", "Strongly agree"}, {"4", "Agree"}, {"3", "Not sure"}, {"2", "Disagree"},
		{"1", "Strongly disagree"}}
}

// VisitKind says whether a visit was announced to the provider.
type VisitKind string

// The kinds of visit. The list of the original form is lost; these two are what its
// question asks.
const (
	Planned     VisitKind = "planned"
	Unannounced VisitKind = "unannounced"
)

// Choices returns the kinds of visit in printed order.
func (VisitKind) Choices() []Choice {
	return []Choice{{string(Planned), "Planned"}, {string(Unannounced), "Unannounced"}}
}

// Choices returns the routes in printed order.
func (Route) Choices() []Choice {
	return []Choice{{string(OffSiteDirection), "Off-site direction"},
		{string(SixthDay), "Sixth-day provision after a suspension or exclusion"},
		{string(HealthRoute), "Health needs"}, {string(EHCPPackage), "EHCP package"}, {string(OtherRoute), "Other"}}
}

// Stage says which of the two evaluations of a placement this is.
type Stage string

// The stages at which a placement is evaluated.
const (
	MidPlacement   Stage = "mid"
	EndOfPlacement Stage = "end"
)

// Choices returns the stages in printed order.
func (Stage) Choices() []Choice {
	return []Choice{{string(MidPlacement), "Mid placement"}, {string(EndOfPlacement), "End of placement"}}
}
