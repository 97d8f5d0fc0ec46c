package calendar

import "github.com/apdocs/forms/apdocs"

// Received returns the day on which a letter that is given on a day is expected to be
// there: the same day by hand, by email or on a portal, and by post some working
// days after the working day on which it is collected. It is not known, and the
// second result false, without the day or the way of sending.
//
// Source: school policy on utilising alternative provision, 6.5 and 6.8: notice
// is shared, and an invitation received, so many days before.
func (c *Calendar) Received(given apdocs.Date, by apdocs.Delivery) (apdocs.Date, bool) {
	switch {
	case given.IsZero():
		return apdocs.Date{}, false
	case by == apdocs.ByPost:
		for !c.WorkingDay(given) && !given.IsZero() { // it waits in the box
			given = given.AddDays(1)
		}
		for left := c.org.FiguresOn(given).Delivery.Post; left > 0 && !given.IsZero(); {
			given = given.AddDays(1)
			if c.WorkingDay(given) {
				left--
			}
		}
		return given, !given.IsZero()
	case by == "":
		return apdocs.Date{}, false
	}
	return given, true
}

// GiveBy returns the last day on which a letter can be given so that it is received
// by a day. What takes longer than two months is no way of sending a letter.
func (c *Calendar) GiveBy(limit apdocs.Date, by apdocs.Delivery) apdocs.Date {
	const most = 60
	if by == apdocs.ByPost && c.org.FiguresOn(limit).Delivery.Post > most {
		return apdocs.Date{}
	}
	for day := limit; day.After(limit.AddDays(-most)); day = day.AddDays(-1) {
		if r, ok := c.Received(day, by); ok && !r.After(limit) {
			return day
		}
	}
	return apdocs.Date{}
}

// WorkingDay reports whether post is delivered: on Monday to Friday, but not on
// the bank holidays of England, nor on others that the calendar lists.
func (c *Calendar) WorkingDay(d apdocs.Date) bool {
	return !Weekend(d) && !c.BankHoliday(d)
}
