package documents

import (
	"slices"
	"strconv"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// CensusItems are the placements as the school census asks for them: a row a placement, with the
// pupil's number and without a name.
//
// Source: Department for Education, alternative provision census and school census, data items of
// a placement: URN, or else UKPRN, or else the type of setting (NFE, OOT, OTH, WBP), never two of
// them; primary reason; entry and leaving date; full or part time and sessions a week. Read in
// copies of the guide for 2023. The codes of the primary reason could not be read: they are those
// of the organisation's settings.
type CensusItems struct {
	apdocs.Record
	School     apdocs.School  `json:"school,omitzero"`
	AsOn       apdocs.Date    `json:"asOn,omitzero"`
	Placements []CensusRecord `json:"placements,omitempty"`
}

// A CensusRecord is one placement for the school census.
type CensusRecord struct {
	UPN      string       `json:"upn,omitzero"`
	URN      string       `json:"urn,omitzero"`
	UKPRN    string       `json:"ukprn,omitzero"`   // if there is no URN
	Setting  string       `json:"setting,omitzero"` // if there is neither: NFE, OOT, OTH or WBP
	Reason   string       `json:"reason,omitzero"`
	Entry    apdocs.Date  `json:"entry,omitzero"`
	Leaving  apdocs.Date  `json:"leaving,omitzero"`
	Pattern  string       `json:"pattern,omitzero"` // full time or part time
	Sessions apdocs.Count `json:"sessions,omitzero"`
	Hours    apdocs.Count `json:"hours,omitzero"`
}

// Layout returns the list.
func (c *CensusItems) Layout() *apdocs.Layout {
	each := apdocs.EachPart("Placement", &c.Placements, 1, func(p *CensusRecord) []apdocs.Block {
		return onePage(apdocs.Grid(3,
			apdocs.Ask("UPN", &p.UPN).Class(apdocs.ClassIdentifier), apdocs.Ask("Primary reason", &p.Reason),
			apdocs.Ask("URN", &p.URN), apdocs.Ask("UKPRN", &p.UKPRN), apdocs.Ask("Type of setting", &p.Setting),
			apdocs.Ask("Entry date", &p.Entry), apdocs.Ask("Leaving date", &p.Leaving),
			apdocs.Ask("Attendance pattern", &p.Pattern), apdocs.Ask("Half days a week", &p.Sessions),
			apdocs.Ask("Hours a week", &p.Hours),
		))
	})
	each.OwnPage = false
	return &apdocs.Layout{
		Name: "register-census", Version: 1, Title: "Placements in alternative provision for the school census",
		Short: "Placements, for the school census", Unnumbered: true,
		Blocks: []apdocs.Block{
			apdocs.Grid(2, apdocs.Ask("School", &c.School.Name), apdocs.Ask("As on", &c.AsOn)),
			apdocs.Para("A placement has the URN of its provider, or else the UKPRN, or else a type of setting: NFE further " +
				"education that is not maintained, OOT one-on-one tuition, OTH other provider that is not registered, WBP " +
				"work-based placement."),
			each,
		},
	}
}

// A CensusLack is something that the census asks and a register does not say of some placements.
type CensusLack struct {
	What       string
	Placements []string // their references, or their numbers in the register
}

// CensusItems returns the placements for the school census that have begun by the day of the
// register and have not ended before the day since, or all of them if it is zero, with what is
// lacking. The organisation, whose list of reason codes is used, may be nil.
func (r *PlacementRegister) CensusItems(since apdocs.Date, org *apdocs.Organisation) (c *CensusItems,
	lacks []CensusLack) {
	c = &CensusItems{School: apdocs.School{Name: r.School.Name}, AsOn: r.AsOn}
	for i := range r.Placements {
		e := &r.Placements[i]
		p := &e.Placement
		if !since.IsZero() && e.Ended(since) || p.Start.After(r.AsOn) && !r.AsOn.IsZero() {
			continue
		}
		row := CensusRecord{UPN: e.Pupil.UPN, URN: e.Provider.URN, Reason: p.CensusReason, Entry: p.Start,
			Leaving: p.ActualEnd, Sessions: p.Sessions, Hours: p.Hours}
		if code, ok := apdocs.CodeIn(org.CensusReasonCodes(), p.CensusReason); ok {
			row.Reason = code.Code
		}
		if row.URN == "" {
			row.UKPRN = e.Provider.UKPRN
		}
		if row.URN == "" && row.UKPRN == "" && e.Provider.Setting != apdocs.NumberedSetting {
			row.Setting = strings.ToUpper(string(e.Provider.Setting))
		}
		switch p.FullTime {
		case apdocs.Yes:
			row.Pattern = "full time"
		case apdocs.No:
			row.Pattern = "part time"
		}
		c.Placements = append(c.Placements, row)
		for _, what := range row.lacks(org) {
			at := slices.IndexFunc(lacks, func(l CensusLack) bool { return l.What == what })
			if at < 0 {
				at, lacks = len(lacks), append(lacks, CensusLack{What: what})
			}
			lacks[at].Placements = append(lacks[at].Placements, placementName(e, i))
		}
	}
	return c, lacks
}

// placementName names an entry of the register: by its reference or, without one, its number.
func placementName(e *RegisterEntry, i int) string {
	if e.PlacementReference != "" {
		return e.PlacementReference
	}
	return "entry " + strconv.Itoa(i+1)
}

// lacks names what the census asks for and the row has not. A leaving date is asked only of a
// placement that is over.
func (c *CensusRecord) lacks(org *apdocs.Organisation) (lack []string) {
	_, known := apdocs.CodeIn(org.CensusReasonCodes(), c.Reason)
	for _, item := range []struct {
		missing bool
		name    string
	}{
		{c.UPN == "", "the UPN"}, {c.URN == "" && c.UKPRN == "" && c.Setting == "", "a URN, a UKPRN or the type of setting"},
		{c.Reason == "", "the reason code"}, {c.Reason != "" && !known, "a reason code of the list in the settings"},
		{c.Entry.IsZero(), "the first day"}, {c.Pattern == "", "whether it is full or part time"},
		{c.Sessions == apdocs.Count{}, "the half days a week"},
	} {
		if item.missing {
			lack = append(lack, item.name)
		}
	}
	return lack
}
