package main

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// manual returns the manual page in roff, generated from the table of commands.
func manual() string {
	var b strings.Builder
	b.WriteString(".TH APDOCS 1 \"\" \"apdocs\" \"User Commands\"\n.SH NAME\n")
	b.WriteString(roff("apdocs") + ` \- ` + roff("documents of alternative provision") + "\n")
	b.WriteString(".SH SYNOPSIS\n.B apdocs\n.I COMMAND\n" + roff("[OPTIONS]") + "\n")
	b.WriteString(".SH DESCRIPTION\n" + roff(purpose) + "\n.PP\n" + roff(recordsText) + "\n.SH COMMANDS\n")
	for _, c := range commands() {
		if !c.hidden {
			c.manual(&b)
		}
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, e := range exitCodes {
		fmt.Fprintf(&b, ".TP\n.B %d\n%s\n", e.code, roff(e.when))
	}
	b.WriteString(".SH ENVIRONMENT\n")
	for _, e := range environment {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s\n", roff(e.name), roff(e.what))
	}
	return b.String()
}

func (c *command) manual(b *strings.Builder) {
	fmt.Fprintf(b, ".SS %s\n%s.\n", roff(strings.TrimPrefix(c.usage(), "apdocs ")), roff(c.summary))
	if c.about != "" {
		for p := range strings.SplitSeq(c.about, "\n") {
			b.WriteString(".PP\n" + roff(p) + "\n")
		}
	}
	_, flags := c.flags()
	flags.VisitAll(func(f *pflag.Flag) {
		value, what := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(name+" "+value)), roff(what))
	})
	for _, e := range c.examples {
		fmt.Fprintf(b, ".PP\n%s:\n.PP\n.RS 4\n.nf\n%s\n.fi\n.RE\n", roff(e.does), roff(e.line))
	}
}

// roff escapes text so that roff prints it unchanged in any encoding.
func roff(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-' || r == '`':
			b.WriteString(map[rune]string{'-': `\-`, '`': `\(ga`}[r])
		case (r == '.' || r == '\'') && i == 0:
			b.WriteString(`\&` + string(r))
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
