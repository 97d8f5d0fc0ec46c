package verify_test

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"os"
	"time"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/key"
	"github.com/apdocs/forms/render/pdf/sign"
	"github.com/apdocs/forms/render/pdf/verify"
)

// A document is signed in the empty field of a party, and verified with the certificates
// that the caller trusts.
func ExamplePDF() {
	keyFile, err := os.ReadFile("../../../testdata/keys/try-out.p12")
	if err != nil {
		fmt.Println(err)
		return
	}
	signer, chain, err := key.Read("", keyFile)
	if err != nil {
		fmt.Println(err)
		return
	}
	var document, signed bytes.Buffer
	if err := pdf.Encode(&document, new(documents.ProgressVisit), nil); err != nil {
		fmt.Println(err)
		return
	}
	day := time.Date(2026, time.November, 27, 12, 0, 0, 0, time.UTC)
	o := &sign.Options{Field: "school", Key: signer, Chain: chain, Date: day}
	if err := sign.PDF(&signed, document.Bytes(), o); err != nil {
		fmt.Println(err)
		return
	}
	roots := x509.NewCertPool()
	roots.AddCert(chain[0])
	v, err := verify.PDF(signed.Bytes(), &verify.Options{Roots: roots, Time: day})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(v.Holds(), v.Trusted(), v.Signatures[0].Signer, v.Unsigned)
	fmt.Println(v.Signatures[0].Sentences()[0])
	// Output:
	// true true Sample School [pupil provider parent]
	// The signature holds: nothing in the document has been changed since.
}
