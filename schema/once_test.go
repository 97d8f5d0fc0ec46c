package schema

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

// alike checks that DecodeAndCheck reports the same as Decode and Check.
func alike(t *testing.T, text []byte, o Options) {
	t.Helper()
	var problems Problems
	f, err := Decode(bytes.NewReader(text), &o)
	if err == nil {
		problems = Check(f, &o)
	}
	problems.locate(text, &o)
	g, found, wrong := DecodeAndCheck(bytes.NewReader(text), &o)
	if !reflect.DeepEqual(f, g) || !reflect.DeepEqual(err, wrong) || len(problems)+len(found) > 0 &&
		!reflect.DeepEqual(problems, found) {
		t.Fatalf("%s\nin one go: %v, %v\nin two:    %v, %v", text, found, wrong, problems, err)
	}
}

// TestInOneGo removes each answer of each record, and replaces it by a wrong one.
func TestInOneGo(t *testing.T) {
	names, err := filepath.Glob("../testdata/records/*-ordinary.json")
	if err != nil || len(names) == 0 {
		t.Skip("no records")
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		record, err := parse(text, "record", 1)
		if err != nil {
			t.Fatal(err)
		}
		o := Options{Today: today, Forms: allForms()}
		try := func() {
			alike(t, marshal(t, record), o)
		}
		try()
		spoil(record.(map[string]any), try)
	}
}

// spoil changes one answer after another and restores each.
func spoil(in map[string]any, try func()) {
	for _, name := range slices.Sorted(maps.Keys(in)) {
		was := in[name]
		delete(in, name)
		try()
		for _, wrong := range []any{"", "a\u0001b", true} {
			in[name] = wrong
			try()
		}
		in[name] = was
		if deeper, ok := was.(map[string]any); ok {
			spoil(deeper, try)
		}
	}
}
