package sheet

import (
	"strings"
	"unicode"
)

// A partOf says which part of an answer a column contains, if several columns together
// answer one question.
type partOf uint8

// The parts of a name, in the order in which they are joined with spaces, and the lines of
// an address.
const (
	whole partOf = iota
	title
	forename
	middle
	surname
	line1
	line2
	line3
	town
	county
	postcode
)

// A usual gives the meaning of headings used by school systems and offices. Sources are
// the exports of SIMS, Arbor and Bromcom, and the names of the school census (“CBDS”).
type usual struct {
	paths    []string // the first that the form asks for; empty if no form asks for it
	part     partOf
	headings []string // in the form that plain returns; # stands for a number
}

// usuals is the table of usual headings. Each heading occurs once.
var usuals = []usual{
	{[]string{"reference"}, whole, []string{"reference", "ref", "our reference", "our ref", "record reference",
		"case reference"}},
	{[]string{"form"}, whole, []string{"form name", "document"}},

	{[]string{"pupil.name"}, whole, []string{"name", "full name", "legal name", "legal full name", "pupil",
		"pupil name", "pupils name", "pupil full name", "name of pupil", "student", "student name", "students name",
		"student full name", "name of student", "child", "child name", "childs name", "name of child", "learner",
		"learner name"}},
	{[]string{"pupil.name"}, forename, []string{"forename", "forenames", "first name", "first names", "firstname",
		"given name", "given names", "legal forename", "legal forenames", "legal first name", "pupil forename",
		"student forename", "pupil first name", "student first name", "person forename"}},
	{[]string{"pupil.name"}, middle, []string{"middle name", "middle names", "middle name s", "middlenames",
		"legal middle names", "legal middle name"}},
	{[]string{"pupil.name"}, surname, []string{"surname", "last name", "lastname", "family name", "legal surname",
		"legal last name", "pupil surname", "student surname", "pupil last name", "student last name",
		"person surname"}},
	{[]string{"pupil.preferredName"}, whole, []string{"preferred", "preferred name", "known as",
		"likes to be called", "chosen name", "preferred full name"}},
	{[]string{"pupil.preferredName"}, forename, []string{"preferred forename", "preferred first name",
		"chosen forename"}},
	{[]string{"pupil.preferredName"}, surname, []string{"preferred surname", "preferred last name",
		"chosen surname"}},
	{[]string{"pupil.birthDate"}, whole, []string{"dob", "d o b", "date of birth", "birth date", "birthdate",
		"birthday", "born", "pupil dob", "student dob", "pupil date of birth", "student date of birth"}},
	{[]string{"pupil.year"}, whole, []string{"year", "yr", "nc year", "ncyear", "nc yr", "year group",
		"yeargroup", "yr group", "year grp", "national curriculum year", "nc year group", "curriculum year",
		"pupil year", "year nc", "nc year actual"}},
	{[]string{"pupil.upn"}, whole, []string{"upn", "unique pupil number", "pupil upn"}},
	{[]string{"pupil.ehcp"}, whole, []string{"ehcp", "ehc plan", "has ehcp", "ehcp y n",
		"education health and care plan"}},
	{[]string{"pupil.lookedAfter"}, whole, []string{"looked after", "in care", "lac", "cla", "looked after child",
		"child looked after", "currently in care", "in la care"}},
	{[]string{"pupil.socialWorker"}, whole, []string{"social worker", "has social worker"}},
	{[]string{"pupil.address"}, whole, []string{"pupil address", "student address"}},
	{[]string{"pupil.email"}, whole, []string{"pupil email", "student email"}},
	{[]string{"pupil.language"}, whole, []string{"home language", "first language", "mother tongue",
		"pupil language", "pupil home language", "pupil first language", "language at home"}},

	{[]string{"provider.name", "providers[].name"}, whole, []string{"provider", "provider name",
		"name of provider", "alternative provider", "alternative provision", "ap provider", "ap provision", "ap",
		"provision", "ap name"}},
	{[]string{"school.name"}, whole, []string{"school", "school name", "name of school", "home school",
		"establishment", "establishment name", "base school"}},
	{[]string{"placement.start"}, whole, []string{"placement start", "start", "start date",
		"placement start date", "start of placement"}},
	{[]string{"placement.end"}, whole, []string{"placement end", "end", "end date", "placement end date",
		"end of placement"}},

	{[]string{"parent.name", "parents[].name"}, whole, []string{"parent", "parent name", "parent carer",
		"parent carer name", "carer", "carer name", "parent #", "parent # name", "parent carer #",
		"parent carer # name", "name of parent", "name of parent carer"}},
	{[]string{"parent.name", "parents[].name"}, title, []string{"parent title", "parent # title",
		"parent carer # title"}},
	{[]string{"parent.name", "parents[].name"}, forename, []string{"parent forename", "parent first name",
		"parent # forename", "parent # first name", "parent carer # forename"}},
	{[]string{"parent.name", "parents[].name"}, surname, []string{"parent surname", "parent last name",
		"parent # surname", "parent # last name", "parent carer # surname"}},
	{[]string{"parents[].relationship"}, whole, []string{"parent relationship", "parent # relationship",
		"parent carer # relationship"}},
	{[]string{"parents[].language"}, whole, []string{"parent language", "parent # language",
		"parent carer # language", "parent # language of letters"}},
	{[]string{"parent.email", "parents[].email"}, whole, []string{"parent email", "parent email address",
		"parent # email", "parent # email address", "parent carer email", "parent carer # email"}},
	{[]string{"parent.address", "parents[].address"}, whole, []string{"parent address", "parent # address",
		"parent carer address", "parent carer # address"}},
	{[]string{"parent.address", "parents[].address"}, line1, []string{"parent address 1", "parent address line 1",
		"parent # address 1", "parent # address line 1"}},
	{[]string{"parent.address", "parents[].address"}, line2, []string{"parent address 2", "parent address line 2",
		"parent # address 2", "parent # address line 2"}},
	{[]string{"parent.address", "parents[].address"}, line3, []string{"parent address 3", "parent address line 3",
		"parent # address 3", "parent # address line 3"}},
	{[]string{"parent.address", "parents[].address"}, town, []string{"parent town", "parent # town"}},
	{[]string{"parent.address", "parents[].address"}, county, []string{"parent county", "parent # county"}},
	{[]string{"parent.address", "parents[].address"}, postcode, []string{"parent postcode", "parent post code",
		"parent # postcode", "parent # post code"}},
	{[]string{"parent.mobilePhone"}, whole, []string{"parent mobile", "parent mobile phone"}},
	{[]string{"parent.homePhone"}, whole, []string{"parent phone", "parent telephone", "parent home phone"}},

	// Columns of school exports that no document asks for.
	{nil, whole, []string{"reg", "reg group", "reg form", "registration", "registration group", "tutor group",
		"form group", "class", "house", "adno", "adm no", "admission no", "admission number", "gender", "sex",
		"legal sex", "age", "uln", "enrolment status", "former upn", "on roll", "doa", "date of admission",
		"mis id"}},
}

// plain returns a heading for comparison: in lower case, without apostrophes, and with a
// single space for anything between letters and digits.
func plain(heading string) string {
	var b strings.Builder
	space := false
	for _, r := range strings.ToLower(heading) {
		switch {
		case r == '\'' || r == '’' || unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}
