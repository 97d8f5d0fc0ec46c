package pdf

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// On a blank each required question, and no other, is marked in words. If most questions
// of a table are required, its heading says so and the others are marked. A completed
// document has no marks.
func TestRequiredMarks(t *testing.T) {
	for _, f := range append(documents.All(), new(marked)) {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, large := range []bool{false, true} {
			for _, party := range append([]apdocs.Party{""}, o.Parties()...) {
				m := &making{record: o.New(), options: render.Options{Rendition: render.Blank, LargePrint: large, Party: party}}
				m.make(t, NewEncoder(&m.options))
				m.checkMarked(t)
			}
			for _, s := range samples(t, o) {
				m := &making{record: s.record, options: render.Options{LargePrint: large}}
				m.make(t, NewEncoder(&m.options))
				if said := strings.Join(m.spoken(), " "); strings.Contains(said, render.RequiredMark) {
					t.Errorf("%s, %s: a completed document has a mark", o.Name, s.name)
				}
			}
		}
	}
}

// checkMarked compares the marks with the questions.
func (m *making) checkMarked(t *testing.T) {
	t.Helper()
	said := strings.Join(m.spoken(), " ")
	must, may := map[string]bool{}, map[string]bool{}
	rows := m.outline.New() // with a row in each list
	grow(m.outline.Blocks, rows, apdocs.At{}, 0, 1)
	layout := *m.outline.Layout
	layout.Blocks = withoutOthers(layout.Blocks)
	for _, a := range askings(&apdocs.Outline{Layout: &layout}, rows, true, false) {
		text := strings.Join(strings.Fields(a.Question.Label), " ")
		switch single := a.table != nil && a.table.Repeat != nil && len(a.table.Rows[0]) == 1; {
		case single || a.Kind == apdocs.KindComputed: // the question is the title of the list
		case a.Question.Required:
			must[text] = true
		case a.Kind != apdocs.KindGroup:
			may[text] = true
			if m.headSays(text) && mostRequired(a) && !strings.Contains(said, text+" (optional)") {
				t.Errorf("%s, %+v: %q is optional, and its table's heading says that it is required",
					m.outline.Name, m.options.Party, text)
			}
		}
	}
	for text := range must {
		if !strings.Contains(said, text+" "+render.RequiredMark) && !m.headSays(text) {
			t.Errorf("%s, %+v: %q is not marked", m.outline.Name, m.options.Party, text)
		}
	}
	for _, e := range m.elements {
		text, is := strings.CutSuffix(e.text, " "+render.RequiredMark)
		if is && e.kind == "TH" && may[text] && !must[text] {
			t.Errorf("%s, %+v: %q is marked", m.outline.Name, m.options.Party, text)
		}
	}
	if hint := render.HowToFill(m.outline); !strings.Contains(said, hint) {
		t.Errorf("%s: does not say %q", m.outline.Name, hint)
	} else if strings.Contains(hint, render.RequiredMark) != (strings.Count(said, render.RequiredMark) > 1) {
		t.Errorf("%s: says %q", m.outline.Name, hint)
	}
}

// withoutOthers returns the blocks without what others fill in on a party's sheet.
func withoutOthers(blocks []apdocs.Block) (out []apdocs.Block) {
	for _, b := range blocks {
		if s, ok := b.(*apdocs.Section); ok {
			if s.Others {
				continue
			}
			part := *s
			part.Blocks = withoutOthers(s.Blocks)
			b = &part
		}
		out = append(out, b)
	}
	return out
}

// mostRequired reports whether the question heads a row of a table in which most rows are
// required.
func mostRequired(a asking) bool {
	if a.table == nil || !a.label {
		return false
	}
	must := 0
	for _, row := range a.table.Rows {
		if row[0].Question.Required {
			must++
		}
	}
	return 2*must > len(a.table.Rows)
}

// headSays reports whether the heading of the table in which the question heads a row, or
// the paragraph before the table, says that each row must be answered.
func (m *making) headSays(question string) bool {
	before := "" // the text of the previous paragraph
	for _, e := range m.elements {
		switch {
		case e.kind == "P":
			before = e.text
		case e.kind == "H2" || e.kind == "H3":
			before = ""
		case e.kind == "TH" && (e.text == question || strings.HasPrefix(e.text, question+" ")):
			head := e.parent.parent.kids[0].text + before
			if strings.Contains(head, "per row "+render.RequiredMark) ||
				strings.Contains(head, "one box "+render.RequiredMark) ||
				strings.Contains(head, "each question "+render.RequiredMark) {
				return true
			}
		}
	}
	return false
}

// A marked form asks required questions in every way in which a form can ask.
type marked struct {
	apdocs.Record
	Name     string          `json:"name,omitzero"`
	Reason   apdocs.LongText `json:"reason,omitzero"`
	Long     string          `json:"long,omitzero"`
	Often    howOften        `json:"often,omitzero"`
	Calm     apdocs.YesNo    `json:"calm,omitzero"`
	Told     apdocs.YesNo    `json:"told,omitzero"`
	Late     howOften        `json:"late,omitzero"`
	Worth    apdocs.Rating   `json:"worth,omitzero"`
	Again    apdocs.Rating   `json:"again,omitzero"`
	Copied   apdocs.YesNo    `json:"copied,omitzero"`
	Filed    apdocs.YesNo    `json:"filed,omitzero"`
	Kit      apdocs.Check    `json:"kit,omitzero"`
	Lessons  []lesson        `json:"lessons,omitempty"`
	Aims     []surveyDay     `json:"aims,omitempty"`
	Promises []surveyDay     `json:"promises,omitempty"`
	Bus      string          `json:"bus,omitzero"`
	Leader   apdocs.Contact  `json:"leader,omitzero"`
}

func (f *marked) Layout() *apdocs.Layout {
	must := func(f *apdocs.Field) *apdocs.Field { return f.Required() }
	day := func(label string) func(*surveyDay) []*apdocs.Field {
		return func(d *surveyDay) []*apdocs.Field { return []*apdocs.Field{apdocs.Ask(label, &d.Calm)} }
	}
	leader := apdocs.Group("Leader", must(apdocs.Ask("Name of leader", &f.Leader.Name)),
		must(apdocs.Ask("Telephone", &f.Leader.Phone)))
	return &apdocs.Layout{Name: "marked", Version: 1, Title: "Marked", Short: "Marked", Blocks: []apdocs.Block{
		apdocs.Grid(2, must(apdocs.Ask("Name", &f.Name)), apdocs.Ask("How often?", &f.Often)),
		apdocs.Beside(must(apdocs.Ask("Reason", &f.Reason)), leader,
			must(apdocs.Ask(strings.Repeat("A label that stands above its answer. ", 5)+"Why?", &f.Long))),
		apdocs.Part("Boxes", apdocs.Choices(must(apdocs.Ask("Late?", &f.Late)), must(apdocs.Ask("Calm?", &f.Calm))),
			apdocs.Ratings(must(apdocs.Ask("It was worth it", &f.Worth)), apdocs.Ask("I would go again", &f.Again)),
			apdocs.Ticks(must(apdocs.Ask("Copied", &f.Copied)), apdocs.Ask("Filed", &f.Filed)),
			apdocs.Checks([2]string{"Check", "Comment"}, apdocs.Checked("Kit is dry", &f.Kit))),
		apdocs.Part("Rows", apdocs.Rows("Lessons", &f.Lessons, 2, func(l *lesson) []*apdocs.Field {
			return []*apdocs.Field{must(apdocs.Ask("Subject", &l.Subject)), apdocs.Ask("Help", &l.Help)}
		}).AtLeast(1), apdocs.Rows("Aims", &f.Aims, 2, day("Aim")).AtLeast(1)),
		apdocs.Part("Promises that we make", apdocs.Rows("Promises", &f.Promises, 2, day("Promise")).NameOnly().AtLeast(1)),
		apdocs.Part("On the way", &apdocs.Table{Title: apdocs.Question{Label: "Travel", NameOnly: true},
			Columns: []apdocs.Column{{Head: "What", Kind: apdocs.LabelColumn}},
			Rows:    [][]*apdocs.Field{{must(apdocs.Ask("Which bus?", &f.Bus))}}}),
		apdocs.Beside(must(apdocs.Ask("Were they told?", &f.Told))),
	}}
}

// The marks of every kind of question occur once each.
func TestMarksOfEveryKind(t *testing.T) {
	for large, want := range map[bool]int{false: 16, true: 16} {
		m := &making{record: new(marked), options: render.Options{Rendition: render.Blank, LargePrint: large}}
		m.make(t, NewEncoder(&m.options))
		said := strings.Join(m.spoken(), " ")
		for _, text := range []string{"Lessons", "Aims", "Promises that we make", "Leader", "Copied"} {
			if !strings.Contains(said, text+" "+render.RequiredMark) {
				t.Errorf("large=%v: %q is not marked", large, text)
			}
		}
		if got := strings.Count(said, render.RequiredMark); got != want {
			t.Errorf("large=%v: %d marks, want %d: %s", large, got, want, said)
		}
		sameWords(t, m)
	}
}

// In large print the heading over a run of rows is repeated on each page on which the run goes on,
// and on no other.
func TestRunsOfRows(t *testing.T) {
	for _, c := range []struct {
		form          apdocs.Form
		heading       string
		first, beyond string // of the run, and after it
	}{
		{new(documents.QualityChecklist), "Which of the following checks", "a) Staff", "Have parents been involved"},
		{new(documents.CommissioningChecklist), "Check provider", "The written behaviour",
			"Give providers information in writing about social"},
	} {
		m := &making{record: c.form, options: render.Options{Rendition: render.Blank, LargePrint: true}}
		m.make(t, NewEncoder(&m.options))
		pages := make([]string, len(m.pages.Starts)) // what is repeated above, "" for nothing
		from, to := 0, 0
		for _, w := range m.words {
			switch {
			case w.Artifact && w.Base > points(m.Look.ContentTop) && w.Base < points(m.Look.FooterRule):
				pages[w.Page-1] += w.Text + " "
			case strings.HasPrefix(w.Text, c.first):
				from = w.Page
			case strings.HasPrefix(w.Text, c.beyond) && to == 0:
				to = w.Page
			}
		}
		if to-from < 3 {
			t.Fatalf("%s: the run is on pages %d to %d", m.outline.Name, from, to)
		}
		for n, repeated := range pages {
			runs := n+1 > from && n+1 < to
			if strings.Contains(repeated, c.heading) != runs && n+1 != to {
				t.Errorf("%s: page %d repeats %q", m.outline.Name, n+1, repeated)
			}
		}
	}
}
