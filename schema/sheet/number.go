package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// A numFmt is a number format of a workbook: a number of those that every program knows, or a
// format code.
type numFmt struct {
	id   int
	code string // "" for one that is built in
}

// readStyles reads the number formats of the styles of cells (ECMA-376 part 1, clauses 18.8.10,
// 18.8.30 and 18.8.31).
func (w *workbook) readStyles(part string) error {
	var content struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Styles []struct {
			Format string `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := w.decode(part, &content); err != nil {
		return err
	}
	codes := map[int]string{}
	for _, f := range content.Formats {
		codes[f.ID] = unescape(f.Code)
	}
	for _, s := range content.Styles {
		id, _ := strconv.Atoi(s.Format)
		w.styles = append(w.styles, numFmt{id, codes[id]})
	}
	return nil
}

// A numberFormat is how a style displays numbers.
type numberFormat struct {
	date    bool // as a date, a time of day or both
	percent bool
	plain   bool // as digits only
	style   excelize.Style
}

// format returns the number format of a style of the workbook.
func (w *workbook) format(style int) *numberFormat {
	if f, ok := w.formats[style]; ok {
		return f
	}
	f := &numberFormat{plain: true}
	w.formats[style] = f
	if style < 0 || style >= len(w.styles) {
		return f
	}
	s := w.styles[style]
	if f.style.NumFmt = s.id; s.code != "" {
		f.style = excelize.Style{CustomNumFmt: &s.code}
	}
	code := ""
	if s.code != "" {
		code = bareFormat(s.code)
	}
	switch id := s.id; {
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		f.date = true // ECMA-376 part 1, clause 18.8.30
	case code != "" && !strings.Contains(code, "general"):
		f.date = strings.ContainsAny(code, "ymdhs") && !strings.ContainsAny(code, "0#?")
		f.percent = strings.Contains(code, "%")
	case id == 9 || id == 10:
		f.percent = true
	}
	f.plain = !f.date && !f.percent && (code == "" && (s.id == 0 || s.id == 49) || strings.Contains(code,
		"general") || code == "@")
	return f
}

// bareFormat returns the first section of a format in lower case, without literals,
// escaped characters, colours and conditions. Elapsed times such as [h] are kept.
func bareFormat(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return b.String()
		case '"':
			for i++; i < len(code) && code[i] != '"'; i++ {
			}
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return b.String()
			}
			if inside := strings.ToLower(code[i+1 : i+end]); strings.Trim(inside, "h") == "" || strings.Trim(inside,
				"m") == "" || strings.Trim(inside, "s") == "" {
				b.WriteString(inside)
			}
			i += end
		default:
			b.WriteString(strings.ToLower(string(c)))
		}
	}
	return partsOfSecond.Replace(b.String())
}

// partsOfSecond removes the only digits that the format of a date may contain.
var partsOfSecond = strings.NewReplacer("s.000", "s", "s.00", "s", "s.0", "s")

// number returns the cell of a number in a style.
func (r *cellReader) number(number float64, style int) Cell {
	f := r.format(style)
	if f.date {
		return r.serial(number)
	}
	if math.IsInf(number, 0) || math.IsNaN(number) || math.Abs(number) > 1e20 {
		return Cell{Kind: Faulty, Text: "holds a number that is too large to be an answer"}
	}
	// Spreadsheet programs store 15 digits of a number.
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	c := Cell{Kind: Number, Raw: strconv.FormatFloat(rounded, 'f', -1, 64)}
	switch {
	case f.plain:
		c.Text = c.Raw
	case f.percent:
		percent, _ := strconv.ParseFloat(strconv.FormatFloat(rounded*100, 'g', 15, 64), 64)
		c.Text = strconv.FormatFloat(percent, 'f', -1, 64) + "%"
	default:
		if c.Text = r.workbook.show(rounded, style, f); scientific.MatchString(c.Text) {
			c.Text = c.Raw // the workbook has all figures, which the format hides
		}
	}
	return c
}

// serial returns the cell of a date that is stored as a number of days.
func (r *cellReader) serial(days float64) Cell {
	if days < 0 || days >= 2_958_466 {
		return Cell{Kind: Faulty, Text: "holds a number that is no date"}
	}
	seconds := math.Round(days * 86_400)
	if days < 1 && !r.date04 {
		return Cell{Kind: Date, Text: time.Unix(int64(seconds)%86_400, 0).UTC().Format(time.TimeOnly)}
	}
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case r.date04:
		epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case days >= 60 && days < 61:
		return Cell{Kind: Faulty, Text: "holds 29 February 1900, which is no date; spreadsheet programs count it all the " +
			"same"}
	case days < 60:
		epoch = epoch.AddDate(0, 0, 1)
	}
	return dateCell(epoch.AddDate(0, 0, int(seconds)/86_400).Add(time.Duration(int(seconds)%86_400) * time.Second))
}

// dateCell returns the cell of a date, with the time unless it is midnight.
func dateCell(t time.Time) Cell {
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return Cell{Kind: Date, Text: t.Format(time.DateOnly)}
	}
	return Cell{Kind: Date, Text: t.Format(time.DateTime)}
}

// A scratch is a workbook of one cell, in which excelize formats numbers.
type scratch struct {
	*excelize.File
	styles map[int]int
}

// show formats a number as the style displays it.
func (w *workbook) show(number float64, style int, f *numberFormat) string {
	if w.scratch == nil {
		w.scratch = &scratch{excelize.NewFile(limits), map[int]int{}}
	}
	s := w.scratch
	own, ok := s.styles[style]
	if !ok {
		own, _ = s.NewStyle(&f.style)
		s.styles[style] = own
	}
	_ = s.SetCellFloat("Sheet1", "A1", number, -1, 64)
	_ = s.SetCellStyle("Sheet1", "A1", "A1", own)
	shown, err := s.GetCellValue("Sheet1", "A1")
	if err != nil {
		shown = strconv.FormatFloat(number, 'f', -1, 64)
	}
	return strings.TrimSpace(shown)
}
