package formtest

import (
	"bytes"
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/returned"
)

// cameBack lists what does not come back of the record in a PDF form that is filled in on
// screen. Of Word documents package docx has tests of its own.
func cameBack(o *apdocs.Outline, m made) (found []string) {
	for _, options := range []*render.Options{{Fillable: true}, {Fillable: true, LargePrint: true}} {
		var file bytes.Buffer
		if err := pdf.Encode(&file, m.record, options); err != nil {
			found = append(found, "to fill in: "+err.Error())
			continue
		}
		d, err := pdf.Decode(&file, o.New())
		if err != nil {
			found = append(found, "filled in: "+err.Error())
			continue
		}
		if !d.Against(m.record) {
			found = append(found, "filled in: it came back as another form")
		}
		boxes := ticked(o.Blocks)
		for _, e := range d.Report.Answers {
			lost := e.Changed && !boxes[e.Path] // a box that is not ticked says nothing
			if lost || e.State == returned.NotFound || e.State == returned.NotRead {
				found = append(found, fmt.Sprintf("filled in: %s, %q: %s %s", e.Path, e.Label, e.State, e.Note))
			}
		}
	}
	return found
}

// ticked are the names of the questions that are answered with a single box.
func ticked(blocks []apdocs.Block) map[string]bool {
	names := map[string]bool{}
	for _, b := range blocks {
		asks, within, _ := apdocs.Inside(b)
		if a, ok := b.(*apdocs.Answers); ok && a.Ticks {
			for _, f := range asks {
				names[f.Name] = true
			}
		}
		for name := range ticked(within) {
			names[name] = true
		}
	}
	return names
}
