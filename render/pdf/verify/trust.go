package verify

import (
	"crypto/x509"
	"errors"
	"slices"
	"time"

	"golang.org/x/crypto/ocsp"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
	"github.com/apdocs/forms/render/pdf/internal/cms"
	"github.com/apdocs/forms/render/pdf/internal/stamp"
)

// stamped records what a time-stamp says, and whether its authority is trusted.
func (c *checking) stamped(v *Verdict, s *stamp.Stamp) {
	v.Stamped, v.Stamper = s.Time, certificate.Name(s.Certificate)
	chains, err := c.chains(s.Certificate, s.Certificates, s.Time, x509.ExtKeyUsageTimeStamping)
	weak := weakest(s.Certificate, s.Certificates, chains)
	switch {
	case s.WeakHash != "":
		v.StampDoubt = "its hash function " + s.WeakHash + " can be forged"
	case weak != "":
		v.StampDoubt = weak
	case err != nil:
		v.StampDoubt = "the authority is not trusted here"
	default:
		v.StampTrusted = true
	}
	if !v.stampOnly {
		return
	}
	v.Trust, v.Doubt = Unknown, v.StampDoubt
	if v.StampTrusted {
		v.Trust = Trusted
	}
}

// chains returns the certificate chains from a certificate, through those in the file, to a trusted
// one.
func (c *checking) chains(
	own *x509.Certificate, carried []*x509.Certificate, at time.Time, usage x509.ExtKeyUsage,
) ([][]*x509.Certificate, error) {
	between := x509.NewCertPool()
	for _, one := range carried {
		between.AddCert(one)
	}
	return own.Verify(x509.VerifyOptions{Roots: c.options.Roots, Intermediates: between, CurrentTime: at,
		KeyUsages: []x509.ExtKeyUsage{usage}})
}

// weakest returns a clause that says what is weak about a certificate and its issuers; "" if one of
// the chains is strong. Without a chain it checks the certificates in the file, because package
// x509 builds no chain with a certificate signed with SHA-1.
func weakest(own *x509.Certificate, carried []*x509.Certificate, chains [][]*x509.Certificate) (weak string) {
	if len(chains) == 0 {
		// Weakness does not count the signature on its last argument, a trusted certificate. No
		// issuer is trusted here, so own is passed again as the last.
		issuers := slices.DeleteFunc(slices.Clone(carried), own.Equal)
		return certificate.Weakness(own, append(issuers, own)...)
	}
	for _, chain := range chains {
		if weak = certificate.Weakness(own, chain[1:]...); weak == "" {
			return ""
		}
	}
	return weak
}

// trust checks whether the signer's certificate or one of its issuers is trusted, and sets v.Doubt
// if not. The error is that of a revoked certificate.
func (c *checking) trust(v *Verdict, s *cms.Signed) error {
	own := s.Certificate
	at := c.options.Time
	if v.StampTrusted {
		at = v.Stamped
	}
	chains, err := c.chains(own, s.Certificates, at, x509.ExtKeyUsageAny)
	v.Weakness = weakest(own, s.Certificates, chains)
	v.Weak = v.Weakness != ""
	if err == nil {
		usage := certificate.CheckUsage(own)
		switch {
		case usage != nil: // such as a web server's, which says nothing about who signs
			v.Trust, v.Doubt = Unknown, usage.Error()
		case v.Weak:
			v.Trust, v.Doubt = Weak, v.Weakness
		default:
			v.Trust, v.Doubt = Trusted, ""
		}
		return c.revoked(v, s, chains)
	}
	switch {
	case certificate.SelfIssued(own):
		v.Doubt = "the certificate was issued by its own holder, and anybody can make one in any name"
	case v.Weak:
		v.Doubt = "the certificate does not lead to an issuer that is trusted here: " + v.Weakness
	default:
		v.Doubt = "the certificate was not issued by anybody who is trusted here"
	}
	return c.expired(v, s, at, err)
}

// expired handles a certificate that package x509 refuses because of its dates: it may have been
// valid at the time that the signature claims.
func (c *checking) expired(v *Verdict, s *cms.Signed, at time.Time, err error) error {
	var invalid x509.CertificateInvalidError
	if !errors.As(err, &invalid) || invalid.Reason != x509.Expired {
		return nil
	}
	if at.Before(s.Certificate.NotBefore) {
		v.Doubt = "the certificate is not valid before " + certificate.Day(s.Certificate.NotBefore)
		return nil
	}
	if v.Claimed.IsZero() {
		return nil
	}
	chains, err := c.chains(s.Certificate, s.Certificates, v.Claimed, x509.ExtKeyUsageAny)
	if err != nil {
		return nil
	}
	v.Trust = Expired
	switch {
	case !at.After(s.Certificate.NotAfter):
		v.Doubt = "a certificate of its issuers has expired"
	case v.StampTrusted:
		v.Doubt = "the certificate had expired when the signature was given, by the time-stamp"
	default:
		v.Doubt = "the certificate has expired, and no time-stamp proves that the signature was given before"
	}
	return c.revoked(v, s, chains)
}

// date checks whether a time is in the future. One day is allowed for inaccurate clocks and time
// zones.
func (c *checking) date(v *Verdict) {
	latest := c.options.Time.AddDate(0, 0, 1)
	v.Future = v.Claimed.After(latest) || v.Stamped.After(latest)
}

// revoked checks the signer's certificate against the revocation lists and OCSP responses in the
// file. A signature that a time-stamp proves to be older than the revocation still holds.
func (c *checking) revoked(v *Verdict, s *cms.Signed, chains [][]*x509.Certificate) error {
	for _, chain := range chains {
		if len(chain) < 2 {
			continue
		}
		since, found := c.revocation(s, chain[1])
		if found && !(v.StampTrusted && v.Stamped.Before(since)) {
			revoked := "certificate was revoked on " + certificate.Day(since)
			v.Trust, v.Doubt = Revoked, "the "+revoked
			return errors.New("its " + revoked + " by " + certificate.Name(chain[1]) + ", who issued it")
		}
	}
	return nil
}

// revocation returns when the issuer revoked the signer's certificate: the earliest date in its
// revocation lists and OCSP responses.
func (c *checking) revocation(s *cms.Signed, issuer *x509.Certificate) (since time.Time, found bool) {
	note := func(at time.Time) {
		if !found || at.Before(since) {
			since, found = at, true
		}
	}
	lists := s.Revoked
	for _, der := range c.stored("CRLs") {
		if list, err := x509.ParseRevocationList(der); err == nil {
			lists = append(lists, list)
		}
	}
	for _, list := range lists {
		if list.CheckSignatureFrom(issuer) != nil {
			continue
		}
		for _, one := range list.RevokedCertificateEntries {
			if one.SerialNumber.Cmp(s.Certificate.SerialNumber) == 0 {
				note(one.RevocationTime)
			}
		}
	}
	for _, der := range c.stored("OCSPs") {
		answer, err := ocsp.ParseResponseForCert(der, s.Certificate, issuer)
		if err == nil && answer.Status == ocsp.Revoked {
			note(answer.RevokedAt)
		}
	}
	return since, found
}

// stored returns the streams of one array of the document security store (/DSS), the validation
// data for all signatures of the file.
func (c *checking) stored(name string) (all [][]byte) {
	const most = 10000 // more than any store has; the file bounds their bytes
	store := c.pdf.Dict(c.pdf.Catalog()["DSS"])
	for _, o := range c.pdf.Array(store[name]) {
		s := c.pdf.Stream(o)
		if s == nil || len(all) == most {
			continue
		}
		if der, err := c.pdf.Decode(s); err == nil {
			all = append(all, der)
		}
	}
	return all
}
