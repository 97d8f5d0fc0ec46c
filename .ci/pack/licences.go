package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// standardLibrary is the name under which Go itself stands among the modules.
const standardLibrary = "std"

// A module is linked into the program.
type module struct {
	path, version string
	texts         []text // its licences and notices, by name
}

// A text is a licence, a notice or a grant of patents as it stands in a module.
type text struct {
	name string
	data []byte
}

// sum identifies the words of a module's licences.
func (m *module) sum() string {
	h := sha256.New()
	for _, t := range m.texts {
		fmt.Fprintf(h, "%s\n%d\n", t.name, len(t.data))
		h.Write(t.data)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// A table says which licence a module has, as a person read it.
type table map[string]reading

type reading struct {
	spdx string // an SPDX expression
	sum  string // of the texts that were read
}

// readTable reads lines of module, sum and SPDX expression; # begins a remark.
func readTable(name string) (table, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	t := table{}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if len(fields) < 3 || t[fields[0]].spdx != "" {
			return nil, fmt.Errorf("%s:%d: wanted module, sum and licence, once for each module", name, n)
		}
		t[fields[0]] = reading{strings.Join(fields[2:], " "), fields[1]}
	}
	return t, nil
}

// check fails for a module whose licence nobody has read in its present words.
func (t table) check(linked []module) error {
	var wrong []error
	for _, m := range linked {
		r, known := t[m.path]
		switch {
		case len(m.texts) == 0:
			wrong = append(wrong, fmt.Errorf("%s %s has no licence file", m.path, m.version))
		case !known:
			wrong = append(wrong, fmt.Errorf("%s %s is not in .ci/licences; its sum is %s", m.path, m.version, m.sum()))
		case r.sum != m.sum():
			wrong = append(wrong, fmt.Errorf("the licence of %s %s has changed since it was read; its sum is %s now",
				m.path, m.version, m.sum()))
		}
	}
	return errors.Join(wrong...)
}

// listed is what "go list" says of a package.
type listed struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// linkedModules are the modules with a package in the program, by path, and the
// standard library; our own module is none of them.
func linkedModules(source string) ([]module, error) {
	list := exec.Command("go", "list", "-deps", "-json=Dir,Standard,Module", "./cmd/apdocs")
	list.Dir = source
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	root, err := exec.Command("go", "env", "GOROOT", "GOVERSION").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	goroot := strings.Fields(string(root))
	texts := map[string]map[string][]byte{standardLibrary: {}}
	versions := map[string]string{standardLibrary: goroot[1]}
	if err := collect(texts[standardLibrary], goroot[0], goroot[0]); err != nil {
		return nil, err
	}
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return sorted(texts, versions), nil
		} else if err != nil {
			return nil, err
		}
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		if texts[p.Module.Path] == nil {
			texts[p.Module.Path] = map[string][]byte{}
			versions[p.Module.Path] = p.Module.Version
		}
		if err := collect(texts[p.Module.Path], p.Dir, p.Module.Dir); err != nil {
			return nil, err
		}
	}
}

// ownFonts are the fonts that lie in our own module: those of package noto. The list in CycloneDX, which is one
// of modules, does not name them.
func ownFonts(source string) (module, error) {
	const name = "OFL.txt"
	data, err := os.ReadFile(filepath.Join(source, "render", "pdf", "internal", "font", "noto", name))
	if err != nil {
		return module{}, err
	}
	return module{path: "noto-sans", version: "20201225", texts: []text{{name, data}}}, nil
}

// sorted puts modules and their texts in order.
func sorted(texts map[string]map[string][]byte, versions map[string]string) (all []module) {
	for path, files := range texts {
		m := module{path: path, version: versions[path]}
		for name, data := range files {
			m.texts = append(m.texts, text{name, data})
		}
		slices.SortFunc(m.texts, func(a, b text) int { return cmp.Compare(a.name, b.name) })
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b module) int { return cmp.Compare(a.path, b.path) })
	return all
}

// collect adds the licences in a package's folder and in all folders above it up
// to the module's, under their names in the module.
func collect(texts map[string][]byte, dir, root string) error {
	for {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !isLicence(e) {
				continue
			}
			full := filepath.Join(dir, e.Name())
			name, err := filepath.Rel(root, full)
			if err != nil {
				return err
			}
			if texts[filepath.ToSlash(name)], err = os.ReadFile(full); err != nil {
				return err
			}
		}
		if dir == root || len(dir) <= len(root) {
			return nil
		}
		dir = filepath.Dir(dir)
	}
}

// isLicence goes by the names that modules give to licences and what belongs to
// them.
func isLicence(e fs.DirEntry) bool {
	name := strings.ToUpper(e.Name())
	if e.IsDir() || strings.HasSuffix(name, ".GO") {
		return false
	}
	for _, start := range []string{"LICENSE", "LICENCE", "COPYING", "NOTICE", "PATENTS", "OFL"} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}

// licenceTexts are all texts one after the other, each under its module's name.
func licenceTexts(linked []module) []byte {
	var b bytes.Buffer
	b.WriteString("The program apdocs contains software and fonts by others. These are their licences.\n" +
		"The licence of apdocs itself is in the file LICENSE.\n")
	rule := strings.Repeat("=", 78)
	for _, m := range linked {
		for _, t := range m.texts {
			name := m.path
			if name == standardLibrary {
				name = "Go and its standard library"
			}
			fmt.Fprintf(&b, "\n%s\n%s %s: %s\n%s\n\n", rule, name, m.version, t.name, rule)
			b.Write(bytes.TrimRight(bytes.ReplaceAll(t.data, []byte("\r\n"), []byte("\n")), "\n"))
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}
