package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/cmd/apdocs/internal/manifest"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema"
)

// evaluations writes a file of n completed evaluations.
func evaluations(tb testing.TB, n int) string {
	tb.Helper()
	data, err := os.ReadFile("../../testdata/records/placement-evaluation-ordinary.json")
	if err != nil {
		tb.Fatal(err)
	}
	var record map[string]any
	if err := json.Unmarshal(data, &record); err != nil {
		tb.Fatal(err)
	}
	var text bytes.Buffer
	lines := json.NewEncoder(&text)
	for i := range n {
		record["reference"] = fmt.Sprintf("EV-%d", i+1)
		if err := lines.Encode(record); err != nil {
			tb.Fatal(err)
		}
	}
	path := filepath.Join(tb.TempDir(), "records.jsonl")
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

const evaluationsInRun = 500

// BenchmarkFill runs the whole command: it reads records from JSON Lines, checks them, and
// writes and lists their documents.
func BenchmarkFill(b *testing.B) {
	records := evaluations(b, evaluationsInRun)
	for _, jobs := range []string{"1", "2"} {
		b.Run("jobs="+jobs, func(b *testing.B) {
			n := 0
			for b.Loop() {
				b.StopTimer()
				m, _, stderr := still(nil)
				args := []string{"fill", records, "-o", b.TempDir() + "/", "--today", "2026-11-24", "--org",
					"../../testdata/org/sample-school.json", "-j", jobs}
				b.StartTimer()
				if code := run(b.Context(), m, args); code != codeDone {
					b.Fatalf("exit code %d: %s", code, stderr)
				}
				n += evaluationsInRun
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "docs/s")
		})
	}
}

// BenchmarkFolder only encodes, writes and lists documents of records that are already
// read and checked.
func BenchmarkFolder(b *testing.B) {
	data, err := os.ReadFile("../../testdata/records/placement-evaluation-ordinary.json")
	if err != nil {
		b.Fatal(err)
	}
	f, err := schema.Decode(bytes.NewReader(data), &schema.Options{Forms: documents.All()})
	if err != nil {
		b.Fatal(err)
	}
	org, _, err := readOrganisation("../../testdata/org/sample-school.json")
	if err != nil {
		b.Fatal(err)
	}
	r := fillRun{shard: shard{1, 1}, making: making{options: render.Options{Organisation: org},
		format: formatNamed("pdf"), checks: &schema.Options{}}}
	r.encoders = map[bool]encoder{false: pdf.NewEncoder(&r.options)}
	m, _, _ := still(nil)
	r.m, r.progress = m, newProgress(m, 0, true)
	if r.folder, err = openFolder(b.TempDir(), r.shard); err != nil {
		b.Fatal(err)
	}
	defer r.folder.root.Close()
	if r.manifest, err = manifest.Create(r.folder.root, r.shard.manifestName(), manifest.Header{Of: 1, Shard: 1},
		0o600); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		o := outcome{reading: reading{record: f}, number: n, input: sha256.Sum256(data)}
		f.Envelope().Reference = fmt.Sprintf("EV-%d", n)
		if r.encode(&o, false); o.err != nil || o.disk != nil {
			b.Fatal(o.err, o.disk)
		}
		if err := r.settle(o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "docs/s")
	if err := r.manifest.Close(manifest.End{Records: n, Read: n, Made: n}); err != nil {
		b.Fatal(err)
	}
}
