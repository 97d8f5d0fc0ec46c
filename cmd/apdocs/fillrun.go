package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/cmd/apdocs/internal/manifest"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/batch"
	"github.com/apdocs/forms/render/translation"
	"github.com/apdocs/forms/schema"
)

// A fillRun makes many documents in a folder, as the options of fill say. A record with
// errors does not stop the others. What was made is listed in a manifest, with which an
// interrupted run can be resumed.
type fillRun struct {
	fillFlags
	making
	progressed

	m        *machine
	shard    shard
	folder   *folder
	manifest *manifest.Manifest
}

// fillFlags are the options of fill as they were given.
type fillFlags struct {
	flags   *pflag.FlagSet
	jobs    int
	resume  bool
	names   bool
	events  bool
	part    string
	merge   bool
	duplex  bool
	simplex bool
	scans   scans
	data    bool // the record is attached to its document
	sheet   partySheet
	draft   bool // documents are marked as drafts
	tables  tables
	tongue  languages
}

// making is how a document is made of a record.
type making struct {
	checks   *schema.Options
	options  render.Options
	signed   []byte // digest of the signing options; nil if not signing
	format   *format
	encoders map[bool]encoder // by whether the document is a draft
}

// progressed is how far a run has come.
type progressed struct {
	progress *progress
	tally    tally
	causes   causes
	drafts   int // records with status draft
	found    int // records of the whole run
}

// mostJobs is more than any machine can use.
const mostJobs = 1024

func (r *fillRun) declare(flags *pflag.FlagSet) {
	r.flags = flags
	flags.IntVarP(&r.jobs, "jobs", "j", 0,
		"into a folder: make `N` documents at a time; as many as there are processors if not given")
	flags.BoolVar(&r.resume, "resume", false, "go on with a run into this folder that was stopped")
	flags.StringVar(&r.part, "shard", "", "make one part of the run, such as the third of 16: `I/N`")
	flags.BoolVar(&r.names, "names", false, "put the pupil’s name into file names")
	flags.BoolVar(&r.events, "json", false, "into a folder: what happens as JSON Lines on standard output")
	flags.BoolVar(&r.merge, "merge", false, "records of one form in one PDF for a printer, with a bookmark for each")
	flags.BoolVar(&r.duplex, "duplex", false, "PDFs for both sides of the sheet")
	flags.BoolVar(&r.simplex, "simplex", false,
		"letters with a slip for one side of the sheet; both sides if not given, so that "+
			"the back of the slip is empty")
	r.scans.declare(flags)
	flags.BoolVar(&r.data, "attach-data", false,
		"put the record into the PDF as record.json, from which apdocs extract reads "+
			"it; everybody who gets the document gets it")
	r.tables.declare(flags, true)
}

// wanted reports whether this is a run: several records, or a file that may contain
// several, to be written into a folder or merged.
func (r *fillRun) wanted(out *output, paths []string) (bool, error) {
	if r.merge {
		return true, nil
	}
	asked := r.given("jobs", "resume", "shard", "names", "json")
	inOne := len(paths) == 1 && holdsMany(r.m, paths[0]) || len(r.tables.read) > 0
	many := len(paths) != 1 || inOne
	switch {
	case out.isFolder():
		return many || asked != "", nil
	case asked != "":
		return false, usageFault("--%s: is for a run into a folder; name one with -o, ending in /", asked)
	case inOne:
		return false, r.oneFileForMany(out, paths[0])
	}
	return false, nil
}

// oneFileForMany returns the error for a file of many records whose documents are to go into one file: what to type
// instead, or what is wrong with the file where it holds one record over several lines.
func (r *fillRun) oneFileForMany(out *output, path string) error {
	if path != "-" {
		for s := range sources(r.m, []string{path}) {
			if errors.Is(s.err, errSpread) {
				return &fault{codeRecord, fmt.Errorf("%s: %w", s.name, s.err)}
			}
			break
		}
	}
	ext := filepath.Ext(out.path)
	name := strings.TrimSuffix(out.path, ext)
	if name == "" || name == "-" {
		name, ext = "printed", ".pdf"
	}
	if strings.EqualFold(ext, ".docx") || out.format == "docx" {
		return usageFault("%s: many records need a folder to write into: -o %s/ --format docx", fileName(path), name)
	}
	return usageFault("%s: many records need a folder to write into: -o %s/; or one PDF of all of them: --merge -o %s.pdf",
		fileName(path), name, name)
}

// given returns the first of these options that is set, or "".
func (r *fillRun) given(names ...string) string {
	for _, name := range names {
		if r.flags.Changed(name) {
			return name
		}
	}
	return ""
}

// run makes the documents.
func (r *fillRun) run(ctx context.Context, m *machine, out *output, paths []string) error {
	r.tables.only = len(paths) == 1
	if err := r.open(out, paths); err != nil {
		return err
	}
	defer r.folder.close()
	r.encoders = map[bool]encoder{}
	for _, draft := range []bool{false, true} {
		own := r.options
		own.Draft = draft
		r.encoders[draft] = r.format.newEncoder(&own)
	}
	r.progress = newProgress(m, r.shard.share(countSources(m, paths)), r.events)
	var stopped error
	work := func(s source) outcome { return r.make(ctx, s) }
	for o, err := range batch.InOrder(ctx, r.mine(paths), work, r.jobs) {
		if err == nil {
			err = r.settle(o)
		}
		if err != nil {
			stopped = err
			break
		}
		r.progress.step(r.tally)
	}
	r.progress.end()
	return r.finish(stopped)
}

// open validates the options and opens folder and manifest.
func (r *fillRun) open(out *output, paths []string) error {
	var err error
	if err = r.checkJobs(); err != nil {
		return err
	}
	if r.shard, err = parseShard(r.part); err != nil {
		return err
	}
	if r.format, err = out.writer(); err != nil {
		return err
	}
	for _, path := range paths {
		from, errFrom := os.Stat(path)
		to, errTo := os.Stat(out.path)
		if errFrom == nil && errTo == nil && os.SameFile(from, to) {
			return usageFault("-o %s: the records lie in this folder; name another", out.path)
		}
	}
	mode, err := out.permissions(r.m)
	if err != nil {
		return err
	}
	if r.folder, err = openFolder(out.path, r.shard); err != nil {
		return fileFault("%s: the folder cannot be used: %s", out.path, because(err))
	}
	r.folder.force, r.folder.again, r.folder.mode = out.force, r.resume, mode
	if err = r.list(out); err == nil {
		if err = r.folder.sweep(); err != nil {
			err = errors.Join(fileFault("%s: cannot be cleared of unfinished documents: %s", out.path, because(err)),
				r.manifest.Abandon())
		}
	}
	if err != nil {
		r.folder.close()
	}
	return err
}

func (r *fillRun) checkJobs() error {
	if r.flags.Changed("jobs") && (r.jobs < 1 || r.jobs > mostJobs) {
		return usageFault("--jobs %d: give a number from 1 to %d", r.jobs, mostJobs)
	}
	return nil
}

// list creates or resumes the manifest.
func (r *fillRun) list(out *output) error {
	digest, err := r.digest(out.lock != "")
	if err != nil {
		return err
	}
	name := r.shard.manifestName()
	h := manifest.Header{Date: r.checks.Today, Program: programVersion(), Options: digest, Shard: r.shard.index,
		Of: r.shard.of}
	if !r.resume {
		if _, err := r.folder.root.Lstat(name); err == nil && !out.force {
			return fileFault("%s: has the manifest of a run already; --resume goes on with it, --force begins anew", out.path)
		}
		r.manifest, err = manifest.Create(r.folder.root, name, h, r.folder.mode)
	} else {
		r.manifest, err = manifest.Resume(r.folder.root, name, h, r.folder.mode)
	}
	switch {
	case errors.Is(err, manifest.ErrOther):
		return usageFault("--resume: %w; begin anew in another folder", err)
	case errors.Is(err, manifest.ErrBroken):
		return fileFault("--resume: the manifest cannot be used: %w", err)
	case err != nil:
		return fileFault("%s: the manifest cannot be written: %s", out.path, because(err))
	}
	r.checks.Today = r.manifest.Header.Date
	if r.flags.Changed("today") && r.checks.Today != h.Date {
		return errors.Join(usageFault("--today: the run is of another day; leave it out"), r.manifest.Abandon())
	}
	return nil
}

// digest returns a digest of everything that the documents depend on, apart from their
// records and the program. A run can only be resumed with the same digest.
func (r *fillRun) digest(locked bool) (manifest.Sum, error) {
	o := r.options
	var fonts [][sha256.Size]byte
	for _, data := range o.Organised().Fonts {
		fonts = append(fonts, sha256.Sum256(data))
	}
	text, err := json.Marshal(struct {
		Format       string
		Draft, Large bool
		Names        bool
		Organisation *apdocs.Organisation
		Wordings     apdocs.Wordings
		Logo         [sha256.Size]byte
		Fonts        [][sha256.Size]byte `json:",omitempty"`
		Made         int64
		Signed       []byte              `json:",omitempty"`
		Duplex       bool                `json:",omitempty"`
		Simplex      bool                `json:",omitempty"`
		Party        apdocs.Party        `json:",omitempty"`
		ReturnBy     string              `json:",omitempty"`
		Attached     bool                `json:",omitempty"` // the record, with --attach-data
		Locked       bool                `json:",omitempty"` // not the password, which could be guessed from the digest
		Language     string              `json:",omitempty"`
		WithEnglish  bool                `json:",omitempty"`
		Translations []*translation.File `json:",omitempty"`
	}{
		Format: r.format.name, Draft: r.draft, Large: o.LargePrint, Names: r.names, Organisation: o.Organisation,
		Wordings: o.Organised().Wordings, Logo: sha256.Sum256(o.Organised().LogoImage), Made: o.Date.Unix(),
		Fonts: fonts, Signed: r.signed, Attached: r.data, Duplex: o.Duplex, Simplex: o.Simplex, Locked: locked,
		Party: o.Party, ReturnBy: o.ReturnBy.String(),
		Language: r.tongue.tag, WithEnglish: r.tongue.english, Translations: r.tongue.read,
	})
	if err != nil {
		return manifest.Sum{}, fmt.Errorf("sum up the settings: %w", err)
	}
	return sha256.Sum256(text), nil
}

// mine returns the records of this shard.
func (r *fillRun) mine(paths []string) func(yield func(source) bool) {
	return func(yield func(source) bool) {
		for s := range sources(r.m, paths) {
			r.found = s.number
			if r.shard.has(s.number) && !yield(s) {
				return
			}
		}
	}
}

// countSources counts the records, so that progress can be shown.
func countSources(m *machine, paths []string) (n int) {
	for range sources(m, paths) {
		n++
	}
	return n
}

// finish ends the run, or leaves it to be resumed.
func (r *fillRun) finish(stopped error) error {
	swept := r.folder.sweep()
	if stopped == nil {
		r.forget()
		stopped = r.manifest.Close(manifest.End{Records: r.found, Read: r.tally.Read, Made: r.tally.Made + r.tally.Skipped,
			Failed: r.tally.Failed})
	} else {
		_ = r.manifest.Abandon() // the error that stopped the run is reported instead
	}
	if stopped == nil {
		stopped = swept
	}
	r.event(struct {
		Event string `json:"event"`
		tally
		Ended bool `json:"ended"` // all records were read
	}{"end", r.tally, stopped == nil})
	if r.drafts > 0 {
		r.m.say("documents are marked as drafts, as their records say: %d", r.drafts)
	}
	for _, line := range r.causes.rest() {
		r.m.say("%s", line)
	}
	if err := r.tongue.inVain(); err != nil {
		r.m.say("%v", err)
	}
	r.m.say("%s", r.tally)
	if r.tally.Made+r.tally.Skipped > 0 {
		r.m.say("written to %s, with the list of all in %s", r.folder.path, r.shard.manifestName())
	}
	switch {
	case errors.Is(stopped, context.Canceled):
		return stopped
	case stopped != nil:
		return &fault{codeBatch, fmt.Errorf("%s: cannot be written: %s; once this is solved, continue with --resume",
			r.folder.path, because(stopped))}
	case r.tally.Failed > 0:
		return &fault{code: codeBatch}
	}
	return nil
}

// forget removes the documents of records that existed before the run was resumed and no
// longer do.
func (r *fillRun) forget() {
	gone := r.manifest.Beyond(r.found)
	if len(gone) == 0 {
		return
	}
	for _, e := range gone {
		for _, file := range e.Files {
			r.folder.drop(file)
		}
	}
	r.m.say("records that were in the run before and are no longer: %d; their documents are taken away", len(gone))
}

// event prints an event for programs.
func (r *fillRun) event(e any) {
	if r.events {
		_ = json.NewEncoder(r.m.stdout).Encode(e)
	}
}
