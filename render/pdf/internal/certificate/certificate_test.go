package certificate

import "testing"

// TestOneLine formats names of arbitrary bytes on one line.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                      "",
		" ":                     "",
		"Jordan Sample":         "Jordan Sample",
		" Jordan  Sample ":      "Jordan Sample",
		"Jordan\r\n\tSample":    "Jordan Sample",
		"a\u2028b\u0085c\u00a0": "a b c",
		"\x00a\x7f":             "\ufffda\ufffd",
		"\u202egpj.exe":         "\ufffdgpj.exe",
		"\xed\xa0\x80":          "\ufffd\ufffd\ufffd",
		"Zoë Łukasiewicz":       "Zoë Łukasiewicz",
	} {
		if got := OneLine(text); got != want || OneLine(got) != got {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}
