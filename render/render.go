// Package render holds what all writers of documents share: the options of a document, and the
// English in which values and missing answers are printed.
//
// The packages pdf and docx below this one each walk a form's outline and take the words from here,
// so that the PDF and the Word document of a record say the same.
package render

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// Options say how a record is printed. The zero Options print a completed record in normal type
// without a letterhead.
type Options struct {
	Rendition    Rendition
	Draft        bool // marked as a draft on every page, with what is missing
	LargePrint   bool // 18 points, laid out again rather than magnified
	Organisation *apdocs.Organisation

	// Reviews is how often a blank prints a part that is repeated for each row of a list, such as a
	// review: 0 for as often as the form says, -1 for not at all.
	Reviews int

	// Fillable makes a blank with fields that are filled in on screen, in place of lines and boxes
	// to write on. What is filled in and saved is read by pdf.Decode and docx.Decode. Fillable
	// documents are blanks, whatever Rendition says.
	Fillable bool

	// Lock makes the fields of a fillable blank read-only that its record has answers for.
	Lock bool

	// DateScripts has viewers check dates while they are typed into a fillable PDF. Scripts are not
	// allowed in archives, so that it is PDF/UA-1 alone.
	DateScripts bool

	// Rows is how many rows a blank has in each table or numbered list of rows, if that is more
	// than the form says. Rows that the record has are always there.
	Rows int

	// Party prints one party's own sheet: the questions which that party answers, and all that it
	// signs ([apdocs.Outline.For]). "" prints the whole form.
	Party apdocs.Party

	// ReturnBy is the day by which a party's sheet goes back; the zero Date leaves room to write it.
	ReturnBy apdocs.Date

	// Duplex is for printing on both sides: the wide margin is at the staple on front and back.
	// Line breaks stay the same.
	Duplex bool

	// Simplex prints a letter with a slip for one side of the sheet. Without it such a letter is for
	// both sides, so that the back of the slip is empty and nothing is torn off with it.
	Simplex bool

	// Sorted leaves room on each page for the QR code by which loose sheets of a print run are
	// sorted.
	Sorted bool

	// Attachments are files embedded in the PDF, sorted by name. Word documents have none.
	Attachments []Attachment

	// AttachRecord returns the text of a record as JSON, such as schema.Canonical does. With it a
	// completed PDF has its record attached as record.json, and pdf.Decode gives the record back.
	// Everybody who gets the document gets the record, so it is refused for letters and for the
	// sheets of parties.
	AttachRecord func(apdocs.Form) ([]byte, error)

	// Translation is the language of the document; nil is English. A form or letter that it lacks a
	// text of is refused. A letter to a local authority is in English all the same.
	Translation *apdocs.Translation

	// Languages returns the translation for a letter whose addressee has a language of their own,
	// by its BCP 47 tag: the same each time. If it is nil, such a letter is refused. An error is printed
	// beside the path of the answer, so it must not contain the tag.
	Languages func(tag string) (*apdocs.Translation, error)

	// Date is when the document is made, for its metadata; the zero Time leaves dates out. It is
	// not printed.
	Date time.Time
}

// A Rendition is the kind of document that is made.
type Rendition uint8

// The renditions. A blank shows the answers that its record has, so that it can be handed out with
// the first questions filled in.
const (
	Completed Rendition = iota
	Blank
)

// Printed returns the options as writers go by them: a fillable document is a blank.
func (o *Options) Printed() Options {
	if o == nil {
		return Options{}
	}
	printed := *o
	if o.Fillable {
		printed.Rendition = Blank
	}
	return printed
}

// TwoSided reports whether the letter to the addressee is printed on both sides of the sheet,
// because it has a slip to tear off.
func (o *Options) TwoSided(outline *apdocs.Outline, to *apdocs.Addressee) bool {
	letter := outline.Letter
	return letter != nil && to != nil && !o.Simplex && o.Printed().Rendition == Completed && letter.Wording(to).Slip != nil
}

// Organised returns the organisation of the options, never nil.
func (o *Options) Organised() *apdocs.Organisation {
	if o == nil || o.Organisation == nil {
		return &apdocs.Organisation{}
	}
	return o.Organisation
}

// Outlined returns the outline of what is printed of a form: the sheet of the party that the
// options name, the questions for a letter on a blank, or else the whole form, with the
// organisation's own wording where it has one, in the language of the options.
func (o *Options) Outlined(f apdocs.Form) (*apdocs.Outline, error) { return o.OutlinedTo(f, nil) }

// OutlinedTo returns the outline of the letter to an addressee, and for nil that of the form; see
// [Options.Outlined].
func (o *Options) OutlinedTo(f apdocs.Form, to *apdocs.Addressee) (*apdocs.Outline, error) {
	outline, err := apdocs.Outlined(f)
	if err != nil || o == nil {
		return outline, err
	}
	letter := outline.Letter != nil && o.Printed().Rendition == Completed
	if letter {
		if outline, err = outline.Reworded(o.Organised().Wordings[outline.Name]); err != nil {
			return nil, err
		}
	}
	return o.printed(outline, to, letter)
}

// printed returns what is printed of an outline, in the language of the options.
func (o *Options) printed(outline *apdocs.Outline, to *apdocs.Addressee, letter bool) (*apdocs.Outline, error) {
	t, err := o.TranslationFor(to)
	if err != nil {
		return nil, err
	}
	own, gaps := outline.Translated(t)
	if letter {
		if to == nil {
			to = &apdocs.Addressee{}
		}
		return own, lacking(t, outline, gaps, to)
	}
	if o.Party != "" {
		if outline, err = outline.For(o.Party); err != nil {
			return nil, err
		}
		if own, err = own.For(o.Party); err != nil {
			return nil, err
		}
	} else if outline.Letter != nil {
		own = own.Questions()
	}
	return own, lacking(t, outline, gaps, nil)
}

// TranslationFor returns the language of the letter to an addressee, and for nil that of the form; nil is
// English. The error is a [*Refusal] if there is no translation into the language that the record names.
func (o *Options) TranslationFor(to *apdocs.Addressee) (*apdocs.Translation, error) {
	switch {
	case to == nil || to.Language == "" && !to.Authority:
		return o.Translation, nil
	case to.Authority || apdocs.IsEnglish(to.Language):
		return nil, nil
	}
	err := errNoTranslations
	if o.Languages != nil {
		var t *apdocs.Translation
		if t, err = o.Languages(to.Language); err == nil {
			return t, nil
		}
	}
	return nil, &Refusal{Path: to.LanguagePath, Label: to.LanguageName, Err: err}
}

var errNoTranslations = errors.New("there are no translations, and a letter in another language is wanted")

// A lackKey identifies what is printed in a language.
type lackKey struct {
	translation *apdocs.Translation
	outline     *apdocs.Outline
	letter      bool
	toPupil     bool
}

// lacks caches what lacking returns.
var lacks sync.Map // lackKey -> error or nil

// lacking returns an error if the translation lacks a text of what is printed.
func lacking(t *apdocs.Translation, outline *apdocs.Outline, gaps []apdocs.Gap, to *apdocs.Addressee) error {
	if t == nil {
		return nil
	}
	key := lackKey{t, outline, to != nil, to != nil && to.Pupil}
	if kept, ok := lacks.Load(key); ok {
		err, _ := kept.(error)
		return err
	}
	var err error
	gaps = outline.Lacks(gaps, to)
	for _, w := range Words() {
		if _, ok := t.Words[w.English]; !ok {
			gaps = append(gaps, apdocs.Gap{Key: w.Key, English: w.English, Why: apdocs.Untranslated})
		}
	}
	if len(gaps) > 0 {
		if i := slices.IndexFunc(gaps, func(g apdocs.Gap) bool { return g.Why != apdocs.Untranslated }); i >= 0 {
			gaps[0], gaps[i] = gaps[i], gaps[0] // what is wrong is named before what is missing
		}
		err = &Untranslated{Form: outline.Name, Language: t.Language, Gaps: gaps}
	}
	lacks.Store(key, err)
	return err
}

// Untranslated is the error of a writer that is to print a form in a language which some of its
// texts are not in.
type Untranslated struct {
	Form     string
	Language string
	Gaps     []apdocs.Gap
}

func (u *Untranslated) Error() string {
	first := u.Gaps[0]
	return fmt.Sprintf("%s in the language %q: %d of its texts cannot be printed; the first is %s, which %s; "+
		"`apdocs wording check` lists them", u.Form, u.Language, len(u.Gaps), first.Key, first.Why)
}

// Mark returns the words in the black tab at the top of every page: that it is a draft, or not to
// be sent. It is "" for any other document.
func (o *Options) Mark(outline *apdocs.Outline) string {
	switch {
	case o.Draft:
		return outline.Say(DraftMark)
	case outline.Letter != nil && o.Printed().Rendition == Blank:
		return outline.Say(apdocs.OfficeUse)
	}
	return ""
}

// Times returns how often a blank prints a repeated part.
func (o *Options) Times(r *apdocs.Repeat) int {
	switch {
	case o == nil || o.Reviews == 0:
		return r.Blank
	case o.Reviews < 0:
		return 0
	}
	return o.Reviews
}

// Shorter returns a text without its last word, which "…" stands for; "" for a single word.
func Shorter(text string) string {
	words := strings.Fields(strings.TrimSuffix(text, "…"))
	if len(words) < 2 {
		return ""
	}
	return strings.Join(words[:len(words)-1], " ") + " …"
}

// OverrideTitle is the printed label of a rule that was knowingly not kept.
func OverrideTitle(o *apdocs.Override) string { return OverrideTitleIn(nil, o) }

// OverrideTitleIn is OverrideTitle in a language.
func OverrideTitleIn(t *apdocs.Translation, o *apdocs.Override) string {
	return t.Say(ruleTitle, "rule", strings.TrimSpace(o.Rule))
}

// OverrideText states what the rule requires, why it was not kept and who decided so.
func OverrideText(f apdocs.Form, o *apdocs.Override) string { return OverrideTextIn(nil, f, o) }

// OverrideTextIn is OverrideText in a language.
func OverrideTextIn(t *apdocs.Translation, f apdocs.Form, o *apdocs.Override) string {
	text := strings.TrimSpace(o.Reason)
	if ruled, ok := f.(apdocs.Ruled); ok {
		for _, rule := range ruled.Rules() {
			if rule.ID == strings.TrimSpace(o.Rule) {
				text = t.Say(ruleSays, "rule", t.Rule(f, &rule)) + "\n" + t.Say(whyNotKept, "reason", text)
			}
		}
	}
	if by := strings.TrimSpace(o.By); by != "" {
		text += "\n" + t.Say(decidedBy, "name", by)
	}
	return text
}

// ReadOverride returns what OverrideTitleIn and OverrideTextIn printed in a language; nil is English. Of a text that
// was printed in another language, everything is the reason.
func ReadOverride(t *apdocs.Translation, title, text string) (o apdocs.Override) {
	o.Rule, _ = within(t.Say(ruleTitle), title)
	lines := strings.Split(text, "\n")
	last := len(lines) - 1
	if by, ok := within(t.Say(decidedBy), lines[last]); ok {
		o.By, lines = by, lines[:last]
	}
	o.Reason = strings.Join(lines, "\n")
	if len(lines) < 2 {
		return o
	}
	if _, ok := within(t.Say(ruleSays), lines[0]); ok {
		if why, ok := within(t.Say(whyNotKept), strings.Join(lines[1:], "\n")); ok {
			o.Reason = why
		}
	}
	return o
}

// within returns what stands in a text at the place of the braces in a pattern, "Decided by {name}". If the text is
// not of the pattern, it returns the text and false.
func within(pattern, text string) (found string, ok bool) {
	before, after, _ := strings.Cut(pattern, "{")
	_, after, _ = strings.Cut(after, "}")
	if len(text) < len(before)+len(after) || !strings.HasPrefix(text, before) || !strings.HasSuffix(text, after) {
		return text, false
	}
	return text[len(before) : len(text)-len(after)], true
}
