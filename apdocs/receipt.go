package apdocs

// received is the day on which a letter that is given on a day is expected to be
// there: the same day by hand, by email or on a portal, and by post some working
// days after the working day on which it is collected. It is not known without
// the way of sending.
//
// Source: school policy on utilising alternative provision, 6.5 and 6.8: notice
// is shared, and an invitation received, so many days before.
func (o *Organisation) received(given Date, by Delivery) (Date, bool) {
	switch {
	case given.IsZero():
		return Date{}, false
	case by == ByPost:
		for !o.workingDay(given) && !given.IsZero() { // it waits in the box
			given = given.AddDays(1)
		}
		for left := o.FiguresOn(given).Delivery.Post; left > 0 && !given.IsZero(); {
			given = given.AddDays(1)
			if o.workingDay(given) {
				left--
			}
		}
		return given, !given.IsZero()
	case by == "":
		return Date{}, false
	}
	return given, true
}

// giveBy is the last day on which a letter can be given so that it is received
// by a day. What takes longer than two months is no way of sending a letter.
func (o *Organisation) giveBy(limit Date, by Delivery) Date {
	const most = 60
	if by == ByPost && o.FiguresOn(limit).Delivery.Post > most {
		return Date{}
	}
	for day := limit; day.After(limit.AddDays(-most)); day = day.AddDays(-1) {
		if r, ok := o.received(day, by); ok && !r.After(limit) {
			return day
		}
	}
	return Date{}
}

// workingDay reports whether post is delivered: on Monday to Friday, but not on
// the bank holidays of England, nor on others that the calendar lists.
func (o *Organisation) workingDay(d Date) bool {
	if day := d.Weekday(); day == 0 || day == 6 {
		return false
	}
	return bankHolidayName(d) == "" && (o == nil || !o.Calendar.bankHoliday(d))
}

// calendar is the organisation's, or nil where it has none.
func (o *Organisation) calendar() *Calendar {
	if o == nil || !o.Calendar.Known() {
		return nil
	}
	return &o.Calendar
}

// inWords is a day as a sentence of a rule says it: "Thursday 5 November 2026".
// It is computed, and never one that the record holds.
func (d Date) inWords() string {
	return d.utc().Format("Monday 2 January 2006")
}
