package apdocs

// A Record is the envelope of every record. Each form embeds it.
type Record struct {
	Form      string     `json:"form,omitzero"`       // which form, such as "progress-visit"
	Version   int        `json:"version,omitzero"`    // of the form's questions; 0 means the newest
	Reference string     `json:"reference,omitzero"`  // assigned by the organisation: [A-Za-z0-9._-]{1,30}, never a name
	Status    Status     `json:"status,omitzero"`     // "" or "draft"
	Overrides []Override `json:"overrides,omitempty"` // rules that are knowingly broken
	Extra     []Extra    `json:"extra,omitempty"`     // a school's own additions, printed at the end
}

// Envelope returns r itself. It makes any struct that embeds Record and has a Layout a
// [Form].
func (r *Record) Envelope() *Record { return r }

// Status says how complete a record is meant to be.
type Status string

// Draft is the status of a record that is not to be issued yet.
const Draft Status = "draft"

// Choices returns the statuses that a record may name. Most records have none.
func (Status) Choices() []Choice { return []Choice{{string(Draft), "Draft"}} }

// An Override says why a rule is knowingly broken. Only the school's copy prints it.
type Override struct {
	Rule   string `json:"rule,omitzero"`   // the rule's id, such as "R17"
	Reason string `json:"reason,omitzero"` // why
	By     string `json:"by,omitzero"`     // who decided
}

// An Extra is an additional question of the school, with its answer.
type Extra struct {
	Question string   `json:"question,omitzero"`
	Answer   LongText `json:"answer,omitzero"`
}
