package pdf_test

import (
	"bytes"
	"fmt"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
)

// A blank to print is an empty record.
func ExampleEncode() {
	var b bytes.Buffer
	err := pdf.Encode(&b, new(documents.ProgressVisit), &render.Options{Rendition: render.Blank})
	fmt.Println(string(b.Bytes()[:8]), err)
	// Output: %PDF-1.7 <nil>
}

// An encoder compiles a form once and then writes any number of records; goroutines may
// share it.
func ExampleEncoder() {
	encoder := pdf.NewEncoder(&render.Options{Organisation: &apdocs.Organisation{Name: "Sample School"}, Draft: true})
	for _, name := range []string{"Alex Example", "Robin Example"} {
		visit := new(documents.ProgressVisit)
		visit.Pupil.Name = name
		var b bytes.Buffer
		if err := encoder.Encode(&b, visit); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(string(b.Bytes()[:8]))
	}
	// Output:
	// %PDF-1.7
	// %PDF-1.7
}

// A print run is one file of many copies, each beginning on a front side.
func ExampleRun() {
	var b bytes.Buffer
	run := pdf.NewRun(&b, &render.Options{Rendition: render.Blank, Duplex: true}, nil)
	for range 30 {
		if err := run.Add(new(documents.ProgressVisit), nil); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println(run.Close())
	// Output: <nil>
}
