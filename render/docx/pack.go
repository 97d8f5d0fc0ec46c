package docx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"hash/crc32"
	"io"
	"sync"
)

// A packed part is compressed, ready to be copied into a package.
type packed struct {
	header zip.FileHeader
	data   []byte
}

// firstDay is 1 January 1980, the earliest date in a zip file. A fixed date makes the bytes
// independent of any clock.
const firstDay = 0x21

// deflaters are expensive to make, so they are reused.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is valid
	}
	return w
}}

// compress packs a part, with the best compression if it is packed once for all documents.
func compress(p part, once bool) (packed, error) {
	var b bytes.Buffer
	var w *flate.Writer
	if once {
		w, _ = flate.NewWriter(&b, flate.BestCompression)
	} else {
		b.Grow(len(p.data)/5 + 512)
		w = deflaters.Get().(*flate.Writer)
		defer deflaters.Put(w)
		w.Reset(&b)
	}
	if _, err := w.Write(p.data); err != nil {
		return packed{}, err
	}
	if err := w.Close(); err != nil {
		return packed{}, err
	}
	return packed{zip.FileHeader{
		Name: p.name, Method: zip.Deflate, ModifiedDate: firstDay, CRC32: crc32.ChecksumIEEE(p.data),
		CompressedSize64: uint64(b.Len()), UncompressedSize64: uint64(len(p.data)),
	}, b.Bytes()}, nil
}

// pack writes a package: first the fixed parts, already compressed, then those of the record.
func pack(w io.Writer, fixed []packed, parts []part) error {
	var out bytes.Buffer // w gets nothing if packing fails
	size := 0
	for i := range fixed {
		size += len(fixed[i].data) + 200
	}
	out.Grow(size + 16<<10)
	z := zip.NewWriter(&out)
	for i := range fixed {
		if err := put(z, fixed[i]); err != nil {
			return err
		}
	}
	for _, p := range parts {
		c, err := compress(p, false)
		if err != nil {
			return err
		}
		if err = put(z, c); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	_, err := w.Write(out.Bytes())
	return err
}

func put(z *zip.Writer, p packed) error {
	w, err := z.CreateRaw(&p.header)
	if err != nil {
		return err
	}
	_, err = w.Write(p.data)
	return err
}
