package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestCheck(t *testing.T) {
	m := module{path: "example.org/m", version: "v1.0.0", texts: []text{{"LICENSE", []byte("words")}}}
	changed := m
	changed.texts = []text{{"LICENSE", []byte("other words")}}
	bare := module{path: "example.org/m", version: "v1.0.0"}
	known := table{"example.org/m": {"MIT", m.sum()}}
	for _, test := range []struct {
		module module
		known  table
		want   string
	}{
		{m, known, ""},
		{m, table{}, "is not in .ci/licences"},
		{changed, known, "has changed since it was read"},
		{bare, known, "has no licence file"},
	} {
		err := test.known.check([]module{test.module})
		if (test.want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v, not %q", err, test.want)
		}
	}
}

// Licences in the package's folder and above it count, those beside it do not.
func TestCollect(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"COPYING", "a/NOTICE", "a/b/License.txt", "a/b/license.go", "a/c/LICENSE"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	texts := map[string][]byte{}
	if err := collect(texts, filepath.Join(root, "a", "b"), root); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"COPYING", "a/NOTICE", "a/b/License.txt"} {
		if string(texts[name]) != name {
			t.Errorf("%s is not collected", name)
		}
	}
	if len(texts) != 3 {
		t.Errorf("%d texts, not 3", len(texts))
	}
}

func TestTarGz(t *testing.T) {
	when := time.Date(2026, time.November, 27, 10, 0, 0, 0, time.UTC)
	files := []file{{"b", 0o755, []byte("B")}, {"a", 0o644, []byte("A")}}
	var b bytes.Buffer
	if err := writeTarGz(&b, "folder", files, when); err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if z.Name != "" || !z.ModTime.IsZero() {
		t.Errorf("the gzip header has name %q and time %v", z.Name, z.ModTime)
	}
	entries := tar.NewReader(z)
	for _, want := range []struct {
		name string
		mode int64
	}{{"folder/", 0o755}, {"folder/a", 0o644}, {"folder/b", 0o755}} {
		h, err := entries.Next()
		if err != nil {
			t.Fatal(err)
		}
		if h.Name != want.name || h.Mode != want.mode || !h.ModTime.Equal(when) || h.Uid != 0 || h.Uname != "" {
			t.Errorf("%+v, not %+v", h, want)
		}
	}
}

// The list keeps what the tool wrote, gets licences, and loses the tool's sums.
func TestCompleteSBOM(t *testing.T) {
	const list = `{"metadata": {"tools": [{"name": "tool", "hashes": [1]}], "component": {"name": "ours"}},
		"components": [{"name": "example.org/m", "version": "v1.0.0"}]}`
	linked := []module{{path: "example.org/m"}}
	known := table{"example.org/m": {"MIT AND OFL-1.1", ""}}
	got, err := completeSBOM([]byte(list), linked, known)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(got, []byte(`"expression": "MIT AND OFL-1.1"`)) || !bytes.Contains(got, []byte("v1.0.0")) ||
		bytes.Contains(got, []byte("hashes")) {
		t.Errorf("%s", got)
	}
	if _, err := completeSBOM([]byte(list), nil, known); err == nil {
		t.Error("a list with a module that is not linked was taken")
	}
}
