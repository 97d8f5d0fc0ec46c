package main

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
)

func wordingCommand() command {
	return command{
		name:     "wording",
		operands: "FORM",
		summary:  "the words of a letter, to replace with your own",
		about: "Writes the fixed texts of a letter by name. Change those that you want to, take the others out, and name " +
			"the file in the settings as wordingFile. Names in braces stand for answers, and must stay. `apdocs org check` " +
			"says what is wrong with it.",
		examples: []example{
			{"apdocs wording off-site-direction-notice -o words.json", "the words of the notice, to edit"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			return func(ctx context.Context, m *machine, operands []string) error {
				f, err := formNamed(operands[0])
				if err != nil {
					return err
				}
				o, err := apdocs.Outlined(f)
				if err != nil {
					return err
				}
				texts := o.Texts()
				if len(texts) == 0 {
					return usageFault("wording: %s is no letter; its words are the form’s", o.Name)
				}
				return out.text(ctx, m, wordingFile(o.Name, texts))
			}
		},
	}
}

// wordingFile returns the texts as a wording file, in printed order.
func wordingFile(form string, texts []apdocs.LetterText) []byte {
	var b bytes.Buffer
	quote := func(s string) {
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		_ = e.Encode(s) // strings can always be encoded
		b.Truncate(b.Len() - 1)
	}
	b.WriteString("{\n  ")
	quote(form)
	b.WriteString(": {\n")
	for i, t := range texts {
		b.WriteString("    ")
		quote(t.Name)
		b.WriteString(": ")
		quote(t.Text)
		if i < len(texts)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("  }\n}\n")
	return b.Bytes()
}
