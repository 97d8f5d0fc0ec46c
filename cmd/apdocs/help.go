package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// Texts that belong to no single command. The manual page includes them.
const (
	purpose = "apdocs checks and prints the documents with which schools agree, visit and evaluate alternative provision."

	recordsText = "A record is a JSON file; “-” is standard input. `apdocs new FORM` makes one to fill in."
)

var exitCodes = [...]struct {
	code int
	when string
}{
	{codeDone, "done; warnings may have been printed"},
	{codeRecord, "the record has errors that it does not override"},
	{codeUsage, "the command line is wrong, or there is no such form"},
	{codeFile, "a file could not be read or written"},
	{codeSignature, "a signature does not hold or cannot be checked, or there is none"},
	{codeBatch, "some of many could not be made; the others are"},
	{codeInterrupted, "interrupted"},
}

var environment = [...]struct{ name, what string }{
	{"APDOCS_ORG", "the organisation’s settings, where --org is not given"},
	{"SOURCE_DATE_EPOCH", "seconds since 1970, for the dates inside the files; without it none"},
}

func helpCommand() command {
	return command{
		name:     "help",
		operands: "[COMMAND]",
		summary:  "how a command is used",
		examples: []example{
			{"apdocs help fill", "how `fill` is used"},
			{"apdocs help --man > apdocs.1", "the manual page"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			man := flags.Bool("man", false, "the manual page of all commands, in roff")
			return func(_ context.Context, m *machine, operands []string) error {
				text := overview()
				if *man {
					text = manual()
				} else if len(operands) > 0 {
					c, err := commandNamed(operands[0])
					if err != nil {
						return err
					}
					text = c.help()
				}
				_, err := fmt.Fprint(m.stdout, text)
				return err
			}
		},
	}
}

// overview returns the help of the whole program.
func overview() string {
	var b strings.Builder
	b.WriteString(wrap(purpose, 78) + "\n\nUsage: apdocs COMMAND [OPTIONS]\n\nCommands:\n")
	for _, c := range commands() {
		if !c.hidden {
			fmt.Fprintf(&b, "  %-12s%s\n", c.name, c.summary)
		}
	}
	b.WriteString("\n" + wrap(recordsText, 78) + "\n\nExamples:\n")
	for _, name := range []string{"new", "check", "fill", "blank"} {
		c, err := commandNamed(name)
		if err != nil {
			panic(err) // a command that help refers to is missing from the table
		}
		writeExamples(&b, c.examples[:1])
	}
	b.WriteString("\nExit codes:\n")
	for _, e := range exitCodes {
		fmt.Fprintf(&b, "  %-5d%s\n", e.code, e.when)
	}
	b.WriteString("\nEnvironment:\n")
	for _, e := range environment {
		fmt.Fprintf(&b, "  %s\n      %s\n", e.name, e.what)
	}
	b.WriteString("\n`apdocs help COMMAND` says more of a command.\n")
	return b.String()
}

// help returns the help of one command.
func (c *command) help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "apdocs %s: %s\n\nUsage: %s\n", c.name, c.summary, c.usage())
	if c.about != "" {
		for p := range strings.SplitSeq(c.about, "\n") {
			b.WriteString("\n" + wrap(p, 78) + "\n")
		}
	}
	if _, flags := c.flags(); flags.HasAvailableFlags() {
		b.WriteString("\nOptions:\n" + flags.FlagUsagesWrapped(78))
	}
	if len(c.examples) > 0 {
		b.WriteString("\nExamples:\n")
		writeExamples(&b, c.examples)
	}
	return b.String()
}

func writeExamples(b *strings.Builder, examples []example) {
	for _, e := range examples {
		fmt.Fprintf(b, "  %s\n      %s\n", e.line, e.does)
	}
}

// wrap wraps the lines of a paragraph at the given width.
func wrap(s string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.Fields(s) {
		n := len([]rune(word))
		switch {
		case column == 0:
		case column+1+n > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	return b.String()
}
