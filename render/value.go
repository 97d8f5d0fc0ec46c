package render

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// space is a no-break space, as in "12 November 2026".
const space = "\u00a0"

// Date formats a day, "12 November 2026", or "" for the zero Date.
func Date(d apdocs.Date) string {
	if d.IsZero() {
		return ""
	}
	return strconv.Itoa(d.Day()) + space + d.Month().String() + space + strconv.Itoa(d.Year())
}

// Clock formats a time of day, "9.15am", or "" for the zero Clock.
func Clock(c apdocs.Clock) string {
	if c.IsZero() {
		return ""
	}
	half := "am"
	if c.Hour() >= 12 {
		half = "pm"
	}
	minute := strconv.Itoa(100 + c.Minute())[1:]
	return strconv.Itoa((c.Hour()+11)%12+1) + "." + minute + half
}

// Money formats an amount, "£5,000,000", with pence only if they are not zero; "" for the zero
// Money.
func Money(m apdocs.Money) string {
	pence, ok := m.Int()
	if !ok {
		return ""
	}
	sign, n := "", uint64(pence)
	if pence < 0 {
		sign, n = "−", -n
	}
	s := sign + "£" + thousands(n/100)
	if n%100 != 0 {
		s += "." + strconv.FormatUint(100+n%100, 10)[1:]
	}
	return s
}

func thousands(n uint64) string {
	s := strconv.FormatUint(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// words are the numbers that a sentence spells out, from 0.
var words = [...]string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}

// Number formats a number at the beginning of a sentence: "Four", "12".
func Number(n int) string {
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// Value returns an answer as text, or "" if the question is not answered. For a group it returns
// its answered parts, one a line, each after its label.
func Value(f *apdocs.Field, record apdocs.Form, at apdocs.At) string {
	switch f.Kind {
	case apdocs.KindGroup:
		return parts(f, func(p *apdocs.Field) string { return Value(p, record, at) })
	case apdocs.KindText, apdocs.KindLongText, apdocs.KindAddress:
		text := strings.TrimSpace(f.Text(record, at))
		if apdocs.IsBlank(text) {
			return ""
		}
		if f.Question.Format == "phone" {
			text = strings.ReplaceAll(text, " ", space) // a number is one word
		}
		return text
	case apdocs.KindChoice, apdocs.KindYesNo:
		c, _ := f.Chosen(record, at)
		return c.Label
	case apdocs.KindRating:
		c, ok := f.Chosen(record, at)
		if !ok {
			return ""
		}
		return RatingIn(f.Translation(), c)
	case apdocs.KindComputed:
		return f.Compute(record).Figure
	}
	in := f.Translation()
	switch a := f.Pointer(record, at).(type) {
	case *apdocs.Date:
		return DateIn(in, *a)
	case *apdocs.Clock:
		return ClockIn(in, *a)
	case *apdocs.Moment:
		return DateIn(in, a.Date())
	case *apdocs.Money:
		return MoneyIn(in, *a)
	case *apdocs.Percent:
		if n, ok := a.Int(); ok {
			return PercentIn(in, n)
		}
	case *apdocs.Count:
		if n, ok := a.Int(); ok {
			return strconv.FormatInt(n, 10)
		}
	}
	return ""
}

// parts returns the parts of a group that read returns text for, one a line after their labels:
// "From 7 September 2026".
func parts(group *apdocs.Field, read func(*apdocs.Field) string) string {
	var lines []string
	for _, p := range group.Parts {
		if text := read(p); text != "" {
			lines = append(lines, p.Question.Label+" "+text)
		}
	}
	return strings.Join(lines, "\n")
}

// Rating returns a chosen rating in words: "Agree, 4".
func Rating(c apdocs.Choice) string { return RatingIn(nil, c) }

// RatingIn is Rating in a language.
func RatingIn(t *apdocs.Translation, c apdocs.Choice) string {
	return t.Say(ratedAs, "rating", t.Say(c.Label), "points", c.Value)
}

// A Tone says how an answer is emphasised.
type Tone uint8

// The tones.
const (
	Plain    Tone = iota
	Ticked        // yes: a tick before it
	Stressed      // no, or declined: bold
	Muted         // not applicable, or optional and not answered: grey
	Wanting       // needs attention: a bar before it, and bold
)

// A Reading is the text printed for an answer, or for a missing one.
type Reading struct {
	Text string
	Tone Tone
}

// Read returns the text printed for an answer on a completed record. A required question or a
// choice that is not answered has the tone Wanting, an optional text Muted. A group that is
// answered in part has a line for each of its parts.
func Read(f *apdocs.Field, record apdocs.Form, at apdocs.At) Reading {
	text := Value(f, record, at)
	switch {
	case text == "" && (wanted(f) || len(f.Choices) > 0):
		return Reading{f.Translation().Say(NotAnswered), Wanting}
	case text == "":
		return Reading{f.Translation().Say(NotAnswered), Muted}
	case f.Kind == apdocs.KindGroup:
		return Reading{Text: parts(f, func(p *apdocs.Field) string { return Read(p, record, at).Text })}
	}
	if f.Kind == apdocs.KindYesNo {
		switch c, _ := f.Chosen(record, at); apdocs.YesNo(c.Value) {
		case apdocs.Yes:
			return Reading{text, Ticked}
		case apdocs.No:
			return Reading{text, Stressed}
		default:
			return Reading{text, Muted}
		}
	}
	return Reading{Text: text}
}

// wanted reports whether the question, or a part of the group, is required.
func wanted(f *apdocs.Field) bool {
	return f.Question.Required || slices.ContainsFunc(f.Parts, wanted)
}

// A Signed is the text printed for a signature on a completed record.
type Signed struct {
	State  Reading // "" if it is still to be signed
	Hint   string
	Date   string
	ToSign bool
}

// ReadSignature returns the text printed for a signature.
func ReadSignature(s *apdocs.Signature) Signed { return ReadSignatureIn(nil, s) }

// ReadSignatureIn is ReadSignature in a language.
func ReadSignatureIn(t *apdocs.Translation, s *apdocs.Signature) Signed {
	date := DateIn(t, s.At.Date())
	is := func(text string, tone Tone) Signed {
		return Signed{State: Reading{t.Say(text), tone}, Date: date}
	}
	switch s.Status {
	case apdocs.OnPaper:
		return is(signedOnPaper, Plain)
	case apdocs.NotRequired:
		return is(signNotRequired, Muted)
	case apdocs.Declined:
		return is(signDeclined, Stressed)
	case apdocs.Signed:
		switch s.Method {
		case apdocs.ByPaper, apdocs.ByScan:
			return is(signedOnPaper, Plain)
		case apdocs.ByCertificate:
			digital := is(signedDigitally, Ticked)
			digital.Hint = t.Say(SignHint)
			return digital
		case apdocs.ByTyping:
			return is(signedTyped, Ticked)
		case apdocs.ByDrawing:
			return is(signedOnScreen, Ticked)
		}
		return is(signed, Ticked)
	}
	return Signed{Date: date, ToSign: true}
}
