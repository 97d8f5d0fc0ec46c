package typed

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

var (
	clockTime = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d{2})(?::00)?)? ?(?:([ap])\.?m\.?)?$`)
	fourHours = regexp.MustCompile(`^(\d{2})(\d{2})(?: ?h(?:ou)?rs)?$`)
	zonedTime = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)? ?` +
		`(z|utc|gmt|bst|[-+]\d{2}:\d{2})?$`)

	errClock  = errors.New("enter a time such as 09:15")
	errHalf   = errors.New("say whether it is in the morning or in the afternoon, such as 02:15 or 14:15")
	errMoment = errors.New("enter a date and time such as 2026-03-25T15:30:00Z")
	errZone   = errors.New("give the time zone too, such as 2026-03-25T15:30:00Z in winter and " +
		"2026-06-25T15:30:00+01:00 in summer")
)

const (
	noteClock   = "is read as a time of day; records keep one as 09:15"
	noteDayOnly = "is read as a date without a time; records keep one as 2026-03-25T00:00:00Z"
	noteMoment  = "is read as a date and time; records keep one as 2026-03-25T15:30:00Z"
)

// clock reads a time of day, in 24 hours unless it has "am" or "pm". An hour from 1 to 6
// written with one digit could be in either half of the day and is an error.
func clock(words string) (Reading, error) {
	switch words {
	case "noon", "midday", "12 noon":
		words = "12.00pm"
	case "midnight":
		return Reading{}, errors.New("say which midnight, as 00:00 at the beginning of the day or 23:59 at its end")
	}
	p := clockTime.FindStringSubmatch(words)
	if four := fourHours.FindStringSubmatch(words); four != nil {
		p = []string{"", four[1], four[2], ""}
	}
	if p == nil {
		return Reading{}, errClock
	}
	hour, _ := strconv.Atoi(p[1])
	minute, _ := strconv.Atoi(p[2])
	switch half := p[3]; {
	case half == "" && p[2] == "":
		return Reading{}, errClock // an hour on its own
	case half == "" && len(p[1]) == 1 && hour >= 1 && hour <= 6:
		return Reading{}, errHalf
	case half == "a" && hour > 12 || half != "" && hour == 0:
		return Reading{}, errClock
	case half == "a" && hour == 12:
		hour = 0
	case half == "p" && hour < 12:
		hour += 12
	}
	c, err := apdocs.MakeClock(hour, minute)
	if err != nil {
		return Reading{}, errClock
	}
	return Reading{Value: c.String(), Note: noteClock}, nil
}

// moment reads a date and time with its zone. Without a zone it could be one of two
// moments, in winter or summer time, and is an error. A date alone is kept as midnight UTC, which
// documents print as a date alone.
func moment(words string) (Reading, error) {
	p := zonedTime.FindStringSubmatch(words)
	if p == nil {
		return dayAlone(words)
	}
	zone, seconds := strings.ToUpper(p[4]), p[3]
	switch zone {
	case "":
		return Reading{}, errZone
	case "UTC", "GMT":
		zone = "Z"
	case "BST":
		zone = "+01:00"
	}
	if seconds == "" {
		seconds = ":00"
	}
	text := p[1] + "T" + p[2] + seconds + zone
	if new(apdocs.Moment).UnmarshalText([]byte(text)) != nil {
		return Reading{}, errMoment
	}
	return Reading{Value: text, Note: noteMoment}, nil
}

// dayAlone reads a date as the moment at which it begins in UTC. Where the month could come first, the
// note is that of the date.
func dayAlone(words string) (Reading, error) {
	r, err := date(words)
	switch {
	case errors.Is(err, errDate):
		return Reading{}, errMoment
	case err != nil:
		return Reading{}, err
	}
	r.Value = r.Value.(string) + "T00:00:00Z"
	if r.Severity != apdocs.Warning {
		r.Note = noteDayOnly
	}
	return r, nil
}
