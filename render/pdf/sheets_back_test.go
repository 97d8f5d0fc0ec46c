package pdf_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/returned"
)

// The sheet of a party is read as that party's: questions that it does not ask are not reported as missing.
// It makes no difference whether the file still says whose sheet it is. The sheets of all parties together
// are the record.
func TestPartySheetsComeBack(t *testing.T) {
	names, err := filepath.Glob("../../testdata/records/*-hard.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no records", err)
	}
	for _, name := range names {
		name = strings.TrimSuffix(filepath.Base(name), ".json")
		f := recordOf(t, name)
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		var parts []apdocs.Form
		for _, party := range o.Parties() {
			data := fillable(t, f, render.Options{Party: party})
			for _, data := range [][]byte{data, bytes.ReplaceAll(data, []byte("/ApdocsParty"), []byte("/OtherParty."))} {
				d, err := pdf.Decode(bytes.NewReader(data), documents.All()...)
				if err != nil {
					t.Fatal(err)
				}
				if d.Report.Party != party {
					t.Errorf("%s: the sheet for %s is read as one for %q", name, party, d.Report.Party)
				}
				for _, e := range d.Report.Answers {
					if e.State == returned.NotFound || e.State == returned.NotRead || e.State == returned.Doubtful {
						t.Errorf("%s for %s: %s is %s: %s %s", name, party, e.Path, e.State, e.Note, e.Doubts)
					}
				}
				parts = append(parts, d.Form)
			}
		}
		if len(parts) == 0 {
			continue // no part of the form is for one party alone
		}
		whole, conflicts, err := apdocs.Join(parts...)
		if err != nil || len(conflicts) > 0 {
			t.Errorf("%s: %v, %v", name, conflicts, err)
			continue
		}
		if got, want := canonical(t, whole), canonical(t, asked(t, recordOf(t, name))); got != want {
			t.Errorf("%s: %s", name, firstDifference(got, want))
		}
	}
}
