package documents

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/placement"
)

// RegisterOf returns the register of the placements that records are about, as on a day, with
// the report of [placement.Read] on the same records, whose doubts say what is not in it. The
// records are read twice, so the iterator must give the same ones again.
//
// An entry has the answers that records of the placement give by the same names, the newest
// first, as [Carry] takes them, and the days on which documents were made.
func RegisterOf(records iter.Seq2[string, apdocs.Form], org *apdocs.Organisation,
	today apdocs.Date) (*PlacementRegister, *placement.Report, error) {
	report, err := placement.Read(records, org, today)
	if err != nil {
		return nil, nil, err
	}
	r := &PlacementRegister{AsOn: today}
	o, err := apdocs.Outlined(r)
	if err != nil {
		return nil, nil, err
	}
	r.Envelope().Form = o.Name
	if org != nil {
		r.School.Name = org.Name
	}
	entry := map[string][]int{} // of the placements that a record is about
	for i, p := range report.Placements {
		for _, d := range p.Documents {
			entry[d.Record] = append(entry[d.Record], i)
		}
	}
	sources := make([][]carrySource, len(report.Placements))
	for name, f := range records {
		from, err := apdocs.Outlined(f)
		if err != nil {
			return nil, nil, err
		}
		for _, i := range entry[name] {
			sources[i] = append(sources[i], carrySource{Outline: from, record: f, day: placement.OwnDate(f)})
		}
	}
	r.Placements = make([]RegisterEntry, len(report.Placements))
	for i, p := range report.Placements {
		slices.SortStableFunc(sources[i], func(a, b carrySource) int { return b.day.Compare(a.day) })
		e := &r.Placements[i]
		for _, q := range o.Fields {
			if strings.HasPrefix(q.Name, entries) && strings.Count(q.Name, "[]") == 1 {
				fillEntry(q, r, i, sources[i])
			}
		}
		e.made(p, sources[i])
	}
	return r, report, nil
}

// entries is the list of a register, as the names of its answers begin.
const entries = "placements[]."

// fillEntry takes an answer from the newest record that has one by the same name. What is given
// afresh is taken too where it is a result: the register says how things stand.
func fillEntry(q *apdocs.Field, r *PlacementRegister, row int, sources []carrySource) {
	path := strings.TrimPrefix(q.Name, entries)
	if path == "placementReference" {
		return
	}
	for i := range sources {
		s := &sources[i]
		for _, from := range []string{passes(s.Name, "placement-register", path), path} {
			if f := s.Field(from); from != "" && sameKind(f, q) && f.Answered(s.record, apdocs.At{}) &&
				takeAt(q, r, apdocs.At{row}, s, from, apdocs.At{}) {
				return
			}
		}
	}
}

// made fills in the days of documents, and what was held and decided.
func (e *RegisterEntry) made(p *placement.Placement, sources []carrySource) {
	e.PlacementReference = p.Reference
	if e.Provider.Name == "" {
		e.Provider.Name = p.Provider
	}
	if p.Ended && e.Placement.ActualEnd.IsZero() {
		e.Placement.ActualEnd = p.End
	}
	for _, day := range []struct {
		to   *apdocs.Date
		kind placement.Kind
	}{
		{&e.QualityCheckedOn, placement.Check}, {&e.InsuranceExpires, placement.Insurance},
		{&e.SafeguardingConfirmedOn, placement.Confirmation}, {&e.NoticeOn, placement.Notice},
		{&e.LocalAuthorityToldOn, placement.Notification}, {&e.AgreementSignedOn, placement.Signed},
		{&e.ReintegrationPlanOn, placement.Return}, {&e.FinalReportOn, placement.FinalReport},
	} {
		if all := p.Days(day.kind); len(all) > 0 {
			*day.to = all[len(all)-1]
		}
	}
	if p.Has(placement.Views) {
		e.PupilViewsHeld = apdocs.Yes
	}
	for _, score := range p.Scores {
		e.Evaluations = append(e.Evaluations, EvaluationMade{score.Date, score.Stage, apdocs.NewCount(score.Points)})
	}
	e.meetings(p, sources)
}

// meetings adds the visits and reviews, in order of date.
func (e *RegisterEntry) meetings(p *placement.Placement, sources []carrySource) {
	by, decided := map[apdocs.Date]string{}, map[apdocs.Date]apdocs.Decision{}
	for _, s := range sources {
		if v, ok := s.record.(*ProgressVisit); ok {
			by[v.Visit.Date] = cmp.Or(by[v.Visit.Date], v.Visit.By)
		}
		q, on := s.Field("review.decision"), s.Field("review.date")
		if q != nil && on != nil && q.Answered(s.record, apdocs.At{}) {
			day := *on.Pointer(s.record, apdocs.At{}).(*apdocs.Date)
			decided[day] = cmp.Or(decided[day], apdocs.Decision(q.Text(s.record, apdocs.At{})))
		}
	}
	for _, day := range slices.Compact(p.Days(placement.Visit)) {
		e.Visits = append(e.Visits, VisitMade{day, by[day]})
	}
	for _, day := range slices.Compact(p.Days(placement.Review)) {
		e.Reviews = append(e.Reviews, ReviewHeld{day, decided[day]})
	}
}
