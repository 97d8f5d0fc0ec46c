package render

import (
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

func TestEvidence(t *testing.T) {
	v := &documents.ProgressVisit{}
	o, err := apdocs.Outlined(v)
	if err != nil {
		t.Fatal(err)
	}
	parent := &v.Signatures.Parent
	*parent = apdocs.Signature{Name: "Pat Example", Role: "Mother", Status: apdocs.Signed, Method: apdocs.ByTyping,
		At: apdocs.NewMoment(time.Date(2026, time.July, 1, 9, 5, 0, 0, time.FixedZone("", 3600)))}
	evidence := func() (all []string) {
		for _, f := range o.Signatures() {
			if s := Evidenced(f, v); s != nil {
				all = append(all, EvidenceText(s))
			}
		}
		return all
	}
	if got := evidence(); len(got) != 0 {
		t.Errorf("what the row shows is said again: %q", got)
	}
	parent.Statement, parent.RecordHash = "I have read this.", strings.Repeat("0123456789abcdef", 4)
	// A party that has still to sign; what is known of the signature is printed.
	v.Signatures.School = apdocs.Signature{Status: apdocs.Pending, CollectedBy: "Jordan Sample"}
	got := evidence()
	want := "Pat Example, Mother\nSigned by typing a name on 1\u00A0July\u00A02026 at 09:05 +01:00\nIn agreement with: " +
		"“I have read this.”\n" +
		"Record that was signed: SHA-256 " + strings.TrimSpace(strings.Repeat("01234567 89abcdef ", 4))
	if len(got) != 2 || got[1] != "Taken or seen by Jordan Sample" ||
		strings.ReplaceAll(got[0], "\u00A0", " ") != strings.ReplaceAll(want, "\u00A0", " ") {
		t.Errorf("%q, not %q", got, want)
	}
}
