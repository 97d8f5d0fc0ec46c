package file

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/zlib"
)

const (
	// maxRatio bounds the ratio of decoded to encoded size. Text expands by 3 to 10; deflate allows
	// about 1,000.
	maxRatio = 200
	// minInflate is the decoded size that any stream may have: a plain picture or a table of equal
	// rows compresses very well.
	minInflate = 1 << 20
	// maxInflate bounds the decoded size of one stream, in bytes.
	maxInflate = 64 << 20
	// maxTotal bounds the decoded size of all streams of a document together.
	maxTotal = 256 << 20
	// maxColumns bounds the row of a predictor, in values.
	maxColumns = 1 << 16
)

// Decode returns the data of a stream, stored uncompressed or with FlateDecode. Other filters are
// refused: they are for pictures or obsolete.
func (d *Document) Decode(s *Stream) ([]byte, error) {
	filter, parms := d.Get(s.Dict["Filter"]), d.Get(s.Dict["DecodeParms"])
	if a, ok := filter.(Array); ok {
		if len(a) > 1 {
			return nil, errors.New("a stream with more than one filter")
		}
		filter = nil
		if len(a) == 1 {
			filter = d.Get(a[0])
		}
	}
	if a, ok := parms.(Array); ok && len(a) > 0 {
		parms = d.Get(a[0])
	}
	switch filter {
	case nil:
		return s.Raw, nil
	case NameValue("FlateDecode"):
	default:
		return nil, errors.New("a stream with an unsupported filter")
	}
	data, err := d.inflate(s.Raw)
	if err != nil {
		return nil, err
	}
	p, _ := parms.(Dict)
	return d.predict(data, p)
}

// unpackers are decompressors for reuse; a new one allocates 40 KB.
var unpackers sync.Pool

func unpacker(raw []byte) (io.ReadCloser, error) {
	z, ok := unpackers.Get().(io.ReadCloser)
	if !ok {
		return zlib.NewReader(bytes.NewReader(raw))
	}
	return z, z.(zlib.Resetter).Reset(bytes.NewReader(raw), nil)
}

func (d *Document) inflate(raw []byte) ([]byte, error) {
	most := min(max(minInflate, maxRatio*len(raw)), maxInflate, d.inflated)
	z, err := unpacker(raw)
	if err != nil {
		return nil, fmt.Errorf("decode a stream: %w", err)
	}
	var b bytes.Buffer
	b.Grow(4 * min(len(raw), most)) // text expands by 3 to 10
	n, err := io.Copy(&b, io.LimitReader(z, int64(most)+1))
	unpackers.Put(z)
	d.inflated -= int(n)
	if err != nil {
		return nil, fmt.Errorf("decode a stream: %w", err)
	}
	if b.Len() > most {
		return nil, errors.New("a stream is too large when decoded")
	}
	return b.Bytes(), nil
}

// predict reverses a predictor, in place.
func (d *Document) predict(data []byte, p Dict) ([]byte, error) {
	of := func(key string, usual int) int {
		if n, ok := d.Int(p[key]); ok {
			return n
		}
		return usual
	}
	kind, colors := of("Predictor", 1), of("Colors", 1)
	bits, columns := of("BitsPerComponent", 8), of("Columns", 1)
	if kind == 1 {
		return data, nil
	}
	if colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 || columns > maxColumns {
		return nil, errors.New("predictor parameters out of range")
	}
	pixel, row := (colors*bits+7)/8, (colors*bits*columns+7)/8
	switch {
	case kind == 2 && bits == 8:
		for at := 0; at < len(data); at += row {
			end := min(at+row, len(data))
			for i := at + pixel; i < end; i++ {
				data[i] += data[i-pixel]
			}
		}
		return data, nil
	case kind >= 10 && kind <= 15:
		return unfilter(data, pixel, row)
	}
	return nil, errors.New("an unsupported predictor")
}

// unfilter reverses PNG's filters in place. A row is written directly after the one before it,
// always before the bytes still to be read.
func unfilter(data []byte, pixel, row int) ([]byte, error) {
	out, above := data[:0], make([]byte, row)
	for at := 0; at < len(data); at += row + 1 {
		kind, line := data[at], data[at+1:min(at+1+row, len(data))]
		switch kind {
		case 0:
		case 2: // by far the most common
			for i := range line {
				line[i] += above[i]
			}
		case 1, 3, 4:
			unfilterRow(kind, line, above, pixel)
		default:
			return nil, errors.New("an unsupported predictor")
		}
		from := len(out)
		out = append(out, line...)
		above = append(above[:0], out[from:]...)
		above = above[:row]
	}
	return out, nil
}

// unfilterRow reverses the filters that use the pixel to the left.
func unfilterRow(kind byte, line, above []byte, pixel int) {
	for i := range line {
		var left, corner byte
		if i >= pixel {
			left, corner = line[i-pixel], above[i-pixel]
		}
		switch kind {
		case 1:
			line[i] += left
		case 3:
			line[i] += byte((int(left) + int(above[i])) / 2)
		case 4:
			line[i] += paeth(left, above[i], corner)
		}
	}
}

// paeth returns the neighbour nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	a, b, c := int(left), int(up), int(corner)
	p := a + b - c
	da, db, dc := abs(p-a), abs(p-b), abs(p-c)
	switch {
	case da <= db && da <= dc:
		return left
	case db <= dc:
		return up
	}
	return corner
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
