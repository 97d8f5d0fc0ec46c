package main

import (
	"context"
	"os"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/schema"
)

// An archive is the records that a command makes one report of.
type archive struct {
	org      *apdocs.Organisation
	checking *schema.Options
	paths    []string
}

// archive returns the records that the operands name. It returns nil if only how tables are read was
// requested.
func (o *occasion) archive(ctx context.Context, m *machine, operands []string, tables *tables) (*archive, error) {
	org, _, err := o.organisation(m)
	if err != nil {
		return nil, err
	}
	checking, err := o.checking(m, org, true)
	if err != nil {
		return nil, err
	}
	paths, err := expand(operands)
	if err != nil {
		return nil, err
	}
	if err := allThere(paths); err != nil {
		return nil, err
	}
	if done, err := tables.prepare(ctx, m, paths); done || err != nil {
		return nil, err
	}
	return &archive{org, checking, paths}, nil
}

// allThere returns an error if a file or folder does not exist: a report of the others would seem to be of all.
func allThere(paths []string) error {
	for _, path := range paths {
		if path == "-" {
			continue
		}
		if _, err := os.Stat(path); err != nil {
			return fileFault("%s: %s", fileName(path), because(err))
		}
	}
	return nil
}
