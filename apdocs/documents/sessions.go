package documents

import "github.com/apdocs/forms/apdocs"

// The times of the sessions of a week, which the notices of off-site and of sixth-day
// education must give.

// sessionUsed reports whether any part of the session is answered.
func sessionUsed(s *apdocs.Session) bool {
	return !apdocs.IsBlank(s.Place) || !apdocs.IsBlank(s.Note) || !s.Start.IsZero() || !s.End.IsZero()
}

// offSite reports whether the pupil attends the session at a place other than the school
// with the given name. A session with only a note does not count.
func offSite(s *apdocs.Session, school string) bool {
	if apdocs.IsBlank(s.Place) {
		return !s.Start.IsZero() || !s.End.IsZero()
	}
	return !samePlace(s.Place, school)
}

// dayUsed reports whether any part of the day is answered.
func dayUsed(d *apdocs.Day) bool { return sessionUsed(&d.Morning) || sessionUsed(&d.Afternoon) }

// sessionTimes checks R05: each off-site session has the times at which it begins and
// ends, in this order, and the break is between the morning and the afternoon.
//
// Source: SI 2010/1156, regulation 3(4), as reported by IPSEA: with two sessions a day the
// times at which the morning session starts, the break starts and finishes, and the
// afternoon session finishes; with one session a day the times at which it starts and
// finishes. The text of paragraph (4) itself was not read.
func sessionTimes(c *apdocs.Case, week *apdocs.Timetable, school string) {
	for _, d := range week.Days() {
		for _, s := range []*apdocs.Session{&d.Morning, &d.Afternoon} {
			switch {
			case offSite(s, school) && s.Start.IsZero() && s.End.IsZero():
				c.ReportAs(apdocs.Error, s, "has no times; give when it begins and when it ends")
			case s.Start.IsZero() != s.End.IsZero():
				c.ReportAs(apdocs.Error, s, "has only one of its two times; give when it begins and when it ends")
			case !s.Start.IsZero() && s.Start.Compare(s.End) >= 0:
				c.ReportAs(apdocs.Error, &s.End, "is not after the beginning of the session; check both times")
			}
		}
		if !d.Morning.End.IsZero() && !d.Afternoon.Start.IsZero() && d.Afternoon.Start.Compare(d.Morning.End) < 0 {
			c.ReportAs(apdocs.Error, &d.Afternoon.Start, "is before the end of the morning; check both times")
		}
	}
}

// wholeWeek checks R05 for full-time education: each day of the week on which it is given
// has an answer.
func wholeWeek(c *apdocs.Case, week *apdocs.Timetable, given func(day int) bool) {
	for i, d := range week.Days() {
		if given(i) && !dayUsed(d) {
			c.ReportAs(apdocs.Error, &d.Morning, "has nothing, and neither has the afternoon, but the education is full time; "+
				"give the times of this day, or write a note")
		}
	}
}

// openSessions returns how many of the ten sessions of a week are not answered.
func openSessions(t *apdocs.Timetable) (open int) {
	for _, d := range t.Days() {
		for _, s := range []*apdocs.Session{&d.Morning, &d.Afternoon} {
			if !sessionUsed(s) {
				open++
			}
		}
	}
	return open
}

// timed reports whether any session of the week has a time.
func timed(t *apdocs.Timetable) bool {
	for _, d := range t.Days() {
		if !d.Morning.Start.IsZero() || !d.Afternoon.Start.IsZero() {
			return true
		}
	}
	return false
}
