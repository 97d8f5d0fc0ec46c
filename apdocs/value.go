package apdocs

// LongText is an answer of any length: paragraphs parted by "\n".
type LongText string

// Address is a postal address: lines parted by "\n", without the addressee's name.
type Address string

// A Period is the days from one date to another, both included.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}
