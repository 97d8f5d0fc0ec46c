package cms

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"testing"
	"time"
)

func signerWith(tb testing.TB, key crypto.Signer) *Signer {
	tb.Helper()
	c := &x509.Certificate{SerialNumber: big.NewInt(5), Subject: pkix.Name{CommonName: "Jordan Sample"},
		NotBefore: time.Unix(0, 0), NotAfter: time.Unix(1<<32, 0)}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		tb.Fatal(err)
	}
	own, err := x509.ParseCertificate(der)
	if err != nil {
		tb.Fatal(err)
	}
	return &Signer{Key: key, Chain: []*x509.Certificate{own}}
}

func keys(tb testing.TB) map[string]crypto.Signer {
	tb.Helper()
	r, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		tb.Fatal(err)
	}
	all := map[string]crypto.Signer{"RSA": r}
	for _, curve := range []elliptic.Curve{elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		k, err := ecdsa.GenerateKey(curve, rand.Reader)
		if err != nil {
			tb.Fatal(err)
		}
		all[curve.Params().Name] = k
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		tb.Fatal(err)
	}
	all["Ed25519"] = ed
	return all
}

// TestSignature signs, parses and verifies, and then changes every bit.
func TestSignature(t *testing.T) {
	for name, key := range keys(t) {
		s := signerWith(t, key)
		h := s.Hash().New()
		h.Write([]byte("a document"))
		digest := h.Sum(nil)
		der, err := s.Sign(digest)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := s.Sign(digest); err != nil || !bytes.Equal(again, der) {
			t.Errorf("%s: two signatures differ (%v)", name, err)
		}
		if most, err := s.Size(); err != nil || len(der) > most || len(der) < most-8 {
			t.Errorf("%s: %d bytes where %d were foreseen (%v)", name, len(der), most, err)
		}
		read, err := Read(append(bytes.Clone(der), 0, 0, 0))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := read.Verify(digest); err != nil || !read.Bound || read.Content != nil || read.Token != nil {
			t.Errorf("%s: %v, %+v", name, err, read)
		}
		other := sha256.Sum256([]byte("another"))
		if err := read.Verify(other[:]); !errors.Is(err, ErrChanged) {
			t.Errorf("%s, another document: %v", name, err)
		}
		step := 1
		if name == "P-521" {
			step = 61 // it takes many times as long as the others
		}
		for i := 0; i < 8*len(der); i += step {
			changed := bytes.Clone(der)
			changed[i/8] ^= 1 << (i % 8)
			if read, err := Read(changed); err == nil && read.Verify(digest) == nil {
				t.Errorf("%s: bit %d of byte %d of %d is not covered", name, i%8, i/8, len(der))
			}
		}
	}
}

// TestLengths compares our DER encoder with the standard library.
func TestLengths(t *testing.T) {
	for _, n := range []int{0, 1, 127, 128, 255, 256, 65535, 65536, 1 << 24} {
		want, err := asn1.Marshal(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true, Bytes: make([]byte, n)})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(sequence(make([]byte, n)), want) {
			t.Errorf("a sequence of %d bytes differs", n)
		}
	}
}

// TestIdentifiers does the same for object identifiers.
func TestIdentifiers(t *testing.T) {
	for _, oid := range []asn1.ObjectIdentifier{oidData, oidToken, oidRSAPSS, {2, 5, 29, 37},
		{1, 2, 0, 127, 128, 16383, 16384, 1 << 28}, digests[0].oid} {
		want, err := asn1.Marshal(oid)
		if err != nil {
			t.Fatal(err)
		}
		if got := identifier(oid); !bytes.Equal(got, want) {
			t.Errorf("%v: %x, not %x", oid, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	s := signerWith(f, keys(f)["P-256"])
	sum := sha256.Sum256(nil)
	der, err := s.Sign(sum[:])
	if err != nil {
		f.Fatal(err)
	}
	f.Add(der)
	body := der[4:] // after the tag and a length of three bytes
	f.Add(append(append([]byte{0x30, 0x80}, body...), 0, 0))
	f.Fuzz(func(_ *testing.T, b []byte) {
		if read, err := Read(b); err == nil {
			read.Verify(sum[:])
		}
	})
}
