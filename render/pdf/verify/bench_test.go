package verify_test

import (
	"crypto/elliptic"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/verify"
)

func BenchmarkVerify(b *testing.B) {
	root := signtest.Issue(b, signtest.NewECDSA(b, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	document := signtest.Sign(b, signtest.UnsignedVisit(b, false),
		signtest.Issue(b, signtest.NewECDSA(b, elliptic.P256()), "Jordan Sample", root, nil).Options("school"))
	o := signtest.Trusting(root)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := verify.PDF(document, o); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerifySeveral verifies a document that four parties signed one after
// another, so that six pairs of revisions are compared.
func BenchmarkVerifySeveral(b *testing.B) {
	root := signtest.Issue(b, signtest.NewECDSA(b, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	id := signtest.Issue(b, signtest.NewECDSA(b, elliptic.P256()), "Jordan Sample", root, nil)
	document := signtest.UnsignedVisit(b, false)
	for _, party := range []string{"school", "parent", "provider", "pupil"} {
		document = signtest.Sign(b, document, id.Options(party))
	}
	o := signtest.Trusting(root)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := verify.PDF(document, o); err != nil {
			b.Fatal(err)
		}
	}
}
