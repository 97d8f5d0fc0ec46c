// Package placement reads the records of many placements together: it says which records
// belong to one placement, and for each placement which documents are there, due, overdue
// or missing. It uses the names of answers that all forms share, reads no files and never
// the clock.
package placement

import (
	"strings"
	"unicode"
)

// Plain returns a name for comparison: in lower case, with single spaces, and without the
// punctuation that people write differently. It is never shown or stored.
func Plain(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range name {
		switch {
		case r == '\'' || r == '’' || r == 'ʼ' || r == '.':
		case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}
