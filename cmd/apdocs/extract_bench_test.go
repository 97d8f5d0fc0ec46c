package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkExtract reads 1,000 returned visits of a folder with `apdocs extract -j 2`, which writes a record of
// each and a manifest. The aim is 300 files a second on two cores, with TMPDIR a folder in memory.
func BenchmarkExtract(b *testing.B) {
	const files = 1000
	command := func(b *testing.B, args ...string) {
		b.Helper()
		var said bytes.Buffer
		m := &machine{stdin: bytes.NewReader(nil), stdout: io.Discard, stderr: &said,
			getenv: func(string) string { return "" }, now: time.Now}
		if code := run(context.Background(), m, args); code != codeDone {
			b.Fatalf("%s ends with %d: %s", args[0], code, said.String())
		}
	}
	for _, kind := range []string{"pdf", "docx"} {
		b.Run(kind, func(b *testing.B) {
			dir := b.TempDir()
			returned := filepath.Join(dir, "returned")
			one := filepath.Join(dir, "one."+kind)
			command(b, "blank", "progress-visit", "--fillable", "--from", "../../testdata/records/progress-visit-ordinary.json",
				"-o", one)
			data, err := os.ReadFile(one)
			if err != nil {
				b.Fatal(err)
			}
			if err := os.Mkdir(returned, 0o700); err != nil {
				b.Fatal(err)
			}
			for i := range files {
				if err := os.WriteFile(filepath.Join(returned, fmt.Sprintf("%04d.%s", i, kind)), data, 0o600); err != nil {
					b.Fatal(err)
				}
			}
			run := 0
			for b.Loop() {
				run++
				command(b, "extract", returned, "-j", "2", "-o", filepath.Join(dir, fmt.Sprint(run))+"/")
			}
			b.ReportMetric(float64(files*run)/b.Elapsed().Seconds(), "files/s")
		})
	}
}
