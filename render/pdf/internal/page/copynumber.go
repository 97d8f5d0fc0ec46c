package page

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/boombuler/barcode/qr"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/font"
	"github.com/apdocs/forms/render/pdf/internal/sheet"
	"github.com/apdocs/forms/render/pdf/internal/tags"
)

// Positions of the number of the copy, from the top of the sheet.
const (
	codeTop  = 22 * pt
	wordsTop = 17 * pt
)

// writeOwn writes the content of a page that differs between copies, separately from the
// content that they share: the number of the copy, in words and, if the run has a
// reference, as a QR code for scanners. Only that of the first page is part of the
// structure.
func (r *Run) writeOwn(page int) error {
	r.own = r.own[:0]
	coded := len(r.codes) > 0
	if !coded && r.options.Of < 2 {
		return nil
	}
	words := r.say(r.w.Copies.Number, page)
	if r.options.Set != "" {
		words = r.say(r.w.Copies.OfSet, page)
	}
	code, at, err := r.ownPlaces(page, words)
	if err != nil {
		return err
	}
	r.w.page = page
	r.w.buf = append(file.Lengths(append(r.w.buf[:0], "q 1 0 0 1 "...), r.w.Margins.Left(page), 0), "cm\n"...)
	if page > 0 {
		r.w.beginPagination()
		if coded {
			r.drawCode(code, page)
		}
		r.writeWords(at, words)
		r.w.endContent()
	} else {
		if coded {
			r.w.tree.Open(tags.Figure(r.say(r.w.Copies.Mark, page)))
			r.w.beginMarked()
			r.drawCode(code, page)
			r.w.endContent()
			r.w.tree.Close()
		}
		r.w.tree.Open(tags.P)
		r.w.beginMarked()
		r.writeWords(at, words)
		r.w.endContent()
		r.w.tree.Close()
	}
	r.own = append(append(r.own, r.w.buf...), "Q\n"...)
	return nil
}

// say puts the numbers of the copy and of the page, counted from 0, and the reference of the run into a text.
func (r *Run) say(text string, page int) string {
	return strings.NewReplacer("{copy}", strconv.Itoa(r.copy), "{copies}", strconv.Itoa(max(r.options.Of, r.copy)),
		"{set}", r.options.Set, "{page}", strconv.Itoa(page+1)).Replace(text)
}

// ownPlaces returns the positions of the code and the words. The words are beside the
// protective marking, which is at the right.
func (r *Run) ownPlaces(page int, words string) (code, at length, err error) {
	from, to := r.w.Margins.Top(page)
	width := r.w.Fonts.Width(font.Regular, 12*pt, words)
	code, at = to+sheet.Gutter, to-width
	if from > 0 {
		code, at = 0, from
	}
	if r.w.Marking != "" {
		at = from
		if at+width+sheet.Gutter > to-r.w.Fonts.Width(font.Bold, 12*pt, r.w.Marking) {
			return 0, 0, errors.New("the run’s reference finds no room beside the protective marking; give a shorter one")
		}
	}
	return code, at, nil
}

// encode makes the QR codes of all pages of a document: "EV-B-0004/12/2", which contains
// no names. They are made concurrently, because they take longer than the rest of a page.
func (r *Run) encode(pages int) error {
	r.codes = r.codes[:0]
	if !r.w.Margins.Sorted || r.options.Set == "" {
		return nil
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
		return fmt.Errorf("mark for sorting: %w", err)
	}
	return nil
}

// drawCode draws the QR code of a page row by row.
func (r *Run) drawCode(x length, page int) {
	code := r.codes[page]
	n := code.Bounds().Dx()
	side := sheet.CodeSide / length(n)
	b := append(r.w.buf, "q "...)
	b = file.Lengths(b, side, 0, 0, -side, r.w.Margins.At(x, sheet.CodeSide), sheet.Height-codeTop)
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
	r.w.buf = append(b, "f Q\n"...)
}

// writeWords writes the number of the copy in words, beside the code.
func (r *Run) writeWords(x length, text string) {
	style := sheet.Style{Size: 12 * pt, Lead: 18 * pt}
	x = r.w.Margins.At(x, r.w.Fonts.Width(style.Weight, style.Size, text))
	b := r.w.openText(style, x, wordsTop+style.Baseline())
	b = r.w.Fonts.Show(b, &r.w.extra, style.Weight, style.Size, text)
	r.w.buf = append(b, "ET\n"...)
}
