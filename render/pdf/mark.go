package pdf

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/apdocs/forms/render/pdf/internal/sheet"

	"github.com/boombuler/barcode/qr"

	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
)

// markTop is where the mark for sorting begins, from the top of the sheet.
const markTop = 22 * pt

// mark sets down, apart from the content that all copies share, what tells this
// page from that of the next copy: which copy it is, in words and, where the run
// has a reference, as the mark for sorting, which a scanner reads. Only the first
// page's is read aloud.
func (r *Run) mark(page int) {
	r.own = r.own[:0]
	d := r.d
	marked := len(r.codes) > 0
	if !marked && r.options.Of < 2 {
		return
	}
	d.buf = append(file.Lengths(append(d.buf[:0], "q 1 0 0 1 "...), d.margins().Left(page), 0), "cm\n"...)
	from, to := d.margins().Top(page)
	x := to + gutter
	words := fmt.Sprintf("Copy %d of %d", r.copy, max(r.options.Of, r.copy))
	if r.options.Set != "" {
		words += ", set " + r.options.Set
	}
	width := d.fonts.Width(font.Regular, 12*pt, words)
	at := to - width
	if from > 0 {
		x, at = 0, from
	}
	if marking := render.Marking(d.options.Organised()); marking != "" { // which stands right
		at = from
		if at+width+gutter > to-d.fonts.Width(font.Bold, 12*pt, marking) {
			d.err = errors.New("the run’s reference finds no room beside the protective marking; give a shorter one")
			return
		}
	}
	if page > 0 {
		d.buf = append(d.buf, "/Artifact <</Type/Pagination>>BDC\n"...)
		if marked {
			r.squares(x, page)
		}
		r.words(at, words)
		d.end()
	} else {
		if marked {
			d.tree.Open(tagFigure(fmt.Sprintf("Mark for sorting: copy %d, page %d", r.copy, page+1)))
			d.begin(d.tree.Current(), page)
			r.squares(x, page)
			d.end()
			d.tree.Close()
		}
		d.tree.Open(tagP)
		d.begin(d.tree.Current(), page)
		r.words(at, words)
		d.end()
		d.tree.Close()
	}
	r.own = append(append(r.own, d.buf...), "Q\n"...)
}

// encode makes the squares of all pages of a document: "EV-B-0004/12/2", which names
// nobody. They take longer than all else of a page, so they are made side by side.
func (r *Run) encode(pages int) {
	r.codes = r.codes[:0]
	d := r.d
	if !d.options.Sorted || r.options.Set == "" {
		return
	}
	r.codes = slices.Grow(r.codes, pages)[:pages]
	wrong := make([]error, pages)
	var all sync.WaitGroup
	for page := range pages {
		all.Go(func() {
			r.codes[page], wrong[page] = qr.Encode(fmt.Sprintf("%s/%d/%d", r.options.Set, r.copy, page+1), qr.M, qr.Auto)
		})
	}
	all.Wait()
	if err := errors.Join(wrong...); err != nil {
		d.err, r.codes = fmt.Errorf("mark for sorting: %w", err), r.codes[:0]
	}
}

// squares draws the mark.
func (r *Run) squares(x length, page int) {
	d, code := r.d, r.codes[page]
	n := code.Bounds().Dx()
	side := sheet.CodeSide / length(n)
	b := append(d.buf, "q "...)
	b = file.Lengths(b, side, 0, 0, -side, x, sheetHeight-markTop)
	b = append(b, "cm\n"...)
	dark := func(col, row int) bool {
		v, _, _, _ := code.At(col, row).RGBA()
		return v == 0
	}
	for row := range n {
		for col := 0; col < n; col++ {
			from := col
			for col < n && dark(col, row) {
				col++
			}
			if col > from {
				b = append(file.Int(append(file.Int(append(file.Int(b, from), ' '), row), ' '), col-from), " 1 re\n"...)
			}
		}
	}
	d.buf = append(b, "f Q\n"...)
}

// words says beside the mark what it holds.
func (r *Run) words(x length, text string) {
	d := r.d
	s := sheet.Style{Size: 12 * pt, Lead: 18 * pt}
	b := d.openText(s, x, 17*pt+s.Baseline())
	b = d.fonts.Show(b, &d.extra, s.Weight, s.Size, text)
	d.buf = append(b, "ET\n"...)
}

// leftBlank is what a back says that is left empty, so that the next document
// starts on a front.
const leftBlank = "This page is left blank."

// pad is the back that is left empty.
func (r *Run) pad(page int) {
	d := r.d
	d.buf = append(file.Lengths(append(d.buf[:0], "1 0 0 1 "...), d.margins().Left(page), 0), "cm\n"...)
	d.leftBlank(page)
	d.furniture(d.plan.backing, page)
}

// leftBlank says on a page that it is meant to be empty.
func (d *document) leftBlank(page int) {
	s := d.look.Hint()
	d.tree.Open(tagP)
	d.begin(d.tree.Current(), page)
	b := d.openText(s, 0, d.look.ContentTop+s.Baseline())
	b = d.fonts.Show(b, &d.extra, s.Weight, s.Size, leftBlank)
	d.buf = append(b, "ET\n0 0 0 rg\n"...)
	d.end()
	d.tree.Close()
}
