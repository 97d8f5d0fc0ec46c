package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/spf13/pflag"
)

func listCommand() command {
	return command{
		name:    "list",
		summary: "the forms, by stage of a placement",
		examples: []example{
			{"apdocs list", "names and titles below each stage"},
			{"apdocs list --json", "the same for a program, with versions"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			asJSON := flags.Bool("json", false, "as a JSON array of name, title, version, short title and stage")
			return func(_ context.Context, m *machine, _ []string) error { return list(m.stdout, *asJSON) }
		},
	}
}

func list(w io.Writer, asJSON bool) error {
	type listed struct {
		Name    string `json:"name"`
		Title   string `json:"title"`
		Version int    `json:"version"`
		Short   string `json:"short"`
		Stage   string `json:"stage"`
	}
	var forms []listed
	for _, stage := range documents.Stages() {
		for _, f := range stage.Forms {
			l := f.Layout()
			forms = append(forms, listed{l.Name, l.Title, l.Version, l.Short, stage.Title})
		}
	}
	if asJSON {
		return writeJSON(w, forms)
	}
	stage, widest := "", 0
	for _, f := range forms {
		widest = max(widest, len(f.Name))
	}
	var b strings.Builder
	for _, f := range forms {
		if f.Stage != stage {
			if stage != "" {
				b.WriteByte('\n')
			}
			stage = f.Stage
			fmt.Fprintln(&b, stage)
		}
		fmt.Fprintf(&b, "  %-*s   %s\n", widest, f.Name, f.Title)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeJSON writes indented JSON.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// formNamed returns a blank record of the form named on the command line.
func formNamed(name string) (apdocs.Form, error) {
	f, err := documents.New(name)
	if err != nil {
		return nil, &fault{codeUsage, err}
	}
	return f, nil
}
