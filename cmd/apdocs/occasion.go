package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema"
	"github.com/spf13/pflag"
)

// An occasion is the organisation and the day that a command works for. They come from the
// options, the environment and the clock.
type occasion struct {
	flags *pflag.FlagSet
	org   string
	today string
}

func (o *occasion) declareOrganisation(flags *pflag.FlagSet) {
	o.flags = flags
	flags.StringVar(&o.org, "org", "", "the organisation’s settings: a JSON `FILE`; APDOCS_ORG if not given")
	complete(flags, "org", "file")
}

func (o *occasion) declareToday(flags *pflag.FlagSet) {
	flags.StringVar(&o.today, "today", "", "check as on this `DATE`, such as 2026-03-25; the clock’s if not given")
}

// organisation reads the settings named by the options or the environment. An empty --org
// means none, whatever the environment says.
func (o *occasion) organisation(m *machine) (*apdocs.Organisation, string, error) {
	return readOrganisation(o.settings(m))
}

// settings returns the name of the file of settings, or "".
func (o *occasion) settings(m *machine) string {
	if !o.flags.Changed("org") {
		return m.getenv("APDOCS_ORG")
	}
	return o.org
}

// printable returns an error if the format cannot print the organisation's settings. Own texts for
// letters are left to the letters that print them.
func (o *occasion) printable(m *machine, f *format, org *apdocs.Organisation) error {
	bare := apdocs.Organisation{}
	if org != nil {
		bare = *org
	}
	bare.Wordings = nil
	if wrong := wrongSettings(f, &bare); len(wrong) > 0 {
		return fileFault("%s: %w", o.settings(m), fewer(wrong))
	}
	return nil
}

// checking returns the options for checking records.
func (o *occasion) checking(m *machine, org *apdocs.Organisation, draft bool) (*schema.Options, error) {
	today := apdocs.DateOf(m.now())
	if o.today != "" {
		var err error
		if today, err = apdocs.ParseDate(o.today); err != nil {
			return nil, usageFault("--today: %w", err)
		}
	}
	return &schema.Options{Forms: documents.All(), Draft: draft, Today: today, Organisation: org}, nil
}

// printing returns the options for making documents. Warnings about the organisation's
// settings are printed here, once for all documents.
func (o *occasion) printing(m *machine, out *output, large bool) (render.Options, error) {
	org, warning, err := o.organisation(m)
	if err != nil {
		return render.Options{}, err
	}
	f, err := out.writer()
	if err != nil {
		return render.Options{}, err
	}
	if err := o.printable(m, f, org); err != nil {
		return render.Options{}, err
	}
	date, err := sourceDate(m.getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return render.Options{}, err
	}
	for line := range strings.Lines(warning) {
		m.say("%s", strings.TrimSuffix(line, "\n"))
	}
	return render.Options{LargePrint: large, Organisation: org, Date: date}, nil
}

// sourceDate parses SOURCE_DATE_EPOCH, the date inside files for reproducible builds. If
// it is not set, files have no date.
func sourceDate(epoch string) (time.Time, error) {
	if epoch == "" {
		return time.Time{}, nil
	}
	const last = 253402300799 // the end of the year 9999
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil || seconds < 0 || seconds > last {
		return time.Time{}, usageFault("SOURCE_DATE_EPOCH: must be a whole number of seconds since 1970")
	}
	return time.Unix(seconds, 0).UTC(), nil
}
