package verify

import (
	"fmt"
	"strings"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
)

// Sentences states the verdict in plain words: whether the signature holds, what was changed after
// it, who signed and when, and what is not proved. The first sentence is the result.
func (v *Verdict) Sentences() []string {
	all := []string{v.result()}
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	for _, c := range v.Changes {
		if c.Permitted {
			say("After it, allowed: %s.", c.Text)
		} else {
			say("After it, NOT ALLOWED: %s.", c.Text)
		}
	}
	if v.Signer == "" {
		return all
	}
	all = append(all, v.who(), v.issuer())
	all = append(all, v.times()...)
	if reason := certificate.OneLine(v.Reason); reason != "" {
		say("Reason given: %s", reason)
	}
	if v.Certifies {
		say("It certifies the document: only signatures and answers in empty fields may follow.")
	}
	all = append(all, v.doubts()...)
	kept := all[:0]
	for _, sentence := range all {
		if sentence != "" {
			kept = append(kept, sentence)
		}
	}
	return kept
}

// A State is the result of the verification of one signature.
type State string

// The states. All but Holding are reasons not to rely on the signature.
const (
	Holding   State = "holds"
	Broken    State = "does not hold"     // the signature, or what it covers, was changed, or its certificate revoked
	Unchecked State = "cannot be checked" // it uses something that this program does not know
	TooWeak   State = "too weak"          // its hash function, MD5 or SHA-1, can be forged
)

// State returns the result in one or a few words.
func (v *Verdict) State() State {
	switch {
	case v.Problem != "" && v.Unchecked:
		return Unchecked
	case v.Problem != "" || v.changed():
		return Broken
	case v.Forgeable != "":
		return TooWeak
	case !v.Holds:
		return Broken
	}
	return Holding
}

// result returns the sentence that states the result.
func (v *Verdict) result() string {
	switch v.State() {
	case Unchecked:
		return "The signature CANNOT BE CHECKED: " + v.Problem + "."
	case Broken:
		return "The signature DOES NOT HOLD: " +
			because(v.Problem, "the document was changed after it, in a way that it does not allow") + "."
	case TooWeak:
		return "The signature is TOO WEAK: its hash function " + v.Forgeable +
			" can be forged, so it does not prove which document was signed."
	}
	switch {
	case len(v.Changes) > 0:
		return "The signature holds. What was done to the document after it is allowed."
	case v.Whole:
		return "The signature holds: nothing in the document has been changed since."
	}
	return "The signature holds: nothing that shows has been changed since."
}

// changed reports whether the document was changed in a way that is not permitted.
func (v *Verdict) changed() bool {
	for _, c := range v.Changes {
		if !c.Permitted {
			return true
		}
	}
	return false
}

// proved reports whether the signature itself was made with the key of its certificate, so that
// something can be said about its signer.
func (v *Verdict) proved() bool { return v.Problem == "" || v.Trust == Revoked }

// who returns the sentence about the signer.
func (v *Verdict) who() string {
	switch {
	case v.stampOnly && v.proved():
		return "A time-stamp of the whole document, made by " + v.Signer + "."
	case v.stampOnly:
		return "It names " + v.Signer + " as its time-stamp authority, which is not proved."
	case v.proved():
		return "Signed by " + v.Signer + "."
	}
	return "It names " + v.Signer + " as its signer, which is not proved."
}

// issuer returns the sentence about the issuer of the signer's certificate, or "".
func (v *Verdict) issuer() string {
	if v.Issuer == "" || v.stampOnly || !v.proved() {
		return ""
	}
	return "The certificate was issued by " + v.Issuer + "."
}

// times returns the sentences about when the signature was made.
func (v *Verdict) times() (all []string) {
	if !v.Stamped.IsZero() {
		all = append(all, fmt.Sprintf("It existed on %s, by a time-stamp of %s.", moment(v.Stamped), v.Stamper))
		if !v.StampTrusted {
			doubt := because(v.StampDoubt, "the authority is not trusted here")
			all = append(all, "Not proved: the time-stamp, because "+doubt+".")
		}
	}
	if !v.Claimed.IsZero() && !v.stampOnly {
		all = append(all, fmt.Sprintf("Given on %s, as the signer says.", moment(v.Claimed)))
	}
	if v.Future {
		all = append(all, "Warning: that is in the future.")
	}
	return all
}

// because returns reason, or otherwise if reason is "".
func because(reason, otherwise string) string {
	if reason == "" {
		return otherwise
	}
	return reason
}

// doubts returns the sentences about what is and is not proved.
func (v *Verdict) doubts() (all []string) {
	if !v.proved() || v.stampOnly {
		return nil
	}
	switch v.Trust {
	case Trusted:
		all = append(all, "Who signed is proved: the certificate, or an issuer of it, is trusted here.")
	case Revoked:
	default:
		all = append(all, "Not proved: who signed, because "+because(v.Doubt, "the certificate was not checked")+".")
	}
	if v.TryOut {
		all = append(all, "It was made with a TRY-OUT KEY, which anybody can make in any name.")
	}
	if v.Weak && (v.Weakness == "" || !strings.Contains(v.Doubt, v.Weakness)) {
		all = append(all, "Too weak by today’s measure: "+because(v.Weakness, "its key or certificate")+".")
	}
	if !v.StampTrusted {
		all = append(all, "Not proved: when it was given, because no trusted time-stamp says so.")
	}
	if v.Trust == Trusted || v.Trust == Expired || v.Trust == Weak {
		all = append(all, "Not known from the file: whether the certificate has been revoked since.")
	}
	return all
}

// moment formats a date and time with its zone, or the date alone if the time is midnight UTC.
func moment(t time.Time) string {
	if day := t.UTC(); day.Equal(day.Truncate(24 * time.Hour)) {
		return certificate.Day(day) // only the day is known
	}
	zone := " UTC"
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format(" -07:00")
	}
	return certificate.Day(t) + " at " + t.Format("15:04") + zone
}
