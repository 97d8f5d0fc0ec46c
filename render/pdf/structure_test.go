package pdf

import (
	"flag"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

var update = flag.Bool("update", false, "write the expected structures anew")

// Every kind of document of every form is checked by the same rules, whatever its blocks.
func TestDocuments(t *testing.T) {
	everyMaking(t, func(t *testing.T, m *making) {
		m.checkGolden(t)
		m.checkMarks(t)
		m.checkTags(t)
		m.checkAnswers(t)
		m.checkGeometry(t)
		m.checkRules(t)
		m.checkPages(t)
		m.checkCarried(t)
		m.checkParted(t)
	})
}

// The structure of a blank, a completed record and a draft is in testdata/structure, for
// people to read.
func (m *making) checkGolden(t *testing.T) {
	large, completed := m.options.LargePrint, !m.options.Draft && !m.blank()
	if !(m.sample == "zero" && !large || m.sample == "ordinary" && completed) {
		return
	}
	name := testdata + "structure/" + m.name + ".txt"
	if *update {
		if err := os.WriteFile(name, []byte(m.structure), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	got, lines := strings.Split(m.structure, "\n"), strings.Split(strings.ReplaceAll(string(want), "\r\n", "\n"), "\n")
	for i := range max(len(got), len(lines)) {
		if i >= len(got) || i >= len(lines) || got[i] != lines[i] {
			t.Errorf("line %d is not that of %s:\n%s", i+1, name, strings.Join(got[min(i, len(got)):min(i+3, len(got))], "\n"))
			return
		}
	}
}

// checkMarks checks that content and structure match, and that content is drawn in reading
// order.
func (m *making) checkMarks(t *testing.T) {
	if err := dump.Check(m.file); err != nil {
		t.Error(err)
	}
	if err := dump.Order(m.file); err != nil {
		t.Error(err)
	}
}

// checkTags finds errors in the structure that a PDF/UA validator accepts and a person who
// listens to the page would notice.
func (m *making) checkTags(t *testing.T) {
	level := 0
	for _, e := range m.elements {
		switch e.kind {
		case "Document", "Sect", "Div", "Table", "TR", "L", "LI":
			if e.own != "" {
				t.Errorf("%s has words of its own: %q", e.kind, e.own)
			}
		}
		switch e.kind {
		case "H1", "H2", "H3":
			n := int(e.kind[1] - '0')
			if n > level+1 || n == 1 && level > 0 {
				t.Errorf("%s %q comes after H%d", e.kind, e.text, level)
			}
			if level = n; e.text == "" {
				t.Errorf("%s is empty", e.kind)
			}
		case "Table":
			checkTable(t, e)
		case "L":
			for _, item := range e.kids {
				// The label of an item on a blank may be a box to tick, which has no text.
				if e.attr == "None" && item.kind == "LI" && len(item.kids) == 1 && item.kids[0].kind == "LBody" {
					continue // lines that are no label's
				}
				if item.kind != "LI" || len(item.kids) != 2 || item.kids[0].kind != "Lbl" ||
					item.kids[1].kind != "LBody" || item.kids[0].text == "" && !m.blank() {
					t.Errorf("an item of a list is %s %q", item.kind, item.text)
				}
			}
			if len(e.kids) == 0 {
				t.Error("a list is empty")
			}
		case "P", "Sect", "Div", "Figure", "Form":
			if e.text == "" && e.attr == "" && len(e.kids) == 0 {
				t.Errorf("%s is empty", e.kind)
			}
		}
	}
	top := m.elements[1:]
	if m.options.Draft {
		if e := top[0]; e.kind != "Div" || !strings.HasPrefix(e.text, "Draft Not issued.") ||
			!strings.HasSuffix(e.text, m.options.Organisation.Marking) {
			t.Errorf("a draft begins with %s %q", e.kind, e.text)
		}
		top = top[1+len(top[0].kids):]
	} else if mark := m.options.Mark(m.outline); mark != "" {
		if e := top[0]; e.kind != "Div" || e.text != mark {
			t.Errorf("what is not to be sent begins with %s %q", e.kind, e.text)
		}
		top = top[1+len(top[0].kids):]
	}
	if e := top[0]; e.kind != "Div" || !strings.HasPrefix(e.text, m.options.Organisation.Name) {
		t.Errorf("the letterhead is %s %q", e.kind, e.text)
	}
}

// checkTable checks that rows have the same number of columns, that each cell has a row or
// column heading, and that no heading is empty.
func checkTable(t *testing.T, table *element) {
	columns, headed := 0, false
	for _, row := range table.kids {
		if row.kind != "TR" || len(row.kids) == 0 {
			t.Errorf("a table has %s %q", row.kind, row.text)
			continue
		}
		n, own := 0, false
		for _, cell := range row.kids {
			n++
			if _, span, ok := strings.Cut(cell.attr, "ColSpan="); ok {
				wide, _ := strconv.Atoi(strings.Fields(span)[0])
				n += wide - 1
			}
			if cell.kind != "TH" && cell.kind != "TD" {
				t.Errorf("a row has %s %q", cell.kind, cell.text)
			}
			if cell.kind != "TH" {
				continue
			}
			own = true
			if scope, _, _ := strings.Cut(cell.attr, " "); cell.text == "" || scope != "Row" && scope != "Column" {
				t.Errorf("a heading is %q %q", cell.attr, cell.text)
			}
		}
		if headed = headed || own; !headed {
			t.Errorf("a row has no heading: %q", row.text)
		}
		if columns == 0 {
			columns = n
		}
		if n != columns {
			t.Errorf("a row of a table of %d columns has %d: %q", columns, n, row.text)
		}
	}
	if columns == 0 {
		t.Error("a table is empty")
	}
}

// Every printed string of a form is on its blank, in order.
func TestLabels(t *testing.T) {
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		labels, err := os.ReadFile(testdata + "labels/" + o.Name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		m := &making{record: o.New(), options: render.Options{Rendition: render.Blank}}
		m.make(t, NewEncoder(&m.options))
		rest := m.elements[0].text
		for line := range strings.Lines(string(labels)) {
			kind, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if kind == "letter" {
				break // the rest is not on a blank
			}
			if kind == "title" {
				text = m.outline.Title // it says that the questions for a letter are not the letter
			}
			if kind == "Computed" || kind == "Timetable" || strings.HasSuffix(kind, "+") {
				continue // a blank may leave it out
			}
			if strings.HasSuffix(kind, "*") { // written by hand: a sentence names it
				if !strings.Contains(strings.ToLower(m.elements[0].text), strings.ToLower(text)) {
					t.Errorf("%s: %q is not said", o.Name, text)
				}
				continue
			}
			if o.EasyRead && (kind == "column" || kind == "party") {
				continue // as in large print, rows are stacked, with their party before its questions
			}
			text = folded((&render.Source{Outline: o, Record: m.record, Organisation: &apdocs.Organisation{}}).Fill(text))
			_, after, ok := apart(rest, text)
			if !ok {
				t.Errorf("%s: %s %q is not said after what stands before it", o.Name, kind, text)
				continue
			}
			rest = after
		}
	}
}

// checkAnswers checks that every answer is in one row or item with its question, complete,
// in the order of the form, and that long ones occur once.
func (m *making) checkAnswers(t *testing.T) {
	if m.isLetter() {
		m.checkLetter(t)
		return
	}
	rows := slices.DeleteFunc(slices.Clone(m.elements), func(e *element) bool {
		return e.kind != "TR" && e.kind != "LI" && e.kind != "P"
	})
	from := 0
	texts := map[string]int{}
	for _, a := range m.asked() {
		said := m.said(t, a)
		label := ""
		if a.label && !a.Question.NameOnly {
			label = m.printed(t, m.worded(a.Question.Label))
		}
		if said == "" && label == "" {
			continue
		}
		if a.ticks {
			said, label = label, said
		}
		if a.inside {
			label = ""
		}
		at := from
		if a.table != nil && a.table.Week {
			at = 0 // large print swaps rows and columns
		}
		for at < len(rows) && !says(rows[at].text, label, said) {
			at++
		}
		if at == len(rows) {
			t.Errorf("%s is not answered in its place: %.80q", a.Title(), said)
			continue
		}
		if a.Kind == apdocs.KindSignature {
			m.checkSignature(t, a, rows[at].text)
		}
		boxed := m.blank() && a.Kind == apdocs.KindChoice // beside a box in every row, ticked or not
		if from = max(from, at); len(strings.Fields(said)) > 4 && a.Kind != apdocs.KindSignature && !boxed {
			texts[said]++
		}
	}
	checkTimes(t, rows, texts)
}

// checkTimes checks that each of the texts is in the rows as often as it says.
func checkTimes(t *testing.T, rows []*element, texts map[string]int) {
	t.Helper()
	all := "" // without paragraphs, which may repeat an answer
	for _, e := range rows {
		if e.kind == "TR" || e.kind == "LI" && !e.within("TR") {
			all += "\n" + e.text
		}
	}
	for text, n := range texts {
		for other, times := range texts {
			if other != text {
				n += times * strings.Count(other, text)
			}
		}
		if got := strings.Count(all, text); got != n {
			t.Errorf("an answer is said %d times, not %d: %.80q", got, n, text)
		}
	}
}

// checkSignature checks that the row of a signature has what is known about it.
func (m *making) checkSignature(t *testing.T, a asking, row string) {
	s := a.Pointer(m.record, a.at).(*apdocs.Signature)
	parts := []string{m.worded(a.Question.Label), s.Name}
	if a.table != nil && asksRole(a.table.Columns) {
		parts = append(parts, s.Role)
	} else if !m.blank() {
		parts[1] = render.SignedBy(s)
	}
	if read := render.ReadSignature(s); !m.blank() {
		parts = append(parts, read.State.Text, read.Date)
	}
	for _, part := range parts {
		_, after, ok := apart(row, m.printed(t, part))
		if !ok {
			t.Errorf("%s: the signature reads %q without %q", a.Title(), row, part)
		}
		row = after
	}
}

// asksRole reports whether a signature block has a column for roles.
func asksRole(cols []apdocs.Column) bool {
	return slices.ContainsFunc(cols, func(col apdocs.Column) bool { return col.Kind == apdocs.RoleColumn })
}

// said returns the printed text of an answer.
func (m *making) said(t *testing.T, a asking) string {
	record := m.record
	switch {
	case a.ticks:
		ch, _ := a.Chosen(record, a.at)
		if ch.Value == string(apdocs.Yes) {
			return render.TickedBox
		} else if m.blank() {
			return ""
		}
		return render.NotTicked
	case a.Kind == apdocs.KindSignature:
		s := a.Pointer(record, a.at).(*apdocs.Signature)
		if m.blank() || a.table != nil && asksRole(a.table.Columns) {
			return m.printed(t, s.Name)
		}
		return m.printed(t, render.SignedBy(s))
	case a.Kind == apdocs.KindGroup && a.table != nil && a.table.Week:
		return m.printed(t, render.Value(a.Parts[0], record, a.at)) // a session of the week
	case a.Kind == apdocs.KindGroup && a.table != nil:
		said := ""
		for _, p := range a.Parts {
			if text := render.Value(p, record, a.at); text != "" {
				said += " " + p.Question.Label + " " + text
			}
		}
		return m.printed(t, said)
	case a.Kind == apdocs.KindGroup:
		said := ""
		for _, p := range a.Parts {
			if text := render.Value(p, record, a.at); text != "" || m.blank() {
				said += " " + p.Question.Label + " " + text
			} else if a.Answered(record, a.at) {
				said += " " + p.Question.Label + " " + render.NotAnswered
			}
		}
		return m.printed(t, said)
	case m.blank():
		if a.Kind == apdocs.KindComputed {
			return ""
		}
		return m.printed(t, render.Value(a.Field, record, a.at))
	case a.Kind == apdocs.KindComputed:
		shown := a.Compute(record)
		return m.printed(t, shown.Figure+" "+(&render.Source{Outline: m.outline, Record: record,
			Organisation: m.options.Organisation}).Note(shown))
	case a.inside:
		return ""
	case a.table != nil:
		return m.printed(t, arrange.Reader{}.Cell(a.Field, record, a.at).Text)
	}
	return m.printed(t, render.Read(a.Field, record, a.at).Text)
}

// worded returns printed text with the organisation's words.
func (m *making) worded(text string) string {
	return (&render.Source{Outline: m.outline, Record: m.outline.New(), Organisation: m.options.Organisation}).Fill(text)
}

// printed returns a text as printed, with single spaces.
func (m *making) printed(t *testing.T, text string) string {
	t.Helper()
	text, err := font.Compose(text)
	if err != nil {
		t.Fatal(err)
	}
	return folded(strings.ReplaceAll(text, "\u00AD", ""))
}
