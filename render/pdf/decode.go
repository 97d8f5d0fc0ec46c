package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/pdf/internal/filled"
	"github.com/apdocs/forms/render/returned"
)

// MaxReturned is the greatest size in bytes of a file that Decode reads.
const MaxReturned = 64 << 20

// Decode reads a form made with [render.Options.Fillable] that was filled in and saved by
// any program, and makes a record of it. It recognises which of the forms it is, such as
// those of documents.All(). For a completed document with its record attached
// ([render.Options.AttachRecord]) it returns that record.
//
// If the file was flattened, encrypted, printed to a new PDF or scanned, the error says
// so. An answer that cannot be read is not an error: it is left out, and the report says
// why.
func Decode(r io.Reader, forms ...apdocs.Form) (*returned.Document, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxReturned+1))
	if err != nil {
		return nil, fmt.Errorf("read a returned PDF: %w", err)
	}
	if len(data) > MaxReturned {
		return nil, fmt.Errorf("read a returned PDF: it is larger than %d MB", MaxReturned>>20)
	}
	found, err := filled.Read(data)
	if err != nil {
		return nil, fmt.Errorf("read a returned PDF: %w", err)
	}
	var d *returned.Document
	if found.Record != nil {
		d, err = returned.Attached(bytes.NewReader(found.Record), found.Notes, forms...)
	} else {
		d, err = returned.Read(&found.File, forms...)
	}
	if err != nil {
		return nil, fmt.Errorf("read a returned PDF: %w", err)
	}
	return d, nil
}
