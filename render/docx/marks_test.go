package docx_test

import (
	"strings"
	"testing"
)

// What is chosen has one symbol, a tick, as in the PDF. No document has a cross, which
// could be read as "no" next to boxes to tick.
func TestMarks(t *testing.T) {
	marks := map[string]string{"TickBox": "\u2610\u2611", "AnswerMark": "\u2713\u258c"}
	seen := map[string]int{}
	for name, file := range everyDocument(t) {
		body, err := parse([]byte(part(t, file, "word/document.xml")))
		if err != nil {
			t.Fatal(err)
		}
		body.walk(func(e *element) {
			if e.name != "r" {
				return
			}
			said := strings.Trim(text(e), " \u00a0")
			if strings.ContainsAny(said, "\u2612\u2717\u2718\u274c") {
				t.Errorf("%s: a cross is printed", name)
			}
			if drawn := marks[e.find("rPr", "rStyle").val()]; drawn != "" {
				seen[said]++
				if !strings.Contains(drawn, said) {
					t.Errorf("%s: a mark is %q", name, said)
				}
			}
		})
	}
	for _, one := range "\u2610\u2611\u2713\u258c" {
		if seen[string(one)] == 0 {
			t.Errorf("no document has the mark %q", one)
		}
	}
}
