package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/translation"
)

// mirroredForms are the forms of which TestMirrored makes documents: with grids, tables, ratings, weeks,
// numbered points, signatures and a slip.
var mirroredForms = []apdocs.Form{
	new(documents.PlacementEvaluation), new(documents.OffSiteDirectionNotice), new(documents.ProgressVisit),
	new(documents.PartTimeAgreement),
}

// TestMirrored makes documents in the pseudo-language as if it were written from right to left, and the same
// from left to right. Each rule and field must be in the mirrored place, the structure and the order of
// fields the same, and the file must say in which direction it is read.
func TestMirrored(t *testing.T) {
	for _, f := range mirroredForms {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		record := samples(t, o)[0].record
		for _, options := range []render.Options{
			{}, {Rendition: render.Blank}, {Fillable: true}, {LargePrint: true}, {Rendition: render.Blank, Duplex: true},
		} {
			options.Organisation = organisation(t)
			t.Run(fmt.Sprintf("%s %s", o.Name, how(&options)), func(t *testing.T) {
				t.Parallel()
				var of [2]mirroredFile
				for i := range of {
					if of[i].Translation, err = translation.Pseudo(f); err != nil {
						t.Fatal(err)
					}
					of[i].Translation.RightToLeft = i == 1
					of[i].make(t, options, record)
				}
				of[0].compare(t, &of[1])
			})
		}
	}
}

// A mirroredFile is what TestMirrored compares of a document.
type mirroredFile struct {
	*apdocs.Translation
	rules     []dump.Rule
	fields    [][4]float64
	named     []string
	structure string
	catalogue file.Dict
	words     []dump.Word
}

func (m *mirroredFile) make(t *testing.T, o render.Options, record apdocs.Form) {
	t.Helper()
	o.Translation = m.Translation
	var b bytes.Buffer
	if err := NewEncoder(&o).EncodeTo(&b, record, anybody(&o, record)); err != nil {
		t.Fatal(err)
	}
	var err error
	if m.rules, err = dump.Rules(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	if m.words, err = dump.Words(b.Bytes()); err != nil {
		t.Fatal(err)
	}
	d, err := file.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	m.catalogue = d.Catalog()
	for _, p := range d.Array(d.Dict(m.catalogue["Pages"])["Kids"]) {
		for _, a := range d.Array(d.Dict(p)["Annots"]) {
			var r [4]float64
			for i, v := range d.Array(d.Dict(a)["Rect"]) {
				r[i], _ = d.Number(v)
			}
			m.fields = append(m.fields, r)
			name := strings.ReplaceAll(d.Text(d.Dict(a)["TU"]), m.Translation.Comma(), ", ") // a script may have its own
			m.named = append(m.named, name)
		}
	}
	if m.structure, err = dump.Structure(b.Bytes()); err != nil {
		t.Fatal(err)
	}
}

// compare compares a document from left to right with the same from right to left.
func (m *mirroredFile) compare(t *testing.T, other *mirroredFile) {
	t.Helper()
	direction := func(c file.Dict) file.Object { return c["ViewerPreferences"].(file.Dict)["Direction"] }
	if direction(m.catalogue) != nil || direction(other.catalogue) != file.NameValue("R2L") {
		t.Error("the catalogues say the wrong direction")
	}
	if !slices.Equal(m.named, other.named) {
		t.Error("the fields are in another order")
	}
	sheetWidth := points(2*sheet.FrameLeft + sheet.FrameWidth)
	margins := sheet.Margins{Direction: font.Leftwards}
	margins.Duplex = other.catalogue["ViewerPreferences"].(file.Dict)["Duplex"] != nil
	for i, r := range m.fields {
		if o := other.fields[i]; math.Abs(r[0]+o[2]-sheetWidth) > 0.2 || math.Abs(r[1]-o[1]) > slack {
			t.Errorf("field %q is at %.2f, and mirrored at %.2f", m.named[i], r, o)
		}
	}
	if len(m.rules) != len(other.rules) {
		t.Fatalf("%d rules, and mirrored %d", len(m.rules), len(other.rules))
	}
	for i, r := range m.rules {
		if o := other.rules[i]; math.Abs(r.X0+o.X1-sheetWidth) > 0.2 || math.Abs(r.Y-o.Y) > slack {
			t.Errorf("a rule on page %d is at %.2f to %.2f, and mirrored at %.2f to %.2f", r.Page, r.X0, r.X1, o.X0, o.X1)
		}
	}
	for _, w := range other.words {
		left := points(margins.Left(w.Page - 1))
		if w.X0 < left-slack || w.X1 > left+points(sheet.FrameWidth)+slack {
			t.Errorf("page %d: %.60q leaves the frame: %.2f to %.2f", w.Page, w.Text, w.X0, w.X1)
		}
	}
	checkOverlaps(t, other.words)
	if strings.Count(m.structure, "\n") != strings.Count(other.structure, "\n") {
		t.Error("the structure is another")
	}
}
