package documents

import "strings"

// An afresh names answers that are never carried from one record to the next, because
// somebody has to give them anew each time.
type afresh struct {
	why   string
	form  string   // the only form in which they are given afresh; "" for every form
	paths []string // each with all that is below it: "visit" is also "visit.date"
}

// givenAfresh lists what [Carry] never carries, with reasons. In addition it carries no
// signature, no rating, no override and no question of a school's own.
var givenAfresh = []afresh{
	{why: "views are what somebody thinks on that day", paths: []string{
		"views", "comments", "replies", "goodThings", "hardThings", "safePerson", "unsafe", "change", "adviceToOthers",
		"next", "helpNext", "talk", "helpWanted", "feedback", "familyNeeds", "advice",
	}},
	{why: "the day and circumstances of one event, letter or form", paths: []string{
		"date", "decidedOn", "delivery", "localAuthority.delivery", "visit", "evaluation", "review", "reviews", "meeting",
		"setUp", "completedBy", "completedOn", "preparedBy", "agreedOn", "assessedOn", "referredOn", "sharedOn",
		"copyReceived", "decisionFrom", "returnOn", "viewsBy", "nextCheck", "renewBy", "weekBeginning", "period", "stage",
		"exclusion", "consentOn", "pupilAbsent", "assessor", "placement.days", "placement.newEnd", "attendees[].attended",
		"enclosures", "howWritten", "helpedBy", "received", "sender",
	}},
	{why: "a declaration, consent or approval", paths: []string{
		"copies", "approval", "permission", "agreed", "acknowledged", "ownWords", "mayShare", "supervised", "staffTrained",
		"guidanceYear", "policiesReviewed", "reintegrationConfirmed", "finalReportReceived", "pupilViewsReceived",
	}},
	{why: "the result of a check, which is made anew", paths: []string{
		"policies", "voice", "quality", "documents", "steps", "insurance", "insuranceExpires", "registration", "checks",
		"procedures", "riskAssessment", "riskAssessmentUpdated", "riskAssessmentAttached", "transportChecked",
		"risks[].likelihood", "risks[].severity", "risks[].residual", "otherRisks[].likelihood",
		"otherRisks[].severity", "otherRisks[].residual", "otherRisks[].offSite", "suitable", "suitableExplanation",
		"excluded", "provider.dsl.trainedOn",
		"provider.deputyDsl.trainedOn", "provider.pupils", "standards", "plans[].attached",
	}},
	{why: "what was observed or decided, of one period or meeting", paths: []string{
		"objectives[].progress", "objectives[].outcome", "targets[].status", "actions", "changes", "nextStep",
		"behaviour", "engagement", "academicProgress", "progress", "achievements", "wellbeing", "ehcpProgress",
		"teachingQuality", "meetings", "safeguarding", "safeguardingConcerns", "incidents", "absences", "marks", "concerns",
		"concern", "tests", "curriculum.broad", "ehcpDelivered", "behaviourChange", "baseline", "coursesCompleted",
		"subjects[].progress", "subjects[].target", "subjects[].note", "subjects[].method", "qualifications[].result",
		"attendance.possible", "attendance.attended", "attendance.absent", "attendance.authorised",
		"attendance.unauthorised", "attendance.percent", "attendance.late", "attendance.comment", "phases",
		"readinessCriteria[].metOn", "contacts", "outcome", "outcomes", "ehcpReview", "pupils", "results", "destinations",
		"areas", "staff", "cost", "value", "improvements", "risk", "dit", "lessons", "readiness", "ratings", "suspensions",
	}},
	{why: "it is weighed for each placement", paths: []string{"considered"}},
	{why: "the assessment finds it out itself", form: "initial-assessment", paths: []string{
		"subjects[].baseline", "strengths", "barriers", "ehcpProvision", "courses", "supportNeeded",
	}},
	{why: "the review asks whether it is still so", form: "review-record", paths: []string{"ehcpProvision",
		"reintegration"}},
	{why: "the report says it anew, at the end", form: "final-report", paths: []string{"support", "whatWorks"}},
}

// A passing is an exception from givenAfresh: an answer that a record hands on to another
// about the same event, or to the one that refers to it.
type passing struct {
	from, to string // names of forms; from "" is any form
	paths    []string
	as       string // the name in the next record, of a single path; "" if it is the same
}

// passedOn lists the answers that are handed on although they, or answers by these names,
// are given afresh elsewhere.
var passedOn = []passing{
	{from: "review-record", to: "review-outcome", paths: []string{
		"review.date", "review.decision", "review.reasons", "review.next", "placement.newEnd", "returnOn", "actions",
	}},
	{from: "review-record", to: "reintegration-plan", paths: []string{"returnOn"}},
	{from: "review-record", to: "review-record", paths: []string{"review.date"}, as: "review.previous"},
	{from: "review-invitation", to: "review-record", paths: []string{"date"}, as: "review.invitedOn"},
	{from: "pupil-referral", to: "initial-assessment", paths: []string{"completedOn"}, as: "referredOn"},
	{paths: []string{"placement.newEnd"}, as: "placement.end"},
}

// isAfresh reports whether an answer is given afresh in a form.
func isAfresh(form, path string) bool {
	for _, a := range givenAfresh {
		if (a.form == "" || a.form == form) && within(path, a.paths) {
			return true
		}
	}
	return false
}

// passes returns the name of the answer of a record of form from that becomes the answer
// path of form to, or "".
func passes(from, to, path string) string {
	for _, p := range passedOn {
		if p.from != "" && p.from != from || p.to != "" && p.to != to {
			continue
		}
		if p.as == path {
			return p.paths[0]
		}
		if p.as == "" && within(path, p.paths) {
			return path
		}
	}
	return ""
}

// within reports whether a path is one of these or below it.
func within(path string, paths []string) bool {
	for _, p := range paths {
		if rest, ok := strings.CutPrefix(path, p); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}
