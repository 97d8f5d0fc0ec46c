package formtest

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/internal/words"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/internal/dump"
)

// written lists what is wrong with documents of the record: documents that cannot be made, and
// answers that are missing from them.
func written(o *apdocs.Outline, m made) (found []string) {
	for _, options := range []*render.Options{
		{}, {Draft: true}, {LargePrint: true}, {Rendition: render.Blank}, {Rendition: render.Blank, LargePrint: true},
	} {
		if options.Draft != (m.name == "blank") && options.Rendition == render.Completed {
			continue // needs answers
		}
		for _, fault := range document(o, m, options) {
			if fault = called(options) + ": " + fault; !slices.Contains(found, fault) { // once for several letters
				found = append(found, fault)
			}
		}
	}
	return found
}

func called(o *render.Options) string {
	name := "completed"
	if o.Rendition == render.Blank {
		name = "blank"
	}
	if o.Draft {
		name = "draft"
	}
	if o.LargePrint {
		name += " in large print"
	}
	return name
}

func document(o *apdocs.Outline, m made, options *render.Options) (found []string) {
	letter := o.Letter != nil && options.Rendition != render.Blank
	to := []*apdocs.Addressee{nil}
	if letter {
		all := o.Letter.To(m.record)
		to = to[:0] // without an addressee there is no letter
		for i := range all {
			to = append(to, &all[i])
		}
	}
	for _, addressee := range to {
		var file bytes.Buffer
		if err := pdf.NewEncoder(options).EncodeTo(&file, m.record, addressee); err != nil {
			found = append(found, err.Error())
		} else if said, err := saidInPDF(file.Bytes()); err != nil {
			found = append(found, err.Error())
		} else if !letter { // a letter prints only some of its answers
			found = append(found, missing(o, m.record, said, "PDF", options)...)
		}
		file.Reset()
		if err := docx.NewEncoder(options).EncodeTo(&file, m.record, addressee); err != nil {
			found = append(found, err.Error())
		} else if said, err := words.Words(file.Bytes()); err != nil {
			found = append(found, err.Error())
		} else if !letter {
			found = append(found, missing(o, m.record, said, "Word", options)...)
		}
	}
	return found
}

// saidInPDF returns the text of the pages in drawing order. It is an error if the structure does not
// have all of it, or has it in another order.
func saidInPDF(file []byte) (said []string, err error) {
	if err := cmp.Or(dump.Check(file), dump.Order(file)); err != nil {
		return nil, err
	}
	all, err := dump.Words(file)
	for _, w := range all {
		said = append(said, w.Text)
	}
	return said, err
}

// missing lists the answers with a word that is not in the text.
func missing(o *apdocs.Outline, record apdocs.Form, said []string, where string,
	options *render.Options) (found []string) {
	text := squeezed(strings.Join(said, " "))
	v := visitor{
		list: func(r *apdocs.Repeat, at apdocs.At) int { return r.Len(record, at) },
		when: func(c *apdocs.Condition) bool { return c.Holds(record) },
	}
	v.asked = func(f *apdocs.Field, at apdocs.At) {
		if f.Kind == apdocs.KindComputed || len(f.Choices) > 0 {
			return
		}
		value := render.Value(f, record, at)
		if s, ok := f.Pointer(record, at).(*apdocs.Signature); ok {
			value = s.Name
			if options.Rendition != render.Blank { // not printed on a blank
				value = strings.Join([]string{s.Name, s.Role, s.Statement, s.CollectedBy, s.External}, " ")
			}
		}
		lost := func(word string) bool { return !strings.Contains(text, squeezed(word)) }
		if slices.ContainsFunc(strings.Fields(value), lost) {
			found = append(found, fmt.Sprintf("%s, %q: the answer is not in the %s document", f.Name, f.Title(), where))
		}
	}
	v.blocks(o.Blocks, apdocs.At{}, 0)
	return found
}

// squeezed returns a text normalised for comparison: composed, and without the spaces at which
// lines break.
func squeezed(s string) string {
	return norm.NFC.String(strings.Join(strings.Fields(s), ""))
}
