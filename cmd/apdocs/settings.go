package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/calendar"
	"github.com/apdocs/forms/apdocs/placement"
	"github.com/apdocs/forms/schema"
	"github.com/spf13/pflag"
)

// settingsOperands are an action and, for check, a file.
const settingsOperands = "new|check [FILE]"

func organisationCommand() command {
	return command{
		name:     "org",
		operands: settingsOperands,
		summary:  "the settings of an organisation: a starter, or what is wrong",
		about: "`apdocs org new` writes a starter with every setting, and none is set. What is left empty, or taken " +
			"out, counts as not set; rows may be added. `apdocs schema organisation` says what each setting is, and so " +
			"does an editor that knows JSON Schema.\n" +
			"`apdocs org check FILE` says what is wrong with settings, what is left from a sample, how the letterhead comes " +
			"out, and what the school " +
			"calendar comes to. The bank holidays of England are built in; list only others. Logo, fonts and list of bank " +
			"holidays lie beside the settings or in a folder there.",
		examples: []example{
			{"apdocs org new -o school.json", "a starter to fill in"},
			{"apdocs org check school.json", "what is wrong with it"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			out.declare(flags, "new: a `FILE` to write to, instead of standard output")
			return func(ctx context.Context, m *machine, operands []string) error {
				switch {
				case operands[0] == "new" && len(operands) == 1:
					return out.text(ctx, m, []byte(settingsStarter))
				case operands[0] == "new":
					return usageFault("org new: %q is too much; -o names a file to write to", operands[1])
				case operands[0] != "check":
					return usageFault("org: there is no %q; choose new or check", operands[0])
				case len(operands) == 1:
					return usageFault("org check: FILE is missing; usage: apdocs org check FILE")
				case flags.Changed("output") || flags.Changed("force"):
					return usageFault("org check: writes no file, so it takes neither -o nor --force")
				}
				return checkOrganisation(m, operands[1])
			}
		},
	}
}

// settingsStarter has every setting, in order and unset. A calendar without dates is none,
// and figures without numbers are ignored. An editor can explain each setting with the
// schema.
const settingsStarter = `{
  "$schema": "` + schema.SettingsSchema + `",
  "name": "",
  "address": "",
  "phone": "",
  "email": "",
  "website": "",
  "logo": "",
  "colour": "",
  "broker": "",
  "brokerMentor": "",
  "attendanceSystem": "",
  "privacy": "",
  "dataContact": "",
  "marking": "",
  "retention": "",
  "notices": [{"language": "", "privacy": "", "retention": ""}],
  "wordingFile": "",
  "translationFiles": [""],
  "fontFiles": [""],
  "calendar": {
    "terms": [{"from": "", "to": ""}, {"from": "", "to": ""}, {"from": "", "to": ""}],
    "halfTerms": [{"from": "", "to": ""}, {"from": "", "to": ""}, {"from": "", "to": ""}],
    "insetDays": [""],
    "bankHolidays": [""],
    "bankHolidaysFile": ""
  },
  "censusReasons": [{"code": "", "meaning": ""}],
  "figures": {
    "insurance": [
      {"from": "", "public": null, "employer": null, "professional": null, "subcontractor": null}
    ],
    "registration": [
      {"from": "", "disabled": null, "hours": null, "pupils": null, "ehcp": null, "lookedAfter": null, "sen": null}
    ],
    "ages": [
      {"from": "", "youngest": null, "oldest": null, "years": null}
    ],
    "delivery": [
      {"from": "", "post": null}
    ],
    "placements": [
      {"from": "", "assessment": null, "confirmation": null, "apart": null, "elsewhere": [""]}
    ],
    "retention": [
      {"from": "", "age": null, "ehcp": null, "hold": [""]}
    ]
  }
}
`

// checkOrganisation prints what is wrong with settings, or a summary of them.
func checkOrganisation(m *machine, path string) error {
	org, warning, err := loadOrganisation(path)
	var problems schema.Problems
	if err == nil {
		err = placement.CheckElsewhere(org)
		if problems = unprintable(org); len(problems) > 0 {
			err = problems
		}
	}
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Fprintln(m.stdout, printable(path+": "+p.String()))
		}
		m.say("%s: %s", path, count(len(problems), "error"))
		return &fault{code: codeRecord}
	}
	if err != nil {
		return fileFault("%s: %w", path, err)
	}
	warnings := leftFromSample(org)
	if warning != "" {
		warnings = append(warnings, strings.Split(warning, "\n")...)
	}
	for _, warning := range warnings {
		fmt.Fprintln(m.stdout, printable(path+": "+warning+" (warning)"))
	}
	for _, line := range append(schoolYears(org), bankHolidayNotes(org)...) {
		fmt.Fprintln(m.stdout, path+": Calendar: "+line)
	}
	if n := len(warnings); n > 0 {
		m.say("%s: %s", path, count(n, "warning"))
	} else {
		m.say("%s: nothing is wrong", path)
	}
	return nil
}

// schoolYears summarises each school year, from September to August, of an organisation’s
// calendar.
func schoolYears(org *apdocs.Organisation) (lines []string) {
	c, days := &org.Calendar, calendar.Of(org)
	if !days.Known() {
		return []string{"has no terms, so no date is checked against it"}
	}
	for i := 0; i < len(c.Terms); {
		begins := c.Terms[i].From
		year := begins.Year()
		if begins.Month() < firstMonth {
			year--
		}
		terms, taught := 0, 0
		next, err := apdocs.MakeDate(year+1, firstMonth, 1) // fails after the year 9999
		for ; i < len(c.Terms) && (err != nil || c.Terms[i].From.Before(next)); i++ {
			terms++
			taught += days.SchoolDays(c.Terms[i].From, c.Terms[i].To)
		}
		lines = append(lines, fmt.Sprintf("%d/%02d: %s, %s", year, (year+1)%100, count(terms, "term"),
			count(taught, "school day")))
	}
	return lines
}

// bankHolidayNotes lists bank holidays in term time that the calendar lacks, and those
// that it has and England has not. Both may be mistakes.
func bankHolidayNotes(org *apdocs.Organisation) (notes []string) {
	c := calendar.Of(org)
	for _, h := range c.Unmarked() {
		notes = append(notes, fmt.Sprintf("%s (%s) falls in term and is not marked; "+
			"it counts as a bank holiday all the same", longDate(h.Date), h.Name))
	}
	for _, d := range c.OwnBankHolidays() {
		notes = append(notes, longDate(d)+" is marked but is not a bank holiday in England as far as is known; "+
			"it counts as one, so make sure that the date is right")
	}
	return notes
}

// firstMonth is the earliest month in which a school year begins; many terms begin in the
// last days of August.
const firstMonth = 8
