package apdocs_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

func TestSoundUPN(t *testing.T) {
	for upn, want := range map[string]bool{
		"B801200005001": true, "A801200005001": false,
		"": false, "B80120000500": false, "B8012000050011": false, "b801200005001": false, "BA01200005001": false,
		"B80120000500I": false, // no letter of the list
		"X80120000500A": false, "A00000000000A": true, "P00000000000B": true,
		"B801200005é1": false,
	} {
		if got := apdocs.SoundUPN(upn); got != want {
			t.Errorf("SoundUPN(%q) is %v", upn, got)
		}
	}
}

// A school's own form that asks for the number and checks it.
type upnSlip struct {
	apdocs.Record
	Pupil apdocs.Pupil `json:"pupil,omitzero"`
}

func (u *upnSlip) Layout() *apdocs.Layout {
	return &apdocs.Layout{Name: "upn-slip", Version: 1, Title: "UPN", Short: "UPN",
		Blocks: []apdocs.Block{apdocs.Beside(apdocs.Ask("UPN", &u.Pupil.UPN))}}
}

func (u *upnSlip) Rules() []apdocs.Rule {
	return []apdocs.Rule{apdocs.UPNRule(func(u *upnSlip) *apdocs.Pupil { return &u.Pupil })}
}

func TestUPNRule(t *testing.T) {
	for upn, want := range map[string]int{"": 0, "B801200005001": 0, " B801200005001 ": 0, "A801200005001": 1,
		"ZQX-Marker": 1} {
		u := new(upnSlip)
		u.Pupil.UPN = upn
		found := apdocs.Examine(u, apdocs.Date{}, nil)
		if len(found) != want || want > 0 && (found[0].Path != "pupil.upn" || found[0].Severity != apdocs.Warning) {
			t.Errorf("%q: %+v", upn, found)
		}
	}
}

func TestYearInWords(t *testing.T) {
	for typed, want := range map[string]string{
		"10": "Year 10", "Year 10": "Year 10", "year 10": "Year 10", "YEAR 10": "Year 10", "Y10": "Year 10", "y10": "Year 10",
		"Yr 10": "Year 10", "yr. 10": "Year 10", "10B": "Year 10B", "Y7ab": "Year 7ab", " 7 ": "Year 7", "R": "Reception",
		"reception": "Reception",
		"":          "", "Sixth form": "Sixth form", "10 and 11": "10 and 11", "10/11": "10/11", "99": "99", "100": "100",
		"Yellow": "Yellow", "10é": "Year 10é",
		"Year": "Year", "KS4": "KS4", "10, set 2": "10, set 2",
	} {
		if got := apdocs.YearInWords(typed); got != want {
			t.Errorf("%q reads %q, want %q", typed, got, want)
		}
	}
}
