package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/placement"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema/sheet"
)

func statusCommand() command {
	return command{
		name:     "status",
		operands: "RECORDS...",
		summary:  "which documents of placements are there, due, overdue or missing",
		about: "Reads all records of a folder, a spreadsheet or a file of JSON Lines, and sorts them into placements: by " +
			"reference, or by pupil, provider and first day. A record that fits several placements, or none, is named and " +
			"not counted. For each placement it lists what is overdue, what is missing, and what is due in the next days " +
			"(--days), with the rule and the paragraph that want it. School days are counted by the calendar in the " +
			"organisation’s settings.\n" +
			"A record that is about a later day than --today is left out, so the state of an earlier day can be asked for. " +
			"Drafts show nothing to have been done. What the settings say is kept elsewhere (figures.placements, elsewhere), " +
			"such as attendance returns, is not looked for.\n" +
			"With -o it is a spreadsheet (.xlsx), a table as text (.csv), a calendar file (.ics) or a summary for governors " +
			"(.pdf). The last two have no names in them.",
		examples: []example{
			{"apdocs status placements/ --org school.json", "on the screen"},
			{"apdocs status placements/ --org school.json --today 2026-11-24 --json", "for a program, with all that is there"},
			{"apdocs status placements/ --org school.json -o due.ics", "the days that come, for a calendar"},
			{"apdocs status placements/ --org school.json -o governors.pdf", "numbers, what is overdue, and scores over time"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var tables tables
			out := output{private: true}
			out.declare(flags, "a `FILE` .xlsx, .csv, .ics or .pdf, instead of the screen")
			asJSON := flags.Bool("json", false, "as a JSON object with all placements and items")
			days := flags.Int("days", 28, "list what is due within so many days: `N`")
			when.declareOrganisation(flags)
			when.declareToday(flags)
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				r, org, bad, err := readPlacements(ctx, m, operands, &when, &tables)
				if r == nil || err != nil {
					return err
				}
				date, err := sourceDate(m.getenv("SOURCE_DATE_EPOCH"))
				if err != nil {
					return err
				}
				options := &render.Options{Organisation: org, Date: date}
				if err := writeStatus(ctx, m, r, options, &out, *asJSON, *days); err != nil {
					return err
				}
				return unread(bad)
			}
		},
	}
}

// readPlacements reads the records that the operands name, and returns what they say of
// placements and how many could not be read. It returns nil if only the columns of a table were
// asked for.
func readPlacements(ctx context.Context, m *machine, operands []string, when *occasion,
	tables *tables) (r *placement.Report, org *apdocs.Organisation, bad int, err error) {
	all, err := when.archive(ctx, m, operands, tables)
	if all == nil || err != nil {
		return nil, nil, 0, err
	}
	var stopped error
	r, err = placement.Read(readable(ctx, m, all.paths, &bad, &stopped), all.org, all.checking.Today)
	if stopped != nil {
		return nil, nil, 0, stopped
	}
	return r, all.org, bad, err
}

// readable returns the records that can be read, with their names, and names the others. If there are none that
// can be read, that is in stopped, because a report of nothing would look as if all were well.
func readable(ctx context.Context, m *machine, paths []string, bad *int,
	stopped *error) iter.Seq2[string, apdocs.Form] {
	return func(yield func(string, apdocs.Form) bool) {
		read := 0
		for r := range records(ctx, m, paths) {
			if errors.Is(r.err, context.Canceled) {
				*stopped = r.err
				return
			}
			if r.err != nil {
				m.say("%s", r.trouble())
			}
			for _, p := range r.problems.Errors() {
				fmt.Fprintln(m.stderr, r.line(p))
			}
			m.tables.mark(&r)
			if r.code() != codeDone {
				*bad++
				continue
			}
			read++
			if !yield(r.name, r.record) {
				return
			}
		}
		if read == 0 {
			*stopped = fileFault("there is no record that can be read, so there is nothing to report")
		}
	}
}

// unread returns the error of a command that left out records which could not be read.
func unread(bad int) error {
	if bad == 0 {
		return nil
	}
	return &fault{codeBatch, fmt.Errorf("%s not counted", count2(bad, "record could not be read and is",
		"records could not be read and are"))}
}

func writeStatus(ctx context.Context, m *machine, r *placement.Report, options *render.Options, out *output,
	asJSON bool, days int) error {
	var b bytes.Buffer
	ext := strings.ToLower(filepath.Ext(out.path))
	toFile := out.path != "" && out.path != "-"
	switch {
	case asJSON:
		if err := writeJSON(&b, r); err != nil {
			return err
		}
	case !toFile:
		statusText(&b, r, days)
	case ext == ".ics":
		if err := statusCalendar(&b, r); err != nil {
			return err
		}
	case ext == ".xlsx":
		items, doubts := statusListings(r)
		if err := sheet.WriteListings(&b, items, doubts); err != nil {
			return err
		}
	case ext == ".csv":
		items, _ := statusListings(r)
		if err := sheet.WriteTextListing(&b, &items); err != nil {
			return err
		}
	case ext == ".pdf":
		if err := pdf.Encode(&b, documents.Summarise(r), options); err != nil {
			return err
		}
	default:
		return usageFault("-o %s: must end in .xlsx, .csv, .ics or .pdf", out.path)
	}
	if toFile {
		statusDoubts(m.stderr, r)
	}
	return out.text(ctx, m, b.Bytes())
}

// statusText writes what has to be done, placement by placement.
func statusText(w io.Writer, r *placement.Report, days int) {
	soon := r.Today.AddDays(days)
	counts := map[placement.Phase]int{}
	var overdue, missing, due int
	for _, p := range r.Placements {
		counts[p.Phase]++
		for i := range p.Items {
			switch item := &p.Items[i]; {
			case item.State == placement.Overdue:
				overdue++
			case item.State == placement.Missing:
				missing++
			case item.State == placement.Due && !item.Due.IsZero() && !item.Due.After(soon):
				due++
			}
		}
	}
	fmt.Fprintf(w, "%s: %s, %d running, %d ended, %d to come", longDate(r.Today), count(len(r.Placements), "placement"),
		counts[placement.Running], counts[placement.Ended], counts[placement.ToCome])
	if n := counts[placement.NoDates]; n > 0 {
		fmt.Fprintf(w, ", %d without a first day", n)
	}
	fmt.Fprintf(w, "\n%d overdue, %d missing, %d due within %s\n", overdue, missing, due, count(days, "day"))
	for _, p := range r.Placements {
		fmt.Fprintf(w, "\n%s\n", printable(placementHeading(p)))
		placementText(w, p, soon)
	}
	if len(r.Doubts)+len(r.Elsewhere) > 0 {
		fmt.Fprintln(w)
	}
	statusDoubts(w, r)
}

// placementText writes what is open of a placement, and what is due until the day soon. What cannot be counted for
// the same reason as the item before all others, that no first day is known, is counted in one line.
func placementText(w io.Writer, p *placement.Placement, soon apdocs.Date) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	there, listed, alike := 0, 0, 0
	for i := range p.Items {
		item := &p.Items[i]
		switch {
		case item.State == placement.There || item.State == placement.Late:
			there++
			continue
		case item.State == placement.Due && (item.Due.IsZero() || item.Due.After(soon)):
			continue
		case p.Phase == placement.NoDates && i > 0 && item.Why == p.Items[0].Why:
			alike++
			continue
		}
		listed++
		day, title, source := shortDate(item.Due), item.Title, item.Rule+", "+item.Source
		switch {
		case item.Due.IsZero():
			day, source = "no date", source+": "+item.Why
		case item.Why != "":
			title += " (" + item.Why + ")"
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", item.State, day, title, source)
	}
	table.Flush()
	if listed == 0 {
		fmt.Fprintln(w, "  nothing is overdue, missing or due within that time")
	}
	if alike > 0 {
		fmt.Fprintf(w, "  %s missing too, whose days cannot be counted without the first day\n",
			count2(alike, "other item is", "other items are"))
	}
	fmt.Fprintf(w, "  %d of %s there\n", there, count(len(p.Items), "item"))
}

// notLookedFor says what the settings say is kept elsewhere.
func notLookedFor(r *placement.Report) string {
	var names []string
	for _, k := range r.Elsewhere {
		names = append(names, string(k))
	}
	return "not looked for, because the settings say that it is kept elsewhere: " + strings.Join(names, "; ")
}

// placementHeading names a placement: reference, pupil, provider and dates.
func placementHeading(p *placement.Placement) string {
	var parts []string
	for _, part := range []string{p.Reference, p.Pupil, p.Provider} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	dates := "from " + shortDate(p.Start)
	switch {
	case p.Start.IsZero():
		dates = "first day not known"
	case p.End.IsZero():
		dates += ", no last day"
	default:
		dates += " to " + shortDate(p.End)
	}
	return strings.Join(append(parts, dates), ", ") + " (" + string(p.Phase) + ")"
}

// shortDate returns a day for tables: "19 Nov 2026".
func shortDate(d apdocs.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Time(nil).Format("2 Jan 2006")
}

// statusDoubts names the records that were not counted, or not as they say, and why, and what was not looked for.
func statusDoubts(w io.Writer, r *placement.Report) {
	for _, d := range r.Doubts {
		fmt.Fprintln(w, printable("doubtful: "+d.Record+": "+d.Why))
	}
	if len(r.Elsewhere) > 0 {
		fmt.Fprintln(w, notLookedFor(r))
	}
	for _, left := range []struct {
		n   int
		why string
	}{{r.Later, "about a day after today, and left out"}, {r.Drafts, "marked as a draft, and counted as not done"}} {
		if left.n > 0 {
			fmt.Fprintf(w, "%s %s\n", count2(left.n, "record is", "records are"), left.why)
		}
	}
}
