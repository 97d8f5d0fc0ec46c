package apdocs

import (
	"slices"
	"strings"
)

// A Code is an entry of a list of codes that others publish, such as the school census.
type Code struct {
	Code    string `json:"code,omitzero"`
	Meaning string `json:"meaning,omitzero"`
}

// NeutralCensusReasons returns the primary reasons for a placement, in words. The school
// census has a code for each, in a list of the Department for Education that could not be
// read; a school enters it in its settings ([Organisation.CensusReasons]).
func NeutralCensusReasons() []Code {
	return []Code{
		{"permanent exclusion", "The pupil was permanently excluded. This comes before a health need."},
		{"suspension", "The pupil was suspended."},
		{"behaviour", "The placement is to improve the pupil’s behaviour."},
		{"mental health", "The pupil has a mental health need."},
		{"physical health", "The pupil has a physical health need."},
		{"special educational needs", "The pupil has or is assessed for special educational needs."},
		{"no school place", "The pupil has no school place yet."},
		{"other", "Another reason."},
	}
}

// CensusReasonCodes returns the primary reasons for a placement that the school census
// knows: those of the settings, otherwise [NeutralCensusReasons]. The organisation may be
// nil.
func (o *Organisation) CensusReasonCodes() []Code {
	if o != nil && len(o.CensusReasons) > 0 {
		return o.CensusReasons
	}
	return NeutralCensusReasons()
}

// CodeIn returns the code of the list that text is, in any case, and whether there is one.
func CodeIn(list []Code, text string) (Code, bool) {
	i := slices.IndexFunc(list, func(c Code) bool { return strings.EqualFold(c.Code, strings.TrimSpace(text)) })
	if i < 0 {
		return Code{}, false
	}
	return list[i], true
}

// ULNRule returns rule R72 for a form that asks for the unique learner number.
func ULNRule[T any](of func(*T) *Pupil) Rule {
	return NewRule("R72", Warning, "the check of unique learner numbers, as the Higher Education Statistics Agency has it",
		"The last figure of a unique learner number follows from the others.",
		func(f *T, c *Case) { c.CheckULN(of(f)) })
}

// CheckULN reports a unique learner number that is not valid.
func (c *Case) CheckULN(p *Pupil) {
	if !blank(p.ULN) && !SoundULN(strings.TrimSpace(p.ULN)) {
		c.Report(&p.ULN, "is not a unique learner number; check it against the school’s records")
	}
}

// SoundULN reports whether text is a valid unique learner number: ten figures, the first
// not 0, whose sum with the weights 10 to 1 leaves 10 when divided by 11.
func SoundULN(uln string) bool {
	if len(uln) != 10 || uln[0] == '0' {
		return false
	}
	sum := 0
	for i := range len(uln) {
		if uln[i] < '0' || uln[i] > '9' {
			return false
		}
		sum += int(uln[i]-'0') * (10 - i)
	}
	return sum%11 == 10
}
