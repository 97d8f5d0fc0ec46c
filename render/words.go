package render

import (
	"slices"

	"github.com/apdocs/forms/apdocs"
)

// Fixed words printed in documents. [Words] gives each its key.
const (
	NotAnswered    = "Not answered"
	DraftMark      = "Draft"
	ReferenceLabel = "Reference"
	OtherQuestions = "Other questions"
	WorkedOut      = "Worked out from the answers"
	RulesNotKept   = "Rules not kept"
	SignHint       = "Open the file to check it"
	CopiesTo       = "Copies to"
	Enclosed       = "Enclosed"
	ReturnTo       = "Please return to"
	ReturnBy       = "Please return by"
	AddressHeld    = "Address held by the school"
	ContactLabel   = "Contact"
	DateLabel      = "Date"
	Born           = "born {date}"
	SignatureOf    = "{party}, signature"
	Continued      = ", continued"
	CutHere        = "Cut here"
	LogoOf         = "Logo of {organisation}"
	Logo           = "Logo of the organisation"
	PageNumber     = "Page {page} of {pages}"
	EmptyPage      = "This page is left blank."
	CopyNumber     = "Copy {copy} of {copies}"
	CopyOfSet      = "Copy {copy} of {copies}, set {set}"
	CopyTitle      = "Copy {copy}"
	SortingMark    = "Mark for sorting: copy {copy}, page {page}"
	Example        = "for example 9 March 2026"

	// AnswerHead is the heading of the column that replaces the boxes of a blank.
	AnswerHead = "Answer"

	// NotFilled is printed in a session of the week without any answer.
	NotFilled = "Not filled"

	// HowSigned is the heading, at the end of a record, above the evidence for signatures without a
	// certificate.
	HowSigned = "How it was signed"

	// TickedBox and NotTicked say to screen readers what the box before a choice holds.
	TickedBox = "Ticked:"
	NotTicked = "Not ticked:"

	// RequiredMark stands after the label of each question of a blank that must be answered before the
	// document is issued. It is words, so that it needs no explanation on later pages, reads the same to
	// a screen reader, and cannot be taken for an answer, in colour, in black and white or on a copy.
	RequiredMark = "(required)"

	// OptionalMark is printed below the label of the few optional rows of a table whose rows are
	// otherwise required.
	OptionalMark = "(optional)"
)

// Sentences with names in braces for what differs.
const (
	sessionsFilled = "{filled} of {all} sessions {filled: one=is; other=are} filled."
	sessionTimes   = "{from} to {to}"
	sessionFrom    = "from {from}"
	sessionTo      = "to {to}"
	ratedAs        = "{rating}, {points}"
	ruleTitle      = "Rule {rule}"
	ruleSays       = "The rule: {rule}"
	whyNotKept     = "Why it is not kept: {reason}"
	decidedBy      = "Decided by {name}"
	ruleLabel      = "Rule"       // of the fields for a rule that is not kept, see apdocs.Added
	reasonLabel    = "Reason"     //
	decidedByLabel = "Decided by" //
	dataQuestions  = "Questions about data: {contact}"
	orByEmail      = "{address}, or by email to {email}"
	fromLabel      = "From"
	noName         = "[Name]"
	nameLabel      = "Name"

	blackInk     = "Use black ink."
	onScreen     = "Fill in the fields, save the file and send it back."
	mayLeave     = "You may leave a question out."
	answerMarked = "Answer the questions marked {mark}."
	leaveOthers  = "Answer the questions marked {mark}. You may leave the others out."
	leaveRows    = "Leave rows and parts that you do not need empty."

	signedOnPaper   = "Signed on paper"
	signNotRequired = "Not required"
	signDeclined    = "Declined to sign"
	signedDigitally = "Signed digitally"
	signedTyped     = "Signed by typing a name"
	signedOnScreen  = "Signed on screen"
	signed          = "Signed"

	signedOn      = "{how} on {moment}"
	momentAt      = "{date} at {time} {zone}"
	agreeingWith  = "In agreement with: “{statement}”"
	seenBy        = "Taken or seen by {name}"
	signService   = "At a signing service, reference {reference}"
	documentShown = "Document that was shown: SHA-256 {digest}"
	paperScan     = "Scan of the paper: SHA-256 {digest}"
	recordSigned  = "Record that was signed: SHA-256 {digest}"
)

// What package arrange says.
const (
	TickOne            = "Tick one box"
	TickEachRow        = "Tick one box per row"
	TickEach           = "Tick one box for each question"
	TickAll            = "Tick all that apply"
	NotApplicableShort = "N/A"
	DayHead            = "Day"
	FooterVersion      = "{form}, version {version}"
	FooterShort        = "{form}, v{version}"
	FooterLarge        = "{form}, version {version}, large print"
	FooterReference    = "{form}, reference {reference}"
	NotIssued          = "Not issued."
	NotIssuedOne       = "Not issued. One required answer is missing."
	NotIssuedMany      = "Not issued. {number} required answers are missing."
	MissingOne         = "One answer is missing. This document cannot be issued yet."
	MissingMany        = "{number} answers are missing. This document cannot be issued yet."
	MoreMissing        = "and {number} more"
)

// What Word documents say besides.
const (
	ClickToAnswer = "Click to answer"
	ChooseDate    = "Choose a date"
	ChooseItem    = "Choose an item"
)

// fixedWords are the words of this package by their keys in wording files, which never change.
var fixedWords = []apdocs.Word{
	{Key: "answer.none", English: NotAnswered}, {Key: "answer.head", English: AnswerHead},
	{Key: "answer.workedOut", English: WorkedOut}, {Key: "answer.rated", English: ratedAs},
	{Key: "session.none", English: NotFilled}, {Key: "session.count", English: sessionsFilled},
	{Key: "session.times", English: sessionTimes}, {Key: "session.starts", English: sessionFrom},
	{Key: "session.ends", English: sessionTo}, {Key: "session.noted", English: SessionNote},
	{Key: "box.ticked", English: TickedBox}, {Key: "box.notTicked", English: NotTicked},
	{Key: "draft.mark", English: DraftMark}, {Key: "draft.notIssued", English: NotIssued},
	{Key: "draft.notIssued.one", English: NotIssuedOne}, {Key: "draft.notIssued.many", English: NotIssuedMany},
	{Key: "draft.missing.one", English: MissingOne}, {Key: "draft.missing.many", English: MissingMany},
	{Key: "draft.missing.more", English: MoreMissing},
	{Key: "page.number", English: PageNumber}, {Key: "page.empty", English: EmptyPage},
	{Key: "page.continued", English: Continued}, {Key: "page.reference", English: ReferenceLabel},
	{Key: "page.born", English: Born}, {Key: "page.copy", English: CopyNumber},
	{Key: "page.copy.set", English: CopyOfSet}, {Key: "page.copy.title", English: CopyTitle},
	{Key: "page.copy.mark", English: SortingMark},
	{Key: "page.logo", English: Logo}, {Key: "page.logoOf", English: LogoOf},
	{Key: "footer.version", English: FooterVersion}, {Key: "footer.version.short", English: FooterShort},
	{Key: "footer.large", English: FooterLarge}, {Key: "footer.reference", English: FooterReference},
	{Key: "fill.ink", English: blackInk}, {Key: "fill.screen", English: onScreen},
	{Key: "fill.mayLeave", English: mayLeave}, {Key: "fill.marked", English: answerMarked},
	{Key: "fill.marked.others", English: leaveOthers}, {Key: "fill.spare", English: leaveRows},
	{Key: "fill.required", English: RequiredMark}, {Key: "fill.optional", English: OptionalMark},
	{Key: "fill.date", English: Example}, {Key: "fill.click", English: ClickToAnswer},
	{Key: "fill.chooseDate", English: ChooseDate}, {Key: "fill.chooseItem", English: ChooseItem},
	{Key: "tick.one", English: TickOne}, {Key: "tick.row", English: TickEachRow},
	{Key: "tick.question", English: TickEach}, {Key: "tick.all", English: TickAll},
	{Key: "column.notApplicable", English: NotApplicableShort}, {Key: "column.day", English: DayHead},
	{Key: "sign.onPaper", English: signedOnPaper}, {Key: "sign.notRequired", English: signNotRequired},
	{Key: "sign.declined", English: signDeclined}, {Key: "sign.digital", English: signedDigitally},
	{Key: "sign.typed", English: signedTyped}, {Key: "sign.onScreen", English: signedOnScreen},
	{Key: "sign.signed", English: signed}, {Key: "sign.of", English: SignatureOf}, {Key: "sign.hint", English: SignHint},
	{Key: "evidence.heading", English: HowSigned}, {Key: "evidence.on", English: signedOn},
	{Key: "evidence.moment", English: momentAt}, {Key: "evidence.statement", English: agreeingWith},
	{Key: "evidence.seenBy", English: seenBy}, {Key: "evidence.service", English: signService},
	{Key: "evidence.document", English: documentShown}, {Key: "evidence.scan", English: paperScan},
	{Key: "evidence.record", English: recordSigned},
	{Key: "extra.heading", English: OtherQuestions}, {Key: "rules.heading", English: RulesNotKept},
	{Key: "rules.title", English: ruleTitle}, {Key: "rules.says", English: ruleSays},
	{Key: "rules.why", English: whyNotKept}, {Key: "rules.by", English: decidedBy},
	{Key: "rules.rule", English: ruleLabel}, {Key: "rules.reason", English: reasonLabel},
	{Key: "rules.decidedBy", English: decidedByLabel},
	{Key: "data.questions", English: dataQuestions},
	{Key: "letter.contact", English: ContactLabel}, {Key: "letter.copies", English: CopiesTo},
	{Key: "letter.enclosed", English: Enclosed}, {Key: "letter.addressHeld", English: AddressHeld},
	{Key: "letter.noName", English: noName},
	{Key: "slip.cut", English: CutHere}, {Key: "slip.returnTo", English: ReturnTo},
	{Key: "slip.returnBy", English: ReturnBy}, {Key: "sheet.email", English: orByEmail},
}

// What Word tells those who cannot see a table of it.
var tableWords = []apdocs.Word{
	{Key: "word.answers", English: "Questions and answers"},
	{Key: "word.rows", English: "Each row is a question with its answer."},
	{Key: "word.headed", English: "Each row after the headings is a question with its answer."},
	{Key: "word.cells", English: "Each cell is a question with its answer."},
	{Key: "word.points", English: "Numbered points"},
	{Key: "word.point", English: "Each row is a point with what it says."},
	{Key: "word.scores", English: "Each row after the headings is a part of the form, " +
		"with how many of its statements are answered and their score."},
	{Key: "word.figures", English: "Figures"},
	{Key: "word.figure", English: "Each cell is what is computed from the answers above."},
	{Key: "word.rating", English: "Each row after the headings is a statement with the rating that was given."},
	{Key: "word.party", English: "Each row after the headings is the signature of one party."},
	{Key: "word.signing", English: "Room for name, signature and date."},
	{Key: "word.sign", English: "Room to sign."},
	{Key: "word.list", English: "Each row after the headings is one of a list."},
	{Key: "word.fixed", English: "Each row after the headings is a row of the form."},
	{Key: "word.boxes", English: "Boxes"},
	{Key: "word.box", English: "Each cell is a box, ticked or not, with what it stands for."},
	{Key: "word.week", English: "Where somebody is in each session of the week."},
}

// Words returns all words that documents of all forms share, with their keys.
func Words() []apdocs.Word { return slices.Concat(apdocs.Words(), fixedWords, tableWords) }
