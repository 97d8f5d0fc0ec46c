package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/schema/sheet"
)

// The readers for whom `apdocs register --for` makes a document.
const (
	forAuthority  = "authority"
	forInspection = "inspection"
	forCensus     = "census"
)

var registerReaders = []string{forAuthority, forInspection, forCensus}

// An export is what a register says to one reader.
type export struct {
	form  apdocs.Form
	lacks []documents.CensusLack // what the reader asks and the register does not say
}

// exported returns the export of a register for a reader.
func exported(r *documents.PlacementRegister, reader string, since apdocs.Date, org *apdocs.Organisation) export {
	switch reader {
	case forAuthority:
		return export{form: r.AuthorityList(since)}
	case forInspection:
		return export{form: r.InspectionPage()}
	}
	items, lacks := r.CensusItems(since, org)
	return export{items, lacks}
}

// writeExport writes an export as the name of the file says: a document, a workbook or a table as
// text, which is also what goes to standard output.
func writeExport(ctx context.Context, m *machine, e export, org *apdocs.Organisation, out *output) error {
	list, err := listingOf(e.form)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(out.path)), ".")
	switch f := formatNamed(ext); {
	case out.path == "" || out.path == "-" || ext == "csv":
		err = sheet.WriteTextListing(&b, &list)
	case ext == "xlsx":
		err = sheet.WriteListings(&b, list)
	case f != nil:
		var options render.Options
		options.Organisation = org
		if options.Date, err = sourceDate(m.getenv("SOURCE_DATE_EPOCH")); err == nil {
			err = f.newEncoder(&options).EncodeTo(&b, e.form, nil)
		}
	default:
		return usageFault("-o %s: must end in .pdf, .docx, .xlsx or .csv", out.path)
	}
	if err != nil {
		return &fault{codeRecord, err}
	}
	for _, lack := range e.lacks {
		m.say("no record says %s of %s: %s", lack.What, count(len(lack.Placements), "placement"),
			printable(strings.Join(lack.Placements, ", ")))
	}
	return out.text(ctx, m, b.Bytes())
}

// listingOf returns the only list of a form as a table: a column for each question of its rows and,
// where rows have a list of their own, a row for each of its elements, with the answers of the row
// that it is in.
func listingOf(f apdocs.Form) (sheet.Listing, error) {
	o, err := apdocs.Outlined(f)
	if err != nil {
		return sheet.Listing{}, err
	}
	list := sheet.Listing{Name: "Placements"}
	var asks []*apdocs.Field
	outer, inner := "", ""
	for _, q := range o.Fields {
		rows, _, repeated := strings.Cut(q.Name, "[]")
		if !repeated || outer != "" && rows != outer {
			continue
		}
		outer = rows
		if at := strings.LastIndex(q.Name, "[]"); at > len(outer) {
			inner = q.Name[:at]
		}
		asks = append(asks, q)
		list.Heads = append(list.Heads, q.Question.Label)
		list.Wide = append(list.Wide, q.Kind == apdocs.KindAddress)
	}
	for i := range o.List(outer).Len(f, apdocs.At{}) {
		within := 1
		if inner != "" {
			within = o.List(inner).Len(f, apdocs.At{i})
		}
		for j := range within {
			row := make([]any, len(asks))
			for k, q := range asks {
				row[k] = cellOf(q, f, apdocs.At{i, j})
			}
			list.Rows = append(list.Rows, row)
		}
	}
	return list, nil
}

// cellOf returns an answer as a cell of a table: a date, a number or a text on one line.
func cellOf(q *apdocs.Field, f apdocs.Form, at apdocs.At) any {
	switch v := q.Pointer(f, at).(type) {
	case *apdocs.Date:
		return *v
	case *apdocs.Count:
		if n, ok := v.Int(); ok {
			return int(n)
		}
		return ""
	}
	if c, ok := q.Chosen(f, at); ok {
		return c.Label
	}
	return strings.ReplaceAll(q.Text(f, at), "\n", ", ")
}
