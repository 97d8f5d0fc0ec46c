package apdocs

// DeliveryFigures say how long letters take.
type DeliveryFigures struct {
	From Date  `json:"from,omitzero"` // absent: always
	Post int64 `json:"post,omitzero"` // working days from posting to receipt, first class
}

func (f Figures) delivery(day Date) (found DeliveryFigures) {
	for _, row := range f.Delivery {
		if holds(row.From, found.From, day) {
			found = row
		}
	}
	return found
}

// received is the day on which a letter that is given on a day is expected to be
// there: the same day by hand, by email or on a portal, some working days later
// by post. It is not known without the way of sending.
//
// Source: school policy on utilising alternative provision, 6.5 and 6.8: notice
// is shared, and an invitation received, so many days before.
func (o *Organisation) received(given Date, by Delivery) (Date, bool) {
	switch {
	case given.IsZero():
		return Date{}, false
	case by == ByPost:
		for left := o.figures().delivery(given).Post; left > 0; {
			given = given.AddDays(1)
			if o.workingDay(given) {
				left--
			}
		}
		return given, true
	case by == "":
		return Date{}, false
	}
	return given, true
}

// giveBy is the last day on which a letter can be given so that it is received
// by a day.
func (o *Organisation) giveBy(limit Date, by Delivery) Date {
	const most = 60 // days that post takes, with holidays
	for day := limit; day.After(limit.AddDays(-most)); day = day.AddDays(-1) {
		if r, ok := o.received(day, by); ok && !r.After(limit) && (by != ByPost || o.workingDay(day)) {
			return day
		}
	}
	return Date{}
}

// workingDay reports whether post is delivered: on Monday to Friday, but not on
// bank holidays.
func (o *Organisation) workingDay(d Date) bool {
	if day := d.Weekday(); day == 0 || day == 6 {
		return false
	}
	return o == nil || !o.Calendar.bankHoliday(d)
}

func (c *Calendar) bankHoliday(d Date) bool {
	for _, h := range c.BankHolidays {
		if h == d {
			return true
		}
	}
	return false
}

// calendar is the organisation's, or nil where it has none.
func (o *Organisation) calendar() *Calendar {
	if o == nil || !o.Calendar.Known() {
		return nil
	}
	return &o.Calendar
}

// inWords is a day as a sentence of a rule says it: "5 November 2026". It is
// computed, and never one that the record holds.
func (d Date) inWords() string {
	return d.utc().Format("Monday 2 January 2006")
}
