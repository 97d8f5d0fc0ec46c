package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// texts are what people paste into answers; the value says what keeps it from being printed as PDF
// and, after a bar, as Word: "" for nothing.
var texts = map[string]string{
	"Ọlọ́runfẹ́mi Adébáyọ̀": "|", "محمد عبد الله": "|", "Nguyễn Thị Ánh": "|", "Żółć\u200B": "|",
	"16\u200E March": "|", "\u202Aback\u202C": "|", "✔\uFE0F done": "|", "Auf\u200Clage": "|", "a\u2028b\u2029c": "|",
	"co\u00ADop\u00AD": "|", "a\tb\u3000c": "|", "x\u034Fy": "|", "plain": "|",
	"one\ntwo three 🙂": "(line 2, word 3, U+1F642: an emoji)|",
	"so 👩\u200D🏫":      "(word 2, U+1F469: an emoji)|",
	"one \u0086 two":   "(word 2, U+0086: a control character)|(word 2, U+0086: a control character)",
	"\uFDD0": "(word 1, U+FDD0: a character that is not in Unicode)|" +
		"(word 1, U+FDD0: a character that is not in Unicode)",
	"\uF0B7 bullet": "(word 1, U+F0B7: a character for private use)|(word 1, U+F0B7: a character for private use)",
	"caf\uFFFD":     "(word 1, U+FFFD: damaged text)|(word 1, U+FFFD: damaged text)",
	"a picture \uFFFC": "(word 3, U+FFFC: the place of a picture or object)|" +
		"(word 3, U+FFFC: the place of a picture or object)",
	"\U00012000 \u1F642": "(word 1, U+12000: Cuneiform script)|",
	"x \u0080":           "(word 2, U+0080: a control character)|(word 2, U+0080: a control character)",
	"a\u2029b \u009F":    "(line 2, word 2, U+009F: a control character)|(line 2, word 2, U+009F: a control character)",
	"\uFFFE": "(word 1, U+FFFE: a character that is not in Unicode)|" +
		"(word 1, U+FFFE: a character that is not in Unicode)",
	"a \U0010FFFF": "(word 2, U+10FFFF: a character that is not in Unicode)|" +
		"(word 2, U+10FFFF: a character that is not in Unicode)",
	"\u202E alone": "|", "\u2067open": "|", "\u2069\u202Cclosed": "|", "\u2066محمد": "|", "محمد\u202E Alex": "|",
	"a\uFE00b\uFE0Ec\U000E0100d": "|", "1\uFE0F": "|",
	"flag \U0001F1EC\U0001F1E7": "(word 2, U+1F1EC: an emoji)|", "\U0001F44D\U0001F3FD": "(word 1, U+1F44D: an emoji)|",
}

// What check says of a text is what fill says of it, for a document of every kind.
func TestCheckAndFillAgree(t *testing.T) {
	folder := t.TempDir()
	for i, name := range []string{"progress-visit-ordinary", "off-site-direction-notice-ordinary"} {
		for text, want := range texts {
			for _, draft := range []bool{false, true} {
				for j, format := range []string{"pdf", "docx"} {
					path := filepath.Join(folder, "record.json")
					var record map[string]any
					data, err := os.ReadFile("../../testdata/records/" + name + ".json")
					if err == nil {
						err = json.Unmarshal(data, &record)
					}
					if err != nil {
						t.Fatal(err)
					}
					record["pupil"].(map[string]any)["name"] = strings.ReplaceAll(text, "\n", " ")
					if i == 0 {
						record["views"].(map[string]any)["pupil"] = text
					} else {
						record["transport"] = text
					}
					if data, err = json.Marshal(record); err == nil {
						err = os.WriteFile(path, data, 0o600)
					}
					if err != nil {
						t.Fatal(err)
					}
					agree(t, fmt.Sprintf("%s, %+q, draft %v, %s", name, text, draft, format), path, format, draft,
						strings.Split(want, "|")[j])
				}
			}
		}
	}
}

// agree runs check and fill on a record and compares what they say.
func agree(t *testing.T, name, path, format string, draft bool, want string) {
	t.Helper()
	args := []string{"--format", format, "--today", "2026-11-24", path}
	if draft {
		args = append(args, "--draft")
	}
	m, checked, _ := still(nil)
	code := run(t.Context(), m, append([]string{"check"}, args...))
	m, _, said := still(nil)
	filled := run(t.Context(), m, append([]string{"fill", "-o", t.TempDir() + "/"}, args...))
	var problems []string
	for line := range strings.Lines(said.String()) {
		if !strings.HasPrefix(line, "apdocs: ") {
			problems = append(problems, line)
		}
	}
	if code != filled && filled != codeBatch {
		t.Errorf("%s: check ends with %d, fill with %d: %s", name, code, filled, said)
	}
	if got := strings.Join(problems, ""); got != checked.String() {
		t.Errorf("%s: check says\n%sfill says\n%s", name, checked, got)
	}
	if want != "?" && (want == "") != (code == codeDone) || want != "?" && !strings.Contains(checked.String(), want) {
		t.Errorf("%s: check ends with %d and says %q, not %q", name, code, checked, want)
	}
}
