package read

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/returned"
	"github.com/apdocs/forms/schema/typed"
)

// A Form is what is known about a form before a document is read.
type Form struct {
	Outline *apdocs.Outline
	Table   *control.Table

	// Print returns the form's own documents, to fill in and completed, with so many rows in lists and
	// so many parts that are repeated.
	Print func(rows, parts int) ([]*Document, error)

	named  map[string]bool // lists whose rows have names of their own
	names  int             // of the rows of one of these lists, at most
	blanks []*blank
	kept   sync.Map // patterns by their rows and parts
}

// A blank is one of a form's own fillable blanks, as sent.
type blank struct {
	*finder
	holds map[string]*spot // the first spot of each question
}

// NewForm prepares a form for reading. The blanks are its own, in normal and in large
// print.
func NewForm(o *apdocs.Outline, t *control.Table, blanks ...*Document) *Form {
	f := &Form{Outline: o, Table: t, named: map[string]bool{}}
	f.nameRows(o.Blocks)
	for _, d := range blanks {
		b := &blank{find(d, t), map[string]*spot{}}
		for _, s := range b.spots {
			if key := question(&s.Question); b.holds[key] == nil {
				b.holds[key] = s
			}
		}
		f.blanks = append(f.blanks, b)
	}
	return f
}

// nameRows records the lists whose rows have names.
func (f *Form) nameRows(blocks []apdocs.Block) {
	for _, b := range blocks {
		if t, ok := b.(*apdocs.Table); ok && t.Repeat != nil && len(t.RowNames) > 0 {
			f.named[t.Repeat.Name] = true
			f.names = max(f.names, len(t.RowNames))
		}
		_, within, _ := apdocs.Inside(b)
		f.nameRows(within)
	}
}

// question returns the name of a question in any row.
func question(q *control.Question) string {
	name := ""
	if q.Field != nil {
		name = q.Field.Name
	}
	return name + "\x00" + q.Part + "\x00" + q.Choice
}

// Answers returns the answers that stand in the controls and bookmarks of a document or, for questions
// that have neither, between its printed words; and notes about the document.
func (f *Form) Answers(d *Document) ([]returned.Answer, []string, error) {
	a := answers{Form: f, finder: find(d, f.Table), boxes: map[string]*box{}}
	a.number(f.named)
	a.leftovers()
	for _, s := range a.spots {
		if s.Choice != "" {
			a.box(s)
			continue
		}
		answer := a.text(s)
		answer.Path = s.Path()
		a.all = append(a.all, answer)
	}
	if err := a.byWords(); err != nil {
		return nil, nil, err
	}
	for _, b := range a.boxes {
		answer := a.choice(b)
		answer.Doubts = append(answer.Doubts, a.all[b.at].Doubts...)
		a.all[b.at] = answer
	}
	return a.all, a.notes, nil
}

// answers collects the answers of one document.
type answers struct {
	*Form
	*finder
	all   []returned.Answer
	notes []string

	completed bool // the printed words are those of a completed document

	boxes map[string]*box  // by path
	left  map[*spot]string // words beside the spots of a region, stored with the first spot
	alone map[*spot]bool   // the only spot of its region
}

// limit truncates a text that is longer than any answer may be; schema.Decode rejects it.
func limit(text string) (string, bool) {
	if len(text) <= mostText {
		return text, false
	}
	return "", true
}

// shown returns the visible text of a spot.
func (s *spot) shown() (text string, beside bool) {
	var b strings.Builder
	for i, p := range s.pieces {
		if i > 0 && p.paragraph != s.pieces[i-1].paragraph {
			b.WriteByte('\n')
		}
		b.WriteString(p.text)
		beside = beside || p.beside && !apdocs.IsBlank(p.text)
	}
	return b.String(), beside
}

// The placeholder text of controls for the lists that a blank does not have, and those of Word itself.
var wordsOwn = []string{"Click to answer", "Click or tap here to enter text.", "Click here to enter text.",
	"Click or tap to enter a date.",
	"Click here to enter a date.", "Choose an item."}

// withoutHolder removes the placeholder text of the control from a text, and reports
// whether there was other text beside it.
func (a *answers) withoutHolder(s *spot, text string) (rest string, mixed bool) {
	var holders []string
	for _, b := range a.blanks {
		if own := b.holds[question(&s.Question)]; own != nil {
			holder, _ := own.shown()
			holders = append(holders, holder)
			break
		}
	}
	for _, h := range a.Document.Holders {
		if strings.ContainsRune(h, ' ') || s.untouched() { // one word may be an answer
			holders = append(holders, h)
		}
	}
	holders = append(holders, wordsOwn...)
	trimmed := strings.TrimSpace(text)
	for _, h := range holders {
		if strings.EqualFold(trimmed, h) {
			return "", false
		}
	}
	if own := holders[0]; strings.ContainsRune(own, ' ') { // a sentence, rather than the label of a part of an answer
		if rest, ok := strings.CutPrefix(trimmed, own); ok {
			return strings.TrimSpace(rest), true
		}
		if rest, ok := strings.CutSuffix(trimmed, own); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return text, false
}

// untouched reports whether the control says that it shows its placeholder text, and all of it looks so.
func (s *spot) untouched() bool {
	return s.control != nil && s.control.Holder && !slices.ContainsFunc(s.pieces, func(p found) bool { return !p.holder })
}

// text reads the answer of a spot that contains text.
func (a *answers) text(s *spot) (answer returned.Answer) {
	text, beside := s.shown()
	text, mixed := a.withoutHolder(s, text)
	if mixed {
		answer.Doubts = append(answer.Doubts, "has the words of the empty field beside the answer; they were left out")
	}
	if beside {
		text = strings.TrimSpace(text)
		answer.Doubts = append(answer.Doubts, "was partly typed beside its field")
	}
	left := a.left[s]
	switch {
	case apdocs.IsBlank(text) && left != "":
		text = left
		answer.Doubts = append(answer.Doubts, "was typed beside its field")
	case left != "":
		answer.Doubts = append(answer.Doubts, "has more words beside its field; they were left out")
	case apdocs.IsBlank(text) && s.picture:
		answer.Unreadable = "has a picture instead of words; type the answer"
	case s.picture:
		answer.Doubts = append(answer.Doubts, "has a picture beside the words; it was left out")
	}
	text, long := limit(text)
	if long {
		answer.Unreadable = "is longer than any answer may be"
	}
	if why := stale(s, text); why != "" {
		answer.Doubts = append(answer.Doubts, why)
	}
	answer.Text = kept(s, s.chosen(text))
	return answer
}

// chosen is choiceNamed for the text of a spot, which may be a list in another language with items of its own.
func (s *spot) chosen(text string) string {
	named := choiceNamed(s.Field, text)
	if named != text || s.Field == nil || len(s.Field.Choices) == 0 || s.control == nil {
		return named
	}
	for _, item := range s.control.Items {
		known := item.Value == "" || slices.ContainsFunc(s.Field.Choices, func(c apdocs.Choice) bool {
			return c.Value == item.Value
		})
		if known && item.Shown == strings.TrimSpace(text) {
			return item.Value
		}
	}
	return text
}

// choiceNamed returns the value of the choice with the label text, as shown in a list.
// Other text is returned unchanged.
func choiceNamed(f *apdocs.Field, text string) string {
	if f == nil {
		return text
	}
	for _, c := range f.Choices {
		if shown := strings.TrimSpace(text); shown == c.Label || f.Kind == apdocs.KindRating && shown == render.Rating(c) {
			return c.Value
		}
	}
	return text
}

// kept converts text as printed in documents, such as "12 November 2026" from a date
// picker, to an answer as in a record. Other text is returned unchanged.
func kept(s *spot, text string) string {
	if s.Field == nil || text == "" {
		return text
	}
	kind := typed.Of(s.Field)
	switch s.Part {
	case "":
	case control.DatePart:
		kind = typed.Answer{Kind: apdocs.KindDate}
	default:
		return text
	}
	r, err := kind.Read(text)
	if err != nil {
		return text
	}
	value, printed := fmt.Sprint(r.Value), ""
	switch kind.Kind {
	case apdocs.KindDate:
		var d apdocs.Date
		if d.UnmarshalText([]byte(value)) == nil {
			printed = render.Date(d)
		}
	case apdocs.KindClock:
		var c apdocs.Clock
		if c.UnmarshalText([]byte(value)) == nil {
			printed = render.Clock(c)
		}
	case apdocs.KindPercent:
		printed = value + "%"
	}
	if printed != "" && plain(printed) == plain(text) {
		return value
	}
	return text
}

// stale says that the hidden value of a date differs from the date shown.
func stale(s *spot, text string) string {
	if s.control == nil || len(s.control.Day) < len("2006-01-02") || s.Field == nil ||
		s.Field.Kind != apdocs.KindDate && s.Part != control.DatePart {
		return ""
	}
	r, err := typed.Answer{Kind: apdocs.KindDate}.Read(text)
	if err != nil || r.Value == s.control.Day[:len("2006-01-02")] {
		return ""
	}
	if r.Value == nil {
		return "shows no date, but the file keeps one; what is shown counts"
	}
	return "shows another date than the file keeps beside it; what is shown counts"
}
