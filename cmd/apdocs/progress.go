package main

import (
	"fmt"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A tally counts the records of a run.
type tally struct {
	Read    int `json:"read"` // the sum of the others
	Made    int `json:"made"`
	Failed  int `json:"failed"`
	Skipped int `json:"skipped"` // made before the run was resumed
}

func (t tally) String() string {
	return fmt.Sprintf("%s: %d made, %d failed, %d skipped", count(t.Read, "record"), t.Made, t.Failed, t.Skipped)
}

// A progress shows how far a run is: as a bar on a terminal, otherwise as a line from time
// to time. With events it informs a program instead, and people see only problems.
type progress struct {
	m     *machine
	total int // records of the run or of its shard
	bar   *progressbar.ProgressBar
	quiet bool
	begun time.Time
	said  time.Time // when the last line was printed
	now   tally
}

// sayEvery is how often a line is printed if there is no terminal.
const sayEvery = 10 * time.Second

func newProgress(m *machine, total int, quiet bool) *progress {
	begun := m.now()
	p := &progress{m: m, total: total, quiet: quiet, begun: begun, said: begun}
	if f, ok := m.stderr.(*os.File); ok && isTerminal(f) && !quiet {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(m.stderr),
			progressbar.OptionSetDescription("documents"),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("docs"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	return p
}

// step updates the progress.
func (p *progress) step(t tally) {
	p.now = t
	if p.bar != nil {
		_ = p.bar.Set(min(t.Read, p.total))
		return
	}
	if now := p.m.now(); !p.quiet && now.Sub(p.said) >= sayEvery {
		p.said = now
		p.m.say("%s", p.line(now))
	}
}

// line formats the progress: "1200 of 10000 records, 640 a second, 14 s left".
func (p *progress) line(now time.Time) string {
	s := fmt.Sprintf("%d of %s", p.now.Read, count(p.total, "record"))
	if rate := float64(p.now.Read) / now.Sub(p.begun).Seconds(); rate > 0 && p.total > p.now.Read {
		left := time.Duration(float64(p.total-p.now.Read) / rate * float64(time.Second))
		s += fmt.Sprintf(", %.0f a second, %s left", rate, left.Round(time.Second))
	}
	return s
}

// note prints a line about a record without disturbing the bar.
func (p *progress) note(line string) {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	fmt.Fprintln(p.m.stderr, printable(line))
}

// end removes the bar.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
