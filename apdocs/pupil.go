package apdocs

import "strings"

// AgeRule returns rule R46 for a form that asks for a pupil's date of birth. start is the
// first day of the placement.
func AgeRule[T any](of func(*T) (pupil *Pupil, start Date)) Rule {
	return NewRule("R46", Warning, "good practice for pupils’ data",
		"At the start of the placement the pupil is between 2 and 19 years old, and in the year group of that age or the "+
			"next to it.",
		func(f *T, c *Case) {
			p, start := of(f)
			c.CheckAge(p, start)
		})
}

// CheckAge reports a date of birth or a year group that does not fit the first day of the
// placement.
func (c *Case) CheckAge(p *Pupil, start Date) {
	if p.BirthDate.IsZero() || start.IsZero() {
		return
	}
	figures := c.Organisation.FiguresOn(start).Ages
	if age := AgeOn(p.BirthDate, start); age < figures.Youngest || age > figures.Oldest {
		c.Report(&p.BirthDate, "does not fit the start of the placement; check both dates")
		return
	}
	year, known := YearGroup(p.Year)
	if usual := usualYear(p.BirthDate, start); known && (year < usual-figures.Years || year > usual+figures.Years) {
		c.Report(&p.Year, "does not fit the date of birth; check both")
	}
}

// OldestPupil is the greatest age of a pupil with an EHCP (Children and Families Act 2014,
// section 46).
const OldestPupil = 25

// BirthRule returns rule R70 for a form that asks for a pupil's date of birth and is about
// one day, such as that of a visit or letter. If that day is not given, today is used. A
// form about a placement uses [AgeRule] instead.
func BirthRule[T any](of func(*T) (pupil *Pupil, day Date)) Rule {
	return NewRule("R70", Warning, "good practice for pupils’ data",
		"The pupil was born before the day that the form is about, and is not older than 25 on it.",
		func(f *T, c *Case) {
			p, day := of(f)
			c.CheckBirth(p, day)
		})
}

// CheckBirth reports a date of birth that does not fit the day that the form is about; zero
// is today.
func (c *Case) CheckBirth(p *Pupil, day Date) {
	if day.IsZero() {
		day = c.Today
	}
	switch {
	case p.BirthDate.IsZero() || day.IsZero():
	case !p.BirthDate.Before(day):
		c.Report(&p.BirthDate, "is not before the day that this form is about; check both dates")
	case AgeOn(p.BirthDate, day) > OldestPupil:
		c.Report(&p.BirthDate, "makes the pupil older than 25; check the year")
	}
}

// AgeOn returns a person's age in years on a day. Somebody born on 29 February has their
// birthday on 1 March in years without that day.
func AgeOn(birth, day Date) int64 {
	age := day.Year() - birth.Year()
	if day.Month() < birth.Month() || day.Month() == birth.Month() && day.Day() < birth.Day() {
		age--
	}
	return int64(age)
}

// usualYear returns the usual year group in England on the day. A child who is five on 31
// August is in year 1 from September, and so on.
func usualYear(birth, day Date) int64 {
	begins := day.Year()
	if day.Month() < 9 {
		begins--
	}
	august, _ := MakeDate(begins, 8, 31) // fails only before the year 1
	return AgeOn(birth, august) - 4
}

// YearGroup returns the number of a year group as somebody typed it, such as 10 for "Year
// 10" or "Y10B", and whether there is one. Reception is 0.
func YearGroup(text string) (year int64, known bool) {
	word := strings.ToLower(strings.TrimSpace(text))
	if word == "r" || word == "reception" {
		return 0, true
	}
	from := strings.IndexAny(word, "0123456789")
	if from < 0 {
		return 0, false
	}
	for _, r := range word[from:] {
		if r < '0' || r > '9' || year > 99 {
			break
		}
		year = year*10 + int64(r-'0')
	}
	return year, year <= 14
}

// YearInWords returns a year group as it reads in a sentence: "Year 10" for "10", "Y10" or
// "yr 10", and "Year 10B" for "10B". Other texts are returned unchanged.
func YearInWords(text string) string {
	word := strings.TrimSpace(text)
	switch strings.ToLower(word) {
	case "r", "yr r", "year r", "reception":
		return receptionClass
	}
	lower := strings.ToLower(word)
	for _, prefix := range []string{"year", "yr", "y"} {
		if rest, ok := strings.CutPrefix(lower, prefix); ok {
			word = strings.TrimLeft(word[len(word)-len(rest):], " .")
			break
		}
	}
	figures := len(word) - len(strings.TrimLeft(word, "0123456789"))
	if figures == 0 || figures > 2 || len(word) > figures+2 || strings.ContainsAny(word[figures:], " -/,.0123456789") {
		return text
	}
	if _, known := YearGroup(word); !known {
		return text
	}
	return "Year " + word
}

// UPNRule returns rule R45 for a form that asks for the unique pupil number.
func UPNRule[T any](of func(*T) *Pupil) Rule {
	return NewRule("R45", Warning, "the Department for Education’s guide to unique pupil numbers",
		"A unique pupil number begins with the letter that its other characters give.",
		func(f *T, c *Case) { c.CheckUPN(of(f)) })
}

// CheckUPN reports a unique pupil number that is not valid.
func (c *Case) CheckUPN(p *Pupil) {
	if !blank(p.UPN) && !SoundUPN(strings.TrimSpace(p.UPN)) {
		c.Report(&p.UPN, "is not a unique pupil number; check it against the school’s records")
	}
}

// upnLetters are the check letters in the order of their values, 0 to 22. Letters that
// look like digits are not used.
const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// SoundUPN reports whether text is a valid unique pupil number, permanent or temporary: a
// check letter, eleven digits, and a last character that is a digit or, in a temporary
// number, a letter.
func SoundUPN(upn string) bool {
	if len(upn) != 13 {
		return false
	}
	sum := 0
	for i := 1; i < len(upn); i++ {
		worth := int(upn[i]) - '0'
		if worth < 0 || worth > 9 {
			worth = strings.IndexByte(upnLetters, upn[i])
			if worth < 0 || i < len(upn)-1 {
				return false
			}
		}
		sum += worth * (i + 1)
	}
	return upn[0] == upnLetters[sum%len(upnLetters)]
}
