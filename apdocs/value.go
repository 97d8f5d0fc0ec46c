package apdocs

// LongText is an answer of any length: paragraphs separated by "\n".
type LongText string

// Address is a postal address without the addressee's name: lines separated by "\n".
type Address string

// A Period is the days from one date to another, inclusive.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}
