package main

import (
	"github.com/apdocs/forms/apdocs/placement"
	"github.com/apdocs/forms/schema/sheet"
)

// statusListings returns the status as tables: every item of every placement, and the records
// that were not counted.
func statusListings(r *placement.Report) (items, doubts sheet.Listing) {
	items = sheet.Listing{
		Name: "Status",
		Heads: []string{"Reference", "Pupil", "Provider", "First day", "Last day", "Placement", "State", "Due", "Done",
			"What", "Rule", "Source", "Note"},
		Wide: []bool{9: true, 11: true, 12: true},
	}
	for _, p := range r.Placements {
		for _, i := range p.Items {
			items.Rows = append(items.Rows, []any{p.Reference, p.Pupil, p.Provider, p.Start, p.End, string(p.Phase),
				string(i.State), i.Due, i.Done, i.Title, i.Rule, i.Source, i.Why})
		}
	}
	doubts = sheet.Listing{Name: "Doubtful records", Heads: []string{"Record", "Why"}, Wide: []bool{true, true}}
	for _, d := range r.Doubts {
		doubts.Rows = append(doubts.Rows, []any{d.Record, d.Why})
	}
	if len(r.Elsewhere) > 0 {
		doubts.Rows = append(doubts.Rows, []any{"none", notLookedFor(r)})
	}
	return items, doubts
}
