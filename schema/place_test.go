package schema

import (
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
)

const scattered = `{
  "form": "progress-visit",
  "pupil": {
    "name": "",
    "birthDate": "2026-11-31"
  },
  "visit": {"time": "25:00",
    "by": "Jordan Sample"},
  "objectives": [
    {"aim": "x"},

    {
      "progress": 5}
  ],
  "riskAssessment": {"seen": 1, "updated":
    "maybe"}
}`

// TestLines checks that a problem has the line of the answer or, if it is missing, of what
// encloses it, and no line if that is the record itself.
func TestLines(t *testing.T) {
	const want = `line 5, pupil.birthDate, “Date of birth”: there is no such day: November has 30 days
line 7, visit.time, “Time of visit”: enter a time such as 09:15
line 15, riskAssessment.seen, “Most recent risk assessment seen”: choose yes or no
line 15, riskAssessment.updated, “School Risk Assessment updated”: choose yes or no
line 13, objectives.1.progress, “Objective 2, Progress to date”: write the answer as text, in quotation marks`
	_, err := Decode(strings.NewReader(scattered), &Options{Forms: documents.All()})
	if err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
	if _, problems, err := DecodeAndCheck(strings.NewReader(scattered),
		&Options{Forms: documents.All(), Typed: true}); problems != nil || err == nil || err.Error() != want {
		t.Errorf("as typed: %v", err)
	}
	text := strings.NewReplacer("2026-11-31", "", "25:00", "", " 5}", `""}`, " 1,", "null,", "maybe",
		"yes").Replace(scattered)
	for first, want := range map[int]string{0: `line 4, pupil.name, “Name of Student”: is required
provider.name, “Name of AP”: is required
line 7, visit.date, “Date of visit”: is required
line 15, riskAssessment.seen, “Most recent risk assessment seen”: is required
procedures.visitKind,`, 20: `line 23, pupil.name, “Name of Student”: is required
line 20, provider.name, “Name of AP”: is required
line 26, visit.date,`} {
		_, problems, err := DecodeAndCheck(strings.NewReader(text), &Options{Forms: documents.All(), FirstLine: first})
		if got := problems.Error(); err != nil || !strings.HasPrefix(got, want) {
			t.Errorf("from line %d: %v\n%s", first, err, got)
		}
	}
	_, _, err = DecodeAndCheck(strings.NewReader("\n{]"), &Options{Forms: documents.All(), FirstLine: 7})
	if broken, ok := err.(*SyntaxError); !ok || broken.Line != 8 || broken.Column != 2 {
		t.Errorf("%v", err)
	}
	_, err = DecodeOrganisation(strings.NewReader("{\"name\": \"x\",\n\"calendar\": {\"terms\": [\n{\"from\": " +
		"\"2026-02-30\"}]}}"))
	if err == nil || !strings.HasPrefix(err.Error(), "line 3, calendar.terms.0.from, “") {
		t.Errorf("%v", err)
	}
}

// TestAsTyped reads a record as somebody typed it. There is a problem for each such
// answer.
func TestAsTyped(t *testing.T) {
	const text = `{"form": "progress-visit", "pupil": {"name": " Alex  Example ", "birthDate": "14 May 2011"},
		"provider": {"name": "Example Farm Learning"}, "visit": {"date": "12/11/2026", "time": "9.15am", "by": "Jordan ` +
		`Sample"},
		"riskAssessment": {"seen": "Y", "updated": "No", "copyReceived": "YES"}}`
	f, problems, err := DecodeAndCheck(strings.NewReader(text), &Options{Forms: documents.All(), Draft: true, Typed: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		if p.Rule != RuleTyped || p.Line == 0 {
			t.Errorf("%+v", p)
		}
		got = append(got, p.Severity.String()+" "+p.Path)
	}
	if s := strings.Join(got, ", "); s != "information pupil.birthDate, warning visit.date, information visit.time, "+
		"information riskAssessment.seen, information riskAssessment.updated, information riskAssessment.copyReceived" {
		t.Errorf("%s", s)
	}
	kept, err := Canonical(f)
	for _, want := range []string{`" Alex  Example "`, `"2011-05-14"`, `"2026-11-12"`, `"09:15"`, `"seen": "yes"`,
		`"updated": "no"`, `"copyReceived": "yes"`} {
		if err != nil || !strings.Contains(string(kept), want) {
			t.Errorf("no %s in %v\n%s", want, err, kept)
		}
	}
	if _, err := Decode(strings.NewReader(text), &Options{Forms: documents.All(), Typed: true}); err == nil {
		t.Error("Decode is not strict")
	}
	const numbers = `{"form": "placement-evaluation", "ratings": {"pupil": {"safe": "4", "coping": "Agree", "support": ` +
		`"9"}},
		"evaluation": {"previous": {"score": "1,00"}}}`
	_, _, err = DecodeAndCheck(strings.NewReader(numbers), &Options{Forms: documents.All(), Draft: true, Typed: true})
	if err == nil || !strings.Contains(err.Error(), ": is read as a number; records keep it without quotation marks\n") ||
		!strings.Contains(err.Error(), "choose 1 to 5\n") ||
		!strings.Contains(err.Error(), "enter a whole number from 25 to 125") {
		t.Errorf("%v", err)
	}
}
