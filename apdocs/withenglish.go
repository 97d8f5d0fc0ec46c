package apdocs

import (
	"slices"
	"strings"
)

// annotate adds what a translation prints beside its texts: that the English counts, unless
// somebody has checked the translation, and the English of each paragraph if it is wanted.
// Paragraphs that only repeat an answer are marked as English, because records are.
func (o *Outline) annotate(w *translating) {
	note := translatedForm
	if o.Letter != nil {
		note = translatedLetter
	}
	begin := func(blocks []Block) []Block {
		if w.Vouched(o.Name) {
			return blocks
		}
		return append([]Block{
			&Paragraph{Text: w.Say(note), Leads: true}, &Paragraph{Text: note, English: true, Below: true},
		}, blocks...)
	}
	if o.Letter == nil {
		o.Blocks = begin(w.blocks(o.Blocks, false))
		return
	}
	o.Blocks = w.blocks(o.Blocks, false) // what the office fills in
	for _, say := range o.Letter.wordings() {
		blocks := w.blocks(say.Blocks, true)
		if subject := w.english[&say.Subject]; w.WithEnglish && subject != "" {
			blocks = append([]Block{&Paragraph{Text: subject, English: true, Below: true}}, blocks...)
		}
		say.Blocks = begin(blocks)
		if s := say.Slip; s != nil && w.WithEnglish {
			s.english = w.english[&s.Text]
		}
	}
}

// blocks returns the blocks of a form or letter with their English.
func (w *translating) blocks(blocks []Block, letter bool) (out []Block) {
	for _, b := range blocks {
		if english := w.above(b); english != "" {
			out = append(out, &Paragraph{Text: english, English: true, Below: true, Leads: true})
		}
		out = append(out, b)
		switch b := b.(type) {
		case *Section:
			b.Blocks = w.section(b, letter)
		case *Items:
			for _, point := range b.Points {
				point.Blocks = w.section(point, letter)
			}
		case *Paragraph:
			english := w.english[&b.Text]
			switch {
			case onlyAnswer(b.Text):
				b.English = true
			case w.WithEnglish && english != "" && english != b.Text:
				copied := *b
				copied.Text, copied.English, copied.Below, b.Leads = english, true, true, true
				out = append(out, &copied)
			}
		case *List:
			if list := w.list(b); list != nil {
				out = append(out, list)
			}
		}
	}
	return out
}

// above returns the English of what has no room for it beside it, in its order, or "": of the heads of a
// table, of the rows and questions of a week, of boxes to tick.
func (w *translating) above(b Block) string {
	if !w.WithEnglish {
		return ""
	}
	var all []string
	add := func(english string) {
		if english != "" && !slices.Contains(all, english) {
			all = append(all, english)
		}
	}
	switch b := b.(type) {
	case *Table:
		for i := range b.Columns {
			add(w.column(b, i))
		}
		if b.signed() {
			for _, row := range b.Rows {
				add(w.before(&row[0].Question.Label))
			}
		}
		if !b.Week {
			break
		}
		for i := range b.RowNames {
			add(w.before(&b.RowNames[i]))
		}
		for _, session := range b.Rows[0] {
			for _, p := range session.Parts {
				add(w.before(&p.Question.Label))
			}
		}
	case *Answers:
		if b.Ticks {
			for _, f := range b.Fields {
				add(w.before(&f.Question.Label))
			}
		}
	}
	return strings.Join(all, " · ")
}

// column returns the English of the head of a column and, if a list is chosen from in its cells, of the choices.
func (w *translating) column(t *Table, i int) string {
	head, c := w.heading(t, i), &t.Columns[i]
	if c.Kind != AnswerColumn || len(t.Rows) == 0 || c.Field >= len(t.Rows[0]) {
		return head
	}
	f := t.Rows[0][c.Field]
	var all []string
	for j := range f.Choices {
		all = append(all, w.before(&f.Choices[j].Label))
	}
	if len(all) == 0 {
		return head
	}
	return head + ": " + strings.Join(all, " / ")
}

// heading returns the English of the head of a column.
func (w *translating) heading(t *Table, i int) string {
	switch c := &t.Columns[i]; {
	case t.asks[i]:
		return w.english[&t.Rows[0][c.Field].Question.Label]
	case c.Kind == OptionColumn:
		for j := range t.Rows[0][0].Choices {
			if choice := &t.Rows[0][0].Choices[j]; choice.Value == c.Choice.Value {
				return w.before(&choice.Label)
			}
		}
		return ""
	default:
		return w.english[&c.Head]
	}
}

func (w *translating) section(s *Section, letter bool) []Block {
	blocks := w.blocks(s.Blocks, letter)
	if english := w.english[&s.Heading]; w.WithEnglish && letter && english != "" && english != s.Heading {
		blocks = append([]Block{&Paragraph{Text: english, English: true, Below: true, Leads: true}}, blocks...)
	}
	return blocks
}

// list returns the English of a list to follow it, or nil.
func (w *translating) list(l *List) *List {
	english := *l
	english.Items, english.English, english.Below = nil, true, true
	differs := false
	for i := range l.Items {
		if onlyAnswer(l.Items[i]) {
			l.English = true
			return nil
		}
		text := w.english[&l.Items[i]]
		differs = differs || text != "" && text != l.Items[i]
		english.Items = append(english.Items, text)
	}
	if !w.WithEnglish || !differs {
		return nil
	}
	return &english
}

// onlyAnswer reports whether a text is an answer and nothing else.
func onlyAnswer(text string) bool {
	pieces := Pieces(text)
	return len(pieces) == 1 && len(pieces[0].Names) == 1 && len(pieces[0].Plurals) == 0 &&
		!strings.Contains(pieces[0].Before, " ")
}

// inEnglish gives the questions of a layout, which is copied already, the English of their labels, choices
// and hints.
func (w *translating) inEnglish(c copier) {
	columns := map[*Field]bool{} // questions whose choices are the heads of columns
	signs := map[*Field]bool{}   // has its English above the table
	for _, part := range c {
		if t, ok := part.Interface().(*Table); ok && t.signed() {
			for _, row := range t.Rows {
				signs[row[0]] = true
			}
		}
		if t, ok := part.Interface().(*Table); ok && slices.ContainsFunc(t.Columns, optional) {
			for _, row := range t.Rows {
				columns[row[0]] = !slices.ContainsFunc(row[0].Choices, func(choice Choice) bool {
					return !slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Choice.Value == choice.Value })
				})
			}
		}
	}
	for _, part := range c {
		switch part := part.Interface().(type) {
		case *Field:
			if signs[part] {
				continue
			}
			w.questionInEnglish(&part.Question, w.answers(part, columns[part]))
		case *Table:
			w.questionInEnglish(&part.Title, "")
		}
	}
}

// signed reports whether the rows of the table are signatures.
func (t *Table) signed() bool {
	return slices.ContainsFunc(t.Columns, func(c Column) bool { return c.Kind == SignColumn })
}

func optional(c Column) bool { return c.Kind == OptionColumn }

// answers returns the English of the choices of a question, or of the parts of a group, in their order.
func (w *translating) answers(f *Field, heads bool) string {
	var all []string
	for i := range f.Choices {
		if c := &f.Choices[i]; !heads {
			all = append(all, w.before(&c.Label))
		}
	}
	for _, p := range f.Parts {
		all = append(all, w.before(&p.Question.Label))
	}
	return strings.Join(all, " · ")
}

// before returns the English of a text that is or will be translated.
func (w *translating) before(at *string) string {
	if english, ok := w.english[at]; ok {
		return english
	}
	return *at
}

func (w *translating) questionInEnglish(q *Question, answers string) {
	label := w.before(&q.Label)
	switch {
	case label == "":
	case answers != "":
		colon := ": "
		if strings.HasSuffix(label, "?") || strings.HasSuffix(label, ":") {
			colon = " "
		}
		q.InEnglish = []string{label + colon + answers}
	case label != q.Label || w.Say(label) != label:
		q.InEnglish = []string{label}
	}
	for i := range q.Hints {
		if hint := w.english[&q.Hints[i]]; hint != "" && hint != q.Hints[i] {
			q.InEnglish = append(q.InEnglish, hint)
		}
	}
	if terms := w.english[&q.Terms]; terms != "" && terms != q.Terms {
		q.InEnglish = append(q.InEnglish, terms)
	}
}
