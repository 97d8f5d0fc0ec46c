package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render/batch"
	"github.com/apdocs/forms/render/docx"
	"github.com/apdocs/forms/render/pdf"
	"github.com/apdocs/forms/render/returned"
	"github.com/apdocs/forms/schema"
)

const extractAbout = "Reads forms that `apdocs blank --fillable` made, PDF and Word, filled in with whatever program " +
	"and " +
	"saved. The form is recognised; answers are read as people type them, and messages name each that was changed, may " +
	"be " +
	"meant otherwise or could not be read. An answer that cannot be read is left out, and the exit code is then 1: " +
	"correct " +
	"it in the record or have it answered again. A completed PDF gives its record where it was made with " +
	"--attach-data.\n" +
	"A record is written to standard output or, with -o, into a file or a folder, named as its file. Of several files " +
	"the folder has a list too, extracted.jsonl, with the report on each. A folder stands for the files in it; of each " +
	"that is neither PDF nor Word the message says what it is, and what to do. " +
	"Parts that several parties filled in are joined by `apdocs join`."

func extractCommand() command {
	return command{
		name:     "extract",
		operands: "FILE...",
		summary:  "records from forms that were filled in on screen",
		about:    extractAbout,
		examples: []example{
			{"apdocs extract visit.pdf -o visit.json", "a record"},
			{"apdocs extract returned/ -o records/", "all of a folder"},
			{"apdocs extract visit.pdf --against sent.json -o visit.json", "and say which answers were changed"},
			{"apdocs extract visit.pdf --json", "record and report for a program"},
			{"apdocs extract visit.pdf | apdocs check -", "what is still missing"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var x extraction
			x.out.declare(flags, "where to: a `FILE|DIR`, or - for standard output")
			flags.StringVar(&x.sent, "against", "", "say which answers are other than in this `RECORD`, which was sent")
			flags.BoolVar(&x.asJSON, "json", false,
				"a JSON object for each file, in a line, with its record and a report on every question")
			flags.IntVarP(&x.jobs, "jobs", "j", 0, "read `N` files at a time; as many as there are processors if not given")
			complete(flags, "against", "file")
			return func(ctx context.Context, m *machine, operands []string) error {
				if flags.Changed("jobs") && (x.jobs < 1 || x.jobs > mostJobs) {
					return usageFault("--jobs %d: give a number from 1 to %d", x.jobs, mostJobs)
				}
				paths, err := expand(operands)
				if err != nil {
					return err
				}
				x.m = m
				x.named = paths
				return x.run(ctx, returnedIn(paths, x.out.path))
			}
		},
	}
}

// returnedIn replaces each folder by what is in it, in the order of names: whatever somebody may have sent back,
// of any kind, so that nothing that came is passed over in silence. A folder with nothing of the kind stays in
// the list. Records that were made of forms may lie beside them, and the folder for them, made, within.
func returnedIn(paths []string, made string) (files []string) {
	for _, path := range paths {
		entries, _ := os.ReadDir(path) // of a file there are none
		before := len(files)
		for _, e := range entries {
			if at := filepath.Join(path, e.Name()); mayBeReturned(e.Name()) && at != filepath.Clean(made) {
				files = append(files, at)
			}
		}
		if len(files) == before {
			files = append(files, path)
		}
	}
	return files
}

// mayBeReturned reports whether a file of a folder may have been sent back, by its name. What systems and
// programs put into folders of their own accord was not, nor are records.
func mayBeReturned(name string) bool {
	lower := strings.ToLower(name)
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"), strings.HasSuffix(name, "~"):
		return false
	case slices.Contains([]string{"desktop.ini", "thumbs.db", "icon\r"}, lower):
		return false
	}
	return !slices.Contains([]string{".json", ".jsonl", ".tmp", ".part", ".crdownload"}, filepath.Ext(lower))
}

// An extraction reads returned files, as the options of extract say.
type extraction struct {
	m      *machine
	out    output
	sent   string
	asJSON bool
	jobs   int

	named  []string    // the files and folders of the command line
	before apdocs.Form // the record that was sent, or nil
	many   bool
	taken  map[string]string // by the place of a record, the file that it comes from
	list   bytes.Buffer      // of several files, the results
}

// An extracted is the result for a returned file, for programs.
type extracted struct {
	File   string           `json:"file"`
	To     string           `json:"to,omitempty"`    // the file with the record, in a folder
	Error  string           `json:"error,omitempty"` // why there is no record
	Record json.RawMessage  `json:"record,omitempty"`
	Report *returned.Report `json:"report,omitempty"`

	code int
	text []byte // the record
	err  error  // an error that stops the run
}

// extractedName is the name of the list of results in a folder.
const extractedName = "extracted.jsonl"

// run reads the files, several at a time, and writes their records in order.
func (x *extraction) run(ctx context.Context, paths []string) error {
	if err := x.settle(ctx, paths); err != nil {
		return err
	}
	worst, bad := codeDone, 0
	work := func(path string) *extracted { return x.extract(ctx, path) }
	for e, err := range batch.InOrder(ctx, slices.Values(paths), work, x.jobs) {
		if err == nil {
			err = cmp.Or(ctx.Err(), e.err)
		}
		if err == nil {
			err = x.put(ctx, e)
		}
		if err != nil {
			return err
		}
		if e.code != codeDone {
			bad++
		}
		worst = max(worst, e.code)
	}
	if x.many {
		if err := x.finish(ctx, len(paths), bad); err != nil || bad == 0 {
			return err
		}
		worst = codeBatch
	}
	if worst != codeDone {
		return &fault{code: worst}
	}
	return nil
}

// finish writes the list of results and says how many files there were.
func (x *extraction) finish(ctx context.Context, files, bad int) error {
	if x.out.isFolder() {
		if err := x.out.put(ctx, x.m, filepath.Join(x.out.path, extractedName), x.list.Bytes()); err != nil {
			return err
		}
	}
	x.m.say("%s: %d read without problems, %d with problems", count(files, "file"), files-bad, bad)
	return nil
}

// settle checks the options, reads the record that was sent, and makes the folder.
func (x *extraction) settle(ctx context.Context, paths []string) error {
	x.many, x.taken = len(paths) > 1, map[string]string{}
	switch {
	case x.many && !x.out.isFolder() && (!x.asJSON || x.out.path != ""):
		return usageFault("extract: %d files need a folder; give -o, ending in /", len(paths))
	}
	if err := hold(ctx, x.m, append([]string{x.sent}, paths...)); err != nil {
		return err
	}
	if x.sent != "" {
		r := load(ctx, x.m, x.sent)
		if r.err != nil {
			return &fault{r.code(), errors.New(r.trouble())}
		}
		for _, p := range r.problems.Errors() {
			fmt.Fprintln(x.m.stderr, r.line(p))
		}
		if code := r.code(); code != codeDone {
			return &fault{code: code}
		}
		x.before = r.record
	}
	if !x.many || !x.out.isFolder() {
		return nil // the folder for a single record is made when the file has been read
	}
	if err := x.out.makeFolder(); err != nil {
		return err
	}
	return x.out.free(filepath.Join(x.out.path, extractedName))
}

// extract reads one file. Several goroutines call it.
func (x *extraction) extract(ctx context.Context, path string) *extracted {
	e := &extracted{File: path}
	d, err := x.decode(ctx, path)
	if err != nil {
		e.Error, e.code = err.Error(), codeFile
		return e
	}
	if x.before != nil && !d.Against(x.before) {
		e.code, e.Error = codeUsage, fmt.Sprintf("this is the form %s, and the record of --against %s is of another; "+
			"extract it with the record that was sent with it", d.Report.Form, x.sent)
		return e
	}
	if e.text, err = schema.Canonical(d.Form); err != nil {
		e.err = &fault{codeRecord, err}
		return e
	}
	e.Report = &d.Report
	if len(d.Problems()) > 0 {
		e.code = codeRecord
	}
	return e
}

// put writes the record of a file to its place, and prints how the file was read.
func (x *extraction) put(ctx context.Context, e *extracted) error {
	name := fileName(e.File)
	var err error
	switch {
	case e.Error != "":
		x.m.say("%s: %s", name, e.Error)
	case x.out.isFolder():
		err = x.place(ctx, e)
	case x.asJSON && x.out.path == "":
		e.Record = e.text
	default:
		err = x.out.text(ctx, x.m, e.text)
	}
	if err != nil {
		return err
	}
	if e.Report != nil && !x.asJSON {
		for _, line := range e.Report.Lines() {
			fmt.Fprintln(x.m.stderr, printable(name+": "+line))
		}
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if x.many {
		x.list.Write(line)
	}
	if x.asJSON {
		_, err = x.m.stdout.Write(line)
	}
	return err
}

// place writes a record into the folder, named as the file that it comes from. Of several
// files, one whose place is taken is reported and stops none of the others.
func (x *extraction) place(ctx context.Context, e *extracted) error {
	base := filepath.Base(e.File)
	if e.File == "-" {
		base = e.Report.Form
	}
	target := filepath.Join(x.out.path, strings.TrimSuffix(base, filepath.Ext(base))+".json")
	same := strings.ToLower(target) // many disks take capitals and small letters for the same
	err := x.out.free(target)
	if other, ok := x.taken[same]; ok {
		err = fmt.Errorf("its record would have the name of that of %s; rename one of the files, and extract it again", other)
	}
	x.taken[same] = e.File
	if err == nil {
		err = x.out.makeFolder()
	}
	if err == nil {
		err = x.out.put(ctx, x.m, target, e.text)
	}
	switch {
	case err == nil && !x.many:
		x.m.say("%s: written to %s", fileName(e.File), target)
	case err != nil && (!x.many || ctx.Err() != nil):
		return err
	case err != nil:
		e.Error, e.Report, e.code = err.Error(), nil, codeFile
		x.m.say("%s: %v", fileName(e.File), err)
		return nil
	}
	e.To = target
	return nil
}

// decode reads a file of any kind.
func (x *extraction) decode(ctx context.Context, path string) (*returned.Document, error) {
	var data []byte
	var err error
	if h, ok := x.m.held[path]; ok {
		data, err = h.text, h.err
	} else {
		data, err = readAll(ctx, x.m, path, pdf.MaxReturned)
	}
	switch {
	case err == errFolder && slices.Contains(x.named, path):
		return nil, errors.New("this folder has no PDF or Word files")
	case err == errFolder:
		return nil, errors.New("this is a folder in the folder, and was not read; name it to extract what is in it")
	case err != nil:
		return nil, errors.New(because(err))
	}
	if decode := decoderOf(data); decode != nil {
		return decode(bytes.NewReader(data), documents.All()...)
	}
	return nil, cmp.Or(returned.OtherKind(data), returned.ErrOtherKind)
}

// decoderOf returns the reader for the kind of file that the data is, or nil.
func decoderOf(data []byte) func(io.Reader, ...apdocs.Form) (*returned.Document, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK")) && returned.OtherKind(data) == nil:
		return docx.Decode
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return pdf.Decode
	}
	return nil
}
