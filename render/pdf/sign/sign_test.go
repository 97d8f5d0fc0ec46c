package sign_test

import (
	"bytes"
	"crypto/elliptic"
	"image"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
)

// TestSignedDocuments makes documents with one and several signatures. They are stored for
// the judges if APDOCS_SIGNED names a folder.
func TestSignedDocuments(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	school := signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", root, nil)
	parent := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Zoë Łukasiewicz-Ștefănescu", root, nil)
	provider := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P384()), "Sam Specimen", root, nil)
	for _, large := range []bool{false, true} {
		for _, certify := range []bool{false, true} {
			document := signtest.UnsignedVisit(t, large)
			for i, step := range []struct {
				party string
				id    *signtest.Identity
			}{{"school", school}, {"parent", parent}, {"signatures.provider", provider}, {"pupil", parent}} {
				o := step.id.Options(step.party)
				o.Certify = certify && i == 0
				before := document
				document = signtest.Sign(t, before, o)
				if !bytes.HasPrefix(document, before) {
					t.Fatalf("signing for %s changes the file before it", step.party)
				}
				name := step.party
				if certify {
					name += "-certified"
				}
				if large {
					name += "-large"
				}
				signtest.Keep(t, name+".pdf", document)
			}
		}
	}
	five := signtest.UnsignedAgreement(t)
	for i, party := range []string{"parent", "pupil", "school", "provider", "other"} {
		id := []*signtest.Identity{parent, provider, school}[i%3]
		five = signtest.Sign(t, five, id.Options(party))
	}
	signtest.Keep(t, "five.pdf", five)
	picture := school.Options("school")
	picture.Picture, picture.PictureText = image.NewGray(image.Rect(0, 0, 120, 40)),
		"Hand-written signature of Jordan Sample"
	signtest.Keep(t, "picture.pdf", signtest.Sign(t, signtest.UnsignedVisit(t, false), picture))
	signtest.Keep(t, "root.pem", signtest.PEM(root.Chain[0]))
}
