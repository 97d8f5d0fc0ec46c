package apdocs

// A Word is a text that documents of all forms share, with the key that wording files give
// it.
type Word struct {
	Key     string // "answer.yes"
	English string
}

// Words returns the texts that the builders of this package put into forms. A text of a
// form that is one of them has no key of its own.
func Words() []Word { return commonWords }

var commonWords = []Word{
	{"answer.yes", "Yes"}, {"answer.no", "No"}, {"answer.notApplicable", "Not applicable"},
	{"rating.5", "Strongly agree"}, {"rating.4", "Agree"}, {"rating.3", "Not sure"}, {"rating.2", "Disagree"},
	{"rating.1", "Strongly disagree"},
	{"column.number", "No."}, {"column.question", "Question"}, {"column.statement", "Statement"},
	{"column.session", "Session"}, {"column.signedBy", "Signed by"}, {"column.name", "Name"},
	{"column.role", "Role"}, {"column.signature", "Signature"}, {"column.date", "Date"},
	{"column.comment", "Comment"}, {"column.amount", "Amount"}, {"column.expires", "Expires"},
	{"column.phone", "Phone"}, {"column.email", "Email"},
	{"table.questions", "Questions"}, {"table.statements", "Statements"}, {"table.signatures", "Signatures"},
	{"week.morning", "Morning"}, {"week.afternoon", "Afternoon"},
	{"week.monday", "Monday"}, {"week.tuesday", "Tuesday"}, {"week.wednesday", "Wednesday"},
	{"week.thursday", "Thursday"}, {"week.friday", "Friday"},
	{"week.monday.morning", "Monday morning"}, {"week.monday.afternoon", "Monday afternoon"},
	{"week.tuesday.morning", "Tuesday morning"}, {"week.tuesday.afternoon", "Tuesday afternoon"},
	{"week.wednesday.morning", "Wednesday morning"}, {"week.wednesday.afternoon", "Wednesday afternoon"},
	{"week.thursday.morning", "Thursday morning"}, {"week.thursday.afternoon", "Thursday afternoon"},
	{"week.friday.morning", "Friday morning"}, {"week.friday.afternoon", "Friday afternoon"},
	{"session.place", "Place"}, {"session.from", "From"}, {"session.to", "To"}, {"session.note", "Note"},
	{"year.reception", receptionClass}, {"year.group", yearGroup},
	{"questions.letter", "letter"}, {"questions.notice", "notice"},
	{"questions.title", questionsTitle}, {"questions.footer", questionsFooter}, {"questions.mark", OfficeUse},
	{"sheet.title", sheetTitle}, {"sheet.footer", sheetFooter}, {"sheet.others", filledInBy},
	{"sheet.others.lead", filledInBy + "."}, {"sheet.own", forYou}, {"sheet.and", andLast},
	{"party.pupil", "the pupil"}, {"party.parent", "the parent or carer"}, {"party.school", "the school"},
	{"party.provider", "the provider"}, {"party.localAuthority", "the local authority"},
	{"party.socialWorker", "the social worker"}, {"party.yot", "the youth offending team"},
	{"party.health", "the health professional"}, {"party.other", "the other professional"},
	{"number.of", "# of #"},
	{"translation.letter", translatedLetter}, {"translation.form", translatedForm},
	{"setting.broker", "the broker"}, {"setting.brokerMentor", "the broker’s mentor"},
	{"setting.attendanceSystem", "the attendance system"},
}

// The sentences of this package, with names in braces for what differs.
const (
	questionsTitle   = "Information for the {document}: office use, do not send"
	questionsFooter  = "{form}, office use, do not send"
	sheetTitle       = "{form}: sheet for {party}"
	sheetFooter      = "{form}, sheet for {party}"
	filledInBy       = "Filled in by {parties}"
	forYou           = "For you to fill in"
	andLast          = "{first} and {last}"
	translatedLetter = "Translation for information; the English letter counts."
	translatedForm   = "Translation for information; the English form counts."
	receptionClass   = "Reception"
	yearGroup        = "Year {year}"
)

// common holds the English of the words.
var common = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range commonWords {
		all[w.English] = true
	}
	return all
}()
