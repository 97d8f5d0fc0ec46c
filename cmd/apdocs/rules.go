package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/spf13/pflag"
)

func rulesCommand() command {
	return command{
		name:     "rules",
		operands: "[FORM]",
		summary:  "the rules that check applies across answers",
		about: "Each rule has an id, by which a record may override it with a reason, and says whether what it finds stops " +
			"a document from being issued (error) or not (warning), what it wants, and where that comes from.",
		examples: []example{
			{"apdocs rules progress-visit", "those of one form"},
			{"apdocs rules --json", "those of all forms, for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			asJSON := flags.Bool("json", false, "as a JSON array of id, severity, form, what it wants and source")
			return func(_ context.Context, m *machine, operands []string) error {
				forms := documents.All()
				if len(operands) > 0 {
					f, err := formNamed(operands[0])
					if err != nil {
						return err
					}
					forms = []apdocs.Form{f}
				}
				return rules(m.stdout, forms, *asJSON)
			}
		},
	}
}

func rules(w io.Writer, forms []apdocs.Form, asJSON bool) error {
	type listed struct {
		ID       string          `json:"id"`
		Severity apdocs.Severity `json:"severity"`
		Form     string          `json:"form"`
		Wants    string          `json:"wants"`
		Source   string          `json:"source"`
	}
	all := []listed{}
	for _, f := range forms {
		if ruled, ok := f.(apdocs.Ruled); ok {
			for _, r := range ruled.Rules() {
				all = append(all, listed{r.ID, r.Severity, f.Layout().Name, r.Summary, r.Source})
			}
		}
	}
	if asJSON {
		return writeJSON(w, all)
	}
	const margin = "                    " // of the lines below id and severity
	var b strings.Builder
	for i, r := range all {
		if i == 0 || all[i-1].Form != r.Form {
			if i > 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintln(&b, r.Form)
		}
		text := wrap(r.Wants, 78-len(margin)) + "\n" + wrap("Source: "+r.Source, 78-len(margin))
		fmt.Fprintf(&b, "  %-6s%-12s%s\n", r.ID, r.Severity, strings.ReplaceAll(text, "\n", "\n"+margin))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
