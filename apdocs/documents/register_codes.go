package documents

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// An AttendanceCode is a code of the attendance register.
type AttendanceCode struct {
	apdocs.Code
	Group CodeGroup
}

// A CodeGroup is what a code of the attendance register counts as.
type CodeGroup uint8

// The groups, in printed order.
const (
	Attending     CodeGroup = iota // at school or at an approved place
	WithLeave                      // absent with leave, or for a reason that the law accepts
	Unable                         // unable to attend because of unavoidable cause
	WithoutReason                  // absent without leave
	NoSession                      // no session that could be attended
)

// groupNames are the groups in the words of the form.
var groupNames = [...]string{"Attending", "Away with permission", "Unable to attend", "Away without permission",
	"Not counted"}

// AttendanceCodes returns the codes of the attendance register since 19 August 2024.
//
// Source: School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208),
// regulation 10. Tables 1 and 2, on attending, were read in a copy; the other tables were
// read as schools and authorities report them.
func AttendanceCodes() (all []AttendanceCode) {
	for group, list := range [...][]apdocs.Code{
		Attending: {
			{Code: "/", Meaning: "present at school in the morning"},
			{Code: "\\", Meaning: "present at school in the afternoon"},
			{Code: "L", Meaning: "late, before the register closed"},
			{Code: "B", Meaning: "off-site educational activity that the school approved and that is supervised"},
			{Code: "D", Meaning: "dual registered: due at the other school"},
			{Code: "K", Meaning: "education that the local authority arranged"},
			{Code: "P", Meaning: "sporting activity"},
			{Code: "V", Meaning: "educational visit or trip"},
			{Code: "W", Meaning: "work experience"},
		},
		WithLeave: {
			{Code: "C", Meaning: "leave for an exceptional circumstance"},
			{Code: "C1", Meaning: "leave for a performance or for work abroad"},
			{Code: "C2", Meaning: "part-time timetable: not due in this half day"},
			{Code: "E", Meaning: "suspended or excluded, and no education arranged yet"},
			{Code: "I", Meaning: "illness"},
			{Code: "J1", Meaning: "interview for a job or a place"},
			{Code: "M", Meaning: "medical or dental appointment"},
			{Code: "R", Meaning: "religious observance"},
			{Code: "S", Meaning: "study leave"},
			{Code: "T", Meaning: "travelling with a family that travels for work"},
		},
		Unable: {
			{Code: "Q", Meaning: "no transport that the local authority must arrange"},
			{Code: "Y1", Meaning: "the usual transport is not running"},
			{Code: "Y2", Meaning: "travel is widely disrupted"},
			{Code: "Y3", Meaning: "part of the school is closed"},
			{Code: "Y4", Meaning: "the school is unexpectedly closed"},
			{Code: "Y5", Meaning: "in custody"},
			{Code: "Y6", Meaning: "public health rules"},
			{Code: "Y7", Meaning: "another unavoidable cause"},
		},
		WithoutReason: {
			{Code: "G", Meaning: "holiday without permission"},
			{Code: "N", Meaning: "reason not known yet"},
			{Code: "O", Meaning: "no good reason"},
			{Code: "U", Meaning: "arrived after the register closed"},
		},
		NoSession: {
			{Code: "X", Meaning: "not of compulsory school age and not due"},
			{Code: "Z", Meaning: "not on the roll yet"},
			{Code: "#", Meaning: "closed, as planned"},
		},
	} {
		for _, code := range list {
			all = append(all, AttendanceCode{code, CodeGroup(group)})
		}
	}
	return all
}

// attendanceCode returns the code of the attendance register that text is, and whether
// there is one.
func attendanceCode(text string) (AttendanceCode, bool) {
	for _, code := range AttendanceCodes() {
		if strings.EqualFold(code.Code.Code, strings.TrimSpace(text)) {
			return code, true
		}
	}
	return AttendanceCode{}, false
}

// codeList returns the codes with their meaning, a point for each group.
func codeList() *apdocs.List {
	points := make([]string, len(groupNames))
	for _, code := range AttendanceCodes() {
		if points[code.Group] != "" {
			points[code.Group] += "; "
		}
		points[code.Group] += code.Code.Code + " " + code.Meaning
	}
	for group, name := range groupNames {
		points[group] = name + ": " + points[group] + "."
	}
	return apdocs.Bullets(points...)
}

// partTimeCode says what changed about the code of a part-time timetable.
const partTimeCode = "Since 19 August 2024 a part-time timetable is C2. School policies from before that day say C, " +
	"which now is leave for an exceptional circumstance only."
