package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/spf13/pflag"
)

func datesCommand() command {
	return command{
		name:     "dates",
		operands: "NOTICE...",
		summary:  "the days by which a letter must be there, and those it names",
		about: "For a notice, an invitation or an outcome: the last days to give or post it and to invite to the review, " +
			"the safe ones before those of the other reading of the law, " +
			"counted by the rules of `apdocs check`, beside the days that the record itself names. The record may be a " +
			"draft. School days are counted by the calendar in the organisation’s settings; without one they are not known.\n" +
			"With --ics it is a calendar file, whose entries have the reference of the record and no name.",
		examples: []example{
			{"apdocs dates notice.json --org school.json", "on the screen"},
			{"apdocs dates notice.json --org school.json --ics -o notice.ics", "for a calendar"},
			{"apdocs dates *.json --json", "for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			asJSON := flags.Bool("json", false, "as a JSON array with an object for each record")
			asICS := flags.Bool("ics", false, "as a calendar file (iCalendar), without what is not known")
			when.declareOrganisation(flags)
			return func(ctx context.Context, m *machine, operands []string) error {
				if *asJSON && *asICS {
					return usageFault("dates: choose one of --json and --ics")
				}
				org, _, err := when.organisation(m)
				if err != nil {
					return err
				}
				all, err := schedules(ctx, m, operands, org)
				if err != nil {
					return err
				}
				var text bytes.Buffer
				switch {
				case *asJSON:
					err = schedulesJSON(&text, all)
				case *asICS:
					err = calendarFile(&text, all)
				default:
					schedulesText(&text, all)
				}
				if err != nil {
					return err
				}
				return out.text(ctx, m, text.Bytes())
			}
		},
	}
}

// A schedule is the dates of one letter.
type schedule struct {
	file   string
	record documents.Timed
	dates  []documents.Milestone
}

// schedules reads all letters. It fails if one cannot be read.
func schedules(ctx context.Context, m *machine, operands []string, org *apdocs.Organisation) (all []schedule,
	err error) {
	paths, err := expand(operands)
	if err != nil {
		return nil, err
	}
	worst := codeDone
	for _, path := range paths {
		r := load(ctx, m, path)
		if errors.Is(r.err, context.Canceled) {
			return nil, r.err
		}
		for _, p := range r.problems {
			fmt.Fprintln(m.stderr, r.line(p))
		}
		timed, ok := r.record.(documents.Timed)
		switch {
		case r.err != nil:
			m.say("%s", r.trouble())
		case r.record != nil && !ok:
			m.say("%s: this form has no such days; these have: %s", r.name, strings.Join(timedForms(), ", "))
			worst = max(worst, codeUsage)
		case ok:
			all = append(all, schedule{r.name, timed, timed.Timeline(org)})
		}
		worst = max(worst, r.code())
	}
	if worst != codeDone {
		return nil, &fault{code: worst}
	}
	return all, nil
}

func timedForms() (names []string) {
	for _, f := range documents.All() {
		if _, ok := f.(documents.Timed); ok {
			names = append(names, f.Layout().Name)
		}
	}
	return names
}

// name identifies a letter without a person's name.
func (s *schedule) name() string {
	l := s.record.Layout()
	if reference := s.record.Envelope().Reference; reference != "" {
		return l.Short + " " + reference
	}
	return l.Short
}

func schedulesText(w io.Writer, all []schedule) {
	for i, s := range all {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, s.name())
		if len(s.dates) == 0 {
			fmt.Fprintln(w, "  no dates yet")
		}
		if limits, known := ownLimits(s.dates); known {
			fmt.Fprintln(w, "  "+strings.ReplaceAll(wrap(limits[0].Advice+".", 76), "\n", "\n  ")+"\n")
		}
		for _, d := range s.dates {
			day := longDate(d.Date)
			title := d.Title
			if d.Date.IsZero() {
				day, title = "not known", title+": "+d.Unknown
			}
			const widest = len("Wednesday 30 September 2026")
			fmt.Fprintf(w, "  %-*s  %s\n", widest, day, strings.ReplaceAll(wrap(title, 78-widest-4), "\n",
				"\n"+strings.Repeat(" ", widest+4)))
		}
	}
}

// longDate formats a day for terminal output: "Thursday 5 November 2026".
func longDate(d apdocs.Date) string {
	return d.Weekday().String() + " " + strings.ReplaceAll(render.Date(d), "\u00a0", " ")
}

func schedulesJSON(w io.Writer, all []schedule) error {
	type listed struct {
		File      string  `json:"file"`
		Form      string  `json:"form"`
		Reference string  `json:"reference,omitempty"`
		Dates     []dated `json:"dates"`
	}
	lists := []listed{}
	for _, s := range all {
		l := listed{s.file, s.record.Layout().Name, s.record.Envelope().Reference, []dated{}}
		for _, d := range s.dates {
			l.Dates = append(l.Dates, asDated(d))
		}
		lists = append(lists, l)
	}
	return writeJSON(w, lists)
}

// A dated is a day of a timeline, for programs.
type dated struct {
	Name     string    `json:"name"`
	Title    string    `json:"title"`
	Date     any       `json:"date"` // null if not known
	Unknown  string    `json:"unknown,omitempty"`
	Rule     string    `json:"rule,omitempty"`
	Safe     bool      `json:"safe,omitempty"`   // in time on both readings of the law
	Advice   string    `json:"advice,omitempty"` // both readings in a sentence
	LastDays []lastDay `json:"lastDays,omitempty"`
}

type lastDay struct {
	Delivery apdocs.Delivery `json:"delivery"`
	Date     apdocs.Date     `json:"date"`
}

func asDated(m documents.Milestone) dated {
	d := dated{Name: m.Name, Title: m.Title, Unknown: m.Unknown, Rule: m.Rule, Safe: m.Safe, Advice: m.Advice}
	if !m.Date.IsZero() {
		d.Date = m.Date
	}
	for _, l := range m.LastDays {
		d.LastDays = append(d.LastDays, lastDay(l))
	}
	return d
}

// ownLimits returns the time limits of this letter itself, the safe one first, and whether
// any is known.
func ownLimits(dates []documents.Milestone) (limits []documents.Milestone, known bool) {
	for _, d := range dates {
		if d.Own && len(d.LastDays) > 0 {
			limits = append(limits, d)
		}
	}
	return limits, len(limits) > 0
}

// timeline returns the days of a letter, or none if the form is not a letter with a time
// limit.
func timeline(f apdocs.Form, org *apdocs.Organisation) []documents.Milestone {
	if timed, ok := f.(documents.Timed); ok {
		return timed.Timeline(org)
	}
	return nil
}
