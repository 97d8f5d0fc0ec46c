package verify_test

import (
	"bytes"
	"crypto/elliptic"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/verify"
)

// TestVerifySeveral signs for four parties one after another, with and without a
// certification, and verifies after each.
func TestVerifySeveral(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	ids := map[string]*signtest.Identity{
		"school":   signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", root, nil),
		"parent":   signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Pat Example", root, nil),
		"provider": signtest.Issue(t, signtest.NewECDSA(t, elliptic.P384()), "Sam Specimen", root, nil),
		"pupil":    signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Alex Example", root, nil),
	}
	for _, certify := range []bool{false, true} {
		document := signtest.UnsignedVisit(t, false)
		if v := signtest.Verify(t, document, signtest.Trusting(root)); v.Holds() || len(v.Signatures) != 0 ||
			len(v.Unsigned) != 4 {
			t.Errorf("an unsigned document: %+v", v)
		}
		for i, party := range []string{"school", "parent", "provider", "pupil"} {
			o := ids[party].Options(party)
			o.Certify = certify && i == 0
			document = signtest.Sign(t, document, o)
			v := signtest.Verify(t, document, signtest.Trusting(root))
			if !v.Holds() || !v.Trusted() || len(v.Signatures) != i+1 || len(v.Unsigned) != 3-i {
				t.Fatalf("after %s: %+v", party, v)
			}
			for j, s := range v.Signatures {
				if s.Whole != (j == i) || len(s.Changes) != i-j || s.Certifies != (certify && j == 0) {
					t.Errorf("after %s, signature %d: %+v", party, j, s)
				}
			}
			last := v.Signatures[i]
			if last.Party != party || last.Signer != ids[party].Chain[0].Subject.CommonName || last.Issuer != "Sample Root" ||
				!last.Claimed.Equal(signtest.SignedOn) {
				t.Errorf("after %s: %+v", party, last)
			}
		}
	}
}

// TestSameBytes signs the same document twice.
func TestSameBytes(t *testing.T) {
	document := signtest.UnsignedVisit(t, false)
	for _, id := range []*signtest.Identity{
		signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", nil, nil),
		signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil),
		signtest.Issue(t, signtest.NewECDSA(t, elliptic.P384()), "Jordan Sample", nil, nil),
	} {
		if !bytes.Equal(signtest.Sign(t, document, id.Options("school")), signtest.Sign(t, document, id.Options("school"))) {
			t.Errorf("%T: two signatures differ", id.Key)
		}
	}
}

// TestEveryByte flips bytes throughout a signed document: the signature never holds.
func TestEveryByte(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	document := signtest.Sign(t, signtest.UnsignedVisit(t, false),
		signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil).Options("school"))
	o := signtest.Trusting(root)
	step := 29
	if testing.Short() {
		step = 97
	}
	start := time.Now()
	for i := 0; i < len(document); i += step {
		was := document[i]
		document[i] ^= 1 << (i % 8)
		if v, err := verify.PDF(document, o); err == nil && v.Holds() {
			t.Errorf("byte %d of %d: %q instead of %q is not noticed", i, len(document), document[i], was)
		}
		document[i] = was
	}
	t.Logf("%v", time.Since(start))
}

// TestClosed certifies a document with no changes allowed, and changes it.
func TestClosed(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	id := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
	for name, test := range map[string]struct {
		edit  func(*file.Document, *file.Update)
		holds bool
	}{
		"nothing": {func(*file.Document, *file.Update) {}, true},
		"proofs": {func(d *file.Document, u *file.Update) {
			put(u, rootOf(d), d.Catalog().With("DSS", file.Dict{"VRI": file.Dict{}}))
		}, true},
		"value": {func(d *file.Document, u *file.Update) {
			f := fieldOf(t, d, "parent")
			put(u, f.Ref, f.Dict.With("V", add(u, file.Dict{"Type": file.NameValue("Sig")})))
		}, false},
	} {
		closed := signtest.ByHand{Level: acroform.NoChanges}.Sign(t, signtest.UnsignedVisit(t, false), id, "school")
		v := signtest.Verify(t, edited(t, closed, test.edit), signtest.Trusting(root))
		if first := v.Signatures[0]; first.Holds != test.holds || !first.Certifies {
			t.Errorf("%s: %+v", name, first)
		}
	}
}
