package main

import (
	"context"
	"io"
	"os"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/cmd/apdocs/internal/manifest"
)

func manifestCommand() command {
	return command{
		name:     "manifest",
		operands: "join MANIFEST...",
		summary:  "one list of the documents that several machines made",
		about: "Joins the manifests of all shards of a run, and says what keeps them from being a whole: a shard that is " +
			"missing, is there twice or was stopped, records that none has, and documents with one name.",
		examples: []example{
			{"apdocs manifest join printed/manifest-*-of-*.jsonl -o whole.jsonl", "of a run that was made with --shard"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			return func(ctx context.Context, m *machine, operands []string) error {
				if operands[0] != "join" {
					return usageFault("manifest: there is no %q; the only one is join", operands[0])
				}
				paths, err := expand(operands[1:])
				if err != nil {
					return err
				}
				return joinManifests(ctx, m, paths, &out)
			}
		},
	}
}

func joinManifests(ctx context.Context, m *machine, paths []string, out *output) error {
	var shards []io.Reader
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return fileFault("%s: %s", path, because(err))
		}
		defer f.Close()
		shards = append(shards, f)
	}
	text, end, faults := manifest.Join(paths, shards)
	if len(faults) > 0 {
		const most = 20
		for _, fault := range faults[:min(len(faults), most)] {
			m.say("%v", fault)
		}
		m.say("the shards make no whole: %s", count(len(faults), "fault"))
		return &fault{code: codeBatch}
	}
	if err := out.text(ctx, m, text); err != nil {
		return err
	}
	m.say("%s", tally{Read: end.Read, Made: end.Made, Failed: end.Failed})
	if end.Failed > 0 {
		return &fault{code: codeBatch}
	}
	return nil
}
