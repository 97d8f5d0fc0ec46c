package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// An orderedZip writes the parts of a workbook in the order of their names, so that the same
// records give the same bytes: excelize writes sheets in the order of a map.
type orderedZip struct {
	w     io.Writer
	parts map[string]*bytes.Buffer
}

func newOrderedZip(w io.Writer) excelize.ZipWriter {
	return &orderedZip{w, map[string]*bytes.Buffer{}}
}

// Create begins a part.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	part := new(bytes.Buffer)
	z.parts[name] = part
	return part, nil
}

// AddFS is part of the interface; excelize does not use it.
func (z *orderedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts.
func (z *orderedZip) Close() error {
	out := zip.NewWriter(z.w)
	for _, name := range slices.Sorted(maps.Keys(z.parts)) { // [Content_Types].xml is the first
		part, err := out.Create(name)
		if err != nil {
			return err
		}
		if _, err := part.Write(z.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return out.Close()
}
