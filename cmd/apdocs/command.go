package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// A command is a row of the table of commands. Parsing, help, manual page and completion
// use only what is in it.
type command struct {
	name     string
	operands string // "FORM", "RECORD...", "[COMMAND]", "new|check [FILE]"; "" for none
	summary  string // without a full stop
	about    string // paragraphs
	examples []example
	hidden   bool // used by programs, not shown to people

	// prepare declares the options and returns the action to run after they are parsed.
	prepare func(*pflag.FlagSet) action
}

// An example is a command line with what it does.
type example struct{ line, does string }

// An action does the work of a command.
type action func(ctx context.Context, m *machine, operands []string) error

// commands returns the table, in the order of help.
func commands() []command {
	return []command{
		listCommand(),
		newCommand(),
		carryCommand(),
		sheetCommand(),
		schemaCommand(),
		checkCommand(),
		rulesCommand(),
		lawCommand(),
		datesCommand(),
		statusCommand(),
		registerCommand(),
		bundleCommand(),
		disposalCommand(),
		blankCommand(),
		fillCommand(),
		extractCommand(),
		joinCommand(),
		manifestCommand(),
		signCommand(),
		verifyCommand(),
		keyCommand(),
		wordingCommand(),
		organisationCommand(),
		completionCommand(),
		completeCommand(),
		helpCommand(),
		versionCommand(),
	}
}

// commandNamed finds a command. If there is none, the error suggests similar names.
func commandNamed(name string) (*command, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return &c, nil
		}
		if !c.hidden {
			names = append(names, c.name)
		}
	}
	if near := apdocs.Nearest(name, names); len(near) > 0 {
		return nil, usageFault("there is no command %q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return nil, usageFault("there is no command %q; the commands are %s", name, strings.Join(names, ", "))
}

// usage returns the synopsis of the command.
func (c *command) usage() string {
	s := "apdocs " + c.name
	if c.operands != "" {
		s += " " + c.operands
	}
	if _, flags := c.flags(); flags.HasAvailableFlags() {
		s += " [OPTIONS]"
	}
	return s
}

// flags returns the command's options, and the action to run once they are parsed.
func (c *command) flags() (action, *pflag.FlagSet) {
	flags := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	flags.SortFlags = false
	flags.Usage = func() {}
	act := c.prepare(flags)
	return act, flags
}

// dispatch finds the command, parses its options and runs it.
func dispatch(ctx context.Context, m *machine, args []string) error {
	if len(args) == 0 {
		fmt.Fprint(m.stderr, overview())
		return &fault{code: codeUsage}
	}
	switch args[0] {
	case "-h", "--help":
		args[0] = "help"
	case "--version":
		args[0] = "version"
	}
	c, err := commandNamed(args[0])
	if err != nil {
		return err
	}
	act, flags := c.flags()
	if err := flags.Parse(args[1:]); errors.Is(err, pflag.ErrHelp) {
		_, err = fmt.Fprint(m.stdout, c.help())
		return err
	} else if err != nil {
		return usageFault("%s: %w", c.name, optionError(err, flags))
	}
	if err := c.accept(flags.Args()); err != nil {
		return err
	}
	return act(ctx, m, flags.Args())
}

// accept checks the number of operands.
func (c *command) accept(operands []string) error {
	wanted := strings.Fields(c.operands)
	least, most := 0, len(wanted)
	for _, w := range wanted {
		if !strings.HasPrefix(w, "[") {
			least++
		}
		if strings.Contains(w, "...") {
			most = max(most, len(operands))
		}
	}
	switch n := len(operands); {
	case n < least:
		return usageFault("%s: %s is missing; usage: %s", c.name, strings.Trim(wanted[n], "[]."), c.usage())
	case n > most:
		if f := formOf(operands); f != "" && strings.Trim(c.operands, "[]") == "FORM" {
			return usageFault("%s: the name of a form is one word; did you mean %s?", c.name, f)
		}
		return usageFault("%s: %q is too much; usage: %s", c.name, operands[most], c.usage())
	}
	return nil
}

// formOf returns the form that several words together name, such as progress visit. It
// returns "" if the first word is the name of a form itself.
func formOf(words []string) string {
	var names []string
	for _, f := range documents.All() {
		names = append(names, f.Layout().Name)
	}
	if slices.Contains(names, words[0]) {
		return ""
	}
	if near := apdocs.Nearest(strings.Join(words, "-"), names); len(near) > 0 {
		return near[0]
	}
	return ""
}

// optionError explains in plain words what is wrong with an option.
func optionError(err error, flags *pflag.FlagSet) error {
	var unknown *pflag.NotExistError
	var wanting *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return fmt.Errorf("there is no option -%s", name)
		}
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := apdocs.Nearest(name, names); len(near) > 0 {
			return fmt.Errorf("there is no option --%s; did you mean --%s?", name, strings.Join(near, " or --"))
		}
		return fmt.Errorf("there is no option --%s", name)
	case errors.As(err, &wanting):
		name, _ := pflag.UnquoteUsage(wanting.GetFlag())
		return fmt.Errorf("--%s needs a value: %s", wanting.GetFlag().Name, name)
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s cannot be %q", invalid.GetFlag().Name, invalid.GetValue())
	}
	return err
}
