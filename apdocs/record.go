package apdocs

// A Record is the envelope of every record; each form embeds it.
type Record struct {
	Form      string     `json:"form,omitzero"`       // which form, such as "progress-visit"
	Version   int        `json:"version,omitzero"`    // of the form's questions; 0 is the newest
	Reference string     `json:"reference,omitzero"`  // the organisation's own, never a name; 1 to 30 of A-Z a-z 0-9 . _ -
	Status    Status     `json:"status,omitzero"`     // "" or "draft"
	Overrides []Override `json:"overrides,omitempty"` // rules knowingly not kept
	Extra     []Extra    `json:"extra,omitempty"`     // a school's own additions, printed at the end
}

// Envelope returns the envelope itself, which makes any struct that embeds
// Record and has a layout a [Form].
func (r *Record) Envelope() *Record { return r }

// Status says how far a record has come.
type Status string

// Draft is the status of a record that is not meant to be issued yet.
const Draft Status = "draft"

// Choices are the statuses that a record may name; no status at all is the
// usual one.
func (Status) Choices() []Choice { return []Choice{{string(Draft), "Draft"}} }

// An Override says why a rule is knowingly not kept. It is printed on the
// school's copy only.
type Override struct {
	Rule   string `json:"rule,omitzero"`   // the rule's id, such as "R17"
	Reason string `json:"reason,omitzero"` // why
	By     string `json:"by,omitzero"`     // who decided
}

// An Extra is a question of the school's own, with its answer.
type Extra struct {
	Question string   `json:"question,omitzero"`
	Answer   LongText `json:"answer,omitzero"`
}
