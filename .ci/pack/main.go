// Command pack makes one archive of a release, and the list of what is in it:
//
//	pack -source DIR -program FILE -sbom FILE -name NAME -time SECONDS -o DIR
//
// It writes NAME.zip for Windows, NAME.tar.gz otherwise, and NAME.cdx.json. GOOS
// and GOARCH say which system the program is for. The archive holds one folder
// with the program, the guide, our licence and the licences of all that is linked.
// Nothing in it depends on when, where or by whom it is made.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

func main() {
	source := flag.String("source", "", "the `DIR` with the source of the release")
	program := flag.String("program", "", "the `FILE` that was built of it")
	sbom := flag.String("sbom", "", "the `FILE` that cyclonedx-gomod wrote")
	name := flag.String("name", "", "the `NAME` of the archive and of the folder in it")
	seconds := flag.Int64("time", 0, "the time of all files, in `SECONDS` since 1970")
	out := flag.String("o", ".", "the `DIR` to write to")
	flag.Parse()
	if err := run(*source, *program, *sbom, *name, *out, time.Unix(*seconds, 0).UTC()); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(source, program, sbom, name, out string, when time.Time) error {
	system := os.Getenv("GOOS")
	if source == "" || program == "" || sbom == "" || name == "" || system == "" {
		return errors.New("-source, -program, -sbom, -name and GOOS are needed")
	}
	known, err := readTable(filepath.Join(source, ".ci", "licences"))
	if err != nil {
		return err
	}
	linked, err := linkedModules(source)
	if err != nil {
		return err
	}
	fonts, err := ownFonts(source)
	if err != nil {
		return err
	}
	all := append(slices.Clone(linked), fonts)
	if err := known.check(all); err != nil {
		return err
	}
	files, err := contents(source, program, system, all)
	if err != nil {
		return err
	}
	list, err := os.ReadFile(sbom)
	if err != nil {
		return err
	}
	list, err = completeSBOM(list, linked, known)
	if err != nil {
		return fmt.Errorf("%s: %w", sbom, err)
	}
	if err := os.WriteFile(filepath.Join(out, name+".cdx.json"), list, 0o644); err != nil {
		return err
	}
	if system == "windows" {
		return writeFile(filepath.Join(out, name+".zip"), name, files, when, writeZip)
	}
	return writeFile(filepath.Join(out, name+".tar.gz"), name, files, when, writeTarGz)
}

// contents are the files of an archive.
func contents(source, program, system string, linked []module) ([]file, error) {
	built, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	ours, err := os.ReadFile(filepath.Join(source, "LICENSE"))
	if err != nil {
		return nil, err
	}
	guide, err := os.ReadFile(filepath.Join(source, "cmd", "apdocs", "README.md"))
	if err != nil {
		return nil, err
	}
	suffix := ""
	if system == "windows" {
		suffix = ".exe"
	}
	return []file{
		{"LICENCES.txt", 0o644, licenceTexts(linked)},
		{"LICENSE", 0o644, ours},
		{"README.md", 0o644, guide},
		{"apdocs" + suffix, 0o755, built},
	}, nil
}
