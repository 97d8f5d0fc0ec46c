package docx_test

import (
	"bytes"
	"fmt"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/docx"
)

// The same record and options as for PDF give a Word document with the same words.
func ExampleEncode() {
	visit := new(documents.ProgressVisit)
	visit.Pupil.Name = "Alex Example"
	var b bytes.Buffer
	err := docx.Encode(&b, visit, &render.Options{Draft: true})
	fmt.Println(string(b.Bytes()[:2]), err) // a ZIP archive
	// Output: PK <nil>
}
