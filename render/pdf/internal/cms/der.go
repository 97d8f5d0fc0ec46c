package cms

import (
	"encoding/asn1"
	"errors"
	"fmt"
	"math/bits"
)

// Elements splits the contents of a constructed value.
func Elements(b []byte) ([]asn1.RawValue, error) {
	const most = 1000
	var all []asn1.RawValue
	for len(b) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(b, &v)
		if err != nil {
			return nil, err
		}
		if all = append(all, v); len(all) > most {
			return nil, errors.New("too many values")
		}
		b = rest
	}
	return all, nil
}

// Sequence reads b as a single SEQUENCE and splits its contents.
func Sequence(b []byte) ([]asn1.RawValue, error) {
	var v asn1.RawValue
	rest, err := asn1.Unmarshal(b, &v)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 || !is(v, asn1.ClassUniversal, asn1.TagSequence) {
		return nil, errors.New("not a sequence, or more than one")
	}
	return Elements(v.Bytes)
}

func is(v asn1.RawValue, class, tag int) bool {
	compound := class == asn1.ClassContextSpecific || tag == asn1.TagSequence || tag == asn1.TagSet
	return v.Class == class && v.Tag == tag && v.IsCompound == compound
}

// value encodes a value with one of the tags used here, all below 31. Sequences, sets and tagged
// values get the constructed bit.
func value(class, tag int, body ...[]byte) []byte {
	n := 0
	for _, b := range body {
		n += len(b)
	}
	head := byte(class<<6 | tag)
	if class == asn1.ClassContextSpecific || tag == asn1.TagSequence || tag == asn1.TagSet {
		head |= 1 << 5
	}
	const longest = 6 // a tag byte, and a length of up to five bytes
	all := appendLength(append(make([]byte, 0, longest+n), head), n)
	for _, b := range body {
		all = append(all, b...)
	}
	return all
}

// appendLength appends a length in DER.
func appendLength(b []byte, n int) []byte {
	switch {
	case n < 1<<7:
		return append(b, byte(n))
	case n < 1<<8:
		return append(b, 0x81, byte(n))
	case n < 1<<16:
		return append(b, 0x82, byte(n>>8), byte(n))
	case n < 1<<24:
		return append(b, 0x83, byte(n>>16), byte(n>>8), byte(n))
	}
	return append(b, 0x84, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
}

func sequence(body ...[]byte) []byte { return value(asn1.ClassUniversal, asn1.TagSequence, body...) }
func set(body ...[]byte) []byte      { return value(asn1.ClassUniversal, asn1.TagSet, body...) }
func tagged(tag int, body ...[]byte) []byte {
	return value(asn1.ClassContextSpecific, tag, body...)
}
func octets(b []byte) []byte                               { return value(asn1.ClassUniversal, asn1.TagOctetString, b) }
func integer(n int) []byte                                 { return must(asn1.Marshal(n)) }
func attribute(oid asn1.ObjectIdentifier, v []byte) []byte { return sequence(identifier(oid), set(v)) }

// identifier encodes an object identifier: the first two numbers as one, each in groups of seven
// bits.
func identifier(oid asn1.ObjectIdentifier) []byte {
	b := append(make([]byte, 0, 16), byte(40*oid[0]+oid[1]))
	for _, arc := range oid[2:] {
		for shift := 7 * ((max(bits.Len(uint(arc)), 1) - 1) / 7); shift > 0; shift -= 7 {
			b = append(b, 0x80|byte(arc>>shift))
		}
		b = append(b, byte(arc&0x7f))
	}
	return value(asn1.ClassUniversal, asn1.TagOID, b)
}

// must is for values made by this package, which can always be encoded.
func must(b []byte, err error) []byte {
	if err != nil {
		panic(fmt.Sprintf("cms: %v", err))
	}
	return b
}
