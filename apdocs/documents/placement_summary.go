package documents

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
)

// A PlacementSummary is a page for governors about all placements on one day: how many there
// are, what is overdue or missing, and how evaluations went over time. It names no pupil. It is
// computed from records, see [Summarise], and nobody fills it in, so it is not among [All].
type PlacementSummary struct {
	apdocs.Record
	Date    apdocs.Date  `json:"date,omitzero"`
	Running apdocs.Count `json:"running,omitzero"`
	ToCome  apdocs.Count `json:"toCome,omitzero"`
	Ended   apdocs.Count `json:"ended,omitzero"`
	Done    apdocs.Count `json:"done,omitzero"`    // items done in time
	Late    apdocs.Count `json:"late,omitzero"`    // items done late
	Overdue apdocs.Count `json:"overdue,omitzero"` // items
	Missing apdocs.Count `json:"missing,omitzero"` // items

	Open     []OpenDuty     `json:"open,omitempty"`
	Scores   []ScoreOfMonth `json:"scores,omitempty"`
	Doubtful apdocs.Count   `json:"doubtful,omitzero"` // records that could not be counted

	// Elsewhere names what was not looked for, because the settings say that it is kept elsewhere.
	Elsewhere string `json:"elsewhere,omitzero"`
}

// An OpenDuty is something that placements lack.
type OpenDuty struct {
	What    string       `json:"what,omitzero"`
	Overdue apdocs.Count `json:"overdue,omitzero"`
	Missing apdocs.Count `json:"missing,omitzero"`
	Since   apdocs.Date  `json:"since,omitzero"` // the day on which the first of them was due
}

// A ScoreOfMonth is the scores of the complete evaluations of a month, out of 125.
type ScoreOfMonth struct {
	Month       string       `json:"month,omitzero"`
	Evaluations apdocs.Count `json:"evaluations,omitzero"`
	Mean        apdocs.Count `json:"mean,omitzero"`
	Lowest      apdocs.Count `json:"lowest,omitzero"`
	Highest     apdocs.Count `json:"highest,omitzero"`
}

// Layout returns the page.
func (s *PlacementSummary) Layout() *apdocs.Layout {
	return &apdocs.Layout{
		Name: "placement-summary", Version: 1, Title: "Placements, for governors",
		Short: "Placements, for governors", Unnumbered: true, NotPrinted: []any{&s.Elsewhere},
		Blocks: []apdocs.Block{
			apdocs.Grid(3,
				apdocs.Ask("As on", &s.Date), apdocs.Ask("Placements now", &s.Running), apdocs.Ask("To come", &s.ToCome),
				apdocs.Ask("Ended", &s.Ended), apdocs.Ask("Done in time", &s.Done), apdocs.Ask("Done, but late", &s.Late),
				apdocs.Ask("Overdue", &s.Overdue), apdocs.Ask("Missing, with no due day", &s.Missing),
				apdocs.Ask("Records not counted", &s.Doubtful),
			),
			apdocs.Part("What is overdue or missing",
				apdocs.If(func(s *PlacementSummary) bool { return len(s.Open) > 0 }, s.open()),
				apdocs.If(func(s *PlacementSummary) bool { return len(s.Open) == 0 },
					apdocs.Para("Nothing is overdue, and nothing is missing.")),
				apdocs.If(func(s *PlacementSummary) bool { return s.Elsewhere != "" },
					apdocs.Beside(apdocs.Show("Not looked for", (*PlacementSummary).leftOut)))),
			apdocs.Part("Scores of complete evaluations, from 25 to 125",
				apdocs.If(func(s *PlacementSummary) bool { return len(s.Scores) > 0 },
					apdocs.BarChart("Bar chart of mean scores, from 25 to 125 points", lowestScore, highestScore, mostMonths,
						(*PlacementSummary).bars),
					s.scores()),
				apdocs.If(func(s *PlacementSummary) bool { return len(s.Scores) == 0 },
					apdocs.Para("No evaluation is complete so far."))),
		},
	}
}

func (s *PlacementSummary) open() *apdocs.Table {
	return shares(apdocs.Rows("Overdue or missing", &s.Open, 3, func(d *OpenDuty) []*apdocs.Field {
		return []*apdocs.Field{apdocs.Ask("What", &d.What), apdocs.Ask("Overdue", &d.Overdue),
			apdocs.Ask("Missing", &d.Missing), apdocs.Ask("First due", &d.Since)}
	}).NameOnly(), 7, 2, 2, 4)
}

func (s *PlacementSummary) scores() *apdocs.Table {
	return shares(apdocs.Rows("Scores", &s.Scores, 3, func(m *ScoreOfMonth) []*apdocs.Field {
		return []*apdocs.Field{apdocs.Ask("Month", &m.Month), apdocs.Ask("How many", &m.Evaluations),
			apdocs.Ask("Mean score", &m.Mean), apdocs.Ask("Lowest", &m.Lowest), apdocs.Ask("Highest", &m.Highest)}
	}).NameOnly(), 10, 4, 4, 3, 3)
}

// leftOut says what was not looked for.
func (s *PlacementSummary) leftOut() apdocs.Shown {
	return apdocs.Shown{Note: "Kept elsewhere: " + s.Elsewhere + "."}
}

// The least and the most points of a complete evaluation.
const (
	lowestScore  = 25
	highestScore = 125
)

// bars returns the mean scores as bars.
func (s *PlacementSummary) bars() (all []apdocs.Bar) {
	for _, m := range s.Scores {
		all = append(all, apdocs.Bar{Label: m.Month, Value: plus(m.Mean)})
	}
	return all
}

// The numbers of rows that fit on the page: the most frequent open duties, and the newest
// months with scores. All others share one row.
const (
	mostOpen   = 5
	mostMonths = 3
	mostNames  = 3 // of what is kept elsewhere
)

// Summarise returns the page for a report on placements.
func Summarise(r *placement.Report) *PlacementSummary {
	s := &PlacementSummary{Date: r.Today}
	phases, states := map[placement.Phase]int{}, map[placement.State]int{}
	for _, p := range r.Placements {
		phases[p.Phase]++
		for i := range p.Items {
			states[p.Items[i].State]++
			s.lacks(&p.Items[i])
		}
	}
	s.Running, s.ToCome = apdocs.NewCount(phases[placement.Running]), apdocs.NewCount(phases[placement.ToCome])
	s.Ended, s.Done = apdocs.NewCount(phases[placement.Ended]), apdocs.NewCount(states[placement.There])
	s.Late, s.Overdue = apdocs.NewCount(states[placement.Late]), apdocs.NewCount(states[placement.Overdue])
	s.Missing, s.Doubtful = apdocs.NewCount(states[placement.Missing]), apdocs.NewCount(len(r.Doubts))
	slices.SortStableFunc(s.Open, func(a, b OpenDuty) int { return cmp.Compare(plus(b.Overdue), plus(a.Overdue)) })
	s.Elsewhere = keptElsewhere(r.Elsewhere)
	s.others()
	s.scored(r)
	return s
}

// keptElsewhere names the kinds of items that are kept elsewhere: all, or the first and how many more.
func keptElsewhere(kinds []placement.Kind) string {
	var names []string
	for i, k := range kinds {
		if i == mostNames && len(kinds) > mostNames+1 {
			names = append(names, fmt.Sprintf("%d other things", len(kinds)-i))
			break
		}
		names = append(names, string(k))
	}
	return strings.Join(names, "; ")
}

// lacks counts an item that is overdue or missing.
func (s *PlacementSummary) lacks(item *placement.Item) {
	if !item.Open() {
		return
	}
	at := slices.IndexFunc(s.Open, func(d OpenDuty) bool { return d.What == item.Title })
	if at < 0 {
		at = len(s.Open)
		s.Open = append(s.Open, OpenDuty{What: item.Title, Overdue: apdocs.NewCount(0), Missing: apdocs.NewCount(0)})
	}
	d := &s.Open[at]
	if item.State == placement.Missing {
		d.Missing = apdocs.NewCount(plus(d.Missing) + 1)
		return
	}
	d.Overdue = apdocs.NewCount(plus(d.Overdue) + 1)
	if d.Since.IsZero() || item.Due.Before(d.Since) {
		d.Since = item.Due
	}
}

// others makes one row of the least frequent, if there are too many.
func (s *PlacementSummary) others() {
	most := mostOpen
	if s.Elsewhere != "" {
		most-- // that takes the room of a row
	}
	if len(s.Open) <= most {
		return
	}
	rest := s.Open[most-1:]
	sum := OpenDuty{What: fmt.Sprintf("%d other things", len(rest))}
	var overdue, missing int
	for _, d := range rest {
		overdue, missing = overdue+plus(d.Overdue), missing+plus(d.Missing)
		if !d.Since.IsZero() && (sum.Since.IsZero() || d.Since.Before(sum.Since)) {
			sum.Since = d.Since
		}
	}
	sum.Overdue, sum.Missing = apdocs.NewCount(overdue), apdocs.NewCount(missing)
	s.Open = append(s.Open[:most-1], sum)
}

// plus returns a count as a number.
func plus(c apdocs.Count) int {
	n, _ := c.Int()
	return int(n)
}

// scored adds the scores, by the month of the evaluation.
func (s *PlacementSummary) scored(r *placement.Report) {
	var all []placement.Score
	for _, p := range r.Placements {
		all = append(all, p.Scores...)
	}
	slices.SortStableFunc(all, func(a, b placement.Score) int { return a.Date.Compare(b.Date) })
	months := func(d apdocs.Date) int { return d.Year()*12 + int(d.Month()) }
	var starts []int // of the months, in all
	for i := range all {
		if i == 0 || months(all[i].Date) != months(all[i-1].Date) {
			starts = append(starts, i)
		}
	}
	if n := len(starts); n > mostMonths {
		starts = slices.Concat(starts[:1], starts[n-mostMonths+1:]) // the first row has all that is older
	}
	for i, from := range starts {
		to := len(all)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		name := all[from].Date.Time(nil).Format("January 2006")
		if last := all[to-1].Date; months(last) != months(all[from].Date) {
			name += " to " + last.Time(nil).Format("January 2006")
		}
		s.Scores = append(s.Scores, scoreOf(name, all[from:to]))
	}
}

// scoreOf returns the row of some scores.
func scoreOf(name string, all []placement.Score) ScoreOfMonth {
	total, low, high := 0, all[0].Points, all[0].Points
	for _, score := range all {
		total += score.Points
		low, high = min(low, score.Points), max(high, score.Points)
	}
	return ScoreOfMonth{name, apdocs.NewCount(len(all)), apdocs.NewCount((total + len(all)/2) / len(all)),
		apdocs.NewCount(low), apdocs.NewCount(high)}
}
