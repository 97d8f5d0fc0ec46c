package pdf

import (
	"bytes"
	"crypto/elliptic"
	"io"
	"testing"
)

func BenchmarkSign(b *testing.B) {
	document := unsignedVisit(b, false)
	for _, kind := range []struct {
		name string
		id   *identity
	}{
		{"ECDSA", issue(b, newECDSA(b, elliptic.P256()), "Jordan Sample", nil, nil)}, {"RSA", issue(b, newRSA(b), "Jordan Sample", nil, nil)},
	} {
		o := kind.id.options("school")
		for _, size := range []struct {
			name string
			file []byte
		}{{"visit", document}, {"20MB", heavy(document)}} {
			b.Run(kind.name+"/"+size.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Sign(io.Discard, size.file, o); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// heavy is the document with 20 MB more, as those of a scanned file.
func heavy(document []byte) []byte {
	const size = 20 << 20
	i := bytes.LastIndex(document, []byte("startxref"))
	comment := append(append([]byte("%"), bytes.Repeat([]byte("scan"), size/4)...), '\n')
	return append(append(bytes.Clone(document[:i]), comment...), document[i:]...)
}

func BenchmarkVerify(b *testing.B) {
	root := issue(b, newECDSA(b, elliptic.P256()), "Sample Root", nil, authority)
	document := signWith(b, unsignedVisit(b, false), issue(b, newECDSA(b, elliptic.P256()), "Jordan Sample", root, nil).options("school"))
	o := trusting(root)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Verify(document, o); err != nil {
			b.Fatal(err)
		}
	}
}
