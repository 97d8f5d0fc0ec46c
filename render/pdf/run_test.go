package pdf

import (
	"bytes"
	"crypto/sha256"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/dump"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/page"
)

// run makes a print run of copies of a blank.
func run(t *testing.T, f apdocs.Form, o RunOptions, copies int) []byte {
	t.Helper()
	var out bytes.Buffer
	options := &render.Options{Rendition: render.Blank, Organisation: organisation(t), Duplex: true, Sorted: o.Set != ""}
	r := NewRun(&out, options, &o)
	for range copies {
		if err := r.Add(f, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestRunOverlaps checks the top of each page: the number of the copy, the QR code, the
// letterhead and a protective marking.
func TestRunOverlaps(t *testing.T) {
	for _, set := range []string{"", "EVALUATION-2026-09", strings.Repeat("W", MostSet)} {
		for _, marking := range []string{"", "OFFICIAL-SENSITIVE"} {
			if len(set) == MostSet && marking != "" {
				continue
			}
			for _, duplex := range []bool{false, true} {
				org := *organisation(t)
				org.Marking = marking
				var out bytes.Buffer
				r := NewRun(&out, &render.Options{Rendition: render.Blank, Organisation: &org, Duplex: duplex,
					Sorted: set != ""}, &RunOptions{Set: set, Of: 2})
				for range 2 {
					if err := r.Add(new(documents.ProgressVisit), nil); err != nil {
						t.Fatal(err)
					}
				}
				if err := r.Close(); err != nil {
					t.Fatal(err)
				}
				words, err := dump.Words(out.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				checkOverlaps(t, words)
				copies := 0
				for _, w := range words {
					if strings.HasPrefix(w.Text, "Copy 2 of 2") {
						copies++
					}
				}
				if copies < 3 {
					t.Errorf("set %q, duplex %v: %d pages say which copy they are of", set, duplex, copies)
				}
			}
		}
	}
}

// TestRunLongReference has a reference that does not fit.
func TestRunLongReference(t *testing.T) {
	org := *organisation(t)
	org.Marking = "OFFICIAL-SENSITIVE"
	r := NewRun(io.Discard, &render.Options{Rendition: render.Blank, Organisation: &org, Sorted: true},
		&RunOptions{Set: strings.Repeat("W", MostSet), Of: 2})
	if err := r.Add(new(documents.ProgressVisit), nil); err == nil ||
		!strings.Contains(err.Error(), "finds no room beside the protective marking") {
		t.Error(err)
	}
}

// A run of copies is one accessible file. Each copy starts on a front side, a back that is
// left empty says so, and every page has its QR code.
func TestRun(t *testing.T) {
	out := run(t, new(documents.ProgressVisit), RunOptions{Set: "PV-A-1", Of: 3}, 3)
	if err := dump.Check(out); err != nil {
		t.Error(err)
	}
	structure, err := dump.Structure(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Part", `Mark for sorting: copy 2, page 1`, `"Copy 3 of 3, set PV-A-1"`} {
		if !strings.Contains(structure, want) {
			t.Errorf("the structure does not have %s", want)
		}
	}
	if n := strings.Count(structure, page.LeftBlank); n != 3 {
		t.Errorf("%d backs are left blank, want 3: the form has three pages", n)
	}
	d, err := file.Read(out)
	if err != nil {
		t.Fatal(err)
	}
	labels := d.Array(d.Dict(d.Catalog()["PageLabels"])["Nums"])
	if len(labels) != 6 {
		t.Fatalf("%d labels of pages, want one for each copy", len(labels)/2)
	}
	if at, _ := d.Int(labels[4]); at != 8 || d.Text(d.Dict(labels[5])["P"]) != "3-" {
		t.Errorf("the third copy begins after page %d, labelled %q", at, d.Text(d.Dict(labels[5])["P"]))
	}
	if prefers := d.Dict(d.Catalog()["ViewerPreferences"]); d.Name(prefers["Duplex"]) != "DuplexFlipLongEdge" {
		t.Errorf("a run for both sides prefers %v", prefers)
	}
	words, err := dump.Words(out)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[int]string{}
	for _, w := range words {
		pages[w.Page] += w.Text + " "
	}
	if len(pages) != 12 {
		t.Fatalf("%d pages have words, want 12", len(pages))
	}
	for p, text := range pages {
		if copied := "Copy " + strconv.Itoa((p-1)/4+1) + " of 3, set PV-A-1"; !strings.Contains(text, copied) {
			t.Errorf("page %d does not say %q", p, copied)
		}
	}
}

// The second half of a run has the same sheets as in the whole run.
func TestRunFirst(t *testing.T) {
	whole := sheets(t, run(t, new(documents.ProgressVisit), RunOptions{Set: "PV-A-1", Of: 6}, 6))
	half := sheets(t, run(t, new(documents.ProgressVisit), RunOptions{Set: "PV-A-1", First: 4, Of: 6}, 3))
	if len(whole) != 24 || !slices.Equal(whole[12:], half) {
		t.Errorf("%d and %d sheets, not the same", len(whole), len(half))
	}
	if whole[0] == whole[4] {
		t.Error("two copies are the same to the mark")
	}
}

// sheets returns a digest of the content of each page.
func sheets(t *testing.T, pdf []byte) (all [][32]byte) {
	t.Helper()
	d, err := file.Read(pdf)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := d.Pages()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		sum := sha256.New()
		for _, part := range d.Array(p.Dict["Contents"]) {
			content, err := d.Decode(d.Stream(part))
			if err != nil {
				t.Fatal(err)
			}
			sum.Write(content)
		}
		all = append(all, [32]byte(sum.Sum(nil)))
	}
	return all
}

// What copies share is in the file once, so each additional copy is small.
func TestRunSize(t *testing.T) {
	one := len(run(t, new(documents.PlacementEvaluation), RunOptions{Set: "EV", Of: 1}, 1))
	many := len(run(t, new(documents.PlacementEvaluation), RunOptions{Set: "EV", Of: 21}, 21))
	if each := (many - one) / 20; each > 9000 {
		t.Errorf("a copy of six pages more takes %d bytes", each)
	}
}

// Completed documents also make one file, without signature fields. A record that cannot
// be printed is refused and the run continues.
func TestRunOfRecords(t *testing.T) {
	o, err := apdocs.Outlined(new(documents.ProgressVisit))
	if err != nil {
		t.Fatal(err)
	}
	var out, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&out, &again} {
		r := NewRun(w, &render.Options{Organisation: organisation(t)}, nil)
		for _, s := range samples(t, o) {
			if err := r.Add(s.record, nil); err != nil {
				t.Fatal(err)
			}
		}
		bad := new(documents.ProgressVisit)
		bad.Pupil.Name = "\U0001F600"
		if err := r.Add(bad, nil); err == nil || strings.Contains(err.Error(), "\U0001F600") {
			t.Errorf("a name that no font has: %v", err)
		}
		if err := r.Add(new(documents.PlacementEvaluation), nil); err == nil {
			t.Error("a run of two forms")
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("two runs of the same records differ")
	}
	if err := dump.Check(out.Bytes()); err != nil {
		t.Error(err)
	}
	if bytes.Contains(out.Bytes(), []byte("/FT/Sig")) {
		t.Error("a run has fields")
	}
	if err := NewRun(&out, nil, nil).Close(); err == nil {
		t.Error("a run without documents")
	}
}
