package main

import (
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

func TestGuessable(t *testing.T) {
	a := &documents.CommissioningAgreement{}
	a.Pupil.Name, a.Pupil.UPN = "Alex Łukasiewicz-Example", "A123456789012"
	a.Pupil.BirthDate = apdocs.NewDate(2011, time.May, 14)
	a.Parent.Address = "1 Example Road\nSampletown\nZZ1 1ZZ"
	for password, known := range map[string]bool{
		"14052011": true, "14/05/2011": true, "2011-05-14": true, "14 May 2011": true, "140511": true,
		"Łukasiewicz-Example": true, "alex": true, "alex łukasiewicz-example": true,
		"ZZ1 1ZZ": true, "zz11zz": true,
		"correct horse": false, "14052012": false, "Alexandra1": false, "ZZ1 1ZX": false,
	} {
		said, err := guessable(a, password)
		if err != nil || (said != "") != known {
			t.Errorf("%q: %q (%v)", password, said, err)
		}
	}
	if _, err := guessable(a, "!!!???!!!"); err == nil {
		t.Error("a password without letters and digits is accepted")
	}
}
