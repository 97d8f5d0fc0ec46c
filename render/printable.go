package render

import (
	"io"

	"github.com/apdocs/forms/apdocs"
)

// A Writer writes documents of one format, such as pdf.Encoder and docx.Encoder.
type Writer interface {
	EncodeTo(w io.Writer, f apdocs.Form, to *apdocs.Addressee) error
}

// CheckPrintable returns what prevents a writer from writing the documents of a record, for a letter
// those to each of its addressees, and writes nothing. The options are those of the writer.
// [Refused] returns each answer that the error is about.
//
//	err := render.CheckPrintable(visit, options, pdf.NewEncoder(options))
//	for _, refused := range render.Refused(err) { … refused.Path, refused.Label … }
func CheckPrintable(f apdocs.Form, o *Options, w Writer) error {
	printed := o.Printed()
	all, err := printed.Addressees(f)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return w.EncodeTo(io.Discard, f, nil)
	}
	var refused Refusals
	for i := range all {
		err := w.EncodeTo(io.Discard, f, &all[i])
		some := Refused(err)
		if err != nil && len(some) == 0 {
			return err
		}
		for _, one := range some {
			refused.Add(one)
		}
	}
	return refused.Err()
}
