package apdocs

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A sheetKey identifies the sheet of a form for one party.
type sheetKey struct {
	whole *Outline
	party Party
}

// sheets caches what For returns, so that a writer that keeps a plan for each outline
// finds its plan again.
var sheets sync.Map // sheetKey -> *Outline

// Parties returns the parties that answer or sign a part of the form, in printed order. It
// returns none for a letter, which each addressee gets.
func (o *Outline) Parties() (parties []Party) {
	if o.Letter != nil {
		return nil
	}
	for _, f := range o.Fields {
		if p := f.Party(); p != "" && !slices.Contains(parties, p) {
			parties = append(parties, p)
		}
	}
	return parties
}

// For returns the outline of the sheet for one party. It asks what that party answers; who
// fills the form in ([Layout.FilledBy]) also answers what is assigned to nobody.
//
// A party that signs the form gets everything that its signature covers
// ([Outline.Covers]): answers of others are printed if the record has them and otherwise
// have room, under a text that says who fills them in. Any other party gets only the
// header, which is what comes before the first heading, and the names of pupil, provider
// and school. The signatures of others are on their own sheets. Sections keep their
// numbers. If the form has no such party, the error lists those that it has.
func (o *Outline) For(p Party) (*Outline, error) {
	if kept, ok := sheets.Load(sheetKey{o, p}); ok {
		return kept.(*Outline), nil
	}
	parties := o.Parties()
	switch {
	case o.Letter != nil:
		return nil, fmt.Errorf("%s is a letter: it has no sheets for parties", o.Name)
	case len(parties) == 0:
		return nil, fmt.Errorf("no part of %s is for one party alone", o.Name)
	case !slices.Contains(parties, p):
		return nil, fmt.Errorf("%s has no part for %.40q; it has parts for %s", o.Name, p, listed(parties))
	}
	s := sheet{outline: o, party: p, signs: o.signsWhole(p)}
	layout := *o.Layout
	layout.Title = o.Say(sheetTitle, "form", o.Title, "party", o.PartyName(p))
	layout.Short = o.Say(sheetFooter, "form", o.Short, "party", o.PartyName(p))
	layout.Blocks = s.root(o.Blocks)
	out := &Outline{Layout: &layout, Sheet: p, Translation: o.Translation, english: o.english, typ: o.typ,
		byName: o.byName, lists: o.lists, asked: o.asked}
	for _, f := range o.Fields {
		if f.Kind == KindComputed || s.asks(f) {
			out.Fields = append(out.Fields, f)
		}
	}
	if p == PartySchool {
		out.Added = o.Added
	}
	kept, _ := sheets.LoadOrStore(sheetKey{o, p}, out)
	return kept.(*Outline), nil
}

// Say returns the translation of a text that all forms share; see [Translation.Say].
func (o *Outline) Say(english string, pairs ...string) string {
	if o == nil {
		return (*Translation)(nil).Say(english, pairs...)
	}
	return o.Translation.Say(english, pairs...)
}

func listed(parties []Party) string {
	words := make([]string, len(parties))
	for i, p := range parties {
		words[i] = string(p)
	}
	return strings.Join(words, ", ")
}

// PartyName returns the name of the party in sentences of the form: "the parent or carer".
func (o *Outline) PartyName(p Party) string {
	return o.Say(o.partyName(p))
}

func (o *Outline) partyName(p Party) string {
	if p == "" {
		p = o.FilledBy
	}
	switch p {
	case PartyPupil:
		return "the pupil"
	case PartyParent:
		return "the parent or carer"
	case PartySchool, "":
		return "the school"
	case PartyProvider:
		return "the provider"
	case PartyLocalAuthority:
		return "the local authority"
	case PartySocialWorker:
		return "the social worker"
	case PartyYOT:
		return "the youth offending team"
	case PartyHealth:
		return "the health professional"
	}
	for _, f := range o.Signatures() { // "For {broker}"
		if name, ok := strings.CutPrefix(f.Question.Label, "For "); ok && f.Party() == p {
			return neutral(name)
		}
	}
	return "the other professional"
}

// neutral replaces the settings named in a text by neutral words.
func neutral(text string) string {
	for _, name := range Placeholders(text) {
		if word, ok := (*Organisation)(nil).Setting(name); ok {
			text = strings.ReplaceAll(text, "{"+name+"}", word)
		}
	}
	return text
}

// signsWhole reports whether the party signs the whole form, rather than only a section of
// its own.
func (o *Outline) signsWhole(p Party) bool {
	return slices.ContainsFunc(o.Signatures(), func(f *Field) bool {
		return f.Party() == p && (f.Section == nil || f.Section.By != p)
	})
}

// Covers reports whether the party's signature covers the section: the party's own section
// or, on a form that it signs as a whole, every section except those repeated on pages of
// their own, such as reviews, which are filled in later.
func (o *Outline) Covers(p Party, s *Section) bool {
	return s.By == p || o.signsWhole(p) && !s.later()
}

// later reports whether the section is filled in after the form is signed.
func (s *Section) later() bool { return s.Repeat != nil && s.OwnPage }

// A sheet selects the blocks for one party.
type sheet struct {
	outline *Outline
	party   Party
	signs   bool // the party signs the whole form
	headed  bool // the first heading has been passed
	later   bool // in a section that is filled in after the form is signed
}

// A piece is a block of the sheet, or a part of one.
type piece struct {
	Block
	kind pieceKind
}

type pieceKind uint8

const (
	wording pieceKind = iota // text only
	own                      // the party answers it
	others                   // another party answers it
)

// root returns the blocks of the sheet: sections with a heading one by one, and what is
// between them.
func (s *sheet) root(blocks []Block) (out []Block) {
	var header []piece
	flush := func() {
		out = append(out, s.group(header, !s.headed)...)
		header = nil
	}
	for _, b := range blocks {
		if part, ok := b.(*Section); ok && part.Heading != "" && !part.Minor {
			flush()
			s.headed = true
			if part := s.section(part); part != nil {
				out = append(out, part)
			}
			continue
		}
		header = append(header, s.pieces([]Block{b})...)
	}
	flush()
	return out
}

// section returns the part of a section that is on the sheet, or nil.
func (s *sheet) section(b *Section) *Section {
	part := *b
	part.NewPage = false // the sheet itself starts a page
	if b.By == s.party && len(fieldsOf(b.Blocks)) == 0 {
		return &part // text for the party without any question
	}
	s.later = b.later()
	part.Blocks = s.group(s.pieces(b.Blocks), false)
	s.later = false
	if len(part.Blocks) == 0 {
		return nil
	}
	return &part
}

// group combines what others fill in, under a text that says who does, and below it what
// the party fills in. Without a heading above them, as in the header, unanswered questions
// of others have room.
func (s *sheet) group(pieces []piece, header bool) (out []Block) {
	var mine, theirs []Block
	asks, asked := false, false
	for _, p := range pieces {
		asks, asked = asks || p.kind == own, asked || p.kind == others
	}
	for _, p := range pieces {
		if p.kind == own || p.kind == wording && !asked {
			mine = append(mine, p.Block)
		} else {
			theirs = append(theirs, p.Block)
		}
	}
	switch {
	case !asked && (asks || s.covered() || header):
		return mine
	case !asked:
		return nil
	}
	note := s.outline.Say(filledInBy, "parties", s.who(theirs))
	if !asks {
		lead := &Paragraph{Text: s.outline.Say(filledInBy+".", "parties", s.who(theirs)), Leads: true}
		return append([]Block{lead}, s.filledIn(theirs, header)...)
	}
	return []Block{
		&Section{Heading: note, Minor: true, Blocks: s.filledIn(theirs, header)},
		&Section{Heading: s.outline.Say(forYou), Minor: true, Blocks: mine},
	}
}

// covered reports whether the party signs the current block.
func (s *sheet) covered() bool { return s.signs && !s.later }

// filledIn returns blocks that others fill in: printed as on a completed document if the
// record has any answer in them, and otherwise with room.
func (s *sheet) filledIn(blocks []Block, header bool) []Block {
	room := &Section{Others: true, Blocks: blocks}
	if header {
		return []Block{room}
	}
	known := func(f Form) bool { return anyAnswered(blocks, f, At{}, 0) }
	room.When = &Condition{test: func(f Form) bool { return !known(f) }}
	return []Block{room, &Section{Others: true, Printed: true, Blocks: blocks, When: &Condition{test: known}}}
}

// who names the parties that answer the blocks: "the school and the provider".
func (s *sheet) who(blocks []Block) string {
	var names []string
	for _, f := range fieldsOf(blocks) {
		if name := s.outline.PartyName(f.Party()); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return s.outline.Say(andLast, "first", strings.Join(names[:last], ", "), "last", names[last])
}

// anyAnswered reports whether the record answers any question in the blocks.
func anyAnswered(blocks []Block, record Form, at At, depth int) bool {
	answers := func(f *Field, at At) bool { return f.Kind != KindComputed && f.Answered(record, at) }
	for _, b := range blocks {
		asks, within, each := Inside(b)
		rows := 1
		if each != nil {
			rows = each.Len(record, at)
		}
		for i := range rows {
			inner, deeper := at, depth
			if each != nil {
				inner[depth], deeper = i, depth+1
			}
			if slices.ContainsFunc(asks, func(f *Field) bool { return answers(f, inner) }) ||
				anyAnswered(within, record, inner, deeper) {
				return true
			}
		}
	}
	return false
}
