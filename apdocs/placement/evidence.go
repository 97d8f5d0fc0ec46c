package placement

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
)

// A Kind is something that a record shows to have been done.
type Kind string

// What records show.
const (
	Agreement    Kind = "agreement"
	Signed       Kind = "signatures" // of an agreement, by all who must
	Notice       Kind = "notice"     // of an off-site direction, received by parents
	SixthDay     Kind = "sixth-day notice"
	Notification Kind = "notification" // of the local authority
	Confirmation Kind = "safeguarding confirmation"
	Check        Kind = "quality check"
	Insurance    Kind = "insurance" // the day on which the first cover expires
	NextCheck    Kind = "next check"
	Referral     Kind = "referral"
	Assessment   Kind = "assessment"
	Plan         Kind = "plan for intervention"
	Return       Kind = "reintegration plan"
	Attendance   Kind = "attendance agreement"
	Visit        Kind = "visit"
	Reported     Kind = "report"
	Review       Kind = "review"
	Outcome      Kind = "outcome letter" // with the day of its review
	MidScore     Kind = "evaluation, mid"
	EndScore     Kind = "evaluation, end"
	FinalReport  Kind = "final report"
	Views        Kind = "pupil’s views"
	Destination  Kind = "destination"
	Discussion   Kind = "discussion at the end"

	Risk            Kind = "risk assessment"
	LearningPlan    Kind = "learning plan"
	Wellbeing       Kind = "wellbeing contact"     // with the pupil, each week
	ProviderContact Kind = "contact with provider" // each week
	WeekReturned    Kind = "attendance return"     // with the Monday of its week
	YearReport      Kind = "yearly report"         // of a provider on its service, with the last day of its period

	firstDay Kind = "first day"
	lastDay  Kind = "last day"
	route    Kind = "route"
)

// An event is one thing that was done.
type event struct {
	day   apdocs.Date // zero if the record does not say
	other apdocs.Date // of an outcome letter, the day of the review; otherwise the day of the record
}

// A source says what a form is evidence of, and which answer gives the day.
type source struct {
	form  string
	kind  Kind
	day   string // path of a date
	given string // path of an answer that must be there, or ""; of a list, in the same row
	is    string // what that answer must be, or "" for any
}

// sources declares what each form is evidence of. A new form needs a line here, and no code.
var sources = []source{
	{form: "full-time-agreement", kind: Agreement, day: "completedOn"},
	{form: "part-time-agreement", kind: Agreement, day: "completedOn"},
	{form: "commissioning-agreement", kind: Agreement, day: "completedOn"},
	{form: "full-time-agreement", kind: Review, day: "reviews[].date"},
	{form: "part-time-agreement", kind: Review, day: "reviews[].date"},
	{form: "placement-notification", kind: Notification, day: "date"},
	{form: "safeguarding-confirmation", kind: Confirmation, day: "date"},
	{form: "quality-checklist", kind: Check, day: "completedOn"},
	{form: "quality-checklist", kind: NextCheck, day: "nextCheck", given: "nextCheck"},
	{form: "commissioning-checklist", kind: NextCheck, day: "nextCheck", given: "nextCheck"},
	{form: "pupil-referral", kind: Referral, day: "completedOn"},
	{form: "initial-assessment", kind: Assessment, day: "assessedOn"},
	{form: "initial-assessment", kind: Referral, day: "referredOn", given: "referredOn"},
	{form: "intervention-plan", kind: Plan, day: "date"},
	{form: "reintegration-plan", kind: Return, day: "agreedOn"},
	{form: "attendance-agreement", kind: Attendance, day: "completedOn"},
	{form: "progress-visit", kind: Visit, day: "visit.date"},
	{form: "provider-report", kind: Reported, day: "completedOn"},
	{form: "review-record", kind: Review, day: "review.date"},
	{form: "placement-evaluation", kind: MidScore, day: "evaluation.date", given: "evaluation.stage", is: "mid"},
	{form: "placement-evaluation", kind: EndScore, day: "evaluation.date", given: "evaluation.stage", is: "end"},
	{form: "final-report", kind: FinalReport, day: "completedOn"},
	{form: "final-report", kind: Destination, day: "completedOn", given: "destination.kind"},
	{form: "pupil-views", kind: Views, day: "completedOn"},
	{form: "end-of-placement-record", kind: Discussion, day: "meeting.date"},
	{form: "risk-assessment", kind: Risk, day: "completedOn"},
	{form: "learning-plan", kind: LearningPlan, day: "date"},
	{form: "contact-log", kind: Wellbeing, day: "contacts[].date", given: "contacts[].kind",
		is: "weekly wellbeing contact"},
	{form: "contact-log", kind: ProviderContact, day: "contacts[].date", given: "contacts[].kind",
		is: "weekly contact with the provider"},
	{form: "attendance-return", kind: WeekReturned, day: "weekBeginning"},
	{form: "annual-provider-report", kind: YearReport, day: "period.to"},
	{form: "end-of-placement-record", kind: Destination, day: "meeting.date", given: "destination.kind"},
}

// A record is what is kept of one record.
type record struct {
	name, form, reference string
	pupil, provider       string // as written
	person, place         string // the same, for comparison
	aboutProvider         bool   // the form asks for no pupil
	aboutMany             bool   // the form asks for neither pupil nor provider, as a register does not
	pupils                []listedPupil
	birth, day            apdocs.Date
	start, end, actualEnd apdocs.Date
	route                 apdocs.Route
	ehcp                  apdocs.YesNo
	draft                 bool
	unfinished            string // the question that would say on which day it was done; "" if it is answered
	score                 int    // of a complete evaluation; 0 for none
	shows                 []shown
}

// A shown is evidence that a record gives.
type shown struct {
	kind Kind
	event
	row bool // it stands in a list, to which later ones are added
}

// A listedPupil is one of several pupils at one provider whom a record is about.
type listedPupil struct {
	person string // the name, for comparison
	birth  apdocs.Date
}

// reduce returns what is kept of a record.
func reduce(name string, f apdocs.Form, cal *calendar.Calendar) (r record, err error) {
	o, err := apdocs.Outlined(f)
	if err != nil {
		return record{}, err
	}
	e := f.Envelope()
	r = record{name: name, form: o.Name, reference: e.Reference, day: OwnDate(f), draft: e.Status == apdocs.Draft}
	text := func(path string) string {
		if q := o.Field(path); q != nil && q.Answered(f, apdocs.At{}) {
			return q.Text(f, apdocs.At{})
		}
		return ""
	}
	date := func(path string) apdocs.Date { return dateAt(o, f, path) }
	r.pupil, r.provider, r.aboutProvider = text("pupil.name"), text("provider.name"), !o.Asks("pupil.name")
	r.aboutMany = r.aboutProvider && !o.Asks("provider.name")
	if r.provider == "" {
		r.provider = providers(o, f)
	}
	r.person, r.place = Plain(r.pupil), Plain(r.provider)
	r.birth, r.start = date("pupil.birthDate"), date("placement.start")
	r.end, r.actualEnd = date("placement.end"), date("placement.actualEnd")
	r.route, r.ehcp = apdocs.Route(text("placement.route")), apdocs.YesNo(text("pupil.ehcp"))
	if later := date("placement.newEnd"); !later.IsZero() {
		r.end = later
	}
	if ends(apdocs.Decision(text("review.decision"))) {
		if from := date("decisionFrom"); !from.IsZero() {
			r.end = from
		}
	}
	if r.draft {
		return r, nil
	}
	r.declared(o, f, text)
	r.listed(o, f)
	r.begun()
	r.letters(o, cal, date, apdocs.Delivery(text("delivery")))
	r.insurance(o, f)
	r.signatures(o, f)
	if scored, ok := f.(interface{ Score() (points, answered int) }); ok {
		if points, answered := scored.Score(); answered == statements {
			r.score = points
		}
	}
	return r, nil
}

// providers returns the names of a list of providers, as a broker's agreement has it.
func providers(o *apdocs.Outline, f apdocs.Form) string {
	list, q := o.List("providers"), o.Field("providers[].name")
	if list == nil || q == nil {
		return ""
	}
	var names []string
	for i := range list.Len(f, apdocs.At{}) {
		if q.Answered(f, apdocs.At{i}) {
			names = append(names, q.Text(f, apdocs.At{i}))
		}
	}
	return strings.Join(names, ", ")
}

// statements is the number of statements that a complete evaluation rates.
const statements = 25

// ends reports whether a decision of a review ends the placement.
func ends(d apdocs.Decision) bool {
	return d == apdocs.ReturnToSchool || d == apdocs.EndPlacement || d == apdocs.TerminateUnsafe
}

// declared adds what the table of sources says.
func (r *record) declared(o *apdocs.Outline, f apdocs.Form, text func(string) string) {
	for _, s := range sources {
		q := o.Field(s.day)
		if s.form != r.form || q == nil {
			continue
		}
		if rows, _, ok := strings.Cut(s.day, "[]"); ok {
			list, given := o.List(rows), o.Field(s.given)
			for i := range list.Len(f, apdocs.At{}) {
				d := *q.Pointer(f, apdocs.At{i}).(*apdocs.Date)
				if !d.IsZero() && (given == nil || given.Text(f, apdocs.At{i}) == s.is) {
					r.shows = append(r.shows, shown{s.kind, event{day: d}, true})
				}
			}
			continue
		}
		if s.given != "" && !answered(o, f, s.given) || s.is != "" && text(s.given) != s.is {
			continue
		}
		day := dateAt(o, f, s.day)
		if day.IsZero() {
			r.unfinished = q.Title()
			continue
		}
		r.shows = append(r.shows, shown{s.kind, event{day: day, other: r.day}, false})
	}
}

// listed adds the pupils of a form that lists them, as an attendance return does.
func (r *record) listed(o *apdocs.Outline, f apdocs.Form) {
	list, name, birth := o.List("pupils"), o.Field("pupils[].pupil.name"), o.Field("pupils[].pupil.birthDate")
	if list == nil || name == nil || birth == nil {
		return
	}
	r.pupils = []listedPupil{}
	for i := range list.Len(f, apdocs.At{}) {
		at := apdocs.At{i}
		r.pupils = append(r.pupils, listedPupil{Plain(name.Text(f, at)), *birth.Pointer(f, at).(*apdocs.Date)})
	}
}

// lists reports whether a pupil is among those whom the record is about.
func (r *record) lists(person string, birth apdocs.Date) bool {
	return slices.ContainsFunc(r.pupils, func(p listedPupil) bool {
		return p.person == person && (p.birth.IsZero() || birth.IsZero() || p.birth == birth)
	})
}

// begun gives a record that has only days in a list the first of them.
func (r *record) begun() {
	for _, s := range r.shows {
		if r.day.IsZero() || s.row && s.day.Before(r.day) {
			r.day = s.day
		}
		if !s.row {
			return
		}
	}
}

// until drops what a list has about days after today.
func (r *record) until(today apdocs.Date) {
	r.shows = slices.DeleteFunc(r.shows, func(s shown) bool { return s.row && s.day.After(today) })
}

func answered(o *apdocs.Outline, f apdocs.Form, path string) bool {
	q := o.Field(path)
	return q != nil && q.Answered(f, apdocs.At{})
}

// letters adds the letters, which count from the day on which they are expected to arrive.
func (r *record) letters(o *apdocs.Outline, cal *calendar.Calendar, date func(string) apdocs.Date,
	by apdocs.Delivery) {
	given := date("date")
	arrives, _ := cal.Received(given, by)
	var letter shown
	switch r.form {
	case "off-site-direction-notice":
		letter = shown{Notice, event{arrives, given}, false}
		r.route = cmp.Or(r.route, apdocs.OffSiteDirection)
	case "sixth-day-notice":
		letter = shown{SixthDay, event{arrives, given}, false}
		r.route = cmp.Or(r.route, apdocs.SixthDay)
	case "review-outcome":
		letter = shown{Outcome, event{arrives, date("review.date")}, false}
	default:
		return
	}
	if given.IsZero() {
		r.unfinished = o.Field("date").Title()
		return
	}
	r.shows = append(r.shows, letter)
}

// insurance adds the day on which the first of the covers expires.
func (r *record) insurance(o *apdocs.Outline, f apdocs.Form) {
	var first apdocs.Date
	for _, cover := range []string{"public", "employer", "professional", "motor", "subcontractor"} {
		if d := dateAt(o, f, "insurance."+cover+".expires"); !d.IsZero() && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	if d := dateAt(o, f, "insuranceExpires"); !d.IsZero() {
		first = d
	}
	if !first.IsZero() {
		r.shows = append(r.shows, shown{Insurance, event{day: first, other: r.day}, false})
	}
}

// signatures adds that an agreement is signed by parent, pupil, school and provider, or
// that it is said why one of them need not.
//
// Source: R23; trust commissioning agreement, declaration.
func (r *record) signatures(o *apdocs.Outline, f apdocs.Form) {
	if len(r.shows) == 0 || r.shows[0].kind != Agreement {
		return
	}
	var last apdocs.Date
	for _, q := range o.Signatures() {
		switch q.Party() {
		case apdocs.PartyParent, apdocs.PartyPupil, apdocs.PartySchool, apdocs.PartyProvider:
			s := apdocs.SignatureIn(f, q)
			if s.ToSign() || s.Status == apdocs.Declined {
				return
			}
			if d := s.At.Date(); d.After(last) {
				last = d
			}
		}
	}
	r.shows = append(r.shows, shown{Signed, event{day: last}, false})
}
