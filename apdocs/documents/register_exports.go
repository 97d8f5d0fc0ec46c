package documents

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// The documents in this file are computed from a register, for one reader each. They have the
// columns that this reader needs and no others, and nobody fills them in, so they are not among
// [All].

// An AuthorityList says to the local authority which pupils are placed where, and how each
// placement went on.
//
// Source: school policy on alternative provision, 8.1 (the authority is always told of a
// placement); what it asks is what local authorities ask in their notification forms.
type AuthorityList struct {
	apdocs.Record
	School     apdocs.School     `json:"school,omitzero"`
	AsOn       apdocs.Date       `json:"asOn,omitzero"`
	Placements []AuthorityRecord `json:"placements,omitempty"`
}

// An AuthorityRecord is one placement in the list for the local authority.
type AuthorityRecord struct {
	Pupil       string         `json:"pupil,omitzero"`
	BirthDate   apdocs.Date    `json:"birthDate,omitzero"`
	UPN         string         `json:"upn,omitzero"`
	Year        string         `json:"year,omitzero"`
	EHCP        apdocs.YesNo   `json:"ehcp,omitzero"`
	LookedAfter apdocs.YesNo   `json:"lookedAfter,omitzero"`
	Provider    string         `json:"provider,omitzero"`
	Addresses   apdocs.Address `json:"addresses,omitzero"` // of all sites
	Registered  string         `json:"registered,omitzero"`
	Arranged    string         `json:"arranged,omitzero"`
	Start       apdocs.Date    `json:"start,omitzero"`
	End         apdocs.Date    `json:"end,omitzero"` // expected
	ActualEnd   apdocs.Date    `json:"actualEnd,omitzero"`
	Sessions    apdocs.Count   `json:"sessions,omitzero"` // half days a week
	Hours       apdocs.Count   `json:"hours,omitzero"`    // a week
	FullTime    apdocs.YesNo   `json:"fullTime,omitzero"`
	ToldOn      apdocs.Date    `json:"toldOn,omitzero"`
	Destination string         `json:"destination,omitzero"`
}

// Layout returns the list.
func (a *AuthorityList) Layout() *apdocs.Layout {
	each := apdocs.EachPart("Placement", &a.Placements, 1, func(p *AuthorityRecord) []apdocs.Block {
		return onePage(
			apdocs.Grid(3,
				apdocs.Ask("Pupil", &p.Pupil), apdocs.Ask("Date of birth", &p.BirthDate),
				apdocs.Ask("Pupil number (UPN)", &p.UPN).Class(apdocs.ClassIdentifier), apdocs.Ask("Year group", &p.Year),
				apdocs.Ask("Has an EHCP", &p.EHCP).Class(apdocs.ClassHealth),
				apdocs.Ask("Looked after", &p.LookedAfter).Class(apdocs.ClassSafeguarding),
			),
			apdocs.Beside(
				apdocs.Ask("Provider", &p.Provider), apdocs.Ask("Addresses where taught", &p.Addresses),
			),
			apdocs.Grid(3,
				apdocs.Ask("Registered as a school", &p.Registered), apdocs.Ask("How arranged", &p.Arranged),
				apdocs.Ask("Authority told on", &p.ToldOn), apdocs.Ask("First day", &p.Start),
				apdocs.Ask("Expected last day", &p.End),
				apdocs.Ask("Last day", &p.ActualEnd), apdocs.Ask("Half days a week", &p.Sessions),
				apdocs.Ask("Hours a week", &p.Hours), apdocs.Ask("Full time", &p.FullTime),
				apdocs.Ask("Goes next to", &p.Destination),
			),
		)
	})
	each.OwnPage = false
	return &apdocs.Layout{
		Name: "register-authority", Version: 1, Title: "Pupils in alternative provision: list for the local authority",
		Short: "Placements, for the local authority", Unnumbered: true,
		Blocks: []apdocs.Block{
			apdocs.Grid(2, apdocs.Ask("School", &a.School.Name), apdocs.Ask("As on", &a.AsOn)),
			each,
		},
	}
}

// onePage returns blocks that are kept on one page where they fit.
func onePage(blocks ...apdocs.Block) []apdocs.Block {
	return []apdocs.Block{&apdocs.Section{Together: true, Blocks: blocks}}
}

// AuthorityList returns the list for the local authority: the placements that have not ended before
// the day since, or all of them if it is zero.
func (r *PlacementRegister) AuthorityList(since apdocs.Date) *AuthorityList {
	a := &AuthorityList{School: apdocs.School{Name: r.School.Name}, AsOn: r.AsOn}
	for i := range r.Placements {
		e := &r.Placements[i]
		if e.Ended(since) && !since.IsZero() {
			continue
		}
		p := &e.Placement
		a.Placements = append(a.Placements, AuthorityRecord{
			Pupil: e.Pupil.Name, BirthDate: e.Pupil.BirthDate, UPN: e.Pupil.UPN, Year: e.Pupil.Year, EHCP: e.Pupil.EHCP,
			LookedAfter: e.Pupil.LookedAfter, Provider: e.Provider.Name, Addresses: e.addresses(),
			Registered: labelOf(e.Provider.Registration), Arranged: labelOf(p.Route), Start: p.Start, End: p.End,
			ActualEnd: p.ActualEnd, Sessions: p.Sessions, Hours: p.Hours, FullTime: p.FullTime,
			ToldOn: e.LocalAuthorityToldOn, Destination: labelOf(e.Destination.Kind),
		})
	}
	return a
}

// addresses returns the address of the provider and those of its other sites.
func (e *RegisterEntry) addresses() apdocs.Address {
	all := []string{string(e.Provider.Address)}
	for _, s := range e.Provider.Sites {
		all = append(all, strings.Join(filled(s.Name, string(s.Address)), ": "))
	}
	return apdocs.Address(strings.Join(slices.Compact(filled(all...)), "\n"))
}

// filled returns the texts that are not empty.
func filled(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// labelOf returns the printed label of an answer, or the answer if it is not among the choices.
func labelOf[T interface {
	~string
	Choices() []apdocs.Choice
}](answer T) string {
	for _, c := range answer.Choices() {
		if c.Value == string(answer) {
			return c.Label
		}
	}
	return string(answer)
}

// An InspectionPage is what an inspector asks for first: the providers where pupils are taught on
// one day, with addresses, registration and numbers, and for each placement there the reason, the
// first day and the hours. It names no pupil.
//
// Source: what inspectors ask schools for when they announce an inspection, as schools report it;
// the handbook itself could not be read.
type InspectionPage struct {
	apdocs.Record
	School    apdocs.School       `json:"school,omitzero"`
	AsOn      apdocs.Date         `json:"asOn,omitzero"`
	Pupils    apdocs.Count        `json:"pupils,omitzero"`
	Providers []InspectedProvider `json:"providers,omitempty"`
}

// An InspectedProvider is a provider on the page for inspectors, with the placements there.
type InspectedProvider struct {
	Provider   string               `json:"provider,omitzero"`
	Addresses  apdocs.Address       `json:"addresses,omitzero"`
	Registered string               `json:"registered,omitzero"`
	URN        string               `json:"urn,omitzero"`
	UKPRN      string               `json:"ukprn,omitzero"`
	Pupils     apdocs.Count         `json:"pupils,omitzero"` // of the school, there now
	Placements []InspectedPlacement `json:"placements,omitempty"`
}

// An InspectedPlacement is one placement on the page for inspectors.
type InspectedPlacement struct {
	PlacementReference string       `json:"placementReference,omitzero"`
	Arranged           string       `json:"arranged,omitzero"`
	Start              apdocs.Date  `json:"start,omitzero"`
	Hours              apdocs.Count `json:"hours,omitzero"` // a week
	FullTime           apdocs.YesNo `json:"fullTime,omitzero"`
}

// Layout returns the page.
func (p *InspectionPage) Layout() *apdocs.Layout {
	each := apdocs.EachPart("Provider", &p.Providers, 1, func(q *InspectedProvider) []apdocs.Block {
		table := apdocs.Rows("Placements there", &q.Placements, 1, func(i *InspectedPlacement) []*apdocs.Field {
			return []*apdocs.Field{
				apdocs.Ask("Reference", &i.PlacementReference), apdocs.Ask("Reason", &i.Arranged),
				apdocs.Ask("First day", &i.Start), apdocs.Ask("Weekly hours", &i.Hours), apdocs.Ask("Full time", &i.FullTime),
			}
		}).NameOnly()
		return onePage(
			apdocs.Beside(apdocs.Ask("Name of the provider", &q.Provider), apdocs.Ask("Addresses", &q.Addresses)),
			apdocs.Grid(2,
				apdocs.Ask("Registered as a school", &q.Registered), apdocs.Ask("Pupils there now", &q.Pupils),
				apdocs.Ask("URN", &q.URN), apdocs.Ask("UKPRN", &q.UKPRN),
			),
			shares(table, 4, 5, 4, 3, 4),
		)
	})
	each.OwnPage = false
	return &apdocs.Layout{
		Name: "register-inspection", Version: 1, Title: "Pupils in alternative provision: page for inspectors",
		Short: "Placements, for inspectors", Unnumbered: true,
		Blocks: []apdocs.Block{
			apdocs.Grid(3, apdocs.Ask("School", &p.School.Name), apdocs.Ask("As on", &p.AsOn),
				apdocs.Ask("Pupils placed now", &p.Pupils)),
			each,
		},
	}
}

// InspectionPage returns the page for inspectors: the placements that run on the day of the
// register, by provider.
func (r *PlacementRegister) InspectionPage() *InspectionPage {
	page := &InspectionPage{School: apdocs.School{Name: r.School.Name}, AsOn: r.AsOn}
	placed := map[string]map[[2]string]bool{} // pupils by provider, and by "" all
	for i := range r.Placements {
		e := &r.Placements[i]
		if p := &e.Placement; e.Ended(r.AsOn) || p.Start.After(r.AsOn) && !r.AsOn.IsZero() {
			continue
		}
		at := slices.IndexFunc(page.Providers, func(q InspectedProvider) bool { return q.Provider == e.Provider.Name })
		if at < 0 {
			at = len(page.Providers)
			page.Providers = append(page.Providers, InspectedProvider{Provider: e.Provider.Name})
		}
		q := &page.Providers[at]
		q.add(e)
		for _, name := range []string{"", e.Provider.Name} {
			if placed[name] == nil {
				placed[name] = map[[2]string]bool{}
			}
			placed[name][[2]string{e.Pupil.Name, e.Pupil.BirthDate.String()}] = true
		}
		q.Pupils = apdocs.NewCount(len(placed[e.Provider.Name]))
	}
	page.Pupils = apdocs.NewCount(len(placed[""]))
	slices.SortStableFunc(page.Providers, func(a, b InspectedProvider) int { return cmp.Compare(a.Provider, b.Provider) })
	return page
}

// add adds a placement, and what its entry says of the provider and others do not.
func (q *InspectedProvider) add(e *RegisterEntry) {
	q.Registered = cmp.Or(q.Registered, labelOf(e.Provider.Registration))
	q.URN, q.UKPRN = cmp.Or(q.URN, e.Provider.URN), cmp.Or(q.UKPRN, e.Provider.UKPRN)
	lines := strings.Split(string(q.Addresses), "\n")
	for line := range strings.SplitSeq(string(e.addresses()), "\n") {
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	q.Addresses = apdocs.Address(strings.Join(filled(lines...), "\n"))
	p := &e.Placement
	q.Placements = append(q.Placements, InspectedPlacement{e.PlacementReference, labelOf(p.Route), p.Start, p.Hours,
		p.FullTime})
}
