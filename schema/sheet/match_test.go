package sheet

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// documentsAll returns the forms of the tests.
func documentsAll() []apdocs.Form { return documents.All() }

func outlineOf(t testing.TB, f apdocs.Form) *apdocs.Outline {
	t.Helper()
	o, err := apdocs.Outlined(f)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// matched reads a table as records of a form.
func matched(t testing.TB, form, text string, o *Options) (*Match, error) {
	t.Helper()
	book, err := Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if o == nil {
		o = &Options{}
	}
	o.Forms, o.Form = documents.All(), form
	found, err := book.Match(o)
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// Every question of every form is found by its path, and by its label unless another
// question has the same.
func TestEveryQuestionIsFound(t *testing.T) {
	for _, f := range documents.All() {
		o := outlineOf(t, f)
		x := newIndex(o, "")
		for _, q := range x.questions {
			at := apdocs.At{}
			for i := range q.lists() {
				at[i] = i + 2
			}
			if m, err := x.find(q.path(at)); err != nil || m.question != q || m.at != at {
				t.Errorf("%s: %s is read as %v, %v", o.Name, q.path(at), m, err)
			}
			m, err := x.find(q.title(at))
			if (err != nil || m.question != q || m.at != at) && (err == nil || !strings.HasPrefix(err.Error(), "may be ")) {
				t.Errorf("%s: %q of %s is read as %v, %v", o.Name, q.title(at), q.name, m.question, err)
			}
		}
	}
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct{ form, heading, want string }{
		{"progress-visit", "DOB", "pupil.birthDate"}, {"progress-visit", "D.O.B.", "pupil.birthDate"},
		{"progress-visit", "Name of Student", "pupil.name"}, {"progress-visit", "PUPIL", "pupil.name"},
		{"progress-visit", "Provider", "provider.name"}, {"progress-visit", "UPN", "-"}, {"progress-visit", "Reg", "-"},
		{"progress-visit", "Favourite colour", "?"}, {"progress-visit", "Objective 2", "objectives.1.aim"},
		{"part-time-agreement", "Provider", "providers.0.name"}, {"part-time-agreement", "Provider 2", "providers.1.name"},
		{"full-time-agreement", "Target 1", "targets.0.target"}, {"full-time-agreement", "Target 12", "targets.11.target"},
		{"full-time-agreement", "Support from original school 2", "targets.1.schoolSupport"},
		{"full-time-agreement", "Review 2, Target 3", "reviews.1.targets.2.target"},
		{"full-time-agreement", "Target 0", "?"}, {"full-time-agreement", "Target 1001", "?"},
		{"full-time-agreement", "targets[0].target", "targets.0.target"},
		{"off-site-direction-notice", "Parent 2 name", "parents.1.name"}, {"off-site-direction-notice",
			"Parent/Carer 1 Name", "parents.0.name"},
		{"off-site-direction-notice", "Parent 1 Address", "parents.0.address"}, {"off-site-direction-notice", "Name",
			"pupil.name"},
		{"off-site-direction-notice", "NC Year", "pupil.year"}, {"off-site-direction-notice", "Preferred Name",
			"pupil.preferredName"},
		{"off-site-direction-notice", "Parent 1 Language", "parents.0.language"},
		{"off-site-direction-notice", "Home language", "-"}, {"pupil-referral", "Home language", "pupil.language"},
		{"off-site-direction-notice", "Parent 1 Forename", "parents.0.name"},
		{"commissioning-agreement", "Parent name", "parent.name"}, {"commissioning-agreement", "Emergency contact 2 phone",
			"emergencyContacts.1.phone"},
	} {
		f := (&Options{Forms: documents.All()}).formNamed(c.form)
		m, err := newIndex(outlineOf(t, f), "").find(c.heading)
		got := "?"
		if err == nil {
			if got = "-"; m.question != nil {
				got = m.path()
			}
		}
		if got != c.want {
			t.Errorf("%s, %q: %s, %v, want %s", c.form, c.heading, got, err, c.want)
		}
	}
}

// All problems with the columns are reported together, without any content of the rows.
func TestColumnsAtFault(t *testing.T) {
	for text, wants := range map[string][]string{
		"Pupil,DOB,Colour,Provider,Pupil Name\nSam,,red,,\n": {"column C “Colour” is no question of progress-visit",
			"columns A “Pupil” and E “Pupil Name” both answer “Name of Student”"},
		"Surname,DOB\nSam,\n":             {"a column with the forename is missing"},
		"Forename,DOB\nSam,\n":            {"a column with the surname is missing"},
		"Sam,14/05/2011\nAlex,1/1/2011\n": {"has no column that is known"},
		"Pupil,,DOB\nSam,red,\n":          {"column B has answers and no heading"},
		"Pupil,DOB,DOB\nSam,,\n":          {"columns B “DOB” and C “DOB” both answer “Date of birth”"},
	} {
		_, err := matched(t, "progress-visit", text, nil)
		for _, want := range wants {
			if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "Sam") ||
				strings.Contains(err.Error(), "red") {
				t.Errorf("%q: %v, want %s", text, err, want)
			}
		}
	}
	if _, err := matched(t, "", "Pupil,DOB\nSam,\n", nil); !errors.Is(err, ErrNoForm) {
		t.Errorf("no form: %v", err)
	}
	m, err := matched(t, "", "form,Pupil\nprogress-visit,Sam\n,Alex\n", nil)
	if err != nil || m.Rows != 2 {
		t.Errorf("the form of the column: %v", err)
	}
}

func TestIgnoreAndMap(t *testing.T) {
	m, err := matched(t, "progress-visit", "Pupil list\n\nKid,Kid 2,Colour,DOB,DOB,Job\nSam,Sample,red,,1/2/2012,x\n",
		&Options{
			Ignore: []string{"colour", "D"},
			Map:    []Mapping{{"Kid", "pupil.name"}, {"Kid 2", "Name of Student"}, {"Job", ""}},
		})
	if err != nil {
		t.Fatal(err)
	}
	want := `progress-visit, 1 row: Kid + Kid 2 → “Name of Student”, DOB → “Date of birth”; left out, as asked: Colour, ` +
		`DOB, Job; ` +
		`row 1 above the headings left out`
	if m.String() != want {
		t.Errorf("%s", m)
	}
	for row := range m.All() {
		if got := string(row.Text); got != `{"form":"progress-visit","pupil":{"birthDate":"2012-02-01","name":"Sam `+
			`Sample"}}` {
			t.Error(got)
		}
		if row.Cell("pupil.birthDate") != "E4" || row.Cell("visit.date") != "" {
			t.Errorf("cells %s, %s", row.Cell("pupil.birthDate"), row.Cell("visit.date"))
		}
	}
	if _, err := matched(t, "progress-visit", "Pupil,DOB\nSam,\n", &Options{Ignore: []string{"Colour"},
		Map: []Mapping{{"Kid", "pupil.name"}}}); err == nil ||
		!strings.Contains(err.Error(), "no column “Colour” to leave out") || !strings.Contains(err.Error(),
		"no column “Kid”, which the map names") {
		t.Error(err)
	}
}

// All columns that the form does not ask for can be left out at once; those between which a
// heading does not decide cannot.
func TestIgnoreUnknown(t *testing.T) {
	text := "Pupil,Shoe,Hat,UPN,\nSam,7,8,9,x\n"
	m, err := matched(t, "progress-visit", text, &Options{Ignore: []string{IgnoreUnknown}})
	if err != nil || !strings.HasSuffix(m.String(), "the form does not ask for UPN; left out, as asked: Shoe, Hat, E") {
		t.Errorf("%v, %v", m, err)
	}
	if _, err := matched(t, "progress-visit", "Pupil,DOB,D.O.B.\nSam,,\n",
		&Options{Ignore: []string{IgnoreUnknown}}); err == nil {
		t.Error("two columns answer one question")
	}
	_, err = matched(t, "progress-visit", "Pupil"+strings.Repeat(",Hat", 40)+"\nSam\n", nil)
	if err == nil || !strings.HasSuffix(err.Error(), "and so 28 other columns") {
		t.Error(err)
	}
}

// Names and addresses in parts are joined. Half a name is a problem of its row.
func TestParts(t *testing.T) {
	m, err := matched(t, "off-site-direction-notice", "Legal Surname,Legal Forename,Middle Names,Preferred "+
		"Forename,Parent 1 Title,Parent 1 Forename,Parent 1 Surname,"+
		"Parent 1 Address 1,Parent 1 Town,Parent 1 Postcode\nSample,Sam,Lee,Sammy,Ms,Jo,Sample,1 High Street,Exampleton,EX1 "+
		"1AA\nExample,,,,,,,,,\n", nil)
	if err != nil {
		t.Fatal(err)
	}
	var rows []*Row
	for row := range m.All() {
		rows = append(rows, row)
	}
	var got documents.OffSiteDirectionNotice
	if err := json.Unmarshal(rows[0].Text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Pupil.Name != "Sam Lee Sample" || got.Pupil.PreferredName != "Sammy" || got.Parents[0].Name != "Ms Jo Sample" ||
		got.Parents[0].Address != "1 High Street\nExampleton\nEX1 1AA" {
		t.Errorf("%s", rows[0].Text)
	}
	if len(rows[1].Problems) != 1 || rows[1].Problems[0].Path != "pupil.name" || rows[1].Problems[0].Cell != "B3" ||
		strings.Contains(string(rows[1].Text),
			"Example") {
		t.Errorf("%s, %v", rows[1].Text, rows[1].Problems)
	}
}

// In dates of digits the day comes first. If all dates of a column could have the month
// first, each is a warning; if one must have, all are errors.
func TestDates(t *testing.T) {
	for dates, want := range map[string]string{"14/05/2011 01/02/2012": "..", "03/05/2011 01/02/2012": "ww",
		"01/25/2011 01/02/2012": "ee", "1/1/2011": "."} {
		m, err := matched(t, "progress-visit", "Pupil,DOB\nSam,"+strings.ReplaceAll(dates, " ", "\nSam,"), nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for row := range m.All() {
			switch {
			case len(row.Problems) == 0:
				got += "."
			case row.Problems[0].Severity == apdocs.Warning:
				got += "w"
			default:
				got += "e"
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", dates, got, want)
		}
	}
}
