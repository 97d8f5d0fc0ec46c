package docx_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// A blank contains every printed string of its form, in order.
func TestBlankHasAllLabels(t *testing.T) {
	place := regexp.MustCompile(`\{[^}]*\}`)
	for _, f := range documents.All() {
		name := f.Layout().Name
		labels, err := os.ReadFile(testdata + "labels/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		whole := said(t, encode(t, f, &render.Options{Rendition: render.Blank}))
		rest := whole
		for line := range strings.Lines(string(labels)) {
			kind, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
			if kind == "letter" {
				break // the rest is not on a blank
			}
			if kind == "title" && f.Layout().Letter != nil {
				text = "Information for the "
			}
			if strings.Contains(kind, apdocs.KindComputed.String()) {
				continue // there is nothing to compute it from
			}
			if strings.HasSuffix(kind, "+") {
				continue // printed again on a record
			}
			if strings.HasSuffix(kind, "*") { // written by hand: a sentence names it
				if !strings.Contains(strings.ToLower(whole), strings.ToLower(text)) {
					t.Fatalf("%s: %q is not there", name, text)
				}
				continue
			}
			if kind == "column" && f.Layout().EasyRead {
				continue // signatures stand one below the other, as in large print
			}
			for _, piece := range place.Split(text, -1) {
				piece = strings.Join(strings.Fields(piece), " ")
				_, after, found := strings.Cut(rest, piece)
				if !found {
					t.Fatalf("%s: %q is not there, or not in its place", name, piece)
				}
				rest = after
			}
		}
	}
}

// A completed document contains every answer of the record in full.
func TestRecordHasAllAnswers(t *testing.T) {
	for name, f := range records(t) {
		outline, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		if outline.Letter != nil {
			continue // it does not print every question; its words are compared with those of the PDF
		}
		for _, large := range []bool{false, true} {
			text := said(t, encode(t, f, &render.Options{LargePrint: large}))
			n := 0
			for _, field := range outline.Fields {
				for i := range 60 {
					at := apdocs.At{i}
					if i > 0 && !strings.Contains(field.Name, "[]") {
						break
					}
					if field.Kind == apdocs.KindSignature || strings.HasPrefix(field.Name, "evaluation.previous.") ||
						strings.HasPrefix(field.Name, "copies.") {
						break // read below, printed in a sentence, or a tick
					}
					answer := strings.Join(strings.Fields(render.Value(field, f, at)), " ")
					if !strings.Contains(text, answer) {
						t.Errorf("%s: the answer to %s, %d, is not there", name, field.Name, i)
					}
					if answer != "" {
						n++
					}
				}
			}
			if n < 5 {
				t.Errorf("%s: only %d answers were looked for", name, n)
			}
		}
	}
}

// The text of a completed document, in the order that all writers share.
func TestWording(t *testing.T) {
	e := &documents.PlacementEvaluation{}
	e.Ratings.Pupil.Safe = apdocs.Agree
	e.Signatures.Pupil = apdocs.Signature{Name: "Alex Example", Status: apdocs.OnPaper}
	e.Extra = []apdocs.Extra{{Question: "Bus?", Answer: "Late."}}
	e.Overrides = []apdocs.Override{{Rule: "R13", Reason: "Fire drill.", By: "Head"}}
	v := &documents.ProgressVisit{Actions: []apdocs.Action{{Action: "One.\nStill one."}, {Action: "Two."}}}
	v.RiskAssessment.Seen = apdocs.Yes
	for _, c := range []struct {
		f    apdocs.Form
		o    render.Options
		want []string
	}{
		{e, render.Options{}, []string{
			"Mid and End of Placement Evaluation Stage of the evaluation Not answered Pupil Name Not answered Date of birth " +
				"Not answered",
			"1 Pupil’s evaluation Statement Strongly agree 5 Agree 4 Not sure 3 Disagree 2 Strongly disagree 1",
			"I always feel/felt safe whilst at the setting Agree, 4 I know/knew who I can/could talk to if needed Not " +
				"answered I understand",
			"Pupil Signature Alex Example Signed on paper 2 Parent/carer’s",
			"Section Answered Score Pupil’s evaluation 1 of 7 –",
			"Score (max 125) No total yet 1 of 25 answered. A total is given when all 25 are answered. Difference since last " +
				"evaluation (+/-) First evaluation",
			"Other questions Bus? Late. Rules not kept Rule R13 The rule: A score is given only when all 25 statements are " +
				"rated. " +
				"Why it is not kept: Fire drill.",
		}},
		{v, render.Options{}, []string{
			"Most recent risk assessment seen Yes School Risk Assessment updated Not answered",
			"No. Original objective Progress to date Not answered Pupil’s views",
			"Identified actions 1. One. Still one. 2. Two. 3 Signed Signed by Name Role Signature Date Pupil AP Parent/carer " +
				"School With the agreement",
		}},
		{v, render.Options{Draft: true}, []string{
			"Copy Received Not answered Number answers are missing. This document cannot be issued yet. 1. Name of Student 2. " +
				"Name of AP",
			"and more 1 Visit procedures",
		}},
		{new(documents.ProgressVisit), render.Options{Rendition: render.Blank}, []string{
			"Progress visit to Alternative Provision (AP) Reference Use black ink. Answer the questions marked (required). " +
				"You may leave the others out. Name of Student (required) Date of birth",
			"Was this visit planned or unannounced? (required) Planned Unannounced Question Tick one box per row (required) " +
				"Yes No On arrival",
			"No. Original objective Progress to date 1. 2. 3. Pupil’s views",
		}},
		{filledExcursion(), render.Options{}, []string{
			"Cost £12.50 Address 1 Example Road Sampletown 1 Before – the day • Ask parents. • Tell the broker. Question " +
				"Answer Overseas? Wales is not. No Insured? Not applicable What could go wrong",
			"We go to Sample Castle on 1 June 2026. Day 1 A day Day - the date Not answered Stops No. Where When 1. Farm shop " +
				"9.15am 2. Hill Day 2 A day",
			"2 Who and what Not ticked: Parent Ticked: Driver Not ticked: Cook Not ticked: Head Check Answer Comment Kit is " +
				"dry No Wet. On the road Coach has belts Not answered",
			"Insurance Answer Amount Expires Notes Public liability Yes £5,000,000 30 April 2027 Seen. Office Name Sam " +
				"Specimen Phone 01632 960100 Email Not answered How many days 2 in Sample Castle",
			"Accepted We accept that it may rain. Not answered Groups Groups Led by Pupils Notes First group Pat Example 9 " +
				"Session Monday",
			"Morning School 9.00am to 12.00pm by bus Not filled",
			"Signed by Name Signature Date Leader Jordan Sample Signed digitally Open the file to check it",
		}},
		{filledExcursion(), render.Options{Rendition: render.Blank}, []string{
			"Parent Ticked: Driver Cook Head Check Tick one box per row (required) Yes No N/A Comment Kit is dry Ticked: No " +
				"Wet. On the road",
		}},
	} {
		text := said(t, encode(t, c.f, &c.o))
		if c.o.Draft { // the number of missing answers depends on the form
			text = regexp.MustCompile(`(Number|[0-9]+|[A-Z][a-z]+) answers are missing`).ReplaceAllString(text,
				"Number answers are missing")
			text = regexp.MustCompile(`and [0-9]+ more`).ReplaceAllString(text, "and more")
		}
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%T %+v does not say %q but\n%s", c.f, c.o, want, text)
			}
		}
		if _, ok := c.f.(*excursion); ok && c.o.Rendition == render.Completed && strings.Contains(text, "unasked") {
			t.Error("what a condition rules out is printed")
		}
	}
}

// All rows of a record are printed, and on a blank at least the number that the form says.
func TestRowCounts(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7} {
		v := &documents.ProgressVisit{Objectives: make([]apdocs.Objective, n)}
		for i := range v.Objectives {
			v.Objectives[i].Aim = apdocs.LongText(fmt.Sprintf("Aim-%d", i))
		}
		if got := strings.Count(said(t, encode(t, v, nil)), "Aim-"); got != n {
			t.Errorf("%d of %d rows are printed", got, n)
		}
		blank := said(t, encode(t, v, &render.Options{Rendition: render.Blank}))
		_, rows, _ := strings.Cut(blank, "Progress to date")
		rows, _, _ = strings.Cut(rows, "Pupil’s views")
		if got := len(regexp.MustCompile(`\b\d\.`).FindAllString(rows, -1)); got != max(n, 3) {
			t.Errorf("a blank of %d rows has %d: %s", n, got, rows)
		}
	}
}
