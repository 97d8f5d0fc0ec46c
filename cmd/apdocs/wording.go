package main

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/spf13/pflag"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/render/translation"
)

const wordingAbout = "Writes the fixed texts of a letter by name. Change those that you want to, take the others " +
	"out, and name the file in the settings as wordingFile. Names in braces stand for answers, and must stay. " +
	"`apdocs org check` says what is wrong with it.\n" +
	"With --language it writes every printed text of a form, to be translated: each with its key, its English and " +
	"room for the translation, which may be filled in already by a draft that comes with the program. `words` in place " +
	"of a form are the words that all forms share. A text that a file has twice is translated once. Name the files in " +
	"the settings as translationFiles, or to fill and blank with --translation. Until \"checked\" in the file says who " +
	"vouches for it and since when, a document says that the English counts.\n" +
	"`apdocs wording check FILE` says what is missing in such a file, or translates an English text that has changed."

func wordingCommand() command {
	return command{
		name:     "wording",
		operands: "FORM|check [FILE...]",
		summary:  "the words of a letter, to replace with your own or to translate",
		about:    wordingAbout,
		examples: []example{
			{"apdocs wording off-site-direction-notice -o words.json", "the words of the notice, to edit"},
			{"apdocs wording off-site-direction-notice --language pl -o notice-pl.json", "every text of it, to translate"},
			{"apdocs wording words --language pl -o words-pl.json", "the words that all forms share"},
			{"apdocs wording check notice-pl.json", "what is missing in it, or out of date"},
		},
		prepare: func(flags *pflag.FlagSet) action {
			var out output
			out.declare(flags, "a `FILE` to write to, instead of standard output")
			tag := flags.String("language", "", "every text, to translate into a `LANGUAGE` such as pl")
			complete(flags, "language", translation.Languages()...)
			return func(ctx context.Context, m *machine, operands []string) error {
				switch {
				case operands[0] == "check" && len(operands) == 1:
					return usageFault("wording check: FILE is missing; usage: apdocs wording check FILE")
				case operands[0] == "check":
					return checkTranslations(m, operands[1:])
				case len(operands) > 1:
					return usageFault("wording: %q is too much; -o names a file to write to", operands[1])
				}
				text, err := wordingOf(operands[0], *tag)
				if err != nil {
					return err
				}
				return out.text(ctx, m, text)
			}
		},
	}
}

// wordingOf returns the wording file of a letter, or the file to translate a form into a language.
func wordingOf(name, tag string) ([]byte, error) {
	if tag != "" {
		return toTranslate(name, tag)
	}
	f, err := formNamed(name)
	if err != nil {
		return nil, err
	}
	o, err := apdocs.Outlined(f)
	if err != nil {
		return nil, err
	}
	texts := o.Texts()
	if len(texts) == 0 {
		return nil, usageFault(
			"wording: %s is no letter; its words are the form’s; --language gives them to translate", o.Name)
	}
	return wordingFile(o.Name, texts), nil
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
