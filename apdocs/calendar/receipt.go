package calendar

import "github.com/apdocs/forms/apdocs"

// Received returns the day on which a letter given on a day is expected to arrive. By
// hand, by email or on a portal that is the same day; by post it is some working days
// after the working day of collection. It returns false if the day or the delivery is not
// given.
//
// Source: school policy on utilising alternative provision, 6.5 and 6.8: notice is shared,
// and an invitation received, so many days before.
func (c *Calendar) Received(given apdocs.Date, by apdocs.Delivery) (apdocs.Date, bool) {
	switch {
	case given.IsZero():
		return apdocs.Date{}, false
	case by == apdocs.ByPost:
		for !c.WorkingDay(given) && !given.IsZero() { // waits for the next collection
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

// GiveBy returns the last day on which a letter can be given so that it arrives by limit.
// A delivery that takes more than two months is not considered possible.
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

// WorkingDay reports whether post is delivered on the day: Monday to Friday, except the
// bank holidays of England and those listed in the calendar.
func (c *Calendar) WorkingDay(d apdocs.Date) bool {
	return !Weekend(d) && !c.BankHoliday(d)
}
