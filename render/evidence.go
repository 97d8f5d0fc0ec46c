package render

import (
	"slices"
	"strings"
	"time"

	"github.com/apdocs/forms/apdocs"
)

// Evidenced returns the signature of a field if the record holds more evidence for it than its row
// shows; otherwise nil.
func Evidenced(f *apdocs.Field, record apdocs.Form) *apdocs.Signature {
	s, ok := f.Pointer(record, apdocs.At{}).(*apdocs.Signature)
	if !ok {
		return nil
	}
	evidence := []string{s.Statement, s.CollectedBy, s.External}
	if !s.ToSign() { // of what was signed, and not of what is to be signed
		evidence = append(evidence, s.DocumentHash, s.RecordHash)
	}
	if !slices.ContainsFunc(evidence, func(text string) bool { return !apdocs.IsBlank(text) }) {
		return nil
	}
	return s
}

// SignedBy returns who signed, with the role: for a row that has no room for the role by itself.
func SignedBy(s *apdocs.Signature) string {
	if apdocs.IsBlank(s.Name) && !apdocs.IsBlank(s.Role) {
		return SignedAs + strings.TrimSpace(s.Role)
	}
	return strings.Join(named(s), ", ")
}

// SignedAs stands before the role of a signer whose name is not known, so that it is not taken for a name.
const SignedAs = "Role: "

// EvidenceText returns the evidence for a signature, one paragraph for each item.
func EvidenceText(s *apdocs.Signature) string { return EvidenceTextIn(nil, s) }

// EvidenceTextIn is EvidenceText in a language.
func EvidenceTextIn(t *apdocs.Translation, s *apdocs.Signature) string {
	var lines []string
	say := func(sentence, name, text string) {
		if text = strings.TrimSpace(text); !apdocs.IsBlank(text) {
			lines = append(lines, t.Say(sentence, name, text))
		}
	}
	say("{who}", "who", strings.Join(named(s), t.Comma()))
	how := ReadSignatureIn(t, s).State.Text
	if !s.At.IsZero() {
		how = t.Say(signedOn, "how", how, "moment", moment(t, s.At))
	}
	say("{how}", "how", how)
	say(agreeingWith, "statement", s.Statement)
	say(seenBy, "name", s.CollectedBy)
	say(signService, "reference", s.External)
	shown := documentShown
	if s.Method == apdocs.ByScan {
		shown = paperScan
	}
	say(shown, "digest", grouped(s.DocumentHash))
	say(recordSigned, "digest", grouped(s.RecordHash))
	return strings.Join(lines, "\n")
}

// named returns the signer's name and role, leaving out what is blank.
func named(s *apdocs.Signature) (parts []string) {
	for _, part := range []string{s.Name, s.Role} {
		if part = strings.TrimSpace(part); !apdocs.IsBlank(part) {
			parts = append(parts, part)
		}
	}
	return parts
}

// moment returns a date and time with its zone, or the date alone if the time is midnight UTC.
func moment(in *apdocs.Translation, m apdocs.Moment) string {
	text, err := m.MarshalText()
	if err != nil {
		return DateIn(in, m.Date())
	}
	t, err := time.Parse(time.RFC3339, string(text))
	if err != nil {
		return DateIn(in, m.Date())
	}
	if day := t.UTC(); day.Equal(day.Truncate(24 * time.Hour)) {
		return DateIn(in, m.Date()) // only the day is known
	}
	zone := "UTC"
	if _, offset := t.Zone(); offset != 0 {
		zone = t.Format("-07:00")
	}
	return in.Say(momentAt, "date", DateIn(in, m.Date()), "time", t.Format("15:04"), "zone", zone)
}

// grouped splits a digest into groups of eight digits, so that a line can break between them.
func grouped(digits string) string {
	const size = 8
	var groups []string
	for digits = strings.TrimSpace(digits); len(digits) > size; digits = digits[size:] {
		groups = append(groups, digits[:size])
	}
	return strings.Join(append(groups, digits), " ")
}
