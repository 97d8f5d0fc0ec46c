package main

import "testing"

func TestSourceDate(t *testing.T) {
	for epoch, want := range map[string]string{
		"":                    "0001-01-01",
		"0":                   "1970-01-01",
		"1790000000":          "2026-09-21",
		"-1":                  "",
		"soon":                "",
		"9999999999999999999": "",
	} {
		date, err := sourceDate(epoch)
		if want == "" {
			if codeOf(err) != codeUsage {
				t.Errorf("%q: error %v", epoch, err)
			}
		} else if got := date.Format("2006-01-02"); err != nil || got != want {
			t.Errorf("%q: %s, %v, not %s", epoch, got, err, want)
		}
	}
}
