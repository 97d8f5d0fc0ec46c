package pdf

import (
	"bytes"
	"crypto"
	"crypto/elliptic"
	"io"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// BenchmarkSign signs for the school, beside making the document that is signed.
func BenchmarkSign(b *testing.B) {
	evaluation, visit := new(apdocs.PlacementEvaluation), new(apdocs.ProgressVisit)
	readJSON(b, testdata+"records/placement-evaluation-ordinary.json", evaluation)
	readJSON(b, testdata+"records/progress-visit-ordinary.json", visit)
	evaluation.Signatures, visit.Signatures = apdocs.Signatures{}, apdocs.Signatures{}
	encoder := NewEncoder(&render.Options{Organisation: organisation(b)})
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
	for kind, key := range map[string]crypto.Signer{"ECDSA": newECDSA(b, elliptic.P256()), "RSA": newRSA(b)} {
		id := issue(b, key, "Jordan Sample", nil, nil)
		for name, party := range map[string]string{"evaluation": "school", "visit": "school", "20MB": "school"} {
			o := id.options(party)
			b.Run(kind+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Sign(io.Discard, made[name], o); err != nil {
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
