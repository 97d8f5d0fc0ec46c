package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

func bundleCommand() command {
	return command{
		name:     "bundle",
		operands: "RECORDS...",
		summary:  "all documents about one pupil in one PDF, in order of date",
		about: "Finds all records about the pupil whose placement or document has the reference of --pupil, in a folder, a " +
			"spreadsheet or a file of JSON Lines, and makes one PDF of them in order of date, with a bookmark for each; a " +
			"letter is in it once for each addressee. With -o FOLDER/ each document is a file of its own, numbered in that " +
			"order. It is for a request to see the data, or for a pupil who moves to another school.\n" +
			"A record that may be about another pupil of the same name is named and left out. Records about providers " +
			"alone, such as checklists, are in no bundle, nor are those that list other pupils too, such as attendance " +
			"returns, which are named. It says which documents hold answers about safeguarding, offences or other people, or " +
			"notes of staff. Look through the bundle before you send it.",
		examples: []example{
			{"apdocs bundle placements/ --pupil AP-2026-0143 --org school.json -o all.pdf", "as one file"},
			{"apdocs bundle placements/ --pupil AP-2026-0143 --org school.json -o all/", "as files, numbered"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var tables tables
			out := output{private: true}
			out.declare(flags, "where to: a `FILE.pdf`, or a folder, which ends in /")
			reference := flags.String("pupil", "", "the `REFERENCE` of one of the pupil’s records")
			when.declareOrganisation(flags)
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				switch {
				case *reference == "":
					return usageFault("bundle: say by --pupil whose records; give the reference of one of them")
				case out.path == "":
					return usageFault("bundle: name the file or folder with -o")
				}
				options, err := when.printing(m, &out, false)
				if err != nil {
					return err
				}
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				if done, err := tables.prepare(ctx, m, paths); done || err != nil {
					return err
				}
				b := bundle{reference: *reference, paths: paths, out: &out, options: options}
				if err := b.tongue.settle(&b.options); err != nil {
					return err
				}
				return b.write(ctx, m)
			}
		},
	}
}

// A bundle is all documents about one pupil.
type bundle struct {
	reference string
	paths     []string
	out       *output
	options   render.Options
	tongue    languages // in which letters are, as the records say
}

// A leaf is a document of a bundle.
type leaf struct {
	name   string // of the record
	title  string // for the bookmark
	record apdocs.Form
	to     *apdocs.Addressee
	letter int // number of the letter among several of the record, from 1
}

func (b *bundle) write(ctx context.Context, m *machine) error {
	person, bad, err := b.find(ctx, m)
	if err != nil {
		return err
	}
	leaves, lost, err := b.leaves(ctx, m, person)
	if err != nil {
		return err
	}
	if b.out.isFolder() {
		err = b.files(ctx, m, leaves)
	} else {
		err = b.file(ctx, m, leaves)
	}
	if err != nil {
		return err
	}
	m.say("%s of %s about the pupil", count(len(leaves), "document"), count(len(person.Documents)-lost, "record"))
	b.warn(m, person, leaves)
	if lost > 0 {
		return &fault{codeBatch, fmt.Errorf("%s left out, because of what is said above",
			count2(lost, "record is", "records are"))}
	}
	return unread(bad)
}

// find reads all records and returns those of the pupil.
func (b *bundle) find(ctx context.Context, m *machine) (found *placement.Person, bad int, err error) {
	people, doubts, bad, err := readPeople(ctx, m, b.paths)
	if err != nil {
		return nil, 0, err
	}
	for i := range people {
		if !people[i].Has(b.reference) {
			continue
		}
		if found != nil {
			return nil, 0, usageFault("--pupil %s: records about two pupils have this reference; give one that only the "+
				"pupil’s records have", b.reference)
		}
		found = &people[i]
	}
	for _, d := range doubts {
		fmt.Fprintln(m.stderr, printable("doubtful: "+d.Record+": "+d.Why))
	}
	if found == nil {
		return nil, 0, &fault{codeRecord, fmt.Errorf("--pupil %s: no record about a pupil has this reference", b.reference)}
	}
	return found, bad, nil
}

// readPeople reads all records and returns those of each pupil, and how many could not be read.
func readPeople(ctx context.Context, m *machine, paths []string) (people []placement.Person, doubts []placement.Doubt,
	bad int, err error) {
	var stopped error
	people, doubts, err = placement.People(readable(ctx, m, paths, &bad, &stopped))
	if stopped != nil {
		err = stopped
	}
	return people, doubts, bad, err
}

// leaves reads the pupil's records once more and returns their documents in order of date, and how
// many of the records are letters without an addressee, which cannot be printed.
func (b *bundle) leaves(ctx context.Context, m *machine, person *placement.Person) (all []leaf, lost int, err error) {
	order := map[string]int{}
	for i, d := range person.Documents {
		order[d.Record] = i
	}
	sorted := make([][]leaf, len(person.Documents))
	for name, record := range b.again(ctx, m) {
		at, mine := order[name]
		if !mine {
			continue
		}
		to, err := b.options.Addressees(record)
		if err != nil {
			lost++
			fmt.Fprintln(m.stderr, printable(fmt.Sprintf("%s: %v; left out", name, err)))
			continue
		}
		l := leaf{name: name, title: record.Layout().Short, record: record}
		if day := person.Documents[at].Date; !day.IsZero() {
			l.title += ", " + longDate(day)
		}
		if record.Envelope().Status == apdocs.Draft {
			l.title += " (draft)"
		}
		if len(to) == 0 {
			sorted[at] = []leaf{l}
		}
		for i := range to {
			one := l
			one.to, one.letter = &to[i], i+1
			d := document{to: one.to}
			one.title += ", to " + d.role()
			sorted[at] = append(sorted[at], one)
		}
	}
	if all = slices.Concat(sorted...); len(all) == 0 {
		return nil, 0, &fault{codeRecord, errors.New("bundle: none of the pupil’s records can be printed")}
	}
	return all, lost, ctx.Err()
}

// again reads the records a second time, without messages, which the first time gave.
func (b *bundle) again(ctx context.Context, m *machine) iter.Seq2[string, apdocs.Form] {
	quiet := *m
	quiet.stderr = io.Discard
	var bad int
	var stopped error
	return readable(ctx, &quiet, b.paths, &bad, &stopped)
}

// file writes one PDF. Nothing is written if one of the documents cannot be printed.
func (b *bundle) file(ctx context.Context, m *machine, leaves []leaf) error {
	if b.out.path != "-" && !strings.EqualFold(filepath.Ext(b.out.path), ".pdf") {
		return usageFault("-o %s: must end in .pdf, or in / for a folder", b.out.path)
	}
	var forms []apdocs.Form
	seen := map[string]bool{}
	for _, l := range leaves {
		if name := l.record.Layout().Name; !seen[name] {
			seen[name] = true
			forms = append(forms, l.record)
		}
	}
	err := b.out.stream(ctx, m, b.out.path, func(w io.Writer) error {
		run := pdf.NewRun(w, &b.options, &pdf.RunOptions{Title: "All documents about a pupil", Forms: forms,
			Languages: b.tongue.all()})
		for _, l := range leaves {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := run.AddTitled(l.title, l.record, l.to); err != nil {
				return fmt.Errorf("%s: %w", l.name, err)
			}
		}
		return run.Close()
	})
	if err == nil && b.out.path != "-" {
		m.say("written to %s", b.out.path)
	}
	return err
}

// files writes a PDF for each document into a folder, numbered.
func (b *bundle) files(ctx context.Context, m *machine, leaves []leaf) error {
	encoder := pdf.NewEncoder(&b.options)
	made := make([]bytes.Buffer, len(leaves))
	targets := make([]string, len(leaves))
	width := len(fmt.Sprint(len(leaves)))
	for i, l := range leaves {
		if err := encoder.EncodeTo(&made[i], l.record, l.to); err != nil {
			return &fault{codeRecord, fmt.Errorf("%s: %w", l.name, err)}
		}
		d := document{record: l.record, to: l.to, letter: l.letter}
		name := fmt.Sprintf("%0*d-%s.pdf", width, i+1, d.fileName())
		targets[i] = filepath.Join(b.out.path, name)
		if err := b.out.free(targets[i]); err != nil {
			return err
		}
	}
	if err := b.out.makeFolder(); err != nil {
		return err
	}
	for i := range leaves {
		if err := b.out.put(ctx, m, targets[i], made[i].Bytes()); err != nil {
			return err
		}
	}
	m.say("written to %s", b.out.path)
	return nil
}

// disposalAbout is the help of `apdocs disposal`.
const disposalAbout = "Lists the records of pupils who have reached the age until which the organisation’s settings " +
	"keep records (figures.retention), with the day, and names their files. It deletes nothing. A pupil without a " +
	"date of birth in any record is listed as not known. Records that must be kept whatever the age, for a claim, an " +
	"inquiry or an order of a court, are kept by a reference of the pupil in \"hold\" beside the age. Without that " +
	"figure in the settings there is no list, because schedules of retention differ; for some records, such as those " +
	"of child protection, they say more than an age. Records about a provider alone, and PDF and Word files made from " +
	"records, are not looked for."

func disposalCommand() command {
	return command{
		name:     "disposal",
		operands: "RECORDS...",
		summary:  "records that are past the time for which they are kept",
		about:    disposalAbout,
		examples: []example{
			{"apdocs disposal archive/ --org school.json", "on the screen"},
			{"apdocs disposal archive/ --org school.json --json", "for a program, with all pupils"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var when occasion
			var tables tables
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			asJSON := flags.Bool("json", false, "as a JSON array with an object for each pupil")
			when.declareOrganisation(flags)
			when.declareToday(flags)
			tables.declare(flags, true)
			return func(ctx context.Context, m *machine, operands []string) error {
				records, err := when.archive(ctx, m, operands, &tables)
				if records == nil || err != nil {
					return err
				}
				people, doubts, bad, err := readPeople(ctx, m, records.paths)
				if err != nil {
					return err
				}
				all, err := placement.Disposals(people, records.org, records.checking.Today)
				if errors.Is(err, placement.ErrRetention) {
					return usageFault("disposal: %w", err)
				}
				var text bytes.Buffer
				if *asJSON {
					if err := writeJSON(&text, all); err != nil {
						return err
					}
				} else {
					disposalText(&text, all, doubts)
				}
				for _, r := range placement.NotHeld(people, records.org) {
					m.say("figures.retention, hold: no record about a pupil has the reference %s, so it holds nothing", r)
				}
				if err := out.text(ctx, m, text.Bytes()); err != nil {
					return err
				}
				return unread(bad)
			}
		},
	}
}

// disposalText lists the pupils whose records are past their time, and those for whom that is not
// known, by reference and not by name.
func disposalText(w io.Writer, all []placement.Disposal, doubts []placement.Doubt) {
	past, held := 0, 0
	for _, d := range all {
		if d.Past {
			past++
		}
		if d.Held {
			held++
		}
	}
	fmt.Fprintf(w, "records of %s are past their time\n", count(past, "pupil"))
	if held > 0 {
		fmt.Fprintf(w, "records of %s are kept, because the settings hold them\n", count(held, "pupil"))
	}
	for _, d := range all {
		if !d.Past && !d.Held && !d.Until.IsZero() {
			continue
		}
		who := strings.Join(d.References, ", ")
		if who == "" {
			who = "without a reference"
		}
		until := "kept until " + shortDate(d.Until)
		switch {
		case d.Held:
			until = "kept: on hold by the settings"
		case d.Until.IsZero():
			until = "not known: " + d.Why
		}
		fmt.Fprintf(w, "\n%s (%s)\n", printable(who), until)
		for _, doc := range d.Documents {
			fmt.Fprintln(w, printable("  "+doc.Record))
		}
		for _, doc := range d.Listed {
			fmt.Fprintln(w, printable("  "+doc.Record+" (lists other pupils too; it is kept until the last of them)"))
		}
	}
	for _, d := range doubts {
		fmt.Fprintln(w, printable("doubtful: "+d.Record+": "+d.Why))
	}
}
