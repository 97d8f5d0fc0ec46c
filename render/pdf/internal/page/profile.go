package page

import (
	"encoding/binary"
	"math"
)

// profile returns an ICC profile (version 2) of sRGB (IEC 61966-2-1), which PDF/A requires
// for device colours: the three primaries relative to D50, and one curve for all three.
func profile() []byte {
	curve := toneCurve()
	const rights = "No copyright, use freely"
	name := []byte("sRGB")
	desc := append([]byte("desc\x00\x00\x00\x00"), 0, 0, 0, byte(len(name)+1))
	desc = append(append(desc, name...), make([]byte, 1+4+4+2+1+67)...)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", desc},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), rights+"\x00"...)},
		{"wtpt", xyz(0.9505, 1, 1.0891)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	head := make([]byte, 128)
	copy(head[8:], "\x02\x10\x00\x00mntrRGB XYZ ")
	copy(head[24:], "\x07\xe8\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00acsp")
	copy(head[68:], xyz(0.9642, 1, 0.8249)[8:])
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	at := len(head) + 4 + 12*len(tags)
	var data []byte
	curveAt := 0
	for _, t := range tags {
		place := at + len(data)
		if t.name[1:] == "TRC" {
			if curveAt == 0 {
				curveAt = place
			} else {
				place = curveAt
			}
		}
		if place == at+len(data) {
			data = append(data, t.data...)
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(place))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	out := append(append(head, table...), data...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// xyz returns the data of an XYZ tag: numbers in s15Fixed16 format.
func xyz(v ...float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, f := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(f*65536))))
	}
	return b
}

// toneCurve returns the transfer function of sRGB (IEC 61966-2-1).
func toneCurve() []byte {
	const points = 256
	curve := make([]byte, 12, 12+2*points)
	copy(curve, "curv")
	binary.BigEndian.PutUint32(curve[8:], points)
	for i := range points {
		v := float64(i) / (points - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = binary.BigEndian.AppendUint16(curve, uint16(v*65535+0.5))
	}
	return curve
}
