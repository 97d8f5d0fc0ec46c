package apdocs

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// PrintedTexts returns every text that the form prints, with its key, in printed order: title,
// footer, headings, labels, hints, choices, columns, and the texts of its letters, which have the
// names of [Outline.Texts].
//
// A question's texts have its path and what they are: "visit.date.label", "visit.date.hint.1",
// "visit.kind.choice.planned". A table has the path of its list, or of its first question, a
// heading or paragraph the words of the heading that it is under: "text.the-decision.1". Texts that
// all forms share ([Words]) and texts without a word are left out.
func (o *Outline) PrintedTexts() []LetterText {
	k := newKeyer(o)
	k.whole(copied(copier{}, o.Layout))
	return k.texts
}

// A keyer finds the printed texts of a layout and gives each a key.
type keyer struct {
	outline *Outline
	voice   string // of the letter that is visited: "parent", "pupil", "authority"; "" for the form
	texts   []LetterText
	places  map[string][]*string // all places of a text, by key
	seen    map[string]int
	fields  map[*Field]bool
	lists   []*Repeat
	shared  []*string // places of words that all forms share
	named   []string  // the names in braces of all texts
}

func newKeyer(o *Outline) *keyer {
	return &keyer{outline: o, places: map[string][]*string{}, seen: map[string]int{}, fields: map[*Field]bool{}}
}

// whole visits all that a form prints.
func (k *keyer) whole(l *Layout) {
	k.add("title", &l.Title)
	k.add("short", &l.Short)
	k.form(l)
	k.letter(l.Letter)
	k.rules()
}

// rules visits the summaries of the form's rules: a completed form prints those that were knowingly
// not kept.
func (k *keyer) rules() {
	ruled, ok := k.outline.New().(Ruled)
	if !ok || k.outline.Letter != nil { // a letter prints none
		return
	}
	for _, rule := range ruled.Rules() {
		k.add(ruleKey(&rule), &rule.Summary)
	}
}

func (k *keyer) form(l *Layout) {
	k.blocks(l.Blocks, "text")
	for i := range l.Computed {
		k.add("computed."+strconv.Itoa(i+1), &l.Computed[i])
	}
}

// worded reports whether a text has a word that is not one of those that all forms share.
func worded(text string) bool {
	if common[text] {
		return false
	}
	return slices.ContainsFunc(Pieces(text), func(p Piece) bool {
		return len(p.Plurals) > 0 || strings.ContainsFunc(p.Words+p.Before, unicode.IsLetter)
	})
}

// add records a text. A second text with the same key and other words gets a key of its own.
func (k *keyer) add(key string, at *string) {
	k.named = append(k.named, Placeholders(*at)...)
	if !worded(*at) {
		if common[*at] {
			k.shared = append(k.shared, at)
		}
		return
	}
	base := key
	for n := 2; len(k.places[key]) > 0 && *k.places[key][0] != *at; n++ {
		key = base + "." + strconv.Itoa(n)
		if k.voice != "" && n == 2 {
			key = k.voice + "." + base
		}
	}
	if len(k.places[key]) == 0 {
		k.texts = append(k.texts, LetterText{Name: key, Text: *at, at: at})
	}
	k.places[key] = append(k.places[key], at)
}

// counted adds a text with the next number under its key.
func (k *keyer) counted(key string, at *string) {
	k.seen[key]++
	k.add(key+"."+strconv.Itoa(k.seen[key]), at)
}

func (k *keyer) blocks(blocks []Block, under string) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Section:
			inner := under
			if b.Heading != "" {
				inner = "text." + slug(b.Heading)
				k.add(inner+".heading", &b.Heading)
			}
			k.list(b.Repeat)
			k.blocks(b.Blocks, inner)
		case *Paragraph:
			k.counted(under, &b.Text)
		case *List:
			for i := range b.Items {
				k.counted(under, &b.Items[i])
			}
		case *Items:
			for _, point := range b.Points {
				k.blocks([]Block{point}, under)
			}
		case *Answers:
			k.asked(b.Fields)
		case *Table:
			k.table(b)
		case *Panel:
			k.panel(b)
		case *Chart:
			k.counted(under, &b.Title)
		}
	}
}

// list adds the name of a list's rows: "Objective".
func (k *keyer) list(r *Repeat) {
	if r == nil {
		return
	}
	if r.rowName == "" {
		r.rowName = RowName(r.Name, 0)
		r.rowName = strings.TrimSuffix(r.rowName, " 1")
	}
	k.add(r.Name+".row", &r.rowName)
	k.lists = append(k.lists, r)
}

func (k *keyer) asked(fields []*Field) {
	for _, f := range fields {
		if f == nil || k.fields[f] {
			continue
		}
		k.fields[f] = true
		key := f.Name
		switch {
		case f.Kind == KindGroup:
			key = f.first().Name + ".group"
		case f.Kind == KindComputed:
			key = "computed." + slug(f.Question.Label)
		}
		k.question(key, &f.Question)
		for i := range f.Choices {
			k.add(key+".choice."+slug(f.Choices[i].Value), &f.Choices[i].Label)
		}
		k.asked(f.Parts)
		if f.Group != nil && !k.fields[f.Group] { // it is in the names of its parts alone
			k.fields[f.Group] = true
			k.question(f.Group.first().Name+".group", &f.Group.Question)
		}
	}
}

func (k *keyer) question(key string, q *Question) {
	k.add(key+".label", &q.Label)
	k.add(key+".short", &q.Short)
	for i := range q.Hints {
		k.add(key+".hint."+strconv.Itoa(i+1), &q.Hints[i])
	}
	k.add(key+".terms", &q.Terms)
	k.add(key+".picture", &q.PictureAlt)
}

func (k *keyer) table(t *Table) {
	key := ""
	switch {
	case t.Repeat != nil:
		key = t.Repeat.Name
		k.list(t.Repeat)
	case len(t.Rows) > 0 && len(t.Rows[0]) > 0:
		key = t.Rows[0][0].first().Name + ".table"
	}
	k.question(key, &t.Title)
	for i := range t.Columns {
		c := &t.Columns[i]
		if t.heads(c) {
			if t.asks == nil {
				t.asks = map[int]bool{}
			}
			t.asks[i] = true
		} else if c.Kind != OptionColumn {
			k.add(key+".column."+strconv.Itoa(i+1), &c.Head)
		}
	}
	for i := range t.RowNames {
		k.add(key+".row."+strconv.Itoa(i+1), &t.RowNames[i])
	}
	for i := range t.Subheads {
		k.add(key+".subhead."+strconv.Itoa(i+1), &t.Subheads[i].Text)
	}
	for _, row := range t.Rows {
		k.asked(row)
	}
}

// heads reports whether the head of a column is the label of the question that it shows.
func (t *Table) heads(c *Column) bool {
	return c.Kind == AnswerColumn && len(t.Rows) > 0 && c.Head == t.Rows[0][c.Field].Question.Label
}

func (k *keyer) panel(p *Panel) {
	for i := range p.Heads {
		k.counted("panel.head", &p.Heads[i])
	}
	k.asked(p.Printed())
}

// letter visits the texts of a letter.
func (k *keyer) letter(l *Letter) {
	if l == nil {
		return
	}
	t := texter{seen: map[string]int{}}
	for _, say := range l.wordings() {
		t.prefix = say.name
		t.wording(say.Wording)
	}
	if list := l.Enclosures; list != nil && list.Rows == nil {
		t.prefix = "enclosed"
		for i := range list.Items {
			t.add("", &list.Items[i], false)
		}
	}
	for _, text := range t.texts {
		k.add(text.Name, text.at)
	}
	for _, say := range l.wordings() { // questions in a letter, such as those of its slip
		k.voice = say.name
		k.questions(say.Blocks)
		if say.Slip != nil {
			k.questions(say.Slip.Blocks)
			k.asked([]*Field{say.Slip.Sign})
		}
	}
	k.voice = ""
	k.add("letter.called", &l.Called)
	for i := range l.Contact {
		k.add("letter.contact."+strconv.Itoa(i+1), &l.Contact[i])
	}
	if l.Signature != nil {
		k.asked([]*Field{l.Signature})
	}
	k.add("letter.signer", &l.Signer)
	k.add("letter.office", &l.Office)
	for i := range l.Copies {
		k.add("letter.copy."+strconv.Itoa(i+1), &l.Copies[i].To)
	}
	if list := l.Enclosures; list != nil && list.Rows != nil {
		for i := range list.Items {
			k.add("letter.enclosed."+strconv.Itoa(i+1), &list.Items[i])
		}
	}
}

// questions visits the questions and tables of a letter, whose paragraphs have names already.
func (k *keyer) questions(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Section:
			k.questions(b.Blocks)
		case *Items:
			for _, point := range b.Points {
				k.questions(point.Blocks)
			}
		case *Answers, *Table:
			k.blocks([]Block{b}, "")
		}
	}
}
