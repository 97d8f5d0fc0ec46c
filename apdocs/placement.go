package apdocs

// A Placement is a pupil's time at a provider, as far as a form asks for it.
type Placement struct {
	Start     Date     `json:"start,omitzero"`
	End       Date     `json:"end,omitzero"` // expected
	ActualEnd Date     `json:"actualEnd,omitzero"`
	FullTime  YesNo    `json:"fullTime,omitzero"`
	Reason    LongText `json:"reason,omitzero"`
}

// A Visit is one visit to a pupil at a provider.
type Visit struct {
	Date Date   `json:"date,omitzero"`
	Time Clock  `json:"time,omitzero"`
	By   string `json:"by,omitzero"` // who visited
	Role string `json:"role,omitzero"`
}

// An Objective is one aim of a placement. Each form shows the columns that its
// paper has.
type Objective struct {
	Aim      LongText `json:"aim,omitzero"`
	Baseline LongText `json:"baseline,omitzero"`
	Progress LongText `json:"progress,omitzero"`
	Measure  LongText `json:"measure,omitzero"`
	By       Date     `json:"by,omitzero"`
	Who      string   `json:"who,omitzero"`
	Outcome  LongText `json:"outcome,omitzero"`
}

// An Action is something that somebody has agreed to do.
type Action struct {
	Action LongText `json:"action,omitzero"`
	Who    string   `json:"who,omitzero"`
	By     Date     `json:"by,omitzero"`
}

// An Evaluation says which evaluation of a placement this is, and what the one
// before it came to.
type Evaluation struct {
	Stage    Stage              `json:"stage,omitzero"`
	Date     Date               `json:"date,omitzero"`
	Previous PreviousEvaluation `json:"previous,omitzero"`
}

// A PreviousEvaluation is the latest complete evaluation of the same pupil and
// placement.
type PreviousEvaluation struct {
	Date  Date  `json:"date,omitzero"`
	Score Count `json:"score,omitzero"` // 25 to 125 points
}
