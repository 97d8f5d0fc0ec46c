package sign_test

import (
	"bytes"
	"crypto"
	"crypto/elliptic"
	"io"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/sign"
)

// BenchmarkSign signs for the school, and for comparison makes the document.
func BenchmarkSign(b *testing.B) {
	evaluation, visit := new(documents.PlacementEvaluation), new(documents.ProgressVisit)
	signtest.Record(b, "placement-evaluation-ordinary.json", evaluation)
	signtest.Record(b, "progress-visit-ordinary.json", visit)
	evaluation.Signatures, visit.Signatures = apdocs.Signatures{}, apdocs.Signatures{}
	encoder := pdf.NewEncoder(&render.Options{Organisation: signtest.Organisation(b)})
	made := map[string][]byte{}
	for name, f := range map[string]apdocs.Form{"evaluation": evaluation, "visit": visit} {
		var file bytes.Buffer
		if err := encoder.Encode(&file, f); err != nil {
			b.Fatal(err)
		}
		made[name] = file.Bytes()
		b.Run("make/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := encoder.Encode(io.Discard, f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	made["20MB"] = heavy(made["visit"])
	for kind, key := range map[string]crypto.Signer{"ECDSA": signtest.NewECDSA(b, elliptic.P256()),
		"RSA": signtest.NewRSA(b)} {
		id := signtest.Issue(b, key, "Jordan Sample", nil, nil)
		for name, party := range map[string]string{"evaluation": "school", "visit": "school", "20MB": "school"} {
			o := id.Options(party)
			b.Run(kind+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := sign.PDF(io.Discard, made[name], o); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// heavy returns the document with 20 MB added, like one with a scanned file.
func heavy(document []byte) []byte {
	const size = 20 << 20
	i := bytes.LastIndex(document, []byte("startxref"))
	comment := append(append([]byte("%"), bytes.Repeat([]byte("scan"), size/4)...), '\n')
	return append(append(bytes.Clone(document[:i]), comment...), document[i:]...)
}
