package apdocs_test

import (
	"testing"

	"github.com/apdocs/forms/apdocs"
)

func TestRowName(t *testing.T) {
	for list, want := range map[string]string{
		"objectives": "Objective 2", "reviews[].targets": "Target 2", "visit.actions": "Action 2",
		"emergencyContacts": "Emergency contact 2", "replies": "Reply 2", "staff": "Staff 2", "s": "S 2",
		"extra": "Other question 2",
	} {
		if got := apdocs.RowName(list, 1); got != want {
			t.Errorf("%s: %q, want %q", list, got, want)
		}
	}
}
