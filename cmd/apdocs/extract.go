package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/returned"
	"github.com/apdocs/forms/schema"
)

func extractCommand() command {
	return command{
		name:     "extract",
		operands: "FILE...",
		summary:  "records from forms that were filled in on screen",
		about: "Reads forms that `apdocs blank --fillable` made, filled in with whatever program and saved. The form is " +
			"recognised; answers are read as people type them, and messages say of each how it was read where that is not " +
			"as it was typed. An answer that cannot be read is left out and named, and the exit code is then 1: correct " +
			"it in the record or have it answered again. A completed PDF gives its record where it was made with " +
			"--attach-data.\n" +
			"A record is written to standard output or, with -o, into a file or a folder, named by form and reference, or " +
			"by its own file where it has no reference. Parts that several parties filled in are joined by `apdocs join`.",
		examples: []example{
			{"apdocs extract visit.pdf -o visit.json", "a record"},
			{"apdocs extract returned/*.pdf -o records/", "many into a folder"},
			{"apdocs extract visit.pdf --against sent.json -o visit.json", "and say which answers were changed"},
			{"apdocs extract visit.pdf --json", "record and report for a program"},
			{"apdocs extract visit.pdf | apdocs check -", "what is still missing"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var x extraction
			x.out.declare(flags, "where to: a `FILE|DIR`, or - for standard output")
			flags.StringVar(&x.sent, "against", "", "say which answers are other than in this `RECORD`, which was sent")
			flags.BoolVar(&x.asJSON, "json", false, "a JSON object for each file, in a line, with its record and a report on every question")
			complete(flags, "against", "file")
			return func(ctx context.Context, m *machine, operands []string) error {
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				return x.run(ctx, m, paths)
			}
		},
	}
}

// An extraction reads returned files, as the options of extract say.
type extraction struct {
	out    output
	sent   string
	asJSON bool

	before apdocs.Form // the record that was sent, or nil
	docs   []document
	texts  [][]byte
}

// An extracted is the result for a returned file, for programs.
type extracted struct {
	File   string           `json:"file"`
	Error  string           `json:"error,omitempty"` // why the file could not be read
	Record json.RawMessage  `json:"record,omitempty"`
	Report *returned.Report `json:"report,omitempty"`
}

// run reads all files before it writes the first record.
func (x *extraction) run(ctx context.Context, m *machine, paths []string) error {
	if err := x.settle(ctx, m, paths); err != nil {
		return err
	}
	worst, bad := codeDone, 0
	for _, path := range paths {
		code, err := x.extract(ctx, m, path)
		if err != nil {
			return err
		}
		if code != codeDone {
			bad++
		}
		worst = max(worst, code)
	}
	if err := x.write(ctx, m); err != nil {
		return err
	}
	if len(paths) > 1 {
		m.say("%s: %d read without problems, %d with problems", count(len(paths), "file"), len(paths)-bad, bad)
		if bad > 0 {
			worst = codeBatch
		}
	}
	if worst != codeDone {
		return &fault{code: worst}
	}
	return nil
}

// settle checks the options and reads the record that was sent.
func (x *extraction) settle(ctx context.Context, m *machine, paths []string) error {
	if len(paths) > 1 && !x.asJSON && !x.out.isFolder() {
		return usageFault("extract: %d files need a folder; give -o, ending in /", len(paths))
	}
	if err := hold(ctx, m, append([]string{x.sent}, paths...)); err != nil {
		return err
	}
	if x.sent == "" {
		return nil
	}
	r := load(ctx, m, x.sent)
	if r.err != nil {
		return &fault{r.code(), errors.New(r.trouble())}
	}
	for _, p := range r.problems.Errors() {
		fmt.Fprintln(m.stderr, r.line(p))
	}
	if code := r.code(); code != codeDone {
		return &fault{code: code}
	}
	x.before = r.record
	return nil
}

// extract reads one file, and prints how it was read and what is wrong with it.
func (x *extraction) extract(ctx context.Context, m *machine, path string) (code int, err error) {
	told := extracted{File: path}
	d, err := x.decode(ctx, m, path)
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case err != nil:
		told.Error = err.Error()
		m.say("%s: %v", fileName(path), err)
		return codeFile, x.tell(m, &told)
	}
	if x.before != nil && !d.Against(x.before) {
		return 0, usageFault("--against %s: is a record of another form than %s", x.sent, fileName(path))
	}
	text, err := schema.Canonical(d.Form)
	if err != nil {
		return 0, &fault{codeRecord, err}
	}
	x.docs, x.texts = append(x.docs, document{input: path, name: fileName(path), record: d.Form}), append(x.texts, text)
	told.Report = &d.Report
	if x.out.path == "" {
		told.Record = text
	}
	for _, line := range d.Report.Lines() {
		if !x.asJSON {
			fmt.Fprintln(m.stderr, printable(fileName(path)+": "+line))
		}
	}
	if len(d.Problems()) > 0 {
		code = codeRecord
	}
	return code, x.tell(m, &told)
}

// tell writes the result for a file.
func (x *extraction) tell(m *machine, told *extracted) error {
	if !x.asJSON {
		return nil
	}
	line, err := json.Marshal(told)
	if err != nil {
		return err
	}
	_, err = m.stdout.Write(append(line, '\n'))
	return err
}

// decode reads a file of any kind.
func (x *extraction) decode(ctx context.Context, m *machine, path string) (*returned.Document, error) {
	var data []byte
	var err error
	if h, ok := m.held[path]; ok {
		data, err = h.text, h.err
	} else {
		data, err = readAll(ctx, m, path, pdf.MaxReturned)
	}
	switch {
	case err == errFolder:
		return nil, errors.New("this is a folder; name the files in it, such as " + filepath.Join(path, "*.pdf"))
	case err != nil:
		return nil, errors.New(because(err))
	}
	return decoderOf(data)(bytes.NewReader(data), documents.All()...)
}

// decoderOf returns the reader for the kind of file that begins with the data. That of
// Word documents also reads archives, old Word documents and those with a password, since
// its errors say what they are.
func decoderOf(data []byte) func(io.Reader, ...apdocs.Form) (*returned.Document, error) {
	if bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")) {
		return docx.Decode
	}
	return pdf.Decode
}

// write writes the records.
func (x *extraction) write(ctx context.Context, m *machine) error {
	switch {
	case len(x.docs) == 0 || x.asJSON && x.out.path == "":
		return nil
	case !x.out.isFolder():
		return x.out.text(ctx, m, x.texts[0])
	}
	if err := x.out.aim(x.docs, "json"); err != nil {
		return err
	}
	if err := x.out.makeFolder(); err != nil {
		return err
	}
	for i, d := range x.docs {
		if err := x.out.put(ctx, m, d.target, x.texts[i]); err != nil {
			return err
		}
		m.say("%swritten to %s", prefix(d.name), d.target)
	}
	return nil
}
