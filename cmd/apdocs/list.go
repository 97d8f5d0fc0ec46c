package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/spf13/pflag"
)

func listCommand() command {
	return command{
		name:    "list",
		summary: "the forms, in the order a placement uses them",
		examples: []example{
			{"apdocs list", "names and titles"},
			{"apdocs list --json", "the same for a program, with versions"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			asJSON := flags.Bool("json", false, "as a JSON array of name, title, version and short title")
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
	}
	var forms []listed
	for _, f := range documents.All() {
		l := f.Layout()
		forms = append(forms, listed{l.Name, l.Title, l.Version, l.Short})
	}
	if asJSON {
		return writeJSON(w, forms)
	}
	columns := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	for _, f := range forms {
		fmt.Fprintf(columns, "%s\t%s\n", f.Name, f.Title)
	}
	return columns.Flush()
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
