package documents

import (
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// Limits are the last days on which a letter can be received, on two readings of the law.
// A letter received by Safe is in time on both.
//
// A regulation that requires a notice “not less than two school days” before a day can
// mean two clear days in between, or counting back two days. The authors know of no court
// decision on this regulation.
type Limits struct {
	Safe    apdocs.Date // clear days
	Last    apdocs.Date // counted back
	Clear   string      // what lies between Safe and the day itself: "two clear school days"
	Other   string      // what is said of Last; "" for the last day on the other reading
	Unknown string      // why a day, or a part of its count, is not known; "" if all is
}

// noticeLimits returns the limits for a notice before a first day. At the beginning of a
// calendar Last may be known and Safe not.
//
// Source: SI 2010/1156, regulation 3(2): not less than two school days before the first
// school day off site; school policy on alternative provision, 6.5.
func noticeLimits(o *apdocs.Organisation, start apdocs.Date) Limits {
	l := Limits{Clear: numberWord(noticeDays) + " clear school days"}
	cal := calendar.Of(o)
	switch {
	case !cal.Known():
		l.Unknown = noCalendar
		return l
	case !cal.Covers(start):
		l.Unknown = shortYear
		return l
	}
	var err error
	if l.Last, err = cal.Before(start, noticeDays); err == nil {
		l.Safe, err = cal.Before(start, noticeDays+1)
	}
	if err != nil {
		l.Unknown = shortYear
	}
	return l
}

// invitationLimits returns the limits for an invitation before a meeting. The law counts
// calendar days; that number of clear days, with enough school days among them, is safe.
// Without a school calendar Safe counts clear days only, and Unknown says why.
//
// Source: school policy on alternative provision, 6.8, which says that parents must
// receive it. The text of regulation 5 of SI 2010/1156 was not available; Norfolk County
// Council’s guidance on off-site direction attributes the six days to the Department for
// Education.
func invitationLimits(o *apdocs.Organisation, meeting apdocs.Date) Limits {
	last := meeting.AddDays(-invitationDays)
	l := Limits{Last: last, Safe: last.AddDays(-1), Clear: numberWord(invitationDays) + " clear days"}
	cal := calendar.Of(o)
	switch {
	case !cal.Known():
		l.Unknown = noCalendar
		return l
	case !cal.Covers(meeting):
		l.Unknown = shortYear
		return l
	}
	first, err := cal.Before(meeting, inviteSchool)
	if err != nil {
		l.Unknown = shortYear
		return l
	}
	l.Clear += ", " + numberWord(inviteSchool) + " school days among them"
	if enough := first.AddDays(-1); enough.Before(l.Safe) {
		l.Safe = enough
	}
	return l
}

// limitAdvice describes both readings for every way of sending, the safe day first.
func limitAdvice(o *apdocs.Organisation, l Limits) string {
	if l.Last.IsZero() {
		return ""
	}
	text := "To be safe give it by " + inWords(l.Safe) + " (" + l.Clear + "); " + inWords(l.Last) + l.lastNote()
	if l.Safe.IsZero() {
		text = "To be safe leave " + l.Clear + ", which the school calendar does not reach back to count; " +
			inWords(l.Last) + l.lastNote()
	}
	safe, last := calendar.Of(o).GiveBy(l.Safe, apdocs.ByPost), calendar.Of(o).GiveBy(l.Last, apdocs.ByPost)
	switch {
	case last.IsZero():
	case safe == last: // post takes whole days, so the hour does not matter
		text += ". Post it first class by " + inWords(safe)
	case safe.IsZero():
		text += ". By first-class post " + inWords(last) + " is the last day on the other reading"
	default:
		text += ". To be safe post it first class by " + inWords(safe) + "; " + inWords(last) +
			" is the last day on the other reading"
	}
	return text
}

// lastNote returns what a sentence says after the day Last: that it is the last day, and on what
// condition or reading of the law.
func (l *Limits) lastNote() string {
	if l.Other != "" {
		return " is the last day, " + l.Other
	}
	return " is the last day on the other reading"
}

// tooLate returns the message about a letter that is received after Last; tooClose, after
// Safe. The sentence begins with what is wrong and ends with the days.
func tooLate(o *apdocs.Organisation, l Limits, who, day string) string {
	return "is too late for " + who + ": " + limitDays(o, l) + "; choose a later " + day + " or another way of sending"
}

func tooClose(o *apdocs.Organisation, l Limits, who string) string {
	return "leaves " + who + " fewer than " + l.Clear + ": " + limitDays(o, l)
}

// limitDays is limitAdvice for use inside a sentence, with the days of posting in
// brackets.
func limitDays(o *apdocs.Organisation, l Limits) string {
	posted := func(limit apdocs.Date) string {
		if by := calendar.Of(o).GiveBy(limit, apdocs.ByPost); !by.IsZero() {
			return ", posted first class by " + inWords(by)
		}
		return ""
	}
	last := inWords(l.Last) + l.lastNote() + posted(l.Last)
	if l.Safe.IsZero() {
		return last
	}
	return "to be safe give it by " + inWords(l.Safe) + " (" + l.Clear + ")" + posted(l.Safe) + "; " + last
}

// inWords formats a day for messages: "Thursday 5 November 2026". It is used for computed
// days only, never for one in the record.
func inWords(d apdocs.Date) string {
	return d.Time(nil).Format("Monday 2 January 2006")
}

// numberWord spells out a small number.
func numberWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
