package batch_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/batch"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/schema"
)

// A service that receives records, one on each line, and answers with an archive of their
// documents. Documents are sent as they are made; errors are listed at the end. If the
// client disconnects, the work stops.
func ExampleRun() {
	encoder := pdf.NewEncoder(&render.Options{Draft: true}) // one for all requests
	service := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Records are still read while the first documents are sent.
		_ = http.NewResponseController(w).EnableFullDuplex()
		w.Header().Set("Content-Type", "application/zip")
		archive := zip.NewWriter(w)
		defer archive.Close()
		var faults strings.Builder
		for d, err := range batch.Run(r.Context(), posted(r.Body), encoder.Encode, &batch.Options{Jobs: 4}) {
			if r.Context().Err() != nil {
				return
			}
			if err != nil {
				fmt.Fprintf(&faults, "record %d: %v\n", d.Number, err)
				continue
			}
			if err := store(archive, fmt.Sprintf("%03d.pdf", d.Number), d.Data); err != nil {
				return
			}
		}
		if faults.Len() > 0 {
			_ = store(archive, "faults.txt", []byte(faults.String()))
		}
	})

	server := httptest.NewServer(service)
	defer server.Close()
	archive, err := post(context.Background(), server.URL, `
{"form": "progress-visit", "reference": "PV-1", "pupil": {"name": "Alex Example"}}
{"form": "progress-visit", "visit": {"date": "yesterday"}}
{"form": "placement-evaluation", "reference": "EV-1", "pupil": {"name": "Sam Placeholder"}}
`)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			log.Fatal(err)
		}
		begins, _ := bufio.NewReader(in).ReadString('\n')
		fmt.Printf("%s begins %q\n", f.Name, begins)
	}
	// Output:
	// 001.pdf begins "%PDF-1.7\n"
	// 003.pdf begins "%PDF-1.7\n"
	// faults.txt begins "record 2: line 1, visit.date, “Date of visit”: enter a date such as 25 March 2026 or 2026-03-25\n"
}

// posted yields the records in the lines of r.
func posted(r io.Reader) iter.Seq2[apdocs.Form, error] {
	options := &schema.Options{Forms: documents.All()}
	return func(yield func(apdocs.Form, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, schema.MaxBytes)
		for lines.Scan() {
			if len(lines.Bytes()) > 0 && !yield(schema.Decode(bytes.NewReader(lines.Bytes()), options)) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(nil, err)
		}
	}
}

func store(archive *zip.Writer, name string, data []byte) error {
	// PDF files are compressed already, so they are only stored.
	w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

func post(ctx context.Context, url, records string) (*zip.Reader, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(records))
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}
