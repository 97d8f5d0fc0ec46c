// Package render holds what every writer of documents shares: the options of a
// document, and how values and their absence read in plain English.
//
// The writers, in the packages below this one, each walk a form's outline and
// ask here for words, so that a PDF and a Word document of one record say the
// same.
package render

import (
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// Options say what is made of a record. The zero Options are a completed
// record in normal print without a letterhead.
type Options struct {
	Rendition    Rendition
	Draft        bool // marked as a draft on every page, with what is missing
	LargePrint   bool // 18 points, set anew rather than magnified
	Organisation *apdocs.Organisation

	// Reviews is how often a blank prints a part that is repeated for each row
	// of a list, such as a review: 0 is as often as the form says, -1 not at all.
	Reviews int

	// Party is whose sheet is printed: the sections and questions which that
	// party answers, and the header. "" is the whole form.
	Party apdocs.Party

	// Duplex is for printing on both sides: the margin at the staple is wide on
	// front and back, and the line breaks stay the same.
	Duplex bool

	// Sorted leaves room on each page for the mark by which loose sheets of a
	// print run are sorted.
	Sorted bool

	// Attachments are files inside the PDF, in the order of their names. A Word
	// document has none.
	Attachments []Attachment

	// Date is when the document is made, for its metadata; the zero Time leaves
	// dates out. Nothing that is printed depends on it.
	Date time.Time
}

// A Rendition is what kind of document is made.
type Rendition uint8

// The renditions. A blank shows the answers that its record has, so that it can
// be handed out with the first questions filled in.
const (
	Completed Rendition = iota
	Blank
)

// Organised is the organisation of the options, which is never nil.
func (o *Options) Organised() *apdocs.Organisation {
	if o == nil || o.Organisation == nil {
		return &apdocs.Organisation{}
	}
	return o.Organisation
}

// Outlined is the outline of what is printed of the form: the whole, in the
// organisation's own words where it has them, or the sheet of the party that the
// options name.
func (o *Options) Outlined(f apdocs.Form) (*apdocs.Outline, error) {
	outline, err := apdocs.Outlined(f)
	if err != nil || o == nil {
		return outline, err
	}
	if o.Party != "" {
		return outline.For(o.Party)
	}
	return outline.Reworded(o.Organised().Wordings[outline.Name])
}

// The words that documents use of themselves.
const (
	NotAnswered    = "Not answered"
	DraftMark      = "Draft"
	ReferenceLabel = "Reference"
	OtherQuestions = "Other questions"
	RulesNotKept   = "Rules not kept"
	SignHint       = "Open the file to check it"
	CopiesTo       = "Copies to"
	Enclosed       = "Enclosed"
	ReturnTo       = "Please return to"
	AddressHeld    = "Address held by the school"
)

// AnswerHead heads the column that stands for the boxes of a blank.
const AnswerHead = "Answer"

// Times is how often a blank prints the part that is repeated.
func (o *Options) Times(r *apdocs.Repeat) int {
	switch {
	case o == nil || o.Reviews == 0:
		return r.Blank
	case o.Reviews < 0:
		return 0
	}
	return o.Reviews
}

// OverrideTitle is the label under which a rule that is not kept is printed.
func OverrideTitle(o *apdocs.Override) string { return "Rule " + strings.TrimSpace(o.Rule) }

// OverrideText says why a rule is not kept and who decided.
func OverrideText(o *apdocs.Override) string {
	text := strings.TrimSpace(o.Reason)
	if by := strings.TrimSpace(o.By); by != "" {
		text += "\nDecided by " + by
	}
	return text
}
