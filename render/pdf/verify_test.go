package pdf

import (
	"bytes"
	"crypto/elliptic"
	"crypto/x509"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// trusting are options that trust the authority, a week after the signing.
func trusting(root *identity) *VerifyOptions {
	pool := x509.NewCertPool()
	pool.AddCert(root.chain[0])
	return &VerifyOptions{Roots: pool, Time: signedOn.AddDate(0, 0, 7)}
}

func verified(tb testing.TB, document []byte, o *VerifyOptions) *Verification {
	tb.Helper()
	v, err := Verify(document, o)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// TestVerifySeveral has four parties sign one after another, with and without a
// certification, and asks for a verdict after each.
func TestVerifySeveral(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, authority)
	ids := map[string]*identity{
		"school":   issue(t, newRSA(t), "Jordan Sample", root, nil),
		"parent":   issue(t, newECDSA(t, elliptic.P256()), "Pat Example", root, nil),
		"provider": issue(t, newECDSA(t, elliptic.P384()), "Sam Specimen", root, nil),
		"pupil":    issue(t, newECDSA(t, elliptic.P256()), "Alex Example", root, nil),
	}
	for _, certify := range []bool{false, true} {
		document := unsignedVisit(t, false)
		if v := verified(t, document, trusting(root)); v.Holds() || len(v.Signatures) != 0 || len(v.Unsigned) != 4 {
			t.Errorf("an unsigned document: %+v", v)
		}
		for i, party := range []string{"school", "parent", "provider", "pupil"} {
			o := ids[party].options(party)
			o.Certify = certify && i == 0
			document = signWith(t, document, o)
			v := verified(t, document, trusting(root))
			if !v.Holds() || !v.Trusted() || len(v.Signatures) != i+1 || len(v.Unsigned) != 3-i {
				t.Fatalf("after %s: %+v", party, v)
			}
			for j, s := range v.Signatures {
				if s.Whole != (j == i) || len(s.Changes) != i-j || s.Certifies != (certify && j == 0) {
					t.Errorf("after %s, signature %d: %+v", party, j, s)
				}
			}
			last := v.Signatures[i]
			if last.Party != party || last.Signer != ids[party].chain[0].Subject.CommonName || last.Issuer != "Sample Root" || !last.Claimed.Equal(signedOn) {
				t.Errorf("after %s: %+v", party, last)
			}
		}
	}
}

// TestSameBytes signs twice with the same.
func TestSameBytes(t *testing.T) {
	document := unsignedVisit(t, false)
	for _, id := range []*identity{
		issue(t, newRSA(t), "Jordan Sample", nil, nil), issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", nil, nil),
		issue(t, newECDSA(t, elliptic.P384()), "Jordan Sample", nil, nil),
	} {
		if !bytes.Equal(signWith(t, document, id.options("school")), signWith(t, document, id.options("school"))) {
			t.Errorf("%T: two signatures differ", id.key)
		}
	}
}

// TestEveryByte flips bytes all over a signed document: the signature never holds.
func TestEveryByte(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, authority)
	document := signWith(t, unsignedVisit(t, false), issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", root, nil).options("school"))
	o := trusting(root)
	step := 29
	if testing.Short() {
		step = 97
	}
	start := time.Now()
	for i := 0; i < len(document); i += step {
		was := document[i]
		document[i] ^= 1 << (i % 8)
		if v, err := Verify(document, o); err == nil && v.Holds() {
			t.Errorf("byte %d of %d: %q instead of %q is not noticed", i, len(document), document[i], was)
		}
		document[i] = was
	}
	t.Logf("%v", time.Since(start))
}

// TestClosed certifies a document against all changes, and changes it.
func TestClosed(t *testing.T) {
	root := issue(t, newECDSA(t, elliptic.P256()), "Sample Root", nil, authority)
	id := issue(t, newECDSA(t, elliptic.P256()), "Jordan Sample", root, nil)
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
			put(u, f.ref, f.dict.With("V", add(u, file.Dict{"Type": file.NameValue("Sig")})))
		}, false},
	} {
		closed := closedBy(t, unsignedVisit(t, false), id.options("school"))
		v := verified(t, edited(t, closed, test.edit), trusting(root))
		if first := v.Signatures[0]; first.Holds != test.holds || !first.Certifies {
			t.Errorf("%s: %+v", name, first)
		}
	}
}

// closedBy is a signature that allows no changes at all, which Sign does not make.
func closedBy(tb testing.TB, document []byte, o *SignOptions) []byte {
	tb.Helper()
	o.Certify = true
	s := signing{options: o, document: document, signer: cms.Signer{Key: o.Key, Chain: o.Chain}}
	room, err := s.signer.Size()
	if err != nil {
		tb.Fatal(err)
	}
	if err := s.open(); err != nil {
		tb.Fatal(err)
	}
	u, err := s.pdf.Update()
	if err != nil {
		tb.Fatal(err)
	}
	s.value = u.Alloc()
	u.Object(s.value)
	u.B = bytes.Replace(s.appendSignature(u.B, room), []byte("/P 2/"), []byte("/P 1/"), 1)
	start := u.Offset(s.value)
	u.Replace(s.field.ref)
	u.B = file.Append(u.B, s.field.dict.With("V", file.Reference{Num: s.value}))
	s.markForm(u)
	update := u.End(nil)
	if err := s.seal(update, start-len(document), room); err != nil {
		tb.Fatal(err)
	}
	return append(bytes.Clone(document), update...)
}

func FuzzVerify(f *testing.F) {
	root := issue(f, newECDSA(f, elliptic.P256()), "Sample Root", nil, authority)
	id := issue(f, newECDSA(f, elliptic.P256()), "Jordan Sample", root, nil)
	one := signWith(f, unsignedVisit(f, false), id.options("school"))
	f.Add(one)
	f.Add(signWith(f, one, id.options("parent")))
	o := trusting(root)
	f.Fuzz(func(_ *testing.T, document []byte) {
		if v, err := Verify(document, o); err == nil {
			for _, s := range v.Signatures {
				s.Sentences()
			}
		}
	})
}
