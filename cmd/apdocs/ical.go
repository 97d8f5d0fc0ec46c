package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// calendarFile writes the known dates of letters as iCalendar (RFC 5545). Each is an
// all-day event that does not mark the day as busy. The same records give the same bytes,
// so importing the file again updates the events.
func calendarFile(w io.Writer, all []schedule) error {
	c := calendarWriter{w: w}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//apdocs//dates of letters//EN")
	for _, s := range all {
		id, err := s.id()
		if err != nil {
			return err
		}
		for _, d := range s.dates {
			if !d.Date.IsZero() {
				c.entry(id+"-"+d.Name, s.stamp(), d.Date, s.name()+": "+d.Title, d.Advice)
			}
		}
	}
	c.line("END:VCALENDAR")
	if c.entries == 0 {
		return &fault{codeRecord, errors.New("dates: no day is known yet, and a calendar file needs one")}
	}
	return c.err
}

// id identifies a letter among all others, by form and reference or, without a reference,
// a digest of the record.
func (s *schedule) id() (string, error) {
	name := nameOf(s.record)
	if s.record.Envelope().Reference != "" {
		return name, nil
	}
	text, err := schema.Canonical(s.record)
	if err != nil {
		return "", &fault{codeRecord, fmt.Errorf("%s: %w", s.file, err)}
	}
	digest := sha256.Sum256(text)
	return name + "-" + hex.EncodeToString(digest[:8]), nil
}

// stamp returns the date of the events, taken from the record, because the current time
// would change the bytes.
func (s *schedule) stamp() apdocs.Date {
	if o, err := apdocs.Outlined(s.record); err == nil && o.Letter != nil {
		if day := *o.Letter.Date.Pointer(s.record, apdocs.At{}).(*apdocs.Date); !day.IsZero() {
			return day
		}
	}
	for _, d := range s.dates {
		if !d.Date.IsZero() {
			return d.Date
		}
	}
	return apdocs.Date{}
}

// A calendarWriter writes the lines of a calendar file.
type calendarWriter struct {
	w       io.Writer
	entries int
	err     error
}

func (c *calendarWriter) entry(id string, made, day apdocs.Date, title, more string) {
	c.entries++
	c.line("BEGIN:VEVENT")
	c.line("UID:" + id + "@apdocs")
	c.line("DTSTAMP:" + digits(made) + "T000000Z")
	c.line("DTSTART;VALUE=DATE:" + digits(day))
	escape := strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`)
	c.line("SUMMARY:" + escape.Replace(title))
	if more != "" {
		c.line("DESCRIPTION:" + escape.Replace(more))
	}
	c.line("TRANSP:TRANSPARENT")
	c.line("END:VEVENT")
}

func digits(d apdocs.Date) string {
	return fmt.Sprintf("%04d%02d%02d", d.Year(), d.Month(), d.Day())
}

// line writes a line, folded after at most 75 bytes without splitting a character.
func (c *calendarWriter) line(text string) {
	const most = 75
	var b strings.Builder
	room := most
	for _, r := range text {
		if n := utf8.RuneLen(r); n > room {
			b.WriteString("\r\n ")
			room = most - 1
		}
		b.WriteRune(r)
		room -= utf8.RuneLen(r)
	}
	if c.err == nil {
		_, c.err = io.WriteString(c.w, b.String()+"\r\n")
	}
}
