package read

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx/internal/control"
	"github.com/apdocs/forms/render/internal/arrange"
	"github.com/apdocs/forms/render/returned"
	"github.com/apdocs/forms/schema/typed"
)

// least is the part of a form's printed characters, in percent, that a document must have to be read by
// them, see mustHave.
const least = 30

// byWords adds the answers to questions that have neither control nor bookmark. They are found between
// the printed words of the form, and of a completed document.
func (a *answers) byWords() error {
	known := map[string]bool{}
	for _, s := range a.spots {
		known[a.name(s.Field)] = true
	}
	if !a.lacks(known) {
		return nil
	}
	rows, parts := a.Rows()
	patterns, err := a.patterns(max(rows, a.names), parts) // rows with names have no numbers
	if err != nil {
		return err
	}
	var best *alignment
	printed := a.unread()
	for _, p := range patterns {
		one := align(p.lines, a.Document, printed)
		if one != nil && (best == nil || one.better(best)) {
			best, a.completed = one, p.completed
		}
	}
	if best == nil || best.score*100 < a.mustHave()*least {
		return nil
	}
	if len(a.spots) == 0 {
		a.notes = append(a.notes, "The document has no fields; the answers were found by the words that are printed beside "+
			"them.")
	}
	a.take(best, known)
	if a.completed && len(a.spots) == 0 {
		a.panels(a.Outline.Blocks)
	}
	return nil
}

// unread returns what gives the texts between which answers are looked for: of each paragraph what no field has,
// and nothing of the panel of a draft.
func (a *answers) unread() func(paragraph int) (text string, ok bool) {
	panel := draftPanel(a.Document, a.Outline.Fields[0].Translation())
	return func(i int) (string, bool) {
		if len(a.spots) == 0 {
			return a.Document.Paragraphs[i].Text(), !panel[i]
		}
		return strings.Join(a.outside[i], ""), !panel[i]
	}
}

// mustHave returns of how many characters a document must have some to be read by its printed words: of the
// form's. A completed document prints no spare rows and nothing that does not apply, so that of a document
// that names its form they are at most the document's own.
func (a *answers) mustHave() int {
	all := a.characters()
	if a.Document.Form == "" {
		return all
	}
	own := 0
	for i := range a.Document.Paragraphs {
		own += utf8.RuneCountInString(words(a.Document.Paragraphs[i].Text()))
	}
	return min(all, own)
}

// Likeness returns how much a document is like the form: how many of its controls and bookmarks are those of
// the form and, if there are none, how many percent of its printed characters are the form's.
func (f *Form) Likeness(d *Document) (fields, words int) {
	if fields = len(find(d, f.Table).spots); fields > 0 {
		return fields, 0
	}
	all := func(i int) (string, bool) { return d.Paragraphs[i].Text(), true }
	if a := align(linesOf(f.blanks[0].finder), d, all); a != nil && a.score*100 >= f.characters()*least {
		words = a.score * 100 / f.characters()
	}
	return 0, words
}

// characters returns how many characters the form prints, with as many rows as it says itself.
func (f *Form) characters() (n int) {
	for _, l := range linesOf(f.blanks[0].finder) {
		n += l.fixed
	}
	return n
}

// name identifies a question, or the reference, without its choices and parts.
func (a *answers) name(f *apdocs.Field) string {
	if f == nil {
		return control.Reference
	}
	return f.Name
}

// lacks reports whether the form has a question that is not known yet.
func (a *answers) lacks(known map[string]bool) bool {
	for _, s := range a.blanks[0].spots {
		if !known[a.name(s.Field)] {
			return true
		}
	}
	return false
}

// asks reports whether the form, or the sheet of a party, asks a question or a part of it. On a sheet,
// what others answer is printed.
func (a *answers) asks(f *apdocs.Field) bool {
	return a.Outline.Sheet == "" || f == nil || slices.Contains(a.Outline.Fields, first(f)) ||
		slices.Contains(a.Outline.Added.Fields(), f)
}

// take adds the answers that an alignment found, in the order of the form.
func (a *answers) take(found *alignment, known map[string]bool) {
	texts := found.spots()
	from := len(a.all)
	for i := range found.form {
		for _, p := range found.form[i].parts {
			s := p.spot
			text, ok := texts[s]
			if s == nil || !ok || !a.asks(s.Field) || known[a.name(s.Field)] || s.Field != nil && known[a.name(first(s.Field))] {
				continue
			}
			delete(texts, s)
			if len(a.spots) > 0 && text == "" {
				continue // the document may have lost the question too
			}
			a.add(s, text)
		}
	}
	for i := from; i < len(a.all); i++ {
		if len(a.spots) > 0 && a.all[i].Text != "" {
			a.all[i].Doubts = append(a.all[i].Doubts,
				"has lost its field; the answer was found by the words that are printed beside it")
		}
	}
}

// first is the question itself, or the first part of a group.
func first(f *apdocs.Field) *apdocs.Field {
	if f.Kind == apdocs.KindGroup && len(f.Parts) > 0 {
		return f.Parts[0]
	}
	return f
}

// add adds the answer that is printed in one place.
func (a *answers) add(s *spot, text string) {
	if a.completed {
		text = unbound(text)
	}
	copied := *s
	copied.pieces = []found{{text: text}}
	copied.control, copied.picture = nil, false
	switch {
	case s.Choice != "":
		copied.pieces[0].text = printedBox(s, text)
		a.box(&copied)
		return
	case s.Field != nil && s.Field.Kind == apdocs.KindGroup:
		a.group(s, text)
		return
	case a.completed && a.notKept(s, text):
		return
	}
	text = bare(s.Field, text)
	var role, day string
	if s.Part == control.NamePart {
		text, day = signedOn(text)
		text, role = signer(text)
	}
	copied.pieces[0].text = text
	answer := a.text(&copied)
	answer.Path = s.Path()
	if role != "" {
		copied.Part = control.RolePart
		a.all = append(a.all, returned.Answer{Path: copied.Path(), Text: role})
	}
	if day != "" {
		copied.Part = control.DatePart
		a.all = append(a.all, returned.Answer{Path: copied.Path(), Text: kept(&copied, day)})
	}
	a.all = append(a.all, answer)
}

// unbound returns a text with the spaces that were typed in place of those that are printed so that dates and
// numbers stay in one line. Other no-break spaces stay.
func unbound(text string) string {
	if !strings.Contains(text, "\u00a0") {
		return text
	}
	typed := []rune(strings.ReplaceAll(text, "\u00a0", " "))
	bound := []rune(arrange.Bind(string(typed)))
	for i, r := range []rune(text) {
		if r == '\u00a0' && bound[i] != r {
			typed[i] = r
		}
	}
	return string(typed)
}

// notKept adds what is printed of a rule that is not kept, its title or its text. It returns false for other
// places.
func (a *answers) notKept(s *spot, text string) bool {
	fields := a.Outline.Added.NotKept
	add := func(i int, text string) {
		place := control.Place{Question: control.Question{Field: fields[i]}, At: s.At}
		a.all = append(a.all, returned.Answer{Path: place.Path(), Text: text})
	}
	if len(fields) == 0 {
		return false
	}
	switch o := render.ReadOverride(fields[0].Translation(), text, text); {
	case s.Field == fields[0]:
		add(0, o.Rule)
	case s.Field == fields[1]:
		add(1, o.Reason)
		add(2, o.By)
	default:
		return false
	}
	return true
}

// printedBox returns a box for what a completed document prints of a choice: a box with words for screen
// readers, or the number of a rating, with its words if it was chosen.
func printedBox(s *spot, text string) string {
	for _, c := range s.Field.Choices {
		switch {
		case s.Field.Kind != apdocs.KindRating || c.Value != s.Choice:
		case words(text) == words(render.Rating(c)):
			return tickedBox
		case words(text) == c.Value:
			return emptyBox
		}
	}
	text = strings.TrimSuffix(strings.TrimSpace(text), render.NotTicked)
	return strings.TrimSuffix(text, render.TickedBox)
}

// signedOn divides what is printed of a signature from the day that stands in its last line: after the word for it,
// or alone.
func signedOn(text string) (rest, day string) {
	at := strings.LastIndexAny(text, "\n\t") // none if there is only the day
	day = strings.TrimSpace(strings.ReplaceAll(text[at+1:], "\u00a0", " "))
	if at < 0 || text[at] == '\t' {
		day = strings.TrimSpace(strings.TrimPrefix(day, arrange.DateHead))
	}
	if _, err := (typed.Answer{Kind: apdocs.KindDate}).Read(day); err != nil {
		return text, ""
	}
	return strings.TrimRight(text[:max(at, 0)], " \n\t"), day
}

// signer divides the printed name of somebody who signed from the role and the state that stand below it.
func signer(text string) (name, role string) {
	name, rest, _ := strings.Cut(text, "\n")
	if isState(name) {
		return "", ""
	}
	if role, ok := strings.CutPrefix(name, render.SignedAs); ok {
		return "", role
	}
	if role, _, _ = strings.Cut(rest, "\n"); isState(role) {
		return name, ""
	}
	return strings.TrimSuffix(name, ","), role
}

// isState reports whether a line says how somebody signed, or when.
func isState(line string) bool {
	line = bare(nil, line)
	for _, state := range []string{"Signed", "Declined to sign", "Not required", render.SignHint} {
		if strings.HasPrefix(line, state) {
			return true
		}
	}
	return line == ""
}

// bare returns the text of an answer without the marks that a completed document prints before it.
func bare(f *apdocs.Field, text string) string {
	text = strings.TrimLeft(text, " \u00a0\t")
	for _, mark := range []string{"\u2713", "\u2717", "\u258c"} {
		if rest, ok := strings.CutPrefix(text, mark); ok {
			text = strings.TrimLeft(rest, " \u00a0")
		}
	}
	if text == render.NotAnswered || text == render.NotFilled {
		return ""
	}
	if f != nil && f.Question.Format == "phone" {
		text = strings.ReplaceAll(text, "\u00a0", " ")
	}
	return text
}

// group adds the answers to the parts of a group, each in a line after its label; of a session of the
// week, place, times and note.
func (a *answers) group(s *spot, text string) {
	text = bare(nil, text)
	add := func(p *apdocs.Field, text string) {
		place := control.Place{Question: control.Question{Field: p}, At: s.At}
		if text = bare(p, text); text == render.NotAnswered {
			text = ""
		}
		part := &spot{Place: place}
		a.all = append(a.all, returned.Answer{Path: place.Path(), Text: kept(part, choiceNamed(p, text))})
	}
	if session(s.Field) {
		place, start, end, note := sessionParts(strings.Split(text, "\n"))
		for i, text := range []string{place, start, end, note} {
			add(s.Field.Parts[i], text)
		}
		return
	}
	answers := make([]string, len(s.Field.Parts))
	at := none
	for line := range strings.SplitSeq(text, "\n") {
		for i, p := range s.Field.Parts {
			if rest, ok := strings.CutPrefix(line, p.Question.Label); ok && i > at {
				at, answers[i] = i, strings.TrimSpace(rest)
				line = ""
				break
			}
		}
		if line != "" && at != none {
			answers[at] += "\n" + line
		}
	}
	for i, p := range s.Field.Parts {
		add(p, answers[i])
	}
}

// session reports whether a group is a session of the week.
func session(g *apdocs.Field) bool {
	return len(g.Parts) == 4 && g.Parts[1].Kind == apdocs.KindClock && g.Parts[2].Kind == apdocs.KindClock
}

// sessionParts divides the printed lines of a session: "School", "9.00am to 12.00pm", "by bus".
func sessionParts(lines []string) (place, start, end, note string) {
	times := func(line string) bool {
		from, to, ok := strings.Cut(line, " to ")
		isTime := func(s string) bool { return len(s) > 2 && strings.HasSuffix(s, "m") && s[0] >= '0' && s[0] <= '9' }
		switch {
		case ok && isTime(from) && isTime(to):
			start, end = from, to
		case strings.HasPrefix(line, "from ") && isTime(line[len("from "):]):
			start = line[len("from "):]
		case strings.HasPrefix(line, "to ") && isTime(line[len("to "):]):
			end = line[len("to "):]
		default:
			return false
		}
		return true
	}
	at := slices.IndexFunc(lines, times)
	if note, ok := strings.CutPrefix(lines[0], render.SessionNote); ok && len(lines) == 1 {
		return "", "", "", note
	}
	if at < 0 {
		place = lines[0]
		return place, "", "", strings.Join(lines[1:], "\n")
	}
	return strings.Join(lines[:at], "\n"), start, end, strings.Join(lines[at+1:], "\n")
}
