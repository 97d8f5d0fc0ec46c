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

func lawCommand() command {
	return command{
		name:    "law",
		summary: "the numbers that rules count by, with their sources",
		about: "Each number with what it counts, what it rests on (law, the school policy, a printed form, or good " +
			"practice), where " +
			"it comes from, from when on it holds, and what could not be read. At the top stands the day on which the " +
			"sources " +
			"were last read: what changed since is not in here. Some numbers can be set in the organisation’s settings.",
		examples: []example{
			{"apdocs law", "on the screen"},
			{"apdocs law --json", "for a program"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			asJSON := flags.Bool("json", false, "as a JSON object with the day and an array of figures")
			return func(_ context.Context, m *machine, _ []string) error { return law(m.stdout, *asJSON) }
		},
	}
}

func law(w io.Writer, asJSON bool) error {
	figures := documents.Law()
	if asJSON {
		return writeJSON(w, struct {
			AsOf    apdocs.Date             `json:"asOf"`
			Figures []documents.LegalFigure `json:"figures"`
		}{documents.LawAsOf(), figures})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "The law as of %s, when the sources were last read.\n", longDate(documents.LawAsOf()))
	for _, f := range figures {
		const margin = "    "
		line := func(text string) {
			fmt.Fprintln(&b, margin+strings.ReplaceAll(wrap(text, 78-len(margin)), "\n", "\n"+margin))
		}
		fmt.Fprintln(&b, "\n"+wrap(legalNumber(f), 78))
		line("Source (" + string(f.Basis) + "): " + f.Source)
		if !f.From.IsZero() {
			line("From: " + longDate(f.From))
		}
		if f.NotRead != "" {
			line("Not verified: " + f.NotRead)
		}
		if f.Disabled {
			line("Not used: enacted, but not known to be in force")
		}
		if len(f.Rules) > 0 {
			line("Rules: " + strings.Join(f.Rules, ", "))
		}
		if f.Own {
			line("Your own: in the settings, figures")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// legalNumber formats a figure with its unit: "2 school days: from the receipt …".
func legalNumber(f documents.LegalFigure) string {
	if f.Unit == "£" {
		return apdocs.Pounds(f.Number) + ": " + f.Counts
	}
	return fmt.Sprintf("%d %s: %s", f.Number, f.Unit, f.Counts)
}
