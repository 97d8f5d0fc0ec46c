package placement

import (
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// kinds are the kinds of items that an office may keep elsewhere, in the order in which a placement
// needs them.
var kinds = []Kind{
	Notification, Notice, SixthDay, Agreement, Signed, Check, Plan, Risk, Return, Attendance, Assessment, LearningPlan,
	Confirmation, Insurance, NextCheck, Visit, Review, Reported, WeekReturned, Wellbeing, ProviderContact, YearReport,
	Outcome, MidScore, EndScore, FinalReport, Views, Discussion, Destination,
}

// CheckElsewhere returns an error if the figures of an organisation, which may be nil, name something kept
// elsewhere that is no kind of item. A misspelt kind would otherwise be looked for all the same.
func CheckElsewhere(org *apdocs.Organisation) error {
	if org == nil {
		return nil
	}
	for _, row := range org.Figures.Placements {
		for _, name := range row.Elsewhere {
			if name != "" && !slices.Contains(kinds, kindOf(name)) {
				return fmt.Errorf("the settings: figures.placements, elsewhere: %q is not something that is looked for; "+
					"these are: %s", name, strings.Join(kindNames(), ", "))
			}
		}
	}
	return nil
}

// kindOf returns the kind of a name as it is typed, with any case and any apostrophe.
func kindOf(name string) Kind {
	return Kind(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "'", "’"))
}

func kindNames() (names []string) {
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return names
}

// leaveOut removes the items that the office keeps elsewhere, by the figures for the first day of the
// placement, and returns their kinds.
func (d *duties) leaveOut(p *Placement) (left []Kind) {
	for _, name := range d.figures(p).Elsewhere {
		kind := kindOf(name)
		before := len(p.Items)
		p.Items = slices.DeleteFunc(p.Items, func(i Item) bool { return i.Kind == kind })
		if len(p.Items) < before {
			left = append(left, kind)
		}
	}
	return left
}
