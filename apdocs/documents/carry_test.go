package documents_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

var update = flag.Bool("update", false, "write the list of what is carried anew")

// TestCarriedAnswers holds testdata/carried.txt: for every form, which answers of its record
// are carried from records of which other forms, where each of those answers all that it can.
// A new form adds its lines; a person looks at them.
func TestCarriedAnswers(t *testing.T) {
	var b strings.Builder
	for _, to := range documents.All() {
		name := outlined(t, to).Name
		fmt.Fprintf(&b, "%s\n", name)
		var order []string
		sources := map[string][]string{}
		for _, from := range documents.All() {
			next, taken, err := documents.Carry([]apdocs.Form{answerAll(t, from)}, name)
			if err != nil {
				t.Fatal(err)
			}
			afresh(t, next, taken)
			for _, line := range lines(taken) {
				if sources[line] == nil {
					order = append(order, line)
				}
				sources[line] = append(sources[line], outlined(t, from).Name)
			}
		}
		slices.Sort(order)
		for _, line := range order {
			from := strings.Join(sources[line], ", ")
			if len(sources[line]) == len(documents.All()) {
				from = "every form"
			}
			fmt.Fprintf(&b, "\t%s: %s\n", line, from)
		}
	}
	golden := filepath.Join("..", "..", "testdata", "carried.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(want, []byte(b.String())) {
		t.Errorf("testdata/carried.txt is not what is carried (%v); look at the difference that -update makes", err)
	}
}

// lines returns what was carried, shortened: the parts of a week or an address stand in one line.
func lines(taken []documents.Carried) (all []string) {
	for _, c := range taken {
		line := c.Path
		if at := strings.Index(line, "timetable."); at >= 0 {
			line = line[:at+len("timetable")]
		}
		if c.Source != c.Path {
			line += " from " + c.Source
		}
		if !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

// afresh fails if an answer was carried that a person must give anew, whatever it is called.
func afresh(t *testing.T, next apdocs.Form, taken []documents.Carried) {
	t.Helper()
	o := outlined(t, next)
	for _, c := range taken {
		if c.Path == "reference" {
			continue
		}
		q := o.Field(c.Path)
		if q == nil {
			t.Fatalf("%s: %s is not asked", o.Name, c.Path)
		}
		first, _, _ := strings.Cut(c.Path, ".")
		if q.Kind == apdocs.KindSignature || q.Kind == apdocs.KindRating ||
			slices.Contains([]string{"signatures", "ratings", "views", "comments", "copies", "replies"}, first) {
			t.Errorf("%s: %s is carried", o.Name, c.Path)
		}
	}
	if e := next.Envelope(); len(e.Overrides) > 0 || len(e.Extra) > 0 || e.Status != "" {
		t.Errorf("%s: the envelope is carried", o.Name)
	}
}

// answerAll returns a record of a form with an answer to every question, and two rows in
// every list.
func answerAll(t *testing.T, f apdocs.Form) apdocs.Form {
	t.Helper()
	blank, err := documents.New(outlined(t, f).Name)
	if err != nil {
		t.Fatal(err)
	}
	e := blank.Envelope()
	e.Reference, e.Status = "AP-1", apdocs.Draft
	e.Overrides, e.Extra = []apdocs.Override{{Rule: "R17"}}, []apdocs.Extra{{Question: "Q"}}
	answerIn(outlined(t, blank).Blocks, blank, apdocs.At{}, 0)
	return blank
}

func answerIn(blocks []apdocs.Block, f apdocs.Form, at apdocs.At, depth int) {
	for _, b := range blocks {
		asks, inside, each := apdocs.Inside(b)
		rows := 1
		if each != nil {
			rows = 2
			each.Grow(f, at, rows)
		}
		for i := range rows {
			inner, deeper := at, depth
			if each != nil {
				inner[depth], deeper = i, depth+1
			}
			for _, q := range asks {
				give(q, f, inner)
			}
			answerIn(inside, f, inner, deeper)
		}
	}
}

func give(q *apdocs.Field, f apdocs.Form, at apdocs.At) {
	if q.Kind == apdocs.KindGroup {
		for _, p := range q.Parts {
			give(p, f, at)
		}
		return
	}
	if q.Kind == apdocs.KindComputed {
		return
	}
	switch p := q.Pointer(f, at).(type) {
	case *apdocs.Date:
		*p = day("2026-11-12")
	case *apdocs.Clock:
		*p = apdocs.NewClock(9, 15)
	case *apdocs.Count:
		*p = apdocs.NewCount(30)
	case *apdocs.Percent:
		*p = apdocs.NewPercent(90)
	case *apdocs.Money:
		*p = apdocs.NewMoney(100)
	case *apdocs.Rating:
		*p = apdocs.Agree
	case *apdocs.Signature:
		*p = apdocs.Signature{Name: "Sam Sample", Status: apdocs.Signed, Method: apdocs.ByTyping,
			At: apdocs.NewMoment(time.Date(2026, 11, 12, 9, 0, 0, 0, time.UTC))}
	default:
		v := reflect.ValueOf(p).Elem()
		if v.Kind() == reflect.String {
			v.SetString("Sample")
			if len(q.Choices) > 0 {
				v.SetString(q.Choices[0].Value)
			}
		}
	}
}

// The newest answer is taken, by the day that a record is about, whatever their order.
func TestCarryNewest(t *testing.T) {
	agreement := &documents.CommissioningAgreement{CompletedOn: day("2026-09-01")}
	agreement.Reference = "AP-7"
	agreement.Pupil = apdocs.Pupil{Name: "Alex Example", Year: "9", BirthDate: day("2012-05-04")}
	agreement.Provider.Name = "Example Farm Learning"
	agreement.Placement.Start, agreement.Placement.End = day("2026-09-07"), day("2026-12-18")
	agreement.Objectives = []apdocs.Objective{{Aim: "Attend"}, {Aim: "Read"}}
	visit := &documents.ProgressVisit{}
	visit.Visit.Date = day("2026-11-12")
	visit.Pupil = apdocs.Pupil{Name: "alex  example"}
	visit.Provider.Name = "Example Farm Learning"
	visit.Objectives = []apdocs.Objective{{Aim: "Attend every day", Progress: "Good"}}
	visit.Views.Pupil = "I like it"
	for _, records := range [][]apdocs.Form{{agreement, visit}, {visit, agreement}} {
		next, taken, err := documents.Carry(records, "placement-evaluation")
		if err != nil {
			t.Fatal(err)
		}
		e := next.(*documents.PlacementEvaluation)
		if e.Pupil.Name != "alex  example" || e.Pupil.BirthDate != agreement.Pupil.BirthDate ||
			e.Placement.Start != agreement.Placement.Start || e.Reference != "AP-7" {
			t.Errorf("%+v", e.Pupil)
		}
		if len(e.Objectives) != 1 || e.Objectives[0] != (apdocs.Objective{Aim: "Attend every day"}) {
			t.Errorf("objectives: %+v", e.Objectives)
		}
		for _, c := range taken {
			if records[c.From] == apdocs.Form(visit) != (c.Path == "pupil.name" || c.Path == "provider.name" ||
				c.Path == "objectives[].aim") {
				t.Errorf("%v is from %T", c, records[c.From])
			}
			if strings.Contains(c.String(), "xample") {
				t.Errorf("%v has an answer", c)
			}
		}
	}
}

// An evaluation has the score of the newest complete one before it, and no other.
func TestCarryScore(t *testing.T) {
	whole := answerAll(t, new(documents.PlacementEvaluation)).(*documents.PlacementEvaluation)
	part := answerAll(t, new(documents.PlacementEvaluation)).(*documents.PlacementEvaluation)
	part.Evaluation.Date, part.Ratings.Pupil.Safe = day("2026-12-01"), 0
	next, _, err := documents.Carry([]apdocs.Form{whole, part}, "placement-evaluation")
	if err != nil {
		t.Fatal(err)
	}
	want := apdocs.PreviousEvaluation{Date: day("2026-11-12"), Score: apdocs.NewCount(100)}
	got := next.(*documents.PlacementEvaluation).Evaluation
	if got.Previous != want || got.Stage != "" || !got.Date.IsZero() {
		t.Errorf("%+v", got)
	}
	next, _, _ = documents.Carry([]apdocs.Form{part}, "placement-evaluation")
	if got := next.(*documents.PlacementEvaluation).Evaluation; got != (apdocs.Evaluation{}) {
		t.Errorf("an incomplete evaluation gives a score: %+v", got)
	}
}

// Records of two pupils are refused, and what was said of another provider is left out.
func TestCarryApart(t *testing.T) {
	visit := func(name, provider, on string) *documents.ProgressVisit {
		v := &documents.ProgressVisit{}
		v.Pupil.Name, v.Provider.Name, v.Visit.Date = name, provider, day(on)
		v.Objectives = []apdocs.Objective{{Aim: "Aim at " + apdocs.LongText(provider)}}
		return v
	}
	farm, garage := visit("Alex Example", "Farm", "2026-09-20"), visit("Alex Example", "Garage", "2026-11-20")
	garage.Objectives = nil
	farm.Pupil.BirthDate = day("2012-05-04")
	next, _, err := documents.Carry([]apdocs.Form{farm, garage}, "progress-visit")
	if err != nil {
		t.Fatal(err)
	}
	if v := next.(*documents.ProgressVisit); v.Provider.Name != "Garage" || len(v.Objectives) > 0 ||
		v.Pupil.BirthDate != farm.Pupil.BirthDate {
		t.Errorf("%+v", v)
	}
	if _, _, err := documents.Carry([]apdocs.Form{farm, visit("Jordan Sample", "Farm", "2026-09-21")},
		"progress-visit"); !errors.Is(err, documents.ErrPupils) {
		t.Error(err)
	}
}

// The one parent of an agreement is the first of a letter's, unless another record lists them all;
// of several parents none is taken for the one of an agreement.
func TestCarryParents(t *testing.T) {
	agreement := &documents.CommissioningAgreement{CompletedOn: day("2026-10-01")}
	agreement.Parent = apdocs.Parent{Name: "Pat Example", Email: "pat@example.org", AddressWithheld: apdocs.Yes}
	carried := func(to string, from ...apdocs.Form) apdocs.Form {
		t.Helper()
		next, _, err := documents.Carry(from, to)
		if err != nil {
			t.Fatal(err)
		}
		return next
	}
	letter := carried("off-site-direction-notice", agreement).(*documents.OffSiteDirectionNotice)
	if p := letter.Parents; len(p) != 1 || p[0].Name != "Pat Example" || p[0].Email != "pat@example.org" ||
		p[0].AddressWithheld != apdocs.Yes {
		t.Errorf("%+v", p)
	}
	referral := &documents.PupilReferral{CompletedOn: day("2026-09-01")}
	referral.Parents = []apdocs.Parent{{Name: "Pat Example"}, {Name: "Chris Sample"}}
	letter = carried("off-site-direction-notice", agreement, referral).(*documents.OffSiteDirectionNotice)
	if p := letter.Parents; len(p) != 2 || p[1].Name != "Chris Sample" {
		t.Errorf("%+v", p)
	}
	letter.Parents[1].Language = "pl"
	if _, taken, _ := documents.Carry([]apdocs.Form{letter}, "review-invitation"); !slices.ContainsFunc(taken,
		func(c documents.Carried) bool { return c.Path == "parents[].language" && c.Label == "Language" }) {
		t.Errorf("%+v", taken)
	}
	if p := carried("review-invitation", letter).(*documents.ReviewInvitation).Parents; len(p) != 2 || p[0].Language != "" ||
		p[1].Language != "pl" {
		t.Errorf("%+v", p)
	}
	if next := carried("commissioning-agreement", referral).(*documents.CommissioningAgreement); next.Parent.Name != "" {
		t.Errorf("%+v", next.Parent)
	}
	referral.Parents = referral.Parents[1:]
	next := carried("commissioning-agreement", referral).(*documents.CommissioningAgreement)
	if next.Parent.Name != "Chris Sample" {
		t.Errorf("%+v", next.Parent)
	}
}
