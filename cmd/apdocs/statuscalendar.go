package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"github.com/apdocs/forms/apdocs/placement"
)

// statusCalendar writes what is not done yet and has a day as a calendar file (RFC 5545), with
// the day of the report as the stamp of every entry. Entries have the reference of the placement
// and no name.
func statusCalendar(w io.Writer, r *placement.Report) error {
	c := calendarWriter{w: w}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//apdocs//status of placements//EN")
	for _, p := range r.Placements {
		id, name := placementID(p), "Placement"
		if p.Reference != "" {
			name = p.Reference
		}
		for _, item := range p.Items {
			if item.Due.IsZero() || item.State != placement.Due && item.State != placement.Overdue {
				continue
			}
			kind := strings.ReplaceAll(strings.ReplaceAll(string(item.Kind), " ", "-"), "’", "")
			c.entry(id+"-"+strings.ReplaceAll(kind, ",", "")+"-"+digits(item.Due), r.Today, item.Due,
				name+": "+item.Title, "Rule "+item.Rule+": "+item.Source)
		}
	}
	c.line("END:VCALENDAR")
	if c.entries == 0 {
		return &fault{codeRecord, errors.New("status: nothing with a day is to be done, and a calendar file needs an entry")}
	}
	return c.err
}

// placementID identifies a placement among all others: by its reference or, without one, a
// digest of pupil, provider and first day.
func placementID(p *placement.Placement) string {
	if p.Reference != "" {
		return "placement-" + p.Reference
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{placement.Plain(p.Pupil), p.Birth().String(),
		placement.Plain(p.Provider), p.Start.String()}, "\x00")))
	return "placement-" + hex.EncodeToString(sum[:8])
}
