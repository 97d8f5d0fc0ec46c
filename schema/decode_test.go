package schema

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// visit returns the JSON of a progress visit.
func visit(rest string) string { return `{"form": "progress-visit", ` + rest + `}` }

// badInput is text that cannot be read, with the expected message.
type badInput struct{ name, input, want string }

// malformed lists texts that are not records.
var malformed = []badInput{
	{"empty", "", "this is empty; a record is a JSON text that begins with {"},
	{"white space", " \n\t", "this is empty; a record is a JSON text that begins with {"},
	{"a PDF", "%PDF-1.7\n", "this is a PDF, and a record is a JSON text"},
	{"a Word file", "PK\x03\x04abc", "this is a ZIP file, and a record is a JSON text"},
	{"binary", "{\x00\x01\x02", "this is not text, and a record is a JSON text"},
	{"UTF-16", "\xff\xfe{\x00", "line 1, column 2: the text ends here, before the record does"},
	{"half of UTF-16", "\xff\xfe{\x00\x00", "this text is saved as UTF-16 and is damaged; save it again, as UTF-8"},
	{"half a pair of UTF-16", "\xfe\xff\x00{\xd8\x00",
		"this text is saved as UTF-16 and is damaged; save it again, as UTF-8"},
	{"a spreadsheet", "PK\x03\x04…xl/workbook.xml…", "this is a spreadsheet (XLSX), and a record is a JSON text"},
	{"an old spreadsheet", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00",
		"this is a spreadsheet (XLS), and a record is a JSON text"},
	{"an open spreadsheet", "PK\x03\x04…mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
		"this is a spreadsheet (ODS), and a record is a JSON text"},
	{"a Word document", "PK\x03\x04…word/document.xml…", "this is a Word document (DOCX), and a record is a JSON text"},
	{"a table", "\ufeffSurname;Forename\r\nExample;Alex\r\n",
		"this is a table as text (CSV), and a record is a JSON text"},
	{"a web page", "\n<!DOCTYPE html><html>", "this is a web page (HTML), and a record is a JSON text"},
	{"JSON out of a spreadsheet", `"{""form"":""progress-visit""}"`,
		"this record was saved by a spreadsheet program (CSV): it stands in quotation marks as a whole, and each of its " +
			"own quotation marks is doubled; save it as plain text from the program that it came from"},
	{"Windows-1252", visit(`"pupil": {"name": "Zo` + "\xeb" + `"}`),
		"line 1, column 49: this is not UTF-8 text; save the file as UTF-8"},
	{"a list", `[1, 2]`, "line 1, column 1: a record is one object and begins with {"},
	{"a number", "5", "line 1, column 1: a record is one object and begins with {"},
	{"a word", "hello", `line 1, column 1: an answer is missing here; a text stands in quotation marks: "…"`},
	{"cut short", "{\n \"form\": \"progress-visit\"", "line 2, column 26: the text ends here, and a } is missing"},
	{"cut in a name", `{"form`, "line 1, column 2: the text that begins here has no closing quotation mark"},
	{"cut after colon", `{"form":`, "line 1, column 9: the text ends here, before the record does"},
	{"no comma", "{\n  \"form\": \"progress-visit\"\n  \"reference\": \"A\"\n}",
		"line 3, column 3: a comma or } is missing here"},
	{"comma before }", "{\"form\": \"x\",\n}", "line 2, column 1: the comma before this } is one too many"},
	{"comma before ]", `{"a": [1,]}`,
		"line 1, column 10: an answer is missing before this ], or there is a comma too many"},
	{"two commas", `{"a": [1,,2]}`, "line 1, column 10: an answer is missing before this ','"},
	{"no colon", `{"form" "x"}`, "line 1, column 9: a colon is missing here, after a name"},
	{"a name without marks", `{form: "x"}`,
		`line 1, column 2: a name is missing here; it stands in straight double quotation marks: "`},
	{"curly quotation marks", `{"form": “x”}`, `line 1, column 10: quotation marks are straight double ones: "`},
	{"a date without marks", visit(`"visit": {"date": 2026-03-09}`),
		`line 1, column 46: a date or time stands in quotation marks: "…"`},
	{"a text without marks", `{"a": 5th}`, `line 1, column 7: a text stands in quotation marks: "…"`},
	{"a comment", "{ // note\n}", "line 1, column 3: a comment begins here, and a JSON text cannot have any"},
	{"a line end in a text", "{\"a\": \"one\ntwo\"}",
		`line 1, column 7: the text that begins here has no closing quotation mark in its line; a line end in a text is ` +
			`written \n`},
	{"another escape", `{"a": "C:\pupils"}`, `line 1, column 10: a backslash in a text is written twice: \\`},
	{"half a character", `{"a": "\ud83d"}`,
		`line 1, column 8: this is half a character; \u and four figures write a whole one`},
	{"a control character", `{"a": "\u0007"}`, "line 1, column 8: this character cannot be printed"},
	{"a zero before", `{"a": 007}`, "line 1, column 7: a number is written such as 5, -5 or 0.5, without zeros before it"},
	{"a huge number", `{"a": 1e999}`, "line 1, column 7: this number is too large"},
	{"twice", `{"a": 1, "a": 2}`, "line 1, column 10: this name stands twice in the same { }"},
	{"two records", `{"form": "progress-visit"} {}`,
		"line 1, column 28: the record has ended before this; a file holds one record"},
	{"deep", strings.Repeat(`{"a":`, 100), "line 1, column 161: brackets stand more than 32 deep in one another"},
	{"unknown and hostile", visit(`"pupil": {"\u001b[31mx": 1}`), "line 1, column 39: this character cannot be printed"},
}

// everyName lists the names of the built-in forms as in a message.
var everyName = func() string {
	var names []string
	for _, f := range documents.All() {
		names = append(names, f.Layout().Name)
	}
	return strings.Join(names, ", ")
}()

// wrong lists records with a wrong name or answer.
var wrong = []badInput{
	{"no form", `{}`,
		`Form: say which form this is, such as "form": "commissioning-considerations"; the forms are ` + everyName},
	{"settings", `{"name": "Sample School", "calendar": {"terms": []}, "logo": "logo.png"}`,
		"Form: these are the settings of an organisation and no record; name the file with --org, and keep it out of folders of records"},
	{"the name of a school", `{"name": "Sample School"}`,
		`Form: say which form this is, such as "form": "commissioning-considerations"; the forms are ` + everyName},
	{"a number for a form", `{"form": 5}`,
		`Form: say which form this is, such as "form": "commissioning-considerations"; the forms are ` + everyName},
	{"nearly a form", `{"form": "progress-vist"}`, `Form: no form has this name; did you mean progress-visit?`},
	{"an unknown form", `{"form": "\u202einvoice\n"}`, `Form: no form has this name; the forms are ` + everyName},
	{"a newer version", visit(`"version": 9`),
		"Version: is newer than this program knows, which is version 1; it needs a newer program"},
	{"version 0", visit(`"version": 0`), "Version: is no version of this form; the newest is 1, which need not be said"},
	{"another status", visit(`"status": "done"`), "Status: choose draft"},
	{"a name as reference", visit(`"reference": "Alex Example"`),
		"Reference: use 1 to 30 letters A to Z, figures, full stops, hyphens and underscores, beginning with a letter or " +
			"figure"},
	{"unknown at the top", visit(`"pupill": {}`), `Record: has no part of this name; did you mean pupil?`},
	{"unknown within", visit(`"pupil": {"nmae": 1}`), `Pupil: has no part of this name; did you mean name?`},
	{"not asked for", visit(`"pupil": {"upn": "A1"}`), `Pupil: this form does not ask for this; take it out`},
	{"not asked for in a row", visit(`"objectives": [{"aim": "x"}, {"outcome": "x"}]`),
		`Objective 2: this form does not ask for this; take it out`},
	{"an impossible date", visit(`"visit": {"date": "2026-02-30"}`),
		"Date of visit: there is no such day: February has 28 days in that year"},
	{"a British date", visit(`"visit": {"date": "9/3/2026"}`), "Date of visit: enter a date such as 2026-03-25"},
	{"the year 0", visit(`"visit": {"date": "0000-01-01"}`), "Date of visit: enter a date such as 2026-03-25"},
	{"half past nine", visit(`"visit": {"time": "9:30"}`), "Time of visit: enter a time such as 09:15"},
	{"a number for a name", visit(`"pupil": {"name": 5}`),
		"Name of Student: write the answer as one line of text, in quotation marks"},
	{"two lines of name", visit(`"pupil": {"name": "a\r\nb"}`),
		"Name of Student: write the answer as one line of text, in quotation marks"},
	{"yes as true", visit(`"riskAssessment": {"seen": true}`), "Most recent risk assessment seen: choose yes or no"},
	{"not applicable", visit(`"riskAssessment": {"seen": "not applicable"}`),
		"Most recent risk assessment seen: choose yes or no"},
	{"a list of texts", visit(`"objectives": ["x"]`),
		"Objective 1: has several answers; write them with their names in { }"},
	{"a text for rows", visit(`"objectives": "x"`), "Objectives: is a list; write its rows in [ ]"},
	{"a signature", visit(`"signatures": {"parent": {"status": "yes", "at": "today"}}`),
		"Parent/carer, Status: choose pending, signed, declined, on paper or not required\nParent/carer, Date signed: " +
			"enter a date and time such as 2026-03-25T15:30:00Z"},
	{"a rating of 6", `{"form": "placement-evaluation", "ratings": {"pupil": {"safe": 6}}}`,
		"I always feel/felt safe whilst at the setting: choose 1 to 5"},
	{"a rating of 3.5", `{"form": "placement-evaluation", "ratings": {"pupil": {"safe": 3.5}}}`,
		"I always feel/felt safe whilst at the setting: choose 1 to 5"},
	{"a rating in marks", `{"form": "placement-evaluation", "ratings": {"pupil": {"safe": "4"}}}`,
		"I always feel/felt safe whilst at the setting: choose 1 to 5, without quotation marks"},
	{"a score of 1e30", `{"form": "placement-evaluation", "evaluation": {"previous": {"score": 1e30}}}`,
		"Score at last evaluation: enter a whole number from 25 to 125"},
	{"in the form's order",
		visit(`"actions": [{"action": 1}], "objectives": [{"progress": 1}, {"progress": 1, "aim": 1}], "reference": "?", ` +
			`"pupil": {"birthDate": 1, "name": 1}`),
		"Reference: use 1 to 30 letters A to Z, figures, full stops, hyphens and underscores, beginning with a letter or " +
			"figure\n" +
			"Name of Student: write the answer as one line of text, in quotation marks\n" +
			"Date of birth: enter a date such as 2026-03-25\n" +
			"Objective 1, Progress to date: write the answer as text, in quotation marks\n" +
			"Objective 2, Original objective: write the answer as text, in quotation marks\n" +
			"Objective 2, Progress to date: write the answer as text, in quotation marks\n" +
			"Action 1, Action: write the answer as text, in quotation marks"},
}

// TestBadInput decodes texts that are not records, or wrong ones.
func TestBadInput(t *testing.T) {
	for i, test := range append(malformed, wrong...) {
		f, err := Decode(strings.NewReader(test.input), &Options{Forms: documents.All()})
		got := fmt.Sprint(err)
		var problems Problems
		isRecord := errors.As(err, &problems)
		if isRecord {
			got = said(problems)
		}
		if f != nil || got != test.want {
			t.Errorf("%s: %v\nwant: %s", test.name, got, test.want)
		}
		if isRecord != (i >= len(malformed)) {
			t.Errorf("%s: the error is a %T", test.name, err)
		}
	}
}

// TestLarge checks that hostile records are refused with a short message, using not much
// more memory than the text itself.
func TestLarge(t *testing.T) {
	repeat := func(head, part, tail string) string {
		return head + strings.Repeat(part, (MaxBytes-len(head)-len(tail))/len(part)) + tail
	}
	for name, input := range map[string]string{
		"30 MB":         `{"form": "progress-visit", "pupil": {"name": "` + strings.Repeat("x", 30_000_000) + `"}}`,
		"a long text":   repeat(`{"form":"progress-visit","procedures":{"comments":"`, "x", `"}}`),
		"rows":          repeat(`{"form":"progress-visit","objectives":[`, `{},`, `{"aim":1}]}`),
		"wrong rows":    repeat(`{"form":"progress-visit","objectives":[`, `1,`, `1]}`),
		"wrong answers": `{"form":"progress-visit","objectives":[` + strings.Repeat(`{"aim":1,"x":2},`, 15_000) + `{}]}`,
		"brackets":      repeat(`{"form":"progress-visit","x":`, `[`, ``),
		"line ends":     repeat(`{"form":"progress-visit","x":`, "\n", "!"),
		"escapes":       repeat(`{"form":"progress-visit","pupil":{"name":"`, `\\`, `"}}`),
		"a number":      repeat(`{"form":"progress-visit","version":`, `9`, `}`),
		"a name":        repeat(`{"form":"progress-visit","`, `é`, `":1}`),
		"a form":        repeat(`{"form":"`, `é`, `"}`),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, err := DecodeAndCheck(strings.NewReader(input), &Options{Forms: documents.All(), Typed: true})
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		var problems Problems
		if errors.As(err, &problems); len(problems) > MaxProblems || len(err.Error()) > 100*MaxProblems {
			t.Errorf("%s: %d problems in %d bytes", name, len(problems), len(err.Error()))
		}
		// io.ReadAll needs five times the text as it grows its buffer; a JSON value in a
		// map takes some hundred bytes.
		const most = 25 * MaxBytes
		if taken := after.TotalAlloc - before.TotalAlloc; taken > most {
			t.Errorf("%s: takes %d MB", name, taken>>20)
		} else {
			t.Logf("%s: %d MB: %.100s", name, taken>>20, err)
		}
	}
}

func TestUnreadable(t *testing.T) {
	trouble := errors.New("the disk is on fire")
	if _, err := Decode(iotest.ErrReader(trouble), &Options{Forms: documents.All()}); !errors.Is(err, trouble) {
		t.Errorf("the reader's error is lost: %v", err)
	}
}

// TestTidy decodes a record full of empty answers, all of which must be dropped.
func TestTidy(t *testing.T) {
	f, err := Decode(strings.NewReader("\ufeff"+`{
		"form": "progress-visit", "version": 1, "reference": "", "overrides": [], "extra": null,
		"pupil": {"name": "Zoë Łukasiewicz-Ștefănescu & \ud83d\ude00", "birthDate": null},
		"provider": {"name": " "}, "visit": {"date": "", "time": ""}, "riskAssessment": {"seen": ""},
		"objectives": [{}, {"aim": "one\r\ntwo\rthree", "progress": ""}, null, {"progress": "last"}, {"aim": " "}, {}],
		"signatures": {"pupil": {"name": ""}}
	}`), &Options{Forms: documents.All()})
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
  "form": "progress-visit",
  "version": 1,
  "pupil": {
    "name": "Zoë Łukasiewicz-Ștefănescu & 😀"
  },
  "objectives": [
    {},
    {
      "aim": "one\ntwo\nthree"
    },
    {},
    {
      "progress": "last"
    }
  ]
}
`
	got, err := Canonical(f)
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
	// The same from a Go value with empty answers.
	v := f.(*documents.ProgressVisit)
	v.Objectives = append(v.Objectives, apdocs.Objective{Aim: "\n "}, apdocs.Objective{})
	v.Extra, v.Provider.Name = []apdocs.Extra{{}}, "\t"
	if got, err = Canonical(v); err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestCanonicalRefuses(t *testing.T) {
	v := &documents.ProgressVisit{Objectives: []apdocs.Objective{{Aim: "x"}, {Aim: "\xff"}}}
	const want = "write a record of progress-visit: objectives.1.aim, “Objective 2, Original objective”: holds a " +
		"character that cannot be printed; write it anew"
	if _, err := Canonical(v); err == nil || err.Error() != want {
		t.Error(err)
	}
	if got := said(Check(v, &Options{Draft: true})); got != "Objective 2, Original objective: holds a character that "+
		"cannot be printed; write it anew" {
		t.Error(got)
	}
}

// TestRoundTrip decodes every record of testdata, and one with every possible answer, and
// encodes it to the same bytes.
func TestRoundTrip(t *testing.T) {
	records := map[string][]byte{}
	names, err := filepath.Glob("../testdata/records/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if records[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range allForms() {
		c, err := compile(f, false)
		if err != nil {
			t.Fatal(err)
		}
		records["complete "+c.outline.Name] = fill(t, c)
	}
	for name, want := range records {
		want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
		f, err := Decode(bytes.NewReader(want), &Options{Forms: allForms()})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := Canonical(f)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not canonical; it would be:\n%s", name, got)
		}
		again, err := Decode(bytes.NewReader(got), &Options{Forms: allForms()})
		if err != nil || !reflect.DeepEqual(f, again) {
			t.Errorf("%s: read again it is another record: %v", name, err)
		}
	}
}

// fill returns a record that answers everything, as canonical JSON.
func fill(t *testing.T, c *compiled) []byte {
	t.Helper()
	f := c.outline.New()
	text := marshal(t, complete(c.doc))
	if err := unmarshal(text, f); err != nil {
		t.Fatal(err)
	}
	out, err := Canonical(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func FuzzDecode(f *testing.F) {
	names, _ := filepath.Glob("../testdata/records/*.json")
	for _, name := range names {
		if text, err := os.ReadFile(name); err == nil && len(text) < 5000 {
			f.Add(text)
		}
	}
	for _, s := range []string{
		`{"form":"excursion","reviews":[{"targets":[{},{"target":"é\ud83d\ude00"}]}],` +
			`"cost":1e3,"office":{"tags":["","x"],"ratio":-1.5e-7}}`,
		`{"form":"progress-visit","x~1/y":{"%41":[[],{}]},"version":-0}`, `[`, "\ufeff{}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		o := &Options{Forms: allForms()}
		alike(t, text, *o)
		form, err := Decode(bytes.NewReader(text), o)
		if err != nil {
			if s := err.Error(); s == "" || strings.Contains(s, "jsonschema") || strings.Contains(s, unmatched) {
				t.Errorf("%q: %q", text, s)
			}
			return
		}
		if problems := Check(form, &Options{Draft: true}); len(problems) > 0 {
			t.Errorf("%q: read, and yet: %v", text, problems)
		}
		Check(form, nil)
		once, err := Canonical(form)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		again, err := Decode(bytes.NewReader(once), o)
		if err != nil {
			t.Fatalf("%q: %v\n%s", text, err, once)
		}
		if twice, err := Canonical(again); err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%q: %v\n%s\n%s", text, err, once, twice)
		}
	})
}
