package main

import (
	"bytes"
	"encoding/json"
	"runtime/debug"
	"testing"
)

const someCommit = "0123456789abcdef0123456789abcdef01234567"

// A build from a clone. The commit's day is the next one in UTC.
var clone = debug.BuildInfo{
	GoVersion: "go1.26.0",
	Main:      debug.Module{Version: "(devel)"},
	Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: someCommit},
		{Key: "vcs.time", Value: "2026-11-26T23:30:00-01:00"},
		{Key: "vcs.modified", Value: "true"},
	},
}

func TestBuild(t *testing.T) {
	clean := clone
	clean.Settings = clone.Settings[:2]
	fetched := debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Version: "v1.2.0"}}
	for _, test := range []struct {
		release    string
		info       *debug.BuildInfo
		text, json string
	}{
		{
			"1.2.0", &clean, "apdocs 1.2.0\ncommit " + someCommit + " of 27 November 2026\n",
			`{"version":"1.2.0","builtFromSource":false,"commit":"` + someCommit + `","day":"2026-11-27","go":"go1.26.0"}`,
		},
		{
			"", &clone,
			"apdocs, built from source\ncommit " + someCommit +
				" of 27 November 2026, with changes that are in no commit\n",
			`{"builtFromSource":true,"commit":"` + someCommit +
				`","day":"2026-11-27","changedSinceCommit":true,"go":"go1.26.0"}`,
		},
		{
			"", &fetched, "apdocs 1.2.0, built from source\n",
			`{"version":"1.2.0","builtFromSource":true,"go":"go1.26.0"}`,
		},
		{"", nil, "apdocs, built from source\n", `{"builtFromSource":true}`},
	} {
		b := buildOf(test.release, test.info)
		if got := b.String(); got != test.text {
			t.Errorf("%q is told, not %q", got, test.text)
		}
		var out, compact bytes.Buffer
		if err := writeJSON(&out, b); err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&compact, out.Bytes()); err != nil {
			t.Fatal(err)
		}
		if compact.String() != test.json {
			t.Errorf("JSON is %s, not %s", compact.String(), test.json)
		}
	}
}
