package verify

import (
	"fmt"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/certificate"
)

// Sentences say the verdict in plain words: who, when, whether it holds, what was
// changed since, and what is not proved. The first is the result.
func (v *Verdict) Sentences() []string {
	var all []string
	say := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	switch {
	case v.Problem != "":
		say("The signature DOES NOT HOLD: %s.", v.Problem)
	case !v.Holds:
		say("The signature DOES NOT HOLD: the document was changed after it, in a way that it does not allow.")
	case len(v.Changes) > 0:
		say("The signature holds. What was done to the document after it is allowed.")
	case v.Whole:
		say("The signature holds: nothing in the document has been changed since.")
	default:
		say("The signature holds: nothing that shows has been changed since.")
	}
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
	who := "Signed by " + v.Signer
	if v.stampOnly {
		who = "A time-stamp of the whole document, by " + v.Signer
	} else if v.Issuer != "" {
		who += ", by the word of " + v.Issuer
	}
	say("%s.", who)
	all = append(all, v.times()...)
	if v.Reason != "" {
		say("Reason given: %s", v.Reason)
	}
	if v.Certifies {
		say("It certifies the document: only signatures and answers in empty fields may follow.")
	}
	return append(all, v.doubts()...)
}

// times say when the signature was given.
func (v *Verdict) times() (all []string) {
	if !v.Stamped.IsZero() {
		all = append(all, fmt.Sprintf("It existed on %s, by a time-stamp of %s.", moment(v.Stamped), v.Stamper))
		if !v.StampTrusted {
			all = append(all, "Not proved: the time-stamp, for nobody who is trusted here vouches for who gave it.")
		}
	}
	if !v.Claimed.IsZero() && !v.stampOnly {
		all = append(all, fmt.Sprintf("Given on %s, as the signer says.", moment(v.Claimed)))
	}
	return all
}

// doubts say what is not proved.
func (v *Verdict) doubts() (all []string) {
	if v.stampOnly {
		return nil
	}
	switch v.Trust {
	case Trusted:
		all = append(all, "Somebody who is trusted here vouches for the signer.")
	case Revoked:
	default:
		all = append(all, "Not proved: who signed, for "+v.Doubt+".")
	}
	if v.TryOut {
		all = append(all, "It was made with a TRY-OUT KEY, which anybody can make in any name.")
	}
	if v.Weak {
		all = append(all, "Its key or certificate is too weak by today’s measure.")
	}
	if !v.StampTrusted {
		all = append(all, "Not proved: when it was given, for no trusted time-stamp says so.")
	}
	if v.Trust == Trusted || v.Trust == Expired {
		all = append(all, "Not known from the file: whether the certificate has been called back.")
	}
	return all
}

// moment is a date and time in words, with its zone.
func moment(t time.Time) string {
	if day := t.UTC(); day.Equal(day.Truncate(24 * time.Hour)) {
		return certificate.Day(day) // of which no more was said than the day
	}
	zone := " UTC"
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format(" -07:00")
	}
	return certificate.Day(t) + " at " + t.Format("15:04") + zone
}
