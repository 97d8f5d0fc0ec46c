// Package collection cuts one font out of a collection of fonts (.ttc, .otc), as operating systems have them for
// Chinese, Japanese and Korean. It reads the list of fonts and their names (OpenType 1.9, "Font Collections" and
// table name), and copies the tables of the one that is named; it does not look into the others.
package collection

import (
	"encoding/binary"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Limits of a collection. The largest in use have 10 fonts with 20 tables each.
const (
	mostFonts  = 64
	mostTables = 64
	mostNames  = 1000 // records in table name
	mostLetter = 64   // characters of a name in messages
)

// Split parts the name of a font file from that of a font in it: "fonts/msgothic.ttc#MS PGothic". Without one, font
// is "".
func Split(name string) (file, font string) {
	for i := range len(name) {
		if name[i] != '#' {
			continue
		}
		switch strings.ToLower(path.Ext(name[:i])) {
		case ".ttc", ".otc", ".ttf", ".otf":
			return name[:i], name[i+1:]
		}
	}
	return name, ""
}

// Font returns the font of a collection that has a name, as a font file of its own: by its full name ("Noto Sans CJK
// SC Bold"), its PostScript name or its family. Case, spaces, hyphens and underscores do not matter. The error names
// the fonts of the collection.
func Font(data []byte, name string) ([]byte, error) {
	if len(data) < 12 || string(data[:4]) != "ttcf" {
		return nil, errors.New("is no collection of fonts; leave out the # and what follows it")
	}
	n := number(data, 8)
	if n == 0 || n > mostFonts || len(data) < 12+4*n {
		return nil, errors.New("is a damaged collection of fonts")
	}
	fonts := make([]font, n)
	for i := range fonts {
		var err error
		if fonts[i], err = read(data, number(data, 12+4*i)); err != nil {
			return nil, err
		}
	}
	wanted := folded(name)
	for _, named := range []func(*font) []string{
		func(f *font) []string { return f.full }, func(f *font) []string { return f.family },
	} {
		for i := range fonts {
			if wanted != "" && slices.ContainsFunc(named(&fonts[i]), func(s string) bool { return folded(s) == wanted }) {
				return fonts[i].cut(data), nil
			}
		}
	}
	var all []string
	for _, f := range fonts {
		if len(f.full) > 0 {
			all = append(all, "“"+f.full[0]+"”")
		}
	}
	if len(all) == 0 {
		return nil, errors.New("has no font of this name, and its fonts have no names; leave out the # and what follows it")
	}
	return nil, fmt.Errorf("has no font of this name; write one of these after the #: %s", strings.Join(all, ", "))
}

// A font is a font of a collection.
type font struct {
	version string
	tables  []table
	full    []string // full names, the English one first, and the PostScript name
	family  []string
}

// A table is a part of a font in the file.
type table struct {
	tag        string
	sum        uint32
	from, size int
}

// number returns the 32-bit number at an offset, which is in the data.
func number(data []byte, at int) int { return int(binary.BigEndian.Uint32(data[at:])) }

func short(data []byte, at int) int { return int(binary.BigEndian.Uint16(data[at:])) }

// read reads the font that begins at an offset.
func read(data []byte, at int) (f font, err error) {
	damaged := errors.New("is a damaged collection of fonts")
	if at > len(data)-12 {
		return f, damaged
	}
	f.version = string(data[at : at+4])
	n := short(data, at+4)
	if n > mostTables || len(data)-at < 12+16*n {
		return f, damaged
	}
	whole := 0
	for i := range n {
		record := data[at+12+16*i:]
		t := table{string(record[:4]), binary.BigEndian.Uint32(record[4:]), number(record, 8), number(record, 12)}
		if t.from > len(data) || t.size > len(data)-t.from {
			return f, damaged
		}
		if whole += t.size; whole > len(data) {
			return f, damaged // its tables lie upon each other
		}
		f.tables = append(f.tables, t)
		if t.tag == "name" {
			f.readNames(data[t.from : t.from+t.size])
		}
	}
	return f, nil
}

// Numbers of names in table name.
const (
	familyName      = 1
	fullName        = 4
	postScriptName  = 6
	typographicName = 16
	inEnglish       = 0x409
)

// readNames reads table name. What is damaged in it is left out.
func (f *font) readNames(t []byte) {
	if len(t) < 6 {
		return
	}
	texts := short(t, 4)
	var postScript []string
	for i := range min(short(t, 2), mostNames) {
		at := 6 + 12*i
		if at+12 > len(t) {
			break
		}
		from, size := texts+short(t, at+10), short(t, at+8)
		if from+size > len(t) {
			continue
		}
		name := decoded(t[from:from+size], short(t, at))
		if name == "" {
			continue
		}
		switch short(t, at+6) {
		case familyName, typographicName:
			f.family = append(f.family, name)
		case postScriptName:
			postScript = append(postScript, name)
		case fullName:
			if short(t, at+4) == inEnglish {
				f.full = slices.Insert(f.full, 0, name)
			} else {
				f.full = append(f.full, name)
			}
		}
	}
	f.full = append(f.full, postScript...)
}

// decoded returns a name as text: UTF-16, or for Macintosh ASCII. What is longer or cannot be printed is no name.
func decoded(raw []byte, platform int) string {
	var name string
	if platform == 1 {
		name = string(raw)
		if strings.ContainsFunc(name, func(r rune) bool { return r > '~' }) {
			return ""
		}
	} else {
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = binary.BigEndian.Uint16(raw[2*i:])
		}
		name = string(utf16.Decode(units))
	}
	runes := []rune(name)
	strange := func(r rune) bool { return !unicode.IsPrint(r) || r == '\uFFFD' }
	if len(runes) > mostLetter || slices.ContainsFunc(runes, strange) {
		return ""
	}
	return strings.TrimSpace(name)
}

// folded returns a name as it is compared.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// cut returns the font as a file of its own.
func (f *font) cut(data []byte) []byte {
	head := 12 + 16*len(f.tables)
	size := head
	for _, t := range f.tables {
		size += (t.size + 3) &^ 3
	}
	out := make([]byte, head, size)
	copy(out, f.version)
	binary.BigEndian.PutUint16(out[4:], uint16(len(f.tables)))
	searched := 1
	for exponent := 0; 2*searched <= len(f.tables); searched *= 2 {
		exponent++
		binary.BigEndian.PutUint16(out[8:], uint16(exponent))
	}
	binary.BigEndian.PutUint16(out[6:], uint16(16*searched))
	binary.BigEndian.PutUint16(out[10:], uint16(16*(len(f.tables)-searched)))
	for i, t := range f.tables {
		record := out[12+16*i:]
		copy(record, t.tag)
		binary.BigEndian.PutUint32(record[4:], t.sum)
		binary.BigEndian.PutUint32(record[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(record[12:], uint32(t.size))
		out = append(out, data[t.from:t.from+t.size]...)
		out = append(out, make([]byte, -t.size&3)...)
	}
	return out
}
