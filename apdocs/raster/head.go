package raster

import (
	"bytes"
	"encoding/binary"
)

// cmyk is the number of components of a JPEG in CMYK.
const cmyk = 4

// A head is what is read of a JPEG before its content.
type head struct {
	exif       []byte // TIFF data with the orientation, or nil
	components int    // colours
	adobe      bool   // it has Adobe's marker, which says how colours are stored
}

// readJPEG reads the segments of a JPEG up to its content. Of a damaged one it returns what comes
// before the damage.
//
// Source: ITU-T T.81, B.1.
func readJPEG(data []byte) (h head) {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		if marker == 0xFF { // a byte to fill
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xDA || size < 2 || at+2+size > len(data) { // 0xDA begins the content
			return h
		}
		body := data[at+4 : at+2+size]
		switch {
		case marker == 0xE1 && h.exif == nil:
			h.exif, _ = bytes.CutPrefix(body, []byte("Exif\x00\x00"))
			if len(h.exif) == len(body) {
				h.exif = nil // such as XMP
			}
		case marker == 0xEE && bytes.HasPrefix(body, []byte("Adobe")):
			h.adobe = true
		case marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC && len(body) >= 6:
			h.components = int(body[5])
		}
		at += 2 + size
	}
	return h
}

// marked returns a JPEG with Adobe's marker for CMYK that is stored inverted, as practically all
// programs store it and read it where the marker is missing.
func marked(data []byte) []byte {
	const adobe = "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
	out := make([]byte, 0, len(data)+len(adobe))
	out = append(out, data[:2]...)
	out = append(out, adobe...)
	return append(out, data[2:]...)
}

// exifOfPNG returns the Exif data of a PNG, or nil.
//
// Source: Portable Network Graphics Specification (Third Edition), 5.3 and 11.3.3.5.
func exifOfPNG(data []byte) []byte {
	const signature, frame = 8, 12 // frame: length, type and checksum of a chunk
	for at := signature; at+frame <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		if size < 0 || size > len(data)-at-frame {
			return nil
		}
		switch string(data[at+4 : at+8]) {
		case "eXIf":
			return data[at+8 : at+8+size]
		case "IEND":
			return nil
		}
		at += frame + size
	}
	return nil
}

// orientation returns the orientation in Exif data, 1 to 8; 1 if there is none or a wrong one.
//
// Source: TIFF 6.0, section 2, and CIPA DC-008, 4.6.5.1.6.
func orientation(exif []byte) int {
	const (
		upright           = 1
		tag, short, long  = 0x0112, 3, 4
		headSize, rowSize = 8, 12
	)
	if len(exif) < headSize {
		return upright
	}
	var order binary.ByteOrder
	switch string(exif[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return upright
	}
	rows := exif[at+2:]
	for range order.Uint16(exif[at:]) {
		if len(rows) < rowSize {
			break
		}
		if order.Uint16(rows) == tag {
			value := uint32(order.Uint16(rows[8:]))
			if order.Uint16(rows[2:]) == long {
				value = order.Uint32(rows[8:])
			}
			if kind := order.Uint16(rows[2:]); kind != short && kind != long || value < 1 || value > 8 {
				return upright
			}
			return int(value)
		}
		rows = rows[rowSize:]
	}
	return upright
}

// other names a format of pictures that is not read, or returns "".
func other(data []byte) string {
	for _, f := range []struct {
		name  string
		at    int
		magic string
	}{
		{"a GIF", 0, "GIF8"}, {"a WebP picture", 8, "WEBP"}, {"a HEIC picture", 4, "ftyphei"},
		{"a HEIC picture", 4, "ftypmif"}, {"an AVIF picture", 4, "ftypavi"}, {"a bitmap (BMP)", 0, "BM"},
		{"a TIFF picture", 0, "II*\x00"}, {"a TIFF picture", 0, "MM\x00*"}, {"a PDF", 0, "%PDF"},
		{"an SVG drawing", 0, "<svg"}, {"an SVG drawing", 0, "<?xml"},
	} {
		if len(data) >= f.at && bytes.HasPrefix(data[f.at:], []byte(f.magic)) {
			return f.name
		}
	}
	return ""
}
