package protect_test

import (
	"bytes"
	"fmt"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/protect"
)

// A copy to send by email opens only with a password.
func ExamplePDF() {
	var document, copied bytes.Buffer
	if err := pdf.Encode(&document, new(documents.ProgressVisit), &render.Options{Draft: true}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(protect.PDF(&copied, document.Bytes(), "correct horse battery"))
	fmt.Println(protect.PDF(&copied, document.Bytes(), "short"))
	// Output:
	// <nil>
	// encrypt PDF: the password must have 8 to 127 characters
}
