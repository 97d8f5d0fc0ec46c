package main

import (
	"context"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render"
)

// release is the version of a released program, "1.2.0", which .ci/release sets with the
// linker. It is empty in other builds.
var release string

func versionCommand() command {
	return command{
		name:    "version",
		summary: "which version this is, of which commit and day",
		about: "The day is the commit’s, in UTC. A program that was not made by a release says “built from source”; its " +
			"commit is known where it was built in a clone of the repository.",
		examples: []example{
			{"apdocs version", "for people"},
			{"apdocs version --json", "for a program, with the version of Go"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			asJSON := flags.Bool("json", false, "as a JSON object; what is not known is left out")
			return func(_ context.Context, m *machine, _ []string) error {
				info, _ := debug.ReadBuildInfo()
				b := buildOf(release, info)
				if *asJSON {
					return writeJSON(m.stdout, b)
				}
				_, err := io.WriteString(m.stdout, b.String())
				return err
			}
		},
	}
}

// A build identifies the source of a program.
type build struct {
	Version string      `json:"version,omitzero"` // without "v"
	Source  bool        `json:"builtFromSource"`
	Commit  string      `json:"commit,omitzero"`
	Day     apdocs.Date `json:"day,omitzero"` // of the commit, in UTC
	Changed bool        `json:"changedSinceCommit,omitzero"`
	Go      string      `json:"go,omitzero"`
}

// buildOf reads the build information that the Go command embeds; info is nil if there is
// none.
func buildOf(release string, info *debug.BuildInfo) build {
	b := build{Version: release, Source: release == ""}
	if info == nil {
		return b
	}
	b.Go = info.GoVersion
	if b.Source && info.Main.Version != "(devel)" {
		b.Version = strings.TrimPrefix(info.Main.Version, "v")
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.modified":
			b.Changed = s.Value == "true"
		case "vcs.time":
			if t, err := time.Parse(time.RFC3339, s.Value); err == nil {
				b.Day = apdocs.DateOf(t.UTC())
			}
		}
	}
	return b
}

// String returns the build in one or two lines.
func (b build) String() string {
	s := "apdocs"
	if b.Version != "" {
		s += " " + b.Version
	}
	if b.Source {
		s += ", built from source"
	}
	if b.Commit == "" {
		return s + "\n"
	}
	s += "\ncommit " + b.Commit
	if !b.Day.IsZero() {
		s += " of " + strings.ReplaceAll(render.Date(b.Day), "\u00a0", " ")
	}
	if b.Changed {
		s += ", with changes that are in no commit"
	}
	return s + "\n"
}

// programVersion identifies the program in manifests. Only the same program resumes a run.
func programVersion() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(unknown version)"
}
