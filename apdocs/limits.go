package apdocs

import "fmt"

// Limits are the last days on which a letter can be received, on both readings
// of the law's count. Whoever keeps to Safe is in time on either of them.
//
// A regulation that wants a notice “not less than two school days” before a day
// can be read as two clear days between the two, or as counting back two days.
// No decision of a court on this regulation is known to the authors.
type Limits struct {
	Safe    Date   // clear days
	Last    Date   // counted back
	Clear   string // what lies between Safe and the day itself: "two clear school days"
	Other   string // what is said of Last; "" for the last day on the other reading
	Unknown string // why a day, or a part of its count, is not known; "" if all is
}

// noticeLimits are those of a notice before a first day. At the beginning of a
// calendar Last may be known and Safe not.
//
// Source: SI 2010/1156, regulation 3(2): not less than two school days before
// the first school day off site; school policy on alternative provision, 6.5.
func (o *Organisation) noticeLimits(start Date) Limits {
	l := Limits{Clear: numberWord(noticeDays) + " clear school days"}
	calendar := o.calendar()
	switch {
	case calendar == nil:
		l.Unknown = noCalendar
		return l
	case !calendar.Covers(start):
		l.Unknown = shortYear
		return l
	}
	var err error
	if l.Last, err = calendar.Before(start, noticeDays); err == nil {
		l.Safe, err = calendar.Before(start, noticeDays+1)
	}
	if err != nil {
		l.Unknown = shortYear
	}
	return l
}

// invitationLimits are those of an invitation before a meeting. The law counts
// days of the calendar; so many clear days, and enough school days among them,
// are safe. Without a school calendar Safe counts clear days alone, and Unknown
// says why.
//
// Source: school policy on alternative provision, 6.8, which says that parents
// must receive it. Regulation 5 of SI 2010/1156 itself could not be read; Norfolk
// County Council’s guidance on off-site direction reports the six days as the
// Department for Education’s.
func (o *Organisation) invitationLimits(meeting Date) Limits {
	last := meeting.AddDays(-invitationDays)
	l := Limits{Last: last, Safe: last.AddDays(-1), Clear: numberWord(invitationDays) + " clear days"}
	calendar := o.calendar()
	switch {
	case calendar == nil:
		l.Unknown = noCalendar
		return l
	case !calendar.Covers(meeting):
		l.Unknown = shortYear
		return l
	}
	first, err := calendar.Before(meeting, inviteSchool)
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

// advice is both readings in words, for every way of sending: the safe day first.
func (o *Organisation) advice(l Limits) string {
	if l.Last.IsZero() {
		return ""
	}
	text := "To be safe give it by " + l.Safe.inWords() + " (" + l.Clear + "); " + l.Last.inWords() + l.isLast()
	if l.Safe.IsZero() {
		text = "To be safe leave " + l.Clear + ", which the school calendar does not reach back to count; " +
			l.Last.inWords() + l.isLast()
	}
	safe, last := o.giveBy(l.Safe, ByPost), o.giveBy(l.Last, ByPost)
	switch {
	case last.IsZero():
	case safe == last: // of post, which takes whole days, the hour does not matter
		text += ". Post it first class by " + safe.inWords()
	case safe.IsZero():
		text += ". By first-class post " + last.inWords() + " is the last day on the other reading"
	default:
		text += ". To be safe post it first class by " + safe.inWords() + "; " + last.inWords() +
			" is the last day on the other reading"
	}
	return text
}

// isLast says of Last that it is the last day, and on what condition.
func (l *Limits) isLast() string {
	if l.Other != "" {
		return " is the last day, " + l.Other
	}
	return " is the last day on the other reading"
}

// tooLate and tooClose say of a letter that it is received after Last, or after
// Safe: the sentence begins with what is wrong and ends with the days.
func (o *Organisation) tooLate(l Limits, who, day string) string {
	return "is too late for " + who + ": " + o.days(l) + "; choose a later " + day + " or another way of sending"
}

func (o *Organisation) tooClose(l Limits, who string) string {
	return "leaves " + who + " fewer than " + l.Clear + ": " + o.days(l)
}

// days is the advice inside a sentence, with the days of posting in brackets.
func (o *Organisation) days(l Limits) string {
	posted := func(limit Date) string {
		if by := o.giveBy(limit, ByPost); !by.IsZero() {
			return ", posted first class by " + by.inWords()
		}
		return ""
	}
	last := l.Last.inWords() + l.isLast() + posted(l.Last)
	if l.Safe.IsZero() {
		return last
	}
	return "to be safe give it by " + l.Safe.inWords() + " (" + l.Clear + ")" + posted(l.Safe) + "; " + last
}

// numberWord is a small number as a sentence says it.
func numberWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
