package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// BenchmarkStatus is `apdocs status` over 10,000 records: a file of JSON Lines with the ordinary
// record of every form, again and again for other pupils. The aim is less than 3 s on one core
// (-cpu 1), with bounded memory. Measured as CPU time of the whole program: 2.3 s and 85 MB at most for
// 10,000 records (25 MB of text), 10.0 s and 133 MB for 40,000: a record keeps about 1.5 kB.
func BenchmarkStatus(b *testing.B) {
	const records = 10_000
	path := filepath.Join(b.TempDir(), "records.jsonl")
	writeOrdinary(b, path, records)
	var peak uint64
	for b.Loop() {
		m := &machine{stdin: bytes.NewReader(nil), stdout: io.Discard, stderr: io.Discard,
			getenv: func(string) string { return "" }, now: time.Now}
		code := run(context.Background(), m, []string{"status", path, "--org", "../../testdata/org/sample-school.json",
			"--today", "2027-04-01"})
		if code != codeDone {
			b.Fatal(code)
		}
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		peak = max(peak, memory.HeapInuse)
	}
	b.ReportMetric(float64(peak)/1e6, "MB-heap")
}

func writeOrdinary(b *testing.B, path string, records int) {
	b.Helper()
	files, err := filepath.Glob("../../testdata/records/*-ordinary.json")
	if err != nil || len(files) == 0 {
		b.Fatal(err)
	}
	var lines bytes.Buffer
	for n := 0; n < records; {
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			var record map[string]any
			if err := json.Unmarshal(text, &record); err != nil {
				b.Fatal(err)
			}
			record["reference"] = fmt.Sprintf("R-%d", n/len(files))
			if pupil, ok := record["pupil"].(map[string]any); ok {
				pupil["name"] = fmt.Sprintf("Pupil Example %d", n/len(files))
			}
			line, _ := json.Marshal(record)
			lines.Write(append(line, '\n'))
			if n++; n == records {
				break
			}
		}
	}
	if err := os.WriteFile(path, lines.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
}
