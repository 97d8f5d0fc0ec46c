package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/spf13/pflag"
)

// The script for each shell asks the program itself for completions, through the hidden
// command "complete". So new commands, options and forms are completed without a change,
// and an installed script stays valid.
var shells = [...]struct{ name, script, install string }{
	{"bash", bashScript, "source <(apdocs completion bash)"},
	{"zsh", zshScript, "source <(apdocs completion zsh)"},
	{"fish", fishScript, "apdocs completion fish | source"},
	{"powershell", powershellScript, "apdocs completion powershell | Out-String | Invoke-Expression"},
}

const bashScript = `_apdocs() {
  local IFS=$'\n' line
  local current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  for line in $(apdocs complete --current="$current" -- "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null); do
    if [ "$line" = :file ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "${current#=}"))
    else
      COMPREPLY+=("${line%%$'\t'*}")
    fi
  done
}
complete -F _apdocs apdocs
`

const zshScript = `#compdef apdocs
_apdocs() {
  local line
  local -a lines described
  lines=("${(@f)$(apdocs complete --current="$words[CURRENT]" -- "${(@)words[2,CURRENT-1]}" 2>/dev/null)}")
  for line in $lines; do
    if [[ $line == :file ]]; then
      _files
    elif [[ $line != *$'\t'* ]]; then
      described+=("${line//:/\\:}")
    else
      described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    fi
  done
  (( $#described )) && _describe apdocs described
}
if [[ $funcstack[1] == _apdocs ]]; then
  _apdocs "$@"
else
  compdef _apdocs apdocs
fi
`

const fishScript = `function __apdocs_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    for line in (apdocs complete --current="$current" -- $before[2..-1] 2>/dev/null)
        if test "$line" = :file
            __fish_complete_path "$current"
        else
            echo $line
        end
    end
end
complete -c apdocs -f -a '(__apdocs_complete)'
`

// PowerShell completes file names itself if there are no other completions.
const powershellScript = `Register-ArgumentCompleter -Native -CommandName apdocs -ScriptBlock {
    param($word, $line, $cursor)
    $before = @($line.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    apdocs complete "--current=$word" -- @before 2>$null | Where-Object { $_ -ne ':file' } | ForEach-Object {
        $value, $what = $_ -split "` + "`t" + `", 2
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $what)
    }
}
`

func completionCommand() command {
	about := "Prints a script that teaches a shell to complete commands, options and forms. To load it:"
	for _, s := range shells {
		about += "\n" + s.name + ": " + s.install
	}
	return command{
		name:     "completion",
		operands: "SHELL",
		summary:  "completion for bash, zsh, fish or powershell",
		about:    about,
		examples: []example{{"apdocs completion bash > apdocs.bash", "to be sourced by ~/.bashrc"}},
		prepare: func(*pflag.FlagSet) action {
			return func(_ context.Context, m *machine, operands []string) error {
				for _, s := range shells {
					if s.name == operands[0] {
						_, err := io.WriteString(m.stdout, s.script)
						return err
					}
				}
				return usageFault("completion: there is no script for %q; choose %s", operands[0], strings.Join(shellNames(), ", "))
			}
		},
	}
}

func shellNames() (names []string) {
	for _, s := range shells {
		names = append(names, s.name)
	}
	return names
}

// complete sets the values that an option takes: words to choose from, or "file" for any
// file.
func complete(flags *pflag.FlagSet, option string, values ...string) {
	if err := flags.SetAnnotation(option, "values", values); err != nil {
		panic(err) // no such option is declared
	}
}

func completeCommand() command {
	return command{
		name:     "complete",
		operands: "[WORD...]",
		summary:  "what may come next on a command line, for the scripts of completion",
		hidden:   true,
		prepare: func(flags *pflag.FlagSet) action {
			current := flags.String("current", "", "the `WORD` under the cursor, so far")
			return func(_ context.Context, m *machine, before []string) error {
				for _, n := range next(before, *current) {
					fmt.Fprintln(m.stdout, n)
				}
				return nil
			}
		},
	}
}

// next returns the completions at the cursor, each with a tab and its description. ":file"
// stands for any file.
func next(before []string, current string) []string {
	// Bash splits --format=pdf at the =.
	before = without(before, "=")
	if current == "=" {
		current = ""
	}
	if len(before) == 0 {
		return matching(current, "", commandWords())
	}
	c, err := commandNamed(before[0])
	if err != nil {
		return nil
	}
	_, flags := c.flags()
	if f := waiting(flags, before[len(before)-1]); f != nil {
		return matching(current, "", f.Annotations["values"])
	}
	if name, value, ok := strings.Cut(current, "="); ok && strings.HasPrefix(name, "--") {
		if f := flags.Lookup(name[2:]); f != nil {
			return matching(value, name+"=", f.Annotations["values"])
		}
		return nil
	}
	if strings.HasPrefix(current, "-") && current != "-" {
		return matching(current, "", optionWords(flags))
	}
	return matching(current, "", c.operandWords(before[1:]))
}

func without(words []string, out string) (kept []string) {
	for _, w := range words {
		if w != out {
			kept = append(kept, w)
		}
	}
	return kept
}

// waiting returns the option whose value is the next word, if word is such an option.
func waiting(flags *pflag.FlagSet, word string) *pflag.Flag {
	var f *pflag.Flag
	switch {
	case strings.HasPrefix(word, "--"):
		f = flags.Lookup(word[2:])
	case len(word) == 2 && word[0] == '-':
		f = flags.ShorthandLookup(word[1:])
	}
	if f == nil || f.NoOptDefVal != "" {
		return nil
	}
	return f
}

// matching returns the words that begin with current.
func matching(current, before string, words []string) (out []string) {
	for _, w := range words {
		switch {
		case w == "file" && before == "":
			out = append(out, ":file")
		case w != "file" && strings.HasPrefix(w, current):
			out = append(out, before+w)
		}
	}
	return out
}

func commandWords() (words []string) {
	for _, c := range commands() {
		if !c.hidden {
			words = append(words, c.name+"\t"+c.summary)
		}
	}
	return words
}

func optionWords(flags *pflag.FlagSet) (words []string) {
	flags.VisitAll(func(f *pflag.Flag) {
		_, what := pflag.UnquoteUsage(f)
		words = append(words, "--"+f.Name+"\t"+what)
	})
	return append(words, "--help\thow it is used")
}

// operandWords returns the possible operands of the command. Commands with such words take
// only one.
func (c *command) operandWords(before []string) (words []string) {
	if c.operands == "RECORD..." {
		return []string{"file"}
	}
	var given []string
	for _, w := range before {
		if !strings.HasPrefix(w, "-") {
			given = append(given, w)
		}
	}
	if len(given) == 1 && c.operands == settingsOperands {
		return []string{"file"}
	}
	if len(given) > 0 {
		return nil
	}
	switch c.operands {
	case "FORM", "[FORM]":
		for _, f := range documents.All() {
			l := f.Layout()
			words = append(words, l.Name+"\t"+l.Title)
		}
	case "SHELL":
		words = shellNames()
	case "[COMMAND]":
		words = commandWords()
	case settingsOperands:
		words = []string{"new", "check"}
	}
	return words
}
