package schema

import (
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// TestRecordHash adds the signatures of two parties and then changes an answer.
func TestRecordHash(t *testing.T) {
	v := &documents.ProgressVisit{}
	v.Pupil.Name = "Alex Example"
	first, err := RecordHash(v)
	if err != nil {
		t.Fatal(err)
	}
	v.Signatures.Parent = apdocs.Signature{Name: "Pat Example", Status: apdocs.Signed, Method: apdocs.ByTyping,
		At: apdocs.NewMoment(time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)), RecordHash: first}
	v.Status = apdocs.Draft
	v.Signatures.School = v.Signatures.Parent
	if second, err := RecordHash(v); err != nil || second != first {
		t.Errorf("a signature or the status changes the hash (%v)", err)
	}
	stale := func() (n int) {
		for _, p := range Check(v, &Options{Draft: true}) {
			if p.Rule == "signature" {
				n++
				if p.Severity != apdocs.Warning || !strings.HasPrefix(p.Path, "signatures.") ||
					!strings.Contains(p.Text, "for other answers") {
					t.Errorf("%+v", p)
				}
			}
		}
		return n
	}
	if n := stale(); n != 0 {
		t.Errorf("%d signatures of this very record are refused", n)
	}
	v.Pupil.Name = "Sam Placeholder"
	if n := stale(); n != 2 {
		t.Errorf("%d signatures for other answers are noticed, not 2", n)
	}
	v.Signatures.School.Status = apdocs.Declined
	if n := stale(); n != 1 {
		t.Errorf("%d signatures, not 1: who declined has not signed", n)
	}
}
