package main

import (
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// A partySheet is the sheet that is handed to one party, by the options of blank and
// fill.
type partySheet struct {
	flags    *pflag.FlagSet
	party    string
	returnBy string
}

func (p *partySheet) declare(flags *pflag.FlagSet) {
	p.flags = flags
	flags.StringVar(&p.party, "for-party", "", "the sheet of one `PARTY`, such as pupil, parent, provider or school")
	flags.StringVar(&p.returnBy, "return-by", "", "with --for-party: the `DATE` by which the sheet goes back, such as "+
		"2026-03-25; a line to write it on if not given")
	complete(flags, "for-party", partyNames()...)
}

// wanted reports whether a sheet is asked for.
func (p *partySheet) wanted() bool { return p.flags.Changed("for-party") }

// settle puts the sheet into the options. f is a record of the form, which must have
// the party; nil where there are several.
func (p *partySheet) settle(o *render.Options, f apdocs.Form) error {
	if !p.wanted() {
		if p.returnBy != "" {
			return usageFault("--return-by: is for the sheet of a party; give --for-party too")
		}
		return nil
	}
	o.Rendition, o.Party = render.Blank, apdocs.Party(p.party)
	for _, known := range partyNames() {
		if strings.EqualFold(known, p.party) {
			o.Party = apdocs.Party(known)
		}
	}
	if p.returnBy != "" {
		var err error
		if o.ReturnBy, err = apdocs.ParseDate(p.returnBy); err != nil {
			return usageFault("--return-by: %w", err)
		}
	}
	if f == nil {
		return nil
	}
	outline, err := apdocs.Outlined(f)
	if err != nil {
		return err
	}
	if _, err := outline.For(o.Party); err != nil {
		return usageFault("--for-party: %w", err)
	}
	return nil
}

// partyNames are the parties of all forms.
func partyNames() []string {
	return []string{
		string(apdocs.PartyPupil), string(apdocs.PartyParent), string(apdocs.PartySchool), string(apdocs.PartyProvider),
		string(apdocs.PartyLocalAuthority), string(apdocs.PartySocialWorker), string(apdocs.PartyYOT),
		string(apdocs.PartyHealth), string(apdocs.PartyOther),
	}
}
