package documents_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
)

// Every layout has exactly the strings, in order, of its file in ../../testdata/labels, a
// transcript of the paper form made by a person.
func TestFormsLabels(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		file, err := os.ReadFile("../../testdata/labels/" + o.Name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Split(strings.TrimSpace(string(file)), "\n")
		l := lister{}
		l.add("title", o.Title)
		l.blocks(o.Blocks)
		l.letter(o.Letter)
		for i := range max(len(want), len(l.lines)) {
			w, g := "(nothing)", "(nothing)"
			if i < len(want) {
				w = strings.TrimRight(want[i], "\r")
			}
			if i < len(l.lines) {
				g = l.lines[i]
			}
			if text, ok := strings.CutPrefix(w, "explain\t"); ok {
				w = "text\t" + text // a layout does not say which of its texts are additions
			}
			if w != g {
				t.Fatalf("line %d is %q, want %q", i+1, g, w)
			}
		}
	})
}

// A lister lists the strings of a layout in the format of the transcripts: kind, tab,
// text. A question mark after the kind means that the text is printed conditionally.
type lister struct{ lines []string }

func (l *lister) add(kind string, texts ...string) {
	for _, text := range texts {
		l.lines = append(l.lines, kind+"\t"+text)
	}
}

func (l *lister) blocks(blocks []apdocs.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if b.Heading != "" && b.Minor {
				l.add("heading", b.Heading)
			} else if b.Heading != "" {
				l.add("section", b.Heading)
			}
			from := len(l.lines)
			l.blocks(b.Blocks)
			if b.When != nil {
				for i, line := range l.lines[from:] {
					l.lines[from+i] = strings.Replace(line, "\t", "?\t", 1)
				}
			}
			if b.Again {
				for i, line := range l.lines[from-1:] {
					l.lines[from-1+i] = strings.Replace(line, "\t", "+\t", 1)
				}
			}
		case *apdocs.Paragraph:
			l.add("text", b.Text)
		case *apdocs.List:
			l.add("text", b.Items...)
		case *apdocs.Items:
			for _, point := range b.Points {
				l.add("point", point.Heading)
				l.blocks(point.Blocks)
			}
		case *apdocs.Answers:
			l.fields(b.Fields)
		case *apdocs.Panel:
			l.fields(b.Printed())
		case *apdocs.Table:
			l.table(b)
		}
	}
}

// letter lists the texts of a letter in each of its wordings.
func (l *lister) letter(letter *apdocs.Letter) {
	if letter == nil {
		return
	}
	for i, say := range []*apdocs.Wording{letter.Parent, letter.Pupil, letter.Authority} {
		if say == nil {
			continue
		}
		l.add("letter", [...]string{"to parents", "to the pupil", "to the local authority"}[i])
		l.add("text", say.Salutation)
		l.add("subject", say.Subject)
		l.blocks(say.Blocks)
		l.add("text", say.Closing, letter.Signer, letter.Office)
		for _, c := range letter.Copies {
			if say != letter.Authority || !c.Authority {
				l.add("copy", c.To)
			}
		}
		if letter.Enclosures != nil {
			l.add("enclosed", letter.Enclosures.Items...)
		}
		if s := say.Slip; s != nil {
			l.add("slip", s.Title)
			l.add("text", s.ReturnTo, s.Text)
			l.blocks(s.Blocks)
			l.add("text", s.Sign.Question.Label)
		}
	}
}

func (l *lister) table(t *apdocs.Table) {
	if t.Repeat != nil {
		if !t.Title.NameOnly {
			l.add("Rows", t.Title.Label)
		}
		if len(t.Rows[0]) == 1 { // numbered answers: the column has no heading
			l.add("hint", t.Rows[0][0].Question.Hints...)
			return
		}
		l.row(t.Rows[0], t.RowNames)
		return
	}
	if t.Week {
		if last := len(l.lines) - 1; l.lines[last] == "heading\t"+t.Title.Label {
			l.lines = l.lines[:last] // the heading equals the label, which transcripts list once
		}
		l.add("Timetable", t.Title.Label)
		return
	}
	if t.Columns[len(t.Columns)-1].Kind == apdocs.AnswerColumn && t.Repeat == nil {
		l.checks(t)
		return
	}
	switch t.Rows[0][0].Kind {
	case apdocs.KindRating:
		for _, c := range t.Columns[1:] {
			l.add("scale", c.Head)
		}
	case apdocs.KindSignature:
		for _, c := range t.Columns {
			l.add("column", c.Head)
		}
		for _, row := range t.Rows {
			l.add("party", row[0].Question.Label)
		}
		return
	}
	for _, row := range t.Rows {
		l.fields(row)
	}
	l.add("party", t.RowNames...)
}

// row lists a row of a table: the column headings, the names of the rows, if they have any,
// then the options in the cells. What is below each row follows the first name.
func (l *lister) row(fields []*apdocs.Field, names []string) {
	var heads, below, options lister
	for _, f := range fields {
		if f.Question.Wide && len(names) > 0 {
			below.fields([]*apdocs.Field{f})
			continue
		}
		heads.fields([]*apdocs.Field{f})
		if f.Kind != apdocs.KindChoice {
			continue
		}
		heads.lines = slices.DeleteFunc(heads.lines, func(line string) bool { return strings.HasPrefix(line, "option\t") })
		kind := "option"
		if f.Question.Written {
			kind = "option*"
		}
		for _, c := range f.Choices {
			options.add(kind, c.Label)
		}
	}
	l.lines = append(l.lines, heads.lines...)
	if len(below.lines) > 0 {
		l.add("party", names[0])
		l.lines, names = append(l.lines, below.lines...), names[1:]
	}
	l.add("party", names...)
	l.lines = append(l.lines, options.lines...)
}

// checks lists the rows of a table of checks or covers, without the headings of the
// choices, which are not those of the paper form.
func (l *lister) checks(t *apdocs.Table) {
	for _, c := range t.Columns {
		if c.Kind != apdocs.OptionColumn {
			l.add("column", c.Head)
		}
	}
	kind := "Check"
	if len(t.Rows[0]) > 2 {
		kind = "Cover"
	}
	for i, row := range t.Rows {
		for _, s := range t.Subheads {
			if s.Row == i {
				l.add("heading", s.Text)
			}
		}
		if t.RowNames != nil {
			l.add("party", t.RowNames[i])
			continue
		}
		l.add(kind, row[0].Question.Label)
		l.add("hint", row[0].Question.Hints...)
	}
}

func (l *lister) fields(fields []*apdocs.Field) {
	for _, f := range fields {
		if !f.Question.NameOnly {
			l.add(kindName(f), f.Question.Label)
		}
		l.add("hint", f.Question.Hints...)
		if f.Question.Terms != "" {
			l.add("text", f.Question.Terms)
		}
		switch f.Kind {
		case apdocs.KindChoice:
			for _, c := range f.Choices {
				l.add("option", c.Label)
			}
		case apdocs.KindSignature:
			l.add("column", "Name", "Signature", "Date")
		}
		l.fields(f.Parts)
	}
}

// kindName returns the kind as in transcripts, which distinguish contacts from other
// groups.
func kindName(f *apdocs.Field) string {
	if f.Kind == apdocs.KindGroup && len(f.Parts) == 3 && f.Parts[2].Question.Format == "email" {
		return "Contact"
	}
	return f.Kind.String()
}

// The sample records are canonical: decoding and encoding them gives the same bytes. All
// except the hard ones break no rule.
func TestSampleRecords(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		files, err := filepath.Glob("../../testdata/records/" + o.Name + "-*.json")
		if err != nil || len(files) == 0 {
			t.Fatalf("%d records, %v", len(files), err)
		}
		for _, name := range files {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			record := o.New()
			d := json.NewDecoder(bytes.NewReader(text))
			d.DisallowUnknownFields()
			if err := d.Decode(record); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			var again bytes.Buffer
			e := json.NewEncoder(&again)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(record); err != nil || !bytes.Equal(again.Bytes(), text) {
				t.Errorf("%s is written again as another text, %v", name, err)
			}
			if record.Envelope().Form != o.Name {
				t.Errorf("%s is a record of %q", name, record.Envelope().Form)
			}
			for _, found := range apdocs.Examine(record, apdocs.NewDate(2026, 11, 24), nil) {
				if found.Severity == apdocs.Information {
					continue // no calendar is given
				}
				if found.Severity == apdocs.Error || strings.Contains(name, "ordinary") {
					t.Errorf("%s breaks %s at %s: %s", name, found.Rule, found.Path, found.Text)
				}
			}
		}
	})
}
