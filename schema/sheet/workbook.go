package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/htmlindex"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// nowhere is the directory for excelize's temporary files. It cannot exist, so excelize
// keeps everything in memory and no record is ever written to a temporary file.
const nowhere = "\x00"

// limits are the options for opening and writing workbooks.
var limits = excelize.Options{
	UnzipSizeLimit: MaxUnpacked, UnzipXMLSizeLimit: MaxUnpacked, TmpDir: nowhere,
	ShortDatePattern: "dd/mm/yyyy", // as in the United Kingdom
}

// A workbook is a workbook being read.
type workbook struct {
	files   map[string]*zip.File // parts, by name in lower case
	date04  bool                 // days are counted from 1904
	styles  []numFmt             // number formats, by style
	formats map[int]*numberFormat
	strings sharedCells
	scratch *scratch
	cells   int // so far
}

// readWorkbook reads all sheets of a workbook. A panic in excelize, which formats numbers and
// which hostile files might cause, becomes an error.
func readWorkbook(data []byte) (book *Book, err error) {
	defer func() {
		if recover() != nil {
			book, err = nil, errDamaged
		}
	}()
	book, err = readSheets(data)
	if own := (*Error)(nil); err != nil && !errors.As(err, &own) {
		err = errDamaged
	}
	return book, err
}

var errDamaged = fault("is a damaged workbook; open it in a spreadsheet program and save it again")

// The relationship types of parts end so (ECMA-376 part 1, clause 12).
const (
	mainType   = "/officeDocument"
	sheetType  = "/worksheet"
	stylesType = "/styles"
	sharedType = "/sharedStrings"
)

func readSheets(data []byte) (*Book, error) {
	w, err := openParts(data)
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	if top, err := w.relations("", "_rels/.rels"); err == nil && len(top[mainType]) > 0 {
		main = top[mainType][0].part
	}
	var content struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := w.decode(main, &content); err != nil {
		return nil, err
	}
	w.date04 = content.Properties.Date1904 == "1" || content.Properties.Date1904 == "true"
	folder, name := path.Split(main)
	related, err := w.relations(folder, folder+"_rels/"+name+".rels")
	if err != nil {
		return nil, err
	}
	for _, r := range related[stylesType] {
		if err := w.readStyles(r.part); err != nil {
			return nil, err
		}
	}
	for _, r := range related[sharedType] {
		if err := w.readShared(r.part); err != nil {
			return nil, err
		}
	}
	book := &Book{}
	for _, s := range content.Sheets {
		t := &Table{Name: s.Name, Hidden: s.State == "hidden" || s.State == "veryHidden"}
		at := slices.IndexFunc(related[sheetType], func(r relation) bool {
			return slices.ContainsFunc(s.Attrs, func(a xml.Attr) bool { return a.Name.Local == "id" && a.Value == r.id })
		})
		if at < 0 {
			continue // a chart
		}
		if err := w.read(t, related[sheetType][at].part); err != nil {
			return nil, err
		}
		book.Tables = append(book.Tables, t)
	}
	if len(book.Tables) == 0 {
		return nil, errDamaged
	}
	return book, nil
}

// openParts opens the ZIP file of a workbook, unless it is too large when unpacked.
func openParts(data []byte) (*workbook, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	w := &workbook{files: map[string]*zip.File{}, formats: map[int]*numberFormat{}}
	size := uint64(0)
	for _, f := range archive.File {
		// A part that is larger than it says is an error when it is read.
		if size += f.UncompressedSize64; size > MaxUnpacked || f.UncompressedSize64 > MaxUnpacked {
			return nil, fault("is larger than %d MB when it is unpacked; divide it", MaxUnpacked/1_000_000)
		}
		w.files[partName(f.Name)] = f
	}
	return w, nil
}

// partName returns the name of a part for comparison: part names are equal whatever the case of
// their letters (ECMA-376 part 2, clause 6.2.2), and some programs write “\” for “/”.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// open opens a part as XML in UTF-8.
func (w *workbook) open(part string) (*xml.Decoder, io.Closer, error) {
	f := w.files[partName(part)]
	if f == nil {
		return nil, nil, fmt.Errorf("there is no part %s", part)
	}
	in, err := f.Open()
	if err != nil {
		return nil, nil, err
	}
	text := bufio.NewReaderSize(in, 1<<15)
	var source io.Reader = text
	mark, _ := text.Peek(2)
	wide := string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff"
	if wide {
		source = transform.NewReader(text, utf.UTF16(utf.LittleEndian, utf.ExpectBOM).NewDecoder())
	}
	dec := xml.NewDecoder(&boundedText{Reader: source})
	dec.CharsetReader = func(label string, input io.Reader) (io.Reader, error) {
		if wide {
			return input, nil
		}
		encoding, err := htmlindex.Get(label)
		if err != nil {
			return nil, err
		}
		return transform.NewReader(input, encoding.NewDecoder()), nil
	}
	return dec, in, nil
}

// maxBetween is how many bytes may stand in a part without a tag. A cell has at most 32,767
// characters, of up to seven bytes if they are escaped.
const maxBetween = 1 << 20

var errLongText = fault("has a cell with more text than a cell of a workbook may have")

// A boundedText reads XML, and fails where a text is so long that no spreadsheet program has
// written it: package xml would keep all of it in memory.
type boundedText struct {
	io.Reader
	since int // bytes since the last tag began
}

func (b *boundedText) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if at := bytes.LastIndexByte(p[:n], '<'); at >= 0 {
		b.since = n - at
	} else {
		b.since += n
	}
	if b.since > maxBetween {
		return 0, errLongText
	}
	return n, err
}

// decode decodes a part as a whole. It is for small parts.
func (w *workbook) decode(part string, into any) error {
	dec, in, err := w.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	return dec.Decode(into)
}

// A relation is a relationship of a part (ECMA-376 part 2, clause 6.5).
type relation struct{ id, part string }

// relations returns the relationships in a part by the ends of their types, from the last “/”.
func (w *workbook) relations(folder, part string) (map[string][]relation, error) {
	var list struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if err := w.decode(part, &list); err != nil {
		return nil, err
	}
	all := map[string][]relation{}
	for _, r := range list.Relationship {
		kind := r.Type[max(strings.LastIndexByte(r.Type, '/'), 0):]
		target := path.Join(folder, r.Target)
		if strings.HasPrefix(r.Target, "/") {
			target = r.Target
		}
		all[kind] = append(all[kind], relation{r.ID, target})
	}
	return all, nil
}

// read reads the cells of a sheet.
func (w *workbook) read(t *Table, part string) error {
	dec, in, err := w.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	r := &cellReader{workbook: w, dec: dec, table: t, hidden: map[int]bool{}}
	if err := r.sheet(); err != nil {
		return err
	}
	if err := r.markMerged(); err != nil {
		return err
	}
	t.Lines = slices.DeleteFunc(t.Lines, func(l Line) bool { return l.empty() })
	t.Lines = slices.Clip(t.Lines)
	for column := range r.width {
		if r.hidden[column] {
			t.hidden = append(t.hidden, column)
		}
	}
	return nil
}

// readShared reads the shared strings (ECMA-376 part 1, clause 18.4). A string begins where the
// one before ends, so that those without a text have no bytes.
func (w *workbook) readShared(part string) error {
	dec, in, err := w.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	var all strings.Builder
	var p packer
	s := &w.strings
	for {
		token, err := dec.RawToken()
		if err == io.EOF {
			s.begins = append(s.begins, uint32(all.Len()))
			s.packed = all.String()
			return nil
		} else if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "si" {
			var raw rawCell
			if err := raw.read(dec, "si"); err != nil {
				return err
			}
			p.add(0, typedCell(unescape(string(raw.value))))
			s.begins = append(s.begins, uint32(all.Len()))
			all.WriteString(p.take())
		}
	}
}

// shared returns the number of the shared string that a cell names, and whether it is empty.
func (w *workbook) shared(value []byte) (index int, empty, ok bool) {
	index, err := strconv.Atoi(strings.TrimSpace(string(value)))
	if err != nil {
		return 0, false, false
	}
	ok, empty = w.strings.has(index)
	return index, empty, ok
}

// mergedFault begins the message about a cell that is covered by another.
const mergedFault = "is covered by the merged cells "

// markMerged marks the cells that are covered by a merged cell, in rows with answers.
func (r *cellReader) markMerged() error {
	for _, area := range r.merged {
		from, to, ok := strings.Cut(area, ":")
		left, top, err1 := parseAddress(from)
		right, bottom, err2 := parseAddress(to)
		if !ok || err1 != nil || err2 != nil {
			continue
		}
		if right = min(right, r.width-1); len(r.table.spans) < mostSpans {
			r.table.spans = append(r.table.spans, span{left, top, right, bottom})
		}
		begins, _ := slices.BinarySearchFunc(r.table.Lines, top, func(l Line, row int) int { return l.Number - row })
		for i := begins; i < len(r.table.Lines) && r.table.Lines[i].Number <= bottom; i++ {
			l := &r.table.Lines[i]
			if r.cells += right + 1; r.cells > MaxCells {
				return errTooLarge
			}
			cells := l.Cells()
			for column := left; column <= right; column++ {
				if l.Number == top && column == left {
					continue
				}
				for len(cells) <= column {
					cells = append(cells, Cell{})
				}
				cells[column] = Cell{Kind: Faulty, Text: fmt.Sprintf(mergedFault+"%s; part them, and enter the answer in each row",
					area)}
			}
			l.set(cells)
		}
	}
	return nil
}
