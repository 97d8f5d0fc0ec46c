package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
)

func newCommand() command {
	return command{
		name:     "new",
		operands: "FORM",
		summary:  "a starter record to fill in (JSON)",
		about: "The starter has every question in the order of the form, and one row of every list, all without an answer. " +
			"Write texts, dates and choices between the quotation marks, and a number or rating in place of null. " +
			"What is left empty counts as not answered; rows may be added and taken out.\n" +
			"What the answers that are not free text may be is listed as a message. The starter passes " +
			"`apdocs check --draft` as it is.\n" +
			"A form to fill in on screen is easier: `apdocs blank FORM --fillable` makes it, and `apdocs extract` makes a " +
			"record of it.",
		examples: []example{
			{"apdocs new progress-visit -o visit.json", "into a file, with the list on the screen"},
			{"apdocs new progress-visit > visit.json 2> questions.txt", "the list into a file too"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			return func(ctx context.Context, m *machine, operands []string) error {
				f, err := formNamed(operands[0])
				if err != nil {
					return err
				}
				outline, err := apdocs.Outlined(f)
				if err != nil {
					return err
				}
				if err := out.text(ctx, m, starter(outline)); err != nil {
					return err
				}
				m.say("these questions take certain answers only:")
				return guide(m.stderr, outline)
			}
		},
	}
}

// A branch is a node of the starter record: an answer, or an object whose members are in
// the order of the form.
type branch struct {
	names []string
	below map[string]*branch // nil for an answer
	rows  bool               // a list with this as its only row
	empty string             // JSON of an unanswered question
}

// grow adds an answer at the given path below b.
func (b *branch) grow(path, empty string) {
	name, rest, deeper := strings.Cut(path, ".")
	name, rows := strings.CutSuffix(name, "[]")
	next, ok := b.below[name]
	if !ok {
		next = &branch{rows: rows, empty: empty}
		if deeper {
			next.below = map[string]*branch{}
		}
		b.names = append(b.names, name)
		b.below[name] = next
	}
	if deeper {
		next.grow(rest, empty)
	}
}

func (b *branch) write(w *bytes.Buffer) {
	if b.below == nil {
		w.WriteString(b.empty)
		return
	}
	if b.rows {
		w.WriteByte('[')
		defer w.WriteByte(']')
	}
	w.WriteByte('{')
	for i, name := range b.names {
		if i > 0 {
			w.WriteByte(',')
		}
		fmt.Fprintf(w, "%q:", name)
		b.below[name].write(w)
	}
	w.WriteByte('}')
}

// starter returns a record of the form with all questions, unanswered.
func starter(o *apdocs.Outline) []byte {
	root := &branch{below: map[string]*branch{}}
	root.grow("form", strconv.Quote(o.Name))
	root.grow("version", strconv.Itoa(o.Version)) // so that later versions of the program understand it
	root.grow("reference", `""`)
	for _, f := range o.Fields {
		switch f.Kind {
		case apdocs.KindComputed, apdocs.KindGroup: // not stored
		case apdocs.KindCount, apdocs.KindPercent, apdocs.KindMoney, apdocs.KindRating:
			root.grow(f.Name, "null")
		case apdocs.KindSignature:
			for _, part := range signed {
				root.grow(f.Name+part.name, `""`)
			}
		default:
			root.grow(f.Name, `""`)
		}
	}
	var line, indented bytes.Buffer
	root.write(&line)
	if err := json.Indent(&indented, line.Bytes(), "", "  "); err != nil {
		panic(err) // names in struct tags are valid JSON
	}
	indented.WriteByte('\n')
	return indented.Bytes()
}

// signed lists the parts of a signature that are filled in by hand. The others are
// evidence that programs record.
var signed = [...]struct {
	name  string
	takes apdocs.Field
}{
	{".name", apdocs.Field{Kind: apdocs.KindText}},
	{".role", apdocs.Field{Kind: apdocs.KindText}},
	{".status", apdocs.Field{Kind: apdocs.KindChoice, Choices: apdocs.SignatureStatus("").Choices()}},
	{".at", apdocs.Field{Kind: apdocs.KindMoment}},
}

// guide lists the questions that do not accept any text: each with its answers below it, because both may be long.
func guide(w io.Writer, o *apdocs.Outline) error {
	var out bytes.Buffer
	entry := func(title, name, takes string) {
		if takes != "" {
			fmt.Fprintf(&out, "  %s\n      %s: %s\n", title, name, takes)
		}
	}
	entry("Reference", "reference", "letters, figures and . _ - (never a name)")
	for _, f := range o.Fields {
		switch {
		case f.Kind == apdocs.KindSignature:
			for _, part := range signed {
				entry(f.Title(), f.Name+part.name, takes(&part.takes))
			}
		case f.Question.Required:
			entry(f.Title()+" (needed)", f.Name, takes(f))
		default:
			entry(f.Title(), f.Name, takes(f))
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// takes says what may be written as the answer to a question, or returns "" if any text
// may.
func takes(f *apdocs.Field) string {
	switch f.Kind {
	case apdocs.KindDate:
		return `a date such as "2026-03-25"`
	case apdocs.KindClock:
		return `a time such as "09:15"`
	case apdocs.KindMoment:
		return `a date and time such as "2026-03-25T15:30:00Z"`
	case apdocs.KindRating:
		return "1, 2, 3, 4 or 5"
	case apdocs.KindMoney:
		return "a sum in pence, such as 1250 for £12.50"
	case apdocs.KindPercent:
		return "a whole number of per cent"
	case apdocs.KindCount:
		if f.Question.Max > 0 {
			return fmt.Sprintf("a whole number from %d to %d", f.Question.Min, f.Question.Max)
		}
		return "a whole number"
	case apdocs.KindChoice, apdocs.KindYesNo:
		var values []string
		for _, c := range f.Choices {
			values = append(values, fmt.Sprintf("%q", c.Value))
		}
		if last := len(values) - 1; last > 0 {
			return strings.Join(values[:last], ", ") + " or " + values[last]
		}
		return strings.Join(values, "")
	}
	return ""
}
