package schema

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// RecordHash returns the hash that a signature of a record refers to: the SHA-256, in
// hexadecimal, of the canonical record without its signatures and status. It does not
// change if another party signs later, but changes with any answer.
func RecordHash(f apdocs.Form) (string, error) {
	text, err := Canonical(f)
	if err != nil {
		return "", err
	}
	in := json.NewDecoder(bytes.NewReader(text))
	if _, err := in.Token(); err != nil {
		return "", fmt.Errorf("take a record’s hash: %w", err)
	}
	out := []byte("{")
	for in.More() {
		name, err := in.Token()
		var value json.RawMessage
		if err == nil {
			err = in.Decode(&value)
		}
		if err != nil {
			return "", fmt.Errorf("take a record’s hash: %w", err)
		}
		if name == "signatures" || name == "status" {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		key, err := json.Marshal(name)
		if err != nil {
			return "", fmt.Errorf("take a record’s hash: %w", err)
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, append(out, '}'), "", "  "); err != nil {
		return "", fmt.Errorf("take a record’s hash: %w", err)
	}
	b.WriteByte('\n')
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:]), nil
}

// signatures finds signatures that were given on another version of the record.
func (c *compiled) signatures(f apdocs.Form) (out Problems) {
	now := ""
	for _, field := range c.outline.Signatures() {
		s := apdocs.SignatureIn(f, field)
		if s.RecordHash == "" || !s.Signed() {
			continue
		}
		if now == "" {
			var err error
			if now, err = RecordHash(f); err != nil {
				return nil // the record cannot be encoded, which is reported elsewhere
			}
		}
		if !strings.EqualFold(now, s.RecordHash) {
			p := c.problem("signature", append(split(field.Name), "recordHash"),
				"was given for other answers than the record has now; have it given again")
			p.Severity = apdocs.Warning
			out = append(out, p)
		}
	}
	return out
}
