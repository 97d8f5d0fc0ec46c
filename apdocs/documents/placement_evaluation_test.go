package documents_test

import (
	"reflect"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// The numbers of questions on the paper form, counted by hand.
func TestPlacementEvaluationCounts(t *testing.T) {
	count := counts(outlined(t, new(documents.PlacementEvaluation)))
	for what, want := range map[string]int{
		"in Pupil’s evaluation: Rating": 7, "in Parent/carer’s evaluation: Rating": 5,
		"in Alternative Provider report: Rating": 6, "in School Comment: Rating": 7, "Rating": 25,
		"Signature": 4, "Computed": 2, "rows of objectives": 3, "rows of actions": 3,
	} {
		if count[what] != want {
			t.Errorf("%s: %d, want %d", what, count[what], want)
		}
	}
}

// ratings returns the 25 ratings in printed order.
func ratings(t *testing.T, e *documents.PlacementEvaluation) (all []*apdocs.Rating) {
	t.Helper()
	for _, f := range outlined(t, e).Fields {
		if f.Kind == apdocs.KindRating {
			all = append(all, f.Pointer(e, apdocs.At{}).(*apdocs.Rating))
		}
	}
	return all
}

// rated returns an evaluation in which every rating is r.
func rated(t *testing.T, r apdocs.Rating) *documents.PlacementEvaluation {
	e := new(documents.PlacementEvaluation)
	for _, p := range ratings(t, e) {
		*p = r
	}
	return e
}

func panel(t *testing.T, e *documents.PlacementEvaluation) *apdocs.Panel {
	t.Helper()
	var found *apdocs.Panel
	var walk func([]apdocs.Block)
	walk = func(blocks []apdocs.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *apdocs.Section:
				walk(b.Blocks)
			case *apdocs.Panel:
				found = b
			}
		}
	}
	walk(outlined(t, e).Blocks)
	return found
}

func TestScore(t *testing.T) {
	for name, c := range map[string]struct {
		change                            func(e *documents.PlacementEvaluation, all []*apdocs.Rating)
		points, answered                  int
		figure, note                      string
		pupil, parent, provider, ofSchool [2]string
	}{
		"the most": {func(*documents.PlacementEvaluation, []*apdocs.Rating) {}, 125, 25, "125", "",
			[2]string{"7 of 7", "35 of 35"}, [2]string{"5 of 5", "25 of 25"}, [2]string{"6 of 6", "30 of 30"},
			[2]string{"7 of 7", "35 of 35"}},
		"the least": {func(_ *documents.PlacementEvaluation, all []*apdocs.Rating) {
			for _, r := range all {
				*r = apdocs.StronglyDisagree
			}
		}, 25, 25, "25", "",
			[2]string{"7 of 7", "7 of 35"}, [2]string{"5 of 5", "5 of 25"}, [2]string{"6 of 6", "6 of 30"},
			[2]string{"7 of 7", "7 of 35"}},
		"one left out": {func(e *documents.PlacementEvaluation, _ []*apdocs.Rating) { e.Ratings.Parent.Progress = 0 },
			120, 24, "No total yet", "24 of 25 answered. A total is given when all 25 are answered.",
			[2]string{"7 of 7", "35 of 35"}, [2]string{"4 of 5", "–"}, [2]string{"6 of 6", "30 of 30"}, [2]string{"7 of 7",
				"35 of 35"}},
		"one that is none": {func(e *documents.PlacementEvaluation, _ []*apdocs.Rating) { e.Ratings.Parent.Progress = 6 },
			120, 24, "No total yet", "24 of 25 answered. A total is given when all 25 are answered.",
			[2]string{"7 of 7", "35 of 35"}, [2]string{"4 of 5", "–"}, [2]string{"6 of 6", "30 of 30"}, [2]string{"7 of 7",
				"35 of 35"}},
		"none": {func(e *documents.PlacementEvaluation, _ []*apdocs.Rating) { *e = documents.PlacementEvaluation{} },
			0, 0, "No total yet", "0 of 25 answered. A total is given when all 25 are answered.",
			[2]string{"0 of 7", "–"}, [2]string{"0 of 5", "–"}, [2]string{"0 of 6", "–"}, [2]string{"0 of 7", "–"}},
	} {
		e := rated(t, apdocs.StronglyAgree)
		c.change(e, ratings(t, e))
		if points, answered := e.Score(); points != c.points || answered != c.answered {
			t.Errorf("%s: %d points of %d answers", name, points, answered)
		}
		p := panel(t, e)
		if got := p.Figures[0].Compute(e); got != (apdocs.Shown{Figure: c.figure, Note: c.note}) {
			t.Errorf("%s: shows %+v", name, got)
		}
		want := [][3]string{
			{"Pupil’s evaluation", c.pupil[0], c.pupil[1]}, {"Parent/carer’s evaluation", c.parent[0], c.parent[1]},
			{"Alternative Provider report", c.provider[0], c.provider[1]}, {"School Comment", c.ofSchool[0], c.ofSchool[1]},
		}
		if got := p.Rows(e); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: sections %v, want %v", name, got, want)
		}
	}
}

// Each of the 25 ratings counts once in the score.
func TestScoreCountsEach(t *testing.T) {
	e := new(documents.PlacementEvaluation)
	all := ratings(t, e)
	if len(all) != 25 {
		t.Fatalf("%d ratings", len(all))
	}
	for i, r := range all {
		*r = apdocs.Agree
		if points, answered := e.Score(); points != 4*(i+1) || answered != i+1 {
			t.Errorf("rating %d: %d points of %d answers", i+1, points, answered)
		}
	}
}

func TestDifference(t *testing.T) {
	on := apdocs.NewDate(2026, 7, 8)
	const from, fromOn = "from {evaluation.previous.score}", "from {evaluation.previous.score} on " +
		"{evaluation.previous.date}"
	for name, c := range map[string]struct {
		all      apdocs.Rating // 100 points if Agree
		previous apdocs.PreviousEvaluation
		want     apdocs.Shown
	}{
		"better": {apdocs.Agree, apdocs.PreviousEvaluation{Date: on, Score: apdocs.NewCount(93)},
			apdocs.Shown{Figure: "+7", Note: fromOn}},
		"worse": {apdocs.Agree, apdocs.PreviousEvaluation{Date: on, Score: apdocs.NewCount(103)},
			apdocs.Shown{Figure: "\u22123", Note: fromOn}},
		"the same": {apdocs.Agree, apdocs.PreviousEvaluation{Date: on, Score: apdocs.NewCount(100)},
			apdocs.Shown{Figure: "0", Note: fromOn}},
		"no date": {apdocs.Agree, apdocs.PreviousEvaluation{Score: apdocs.NewCount(99)}, apdocs.Shown{Figure: "+1",
			Note: from}},
		"first":          {apdocs.Agree, apdocs.PreviousEvaluation{}, apdocs.Shown{Figure: "First evaluation"}},
		"first, unrated": {0, apdocs.PreviousEvaluation{}, apdocs.Shown{Figure: "First evaluation"}},
		"no score": {apdocs.Agree, apdocs.PreviousEvaluation{Date: on},
			apdocs.Shown{Note: "No score is given for the last evaluation, on {evaluation.previous.date}."}},
		"unrated": {0, apdocs.PreviousEvaluation{Date: on, Score: apdocs.NewCount(99)}, apdocs.Shown{Note: "No difference " +
			"yet, " + fromOn}},
	} {
		e := rated(t, c.all)
		e.Evaluation.Previous = c.previous
		p := panel(t, e)
		got := p.Figures[1].Compute(e)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
		for _, named := range apdocs.Placeholders(got.Note) {
			if outlined(t, e).Field(named) == nil {
				t.Errorf("%s: the note names %q", name, named)
			}
		}
	}
}

// The panel's questions are on a blank in the order of the paper form.
func TestPanelPrinted(t *testing.T) {
	var got []string
	for _, f := range panel(t, new(documents.PlacementEvaluation)).Printed() {
		got = append(got, f.Question.Label)
	}
	want := []string{"Score (max 125)", "Date of last evaluation", "Score at last evaluation",
		"Difference since last evaluation (+/-)"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
	if n := len((&apdocs.Panel{Fields: []*apdocs.Field{{}}}).Printed()); n != 1 {
		t.Errorf("a panel without a figure prints %d questions", n)
	}
}

func TestPlacementEvaluationRules(t *testing.T) {
	type E = documents.PlacementEvaluation
	const r13, r14, r16 = "R13 warning ratings", "R14 error ratings", "R16 warning comments.provider"
	const late, absent = "R15 error evaluation.previous.date", "R15 warning evaluation.previous.date"
	day := apdocs.NewDate(2026, 11, 12)
	sound := func() *E {
		e := new(E)
		mark(reflect.ValueOf(e).Elem())
		for _, r := range ratings(t, e) {
			*r = apdocs.Agree
		}
		e.Evaluation.Stage, e.Evaluation.Date = apdocs.EndOfPlacement, day
		e.Evaluation.Previous = apdocs.PreviousEvaluation{Date: day.AddDays(-100), Score: apdocs.NewCount(99)}
		return e
	}
	previous := func(days int) func(*E) { return func(e *E) { e.Evaluation.Previous.Date = day.AddDays(days) } }
	hold(t, sound, []ruling[E]{
		{"all is well", func(e *E) {}, day, ""},
		{"one is not rated", func(e *E) { e.Ratings.School.NextSteps = 0 }, day, r13},
		{"none is rated", func(e *E) { e.Ratings = (&E{}).Ratings }, day, r13},
		{"the highest rating", func(e *E) { e.Ratings.Pupil.Safe = 5 }, day, ""},
		{"the lowest rating", func(e *E) { e.Ratings.Pupil.Safe = 1 }, day, ""},
		{"a rating of 6", func(e *E) { e.Ratings.Pupil.Safe = 6 }, day, r13 + ", " + r14},
		{"two ratings of 255", func(e *E) { e.Ratings.Pupil.Safe, e.Ratings.School.Coping = 255, 255 }, day, r13 + ", " +
			r14},

		{"the last one is a day earlier", previous(-1), day, ""},
		{"the last one is on the same day", previous(0), day, ""},
		{"the last one is a day later", previous(1), day, late},
		{"this one has no date", func(e *E) { e.Evaluation.Date = apdocs.Date{} }, day, ""},
		{"the last one has no date", func(e *E) { e.Evaluation.Previous.Date = apdocs.Date{} }, day, ""},
		{"the last one has no score", func(e *E) { e.Evaluation.Previous.Score = apdocs.Count{} }, day, ""},
		{"an end without a last one", func(e *E) { e.Evaluation.Previous = apdocs.PreviousEvaluation{} }, day, absent},
		{"a middle without a last one", func(e *E) {
			e.Evaluation.Stage, e.Evaluation.Previous = apdocs.MidPlacement, apdocs.PreviousEvaluation{}
		}, day, ""},

		{"no detail", func(e *E) { e.Comments.Provider = "" }, day, r16},
		{"detail of white space", func(e *E) { e.Comments.Provider = "\n " }, day, r16},
		{"no detail of the objectives", func(e *E) {
			e.Comments.Provider, e.Ratings.Provider.AcademicProgress = "", 0
		}, day, r13 + ", " + r16},
		{"no detail of the progress", func(e *E) {
			e.Comments.Provider, e.Ratings.Provider.Objectives = "", 0
		}, day, r13 + ", " + r16},
		{"nothing to give detail of", func(e *E) {
			e.Comments.Provider, e.Ratings.Provider.Objectives, e.Ratings.Provider.AcademicProgress = "", 0, 0
		}, day, r13},
	})
}
