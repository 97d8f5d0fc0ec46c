// Command generate makes the packed faces of package noto:
//
//	go run ./render/pdf/internal/font/noto/generate DIR
//
// DIR is a folder with the font files of Debian's package fonts-noto-core, version 20201225-1 (in the
// package: usr/share/fonts/truetype/noto). Each file must be the one whose sum is in sums.txt. Of each it
// keeps what shaping and outlines need: the instructions of glyphs (hints for screens of few dots), all
// names but the PostScript name, and other tables are dropped. What is kept is not changed.
package main

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folder is that of package noto, from the top of the repository.
const folder = "render/pdf/internal/font/noto"

// kept are the tables that are kept, in the order of their names.
var kept = []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name"}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate DIR")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	sums, err := os.ReadFile(filepath.Join(folder, "sums.txt"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(sums)) {
		fields := strings.Fields(line)
		if len(fields) != 2 {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, fields[1]))
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != fields[0] {
			return fmt.Errorf("%s is another file than the one in sums.txt", fields[1])
		}
		lean, err := strip(data)
		if err != nil {
			return fmt.Errorf("%s: %w", fields[1], err)
		}
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(lean); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		name := strings.TrimSuffix(fields[1], ".ttf") + ".deflate"
		if err := os.WriteFile(filepath.Join(folder, name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

var big = binary.BigEndian

// strip returns a font file with the kept tables only, and without instructions.
func strip(ttf []byte) ([]byte, error) {
	tables := map[string][]byte{}
	for i := range int(big.Uint16(ttf[4:])) {
		e := ttf[12+16*i:]
		from, size := big.Uint32(e[8:]), big.Uint32(e[12:])
		tables[string(e[:4])] = slices.Clone(ttf[from : from+size])
	}
	if err := stripGlyphs(tables); err != nil {
		return nil, err
	}
	tables["name"] = postScriptName(tables["name"])
	for _, name := range kept {
		if tables[name] == nil {
			return nil, fmt.Errorf("table %s is missing", name)
		}
	}
	clear(tables["maxp"][16:28]) // limits for instructions
	flags := big.Uint16(tables["head"][16:]) &^ (1<<2 | 1<<4)
	big.PutUint16(tables["head"][16:], flags) // metrics no longer depend on instructions
	return write(tables), nil
}

// stripGlyphs removes the instructions of all glyphs, and writes long offsets.
func stripGlyphs(tables map[string][]byte) error {
	loca, glyf := tables["loca"], tables["glyf"]
	long := big.Uint16(tables["head"][50:]) != 0
	offset := func(g int) int {
		if long {
			return int(big.Uint32(loca[4*g:]))
		}
		return 2 * int(big.Uint16(loca[2*g:]))
	}
	glyphs := int(big.Uint16(tables["maxp"][4:]))
	var outlines, offsets []byte
	for g := range glyphs {
		offsets = big.AppendUint32(offsets, uint32(len(outlines)))
		outline, err := stripGlyph(glyf[offset(g):offset(g+1)])
		if err != nil {
			return fmt.Errorf("glyph %d: %w", g, err)
		}
		outlines = append(outlines, outline...)
		for len(outlines)%4 != 0 {
			outlines = append(outlines, 0)
		}
	}
	tables["loca"], tables["glyf"] = big.AppendUint32(offsets, uint32(len(outlines))), outlines
	big.PutUint16(tables["head"][50:], 1)
	return nil
}

func stripGlyph(o []byte) ([]byte, error) {
	if len(o) == 0 {
		return nil, nil
	}
	contours := int(int16(big.Uint16(o)))
	if contours == 0 {
		return nil, errors.New("an outline without contours")
	}
	if contours > 0 {
		p := 10 + 2*contours
		size := int(big.Uint16(o[p:]))
		return slices.Concat(o[:p], []byte{0, 0}, o[p+2+size:]), nil
	}
	for p := 10; ; {
		flags := big.Uint16(o[p:])
		big.PutUint16(o[p:], flags&^0x100) // instructions follow
		p += 6
		for _, more := range []struct{ flag, size int }{{0x0001, 2}, {0x0008, 2}, {0x0040, 4}, {0x0080, 8}} {
			if int(flags)&more.flag != 0 {
				p += more.size
			}
		}
		if flags&0x0020 == 0 { // the last component
			return o[:p], nil
		}
	}
}

// postScriptName returns a table of names with the PostScript name alone.
func postScriptName(t []byte) []byte {
	texts := int(big.Uint16(t[4:]))
	for i := range int(big.Uint16(t[2:])) {
		e := t[6+12*i:]
		if big.Uint16(e) != 3 || big.Uint16(e[6:]) != 6 {
			continue
		}
		size, at := int(big.Uint16(e[8:])), texts+int(big.Uint16(e[10:]))
		head := slices.Concat([]byte{0, 0, 0, 1, 0, 18}, e[:10], []byte{0, 0})
		return append(head, t[at:at+size]...)
	}
	return nil
}

// write puts tables together to a font file.
func write(tables map[string][]byte) []byte {
	n := len(kept)
	b := []byte{0, 1, 0, 0, 0, byte(n), 0, 128, 0, 3, 0, byte(16*n - 128)}
	b = append(b, make([]byte, 16*n)...)
	for i, name := range kept {
		data := tables[name]
		if name == "head" {
			big.PutUint32(data[8:], 0)
		}
		entry := b[12+16*i:]
		copy(entry, name)
		big.PutUint32(entry[8:], uint32(len(b)))
		big.PutUint32(entry[12:], uint32(len(data)))
		b = append(b, data...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
		big.PutUint32(b[12+16*i+4:], sum(b[big.Uint32(b[12+16*i+8:]):]))
	}
	return b
}

// sum is the checksum of a table.
func sum(b []byte) (s uint32) {
	for ; len(b) >= 4; b = b[4:] {
		s += big.Uint32(b)
	}
	return s
}
