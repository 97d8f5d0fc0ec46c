package typed_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema/typed"
)

var ratings = []apdocs.Choice{{Value: "2", Label: "Disagree"}, {Value: "4", Label: "Agree"},
	{Value: "5", Label: "Strongly agree"}}

var answers = map[string]typed.Answer{
	"date": {Kind: apdocs.KindDate}, "clock": {Kind: apdocs.KindClock}, "moment": {Kind: apdocs.KindMoment},
	"count": {Kind: apdocs.KindCount}, "percent": {Kind: apdocs.KindPercent}, "money": {Kind: apdocs.KindMoney},
	"rating": {Kind: apdocs.KindRating, Choices: ratings}, "text": {Kind: apdocs.KindText},
	"yes": {Kind: apdocs.KindYesNo, Choices: apdocs.YesNo("").Choices()},
	"n/a": {Kind: apdocs.KindYesNo, Choices: []apdocs.Choice{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"},
		{Value: "not applicable", Label: "Not applicable"}}},
	"choice": {Kind: apdocs.KindChoice, Choices: []apdocs.Choice{
		{Value: "on paper", Label: "Signed on paper"}, {Value: "mid", Label: "Mid placement"},
		{Value: "end", Label: "The school’s end"},
	}},
	"mixed": {Kind: apdocs.KindChoice, Choices: []apdocs.Choice{{Value: "A", Label: "First"},
		{Value: "first", Label: "Second"}}},
}

// The expected reading of each text: "value" is written as in a record, "+value" is read
// with a note and "!value" with a warning; anything else is the error.
func TestRead(t *testing.T) {
	for kind, cases := range map[string]map[string]string{
		"date": {
			"2026-11-12": "2026-11-12", "2026-1-2": "+2026-01-02", " 2026-11-12 ": "+2026-11-12", "2026/11/12": "+2026-11-12",
			"12/11/2026": "!2026-11-12", "3.4.2026": "!2026-04-03", "03-04-2026": "!2026-04-03", "3–4–2026": "!2026-04-03",
			"31/12/2026": "+2026-12-31", "11/11/2026": "+2026-11-11", "13 1 2026": "+2026-01-13",
			"12 November 2026": "+2026-11-12", "12 Nov 2026": "+2026-11-12", "12 NOV. 2026": "+2026-11-12",
			"12-Nov-2026":         "+2026-11-12",
			"12th November, 2026": "+2026-11-12", "the 1st of May 2026": "+2026-05-01", "2 Sept 2026": "+2026-09-02",
			"Thursday 12 November 2026": "+2026-11-12", "Thu, 12 Nov 2026": "+2026-11-12", "November 12, 2026": "+2026-11-12",
			"12\u00a0November\u00a02026": "+2026-11-12", "\u200e12/11/2026": "!2026-11-12",
			"2026-11-12 00:00:00": "+2026-11-12", "2026-11-12T00:00:00": "+2026-11-12",
			"2026-11-31":       "there is no such day: November has 30 days",
			"31/11/2026":       "there is no such day: November has 30 days",
			"29 February 2026": "there is no such day: February has 28 days in that year", "29/2/2024": "+2024-02-29",
			"2024-02-30": "there is no such day: February has 29 days in that year", "2026-00-10": "there is no such month",
			"11/25/2026": "there is no such month", "2026-25-11": "there is no such month",
			"00/11/2026": "a month begins with day 1",
			"12/11/26":   "four figures", "12 Nov 26": "four figures", "12 November": "four figures",
			"Friday 12 November 2026": "the day of the week is not that of the date", "12/11-2026": "such as 25 March 2026",
			"tomorrow": "such as 25 March 2026", "20261112": "such as 25 March 2026", "2026": "such as 25 March 2026",
			"5/13/2026": "enter day, month and year", "12 Foo 2026": "such as 25 March 2026",
			"2026-11-12 09:00:00": "such as 25 March 2026", "0000-01-01": "such as 2026-03-25",
		},
		"clock": {
			"09:15": "09:15", "9:15": "+09:15", "9.15": "+09:15", "09.15": "+09:15", "9.15am": "+09:15", "9:15 a.m.": "+09:15",
			"2.15pm": "+14:15", "2 pm": "+14:00", "12:30am": "+00:30", "12 noon": "+12:00", "noon": "+12:00", "12pm": "+12:00",
			"1430": "+14:30", "0915 hrs": "+09:15", "13:15pm": "+13:15", "09:15:00": "+09:15", "0:15": "+00:15",
			"02.15": "+02:15",
			"2:15":  "02:15 or 14:15", "6.59": "02:15 or 14:15", "9": "such as 09:15", "13am": "such as 09:15",
			"24:00": "such as 09:15",
			"09:60": "such as 09:15", "9.5": "such as 09:15", "0pm": "such as 09:15", "midnight": "which midnight",
			"915": "such as 09:15",
		},
		"moment": {
			"2026-11-12T15:30:00Z": "2026-11-12T15:30:00Z", "2026-11-12 15:30 GMT": "+2026-11-12T15:30:00Z",
			"2026-06-12 15:30 BST": "+2026-06-12T15:30:00+01:00", "2026-11-12T15:30:00": "time zone",
			"2026-02-30T15:30:00Z": "such as",
			"today":                "such as",
			"25 November 2026":     "+2026-11-25T00:00:00Z", "2026-11-25": "+2026-11-25T00:00:00Z",
			"12/11/2026": "!2026-11-12T00:00:00Z", "25 November": "four figures", "31 June 2026": "no such day",
			"2026-11-25 00:00": "time zone",
		},
		"count": {
			"1200": "1200", "1,200": "+1200", "1 200": "+1200", "1\u202f200": "+1200", "14.0": "+14", "007": "+7", " 5": "+5",
			"1.200": "whole number", "12,00": "whole number", "1.5": "whole number", "five": "whole number",
			"-3": "whole number",
		},
		"percent": {"92": "92", "92%": "+92", "92 %": "+92", "0.92": "whole per cent", "%": "whole per cent"},
		"money": {
			"£12.50": "+1250", "12.50": "+1250", "£1,250.00": "+125000", "£12": "+1200", "£ 12": "+1200", "50p": "+50",
			"£0.05": "+5",
			"12":    "pounds or pence", "1,250": "pounds or pence", "12.5": "such as £12.50", "-£5.00": "such as £12.50",
		},
		"rating": {
			"4": "4", "Agree": "+4", "strongly agree": "+5", "5 – Strongly agree": "+5", "4 (Agree)": "+4",
			"5 - Agree": "choose 1 to 3",
			"9":         "choose", "4.0": "choose", "agree strongly": "choose",
		},
		"yes": {"yes": "yes", "Yes": "+yes", "YES": "+yes", "Y": "+yes", "yes.": "+yes", " no ": "+no", "N": "+no",
			"n/a": "choose yes or no", "TRUE": "+yes", "False": "!no", "untrue": "choose yes or no", "x": "choose yes or no",
			"not": "choose yes or no"},
		"n/a": {"n/a": "+not applicable", "N/A": "+not applicable", "not applicable": "not applicable",
			"NA": "+not applicable"},
		"choice": {"Signed on Paper": "+on paper", "MID": "+mid", "the school's end": "+end",
			"signed": "choose on paper, mid or end"},
		"mixed": {"first": "first", "A": "A", "a": "+A", "First": "names two of the choices"},
		"text":  {" Alex  Example ": " Alex  Example ", "12/11/2026": "12/11/2026"},
	} {
		for text, want := range cases {
			r, err := answers[kind].Read(text)
			got := fmt.Sprint(r.Value)
			switch {
			case err != nil:
				got = err.Error()
				if !strings.Contains(got, want) {
					t.Errorf("%s %q: %s, want %s", kind, text, got, want)
				}
				continue
			case r.Note != "" && r.Severity == apdocs.Warning:
				got = "!" + got
			case r.Note != "":
				got = "+" + got
			}
			if got != want {
				t.Errorf("%s %q: %s, want %s", kind, text, got, want)
			}
		}
	}
}

func TestNoAnswer(t *testing.T) {
	for kind, a := range answers {
		if r, err := a.Read(" \u200b"); err != nil || r != (typed.Reading{}) {
			t.Errorf("%s: %v, %v", kind, r, err)
		}
		if r, err := a.Read(strings.Repeat("9", 1_000_000)); kind != "text" && err == nil {
			t.Errorf("%s: a text without end is read as %.20v", kind, r.Value)
		}
	}
	if _, err := (typed.Answer{Kind: apdocs.KindSignature}).Read("x"); err == nil {
		t.Error("a signature is read")
	}
}

// A value that was read can be stored, and reading it again gives the same value without a
// note.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"12/11/2026", "9.15am", "£1,250.00", "Strongly agree", "Y", "2026-06-12 15:30 BST",
		"1 200"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for kind, a := range answers {
			r, err := a.Read(text)
			if err != nil || r.Value == nil || kind == "text" {
				continue
			}
			kept, err := json.Marshal(r.Value)
			into := map[string]any{"date": new(apdocs.Date), "clock": new(apdocs.Clock), "moment": new(apdocs.Moment),
				"count": new(apdocs.Count), "percent": new(apdocs.Percent), "money": new(apdocs.Money),
				"rating": new(apdocs.Rating)}[kind]
			if into != nil && (err != nil || json.Unmarshal(kept, into) != nil) {
				t.Errorf("%s %q is read as %s, which cannot be kept", kind, text, kept)
			}
			again, err := a.Read(fmt.Sprint(r.Value))
			if kind != "money" && (err != nil || again.Value != r.Value || again.Note != "") {
				t.Errorf("%s %q is read as %v, and that as %v, %q, %v", kind, text, r.Value, again.Value, again.Note, err)
			}
		}
	})
}

// Where a choice has a comma of its own it shows where each ends.
func TestEither(t *testing.T) {
	for want, words := range map[string][]string{
		"":                  nil,
		"mid":               {"mid"},
		"mid or end":        {"mid", "end"},
		"work, none or end": {"work", "none", "end"},
		"“work”, “no work, school or training” or “not known”": {"work", "no work, school or training", "not known"},
		"“a, b” or “c”": {"“a, b”", "“c”"},
	} {
		before := slices.Clone(words)
		if got := typed.Either(words); got != want || !slices.Equal(words, before) {
			t.Errorf("%q is %q, want %q", words, got, want)
		}
	}
}
