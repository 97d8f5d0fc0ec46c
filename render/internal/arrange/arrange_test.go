package arrange_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
)

// hows returns all ways to print a form.
func hows() (all []arrange.How) {
	for i := range 16 {
		all = append(all, arrange.How{Blank: i&1 > 0, Large: i&2 > 0, Letter: i&4 > 0, Draft: i&8 > 0})
	}
	return all
}

func arranged(t *testing.T, blocks []apdocs.Block, how arrange.How) []arrange.Arrangement {
	t.Helper()
	all, err := arrange.Blocks(blocks, how)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// everyForm calls check for each built-in form and for one with every kind of block.
func everyForm(t *testing.T, check func(t *testing.T, o *apdocs.Outline)) {
	for _, f := range append(documents.All(), new(outing)) {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(o.Name, func(t *testing.T) { check(t, o) })
	}
}

// sketched returns everything that a form asks, including the slip of its letter.
func sketched(t *testing.T, o *apdocs.Outline, how arrange.How) *sketch {
	s := &sketch{offered: map[[2]string]bool{}}
	s.all(arranged(t, o.Blocks, how), "")
	if o.Letter != nil && o.Letter.Parent.Slip != nil {
		s.all(arranged(t, o.Letter.Parent.Slip.Blocks, how), "")
		s.ask(false, o.Letter.Parent.Slip.Sign)
	}
	return s
}

// printedAgain reports whether a section of the blocks prints the answer to the question again.
func printedAgain(blocks []apdocs.Block, name string) bool {
	return slices.ContainsFunc(blocks, func(b apdocs.Block) bool {
		s, ok := b.(*apdocs.Section)
		if !ok || !s.Again {
			return false
		}
		return slices.ContainsFunc(s.Blocks, func(b apdocs.Block) bool {
			asks, _, _ := apdocs.Inside(b)
			return slices.ContainsFunc(asks, func(f *apdocs.Field) bool { return f.Name == name })
		})
	})
}

// Every question of a form occurs once in its arrangement, however it is printed. Computed
// fields are left out of a blank, and questions that they are computed from are left out
// of a record.
func TestEveryQuestionOnce(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		for _, how := range hows() {
			times := map[string]int{}
			for _, q := range sketched(t, o, how).fields {
				times[q.Name]++
			}
			for _, q := range o.Fields {
				inPanel := !how.Blank && strings.HasPrefix(q.Name, "evaluation.previous.")
				if printedAgain(o.Blocks, q.Name) && !how.Large && (!how.Blank || how.Letter || times[q.Name] == 2) {
					continue // in a list before the details
				}
				if times[q.Name] != 1 && q.Kind != apdocs.KindComputed && !inPanel {
					t.Errorf("%+v: %s stands %d times", how, q.Name, times[q.Name])
				}
			}
		}
	})
}

// On a blank every choice of a question is offered, by a column of boxes or in the room
// for the answer; where it is written by hand, printed text names it.
func TestEveryChoiceOffered(t *testing.T) {
	everyForm(t, func(t *testing.T, o *apdocs.Outline) {
		for _, how := range []arrange.How{{Blank: true}, {Blank: true, Large: true}} {
			drawn := sketched(t, o, how)
			offered, printed := drawn.offered, strings.Join(drawn.texts, "\n")
			for _, q := range o.Fields {
				for _, c := range q.Choices {
					named := q.Question.Written && !how.Large && strings.Contains(printed, c.Value)
					if !offered[[2]string{q.Name, c.Value}] && !named {
						t.Errorf("%+v: %s is not offered %q", how, q.Name, c.Label)
					}
				}
			}
		}
	})
}

// A sketch is an arrangement as text, for tests.
type sketch struct {
	lines   []string
	fields  []*apdocs.Field
	offered map[[2]string]bool
	texts   []string // of bulleted lists
}

func (s *sketch) say(in, format string, args ...any) {
	s.lines = append(s.lines, in+fmt.Sprintf(format, args...))
}

// ask records questions. room says that their choices are in the room for the answer.
func (s *sketch) ask(room bool, fields ...*apdocs.Field) {
	for _, f := range fields {
		if f.Kind == apdocs.KindGroup {
			s.ask(room, f.Parts...)
			continue
		}
		s.fields = append(s.fields, f)
		for _, c := range f.Choices {
			if room {
				s.offer(f, c)
			}
		}
	}
}

func (s *sketch) offer(f *apdocs.Field, c apdocs.Choice) {
	s.offered[[2]string{f.Name, c.Value}] = true
}

func heads(columns []arrange.Column) string {
	var texts []string
	for _, c := range columns {
		texts = append(texts, strings.Join(append([]string{c.Head}, c.Hints...), "/"))
	}
	return strings.Join(texts, ", ")
}

func (s *sketch) all(all []arrange.Arrangement, in string) {
	for _, one := range all {
		kind := reflect.TypeOf(one).Elem().Name()
		switch one := one.(type) {
		case *arrange.Part:
			s.part(one, in)
		case *arrange.Prose:
			s.say(in, "%s %s", kind, one.Text)
		case *arrange.Bullets:
			s.say(in, "%s %d", kind, len(one.Items))
			s.texts = append(s.texts, one.Items...)
		case *arrange.Points:
			for _, p := range one.Points {
				s.say(in, "Point")
				s.part(p, in+"  ")
			}
		case *arrange.Lacking:
			s.say(in, "%s", kind)
		default:
			s.asking(one, in+kind)
		}
	}
}

func (s *sketch) part(p *arrange.Part, in string) {
	s.say(in, "Part %q minor=%v page=%v always=%v rows=%v",
		p.Heading, p.Minor, p.NewPage, p.When == nil, p.Rows != nil)
	s.all(p.Body, in+"  ")
}

func (s *sketch) pairs(pairs []arrange.Pair) {
	for _, p := range pairs {
		s.ask(arrange.RoomFor(p.Field) != arrange.Lines, p.Field)
	}
}

func (s *sketch) asking(one arrange.Arrangement, in string) {
	switch one := one.(type) {
	case *arrange.Pairs:
		var above []string
		for _, p := range one.Pairs {
			above = append(above, fmt.Sprint(p.Above))
		}
		s.say(in, " above=%s", strings.Join(above, ","))
		s.pairs(one.Pairs)
	case *arrange.Stack:
		s.say(in, " %d", len(one.Pairs))
		s.pairs(one.Pairs)
	case *arrange.Grid:
		s.side(in, one.Across, one.Rows)
	case *arrange.Ticks:
		s.side(in, one.Across, one.Rows)
	case *arrange.Rows:
		s.say(in, " %s: %s, lines=%d, second %q, empty %q",
			one.Title.Label, heads(one.Columns), one.Lines, one.Head(1), one.Empty.Text)
		for _, f := range one.Fields {
			s.ask(arrange.CellRoom(f, false) == arrange.Boxes, f)
		}
	case *arrange.Groups:
		s.say(in, " %s, second %q", one.Title.Label, one.Head(1))
		s.pairs(one.Stack.Pairs)
	case *arrange.NumberedList:
		s.say(in, " %s beside=%v tone=%d", one.Title.Label, one.Titled, one.Empty.Tone)
		s.ask(arrange.CellRoom(one.Field, false) == arrange.Boxes, one.Field)
	case *arrange.Scores:
		s.say(in, " %s", one.Heads[0])
		s.ask(false, one.Figures...)
	default:
		s.fixed(one, in)
	}
}

func (s *sketch) side(in string, across int, rows [][]*apdocs.Field) {
	var each []string
	for _, fields := range rows {
		each = append(each, fmt.Sprint(len(fields)))
		s.ask(true, fields...)
	}
	s.say(in, " %s of %d", strings.Join(each, ","), across)
}

// fixed records tables with fixed rows.
func (s *sketch) fixed(one arrange.Arrangement, in string) {
	switch one := one.(type) {
	case *arrange.FixedRows:
		s.say(in, " %s", heads(one.Columns))
		for _, r := range one.Rows {
			s.say(in, "  %q %q", r.Name, r.Subheads)
			s.ask(arrange.CellRoom(r.Fields[0], false) == arrange.Boxes || r.Stack != nil, r.Fields...)
		}
	case *arrange.Choices:
		s.say(in, " %s answers=%d", heads(one.Columns), one.Answers)
		for _, r := range one.Rows {
			s.say(in, "  own=%v %q", r.Own, r.Subheads)
			s.ask(r.Own, r.Fields[0])
			s.ask(true, r.Fields[1:]...)
			for _, c := range one.Columns {
				if c.Kind == apdocs.OptionColumn && r.Boxes(&c) {
					s.offer(r.Fields[0], c.Choice)
				}
			}
		}
	case *arrange.ChoiceStack:
		s.say(in, " %d", len(one.Rows))
		for _, r := range one.Rows {
			s.pairs(r.Stack.Pairs)
		}
	case *arrange.Ratings:
		s.say(in, " %s: %s below=%v", one.Statement, heads(one.Scale), one.Below)
		s.ask(len(one.Scale) == 5, one.Statements...)
	case *arrange.Week:
		s.say(in, " %s counted=%v", heads(one.Columns), one.Counted)
		for _, r := range one.Rows {
			s.say(in, "  %s", r.Head)
			s.ask(true, r.Sessions...)
		}
	case *arrange.Signatures:
		s.say(in, " %s role=%v hint=%v stacked=%v followed=%v",
			heads(one.Columns), one.Role, one.Hinted, one.Stacked, one.Followed)
		s.ask(false, one.Parties...)
	default:
		s.say(in, " is unknown")
	}
}

// A block that cannot be arranged is an error, never a panic or a silent omission.
func TestRefusedTables(t *testing.T) {
	var name string
	field := apdocs.Ask("Name", &name)
	for want, table := range map[string]*apdocs.Table{
		`table "Things": row 1 has no question for the column "When"`: {
			Rows: [][]*apdocs.Field{{field}}, Columns: []apdocs.Column{{Head: "When", Kind: apdocs.AnswerColumn, Field: 1}}},
		`table "Things": row 2 has no question`: {Rows: [][]*apdocs.Field{{field}, {}}},
	} {
		table.Title.Label = "Things"
		for _, how := range hows() {
			if _, err := arrange.Blocks([]apdocs.Block{apdocs.Part("A", table)}, how); err == nil || err.Error() != want {
				t.Errorf("%v, want %s", err, want)
			}
		}
	}
	if all := arranged(t, []apdocs.Block{new(apdocs.Table)}, arrange.How{}); len(all) > 0 {
		t.Errorf("a table without rows is %T", all[0])
	}
}

// Additions have the rows that a record has, each with its place.
func TestAdditions(t *testing.T) {
	f := new(documents.ProgressVisit)
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	f.Extra = []apdocs.Extra{{Question: "Bus?", Answer: "Late."}, {Question: "{broker}"}}
	f.Overrides = []apdocs.Override{{Rule: "R13", Reason: "Fire drill."}}
	f.Signatures.School = apdocs.Signature{Name: "Sam Specimen", Status: apdocs.Signed, Statement: "Agreed."}
	var got []string
	reader := arrange.Reader{Outline: o, Organisation: &apdocs.Organisation{}}
	for _, a := range reader.Additions() {
		for i := range a.Len(f) {
			at := a.Text.Place(f, i)
			got = append(got, fmt.Sprintf("%s: %s [%s] %s", a.Title, a.Label.Read(f, i), at.Path, at.Label))
		}
	}
	want := []string{
		"Other questions: Bus? [extra.0.answer] Other question 1, Answer",
		"Other questions: {broker} [extra.1.answer] Other question 2, Answer",
		"Rules not kept: Rule R13 [overrides.0.reason] Override 1, Reason",
		"How it was signed: School [signatures.school] School",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// The texts for boxes, titles and figures are the same for all writers.
func TestSmallDecisions(t *testing.T) {
	figure := apdocs.Show("Score", func(*outing) apdocs.Shown { return apdocs.Shown{} })
	s := arrange.Scores{Figures: []*apdocs.Field{figure, figure}}
	other := apdocs.Show("Change", func(*outing) apdocs.Shown { return apdocs.Shown{} })
	for _, c := range []struct{ got, want any }{
		{arrange.BoxSays(nil, true, "Yes"), "Ticked: Yes"},
		{arrange.BoxSays(nil, false, ""), "Not ticked:"},
		{arrange.LongTitle(strings.Repeat("é", 80)), false},
		{arrange.LongTitle(strings.Repeat("é", 81)), true},
		{s.Big(figure, "−125"), true},
		{s.Big(figure, "No total yet"), false},
		{s.Big(other, "1"), false},
		{arrange.Number(0), "1."},
		{arrange.Printed(new(apdocs.Outline), &render.Options{Rendition: render.Blank, LargePrint: true}).Large, true},
	} {
		if c.got != c.want {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
}
