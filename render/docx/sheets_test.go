package docx_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/returned"
)

// The sheet of a party is read as that party's: what others answer is printed on it, and neither read nor
// reported as missing. It makes no difference whether the file still says whose sheet it is; the printed
// title does too. A sheet without controls is read by its printed words. The sheets of all parties
// together are the record.
func TestDecodePartySheets(t *testing.T) {
	unnamed := map[string]change{"docProps/custom.xml": func(s string) string {
		return strings.ReplaceAll(s, "apdocs.party", "other.party")
	}}
	for name, f := range records(t) {
		if !strings.HasSuffix(name, "-ordinary") && !strings.HasSuffix(name, "-hard") {
			continue
		}
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		asked := map[string]bool{}
		var parts []apdocs.Form
		for _, party := range o.Parties() {
			data := fillable(t, f, &render.Options{Fillable: true, Party: party})
			own := paths(t, data)
			maps.Copy(asked, own)
			for how, data := range map[string][]byte{"as made": data, "unnamed": repacked(t, data, unnamed, nil),
				"without fields": withoutFields(t, repacked(t, data, unnamed, nil))} {
				d := decode(t, data)
				if d.Report.Party != party {
					t.Errorf("%s, %s: the sheet for %s is read as one for %q", name, how, party, d.Report.Party)
				}
				for _, e := range d.Report.Answers {
					if e.State == returned.NotFound || e.State == returned.NotRead || e.State == returned.Doubtful {
						t.Errorf("%s for %s, %s: %s is %s: %s %s", name, party, how, e.Path, e.State, e.Note, e.Doubts)
					}
				}
				if got, want := pruned(t, d.Form, own), pruned(t, f, own); got != want {
					t.Errorf("%s for %s, %s: is\n%s\nand was\n%s", name, party, how, got, want)
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
		if got, want := pruned(t, whole, asked), pruned(t, f, asked); got != want {
			t.Errorf("%s: is\n%s\nand was\n%s", name, got, want)
		}
	}
}
