package cms

import (
	"bytes"
	"encoding/asn1"
	"strings"
	"testing"
)

// indefinite returns a constructed value with an indefinite length.
func indefinite(head byte, parts ...[]byte) []byte {
	return append(append([]byte{head, 0x80}, bytes.Join(parts, nil)...), 0, 0)
}

func TestBER(t *testing.T) {
	text := octets([]byte("abcd"))
	pieces := indefinite(0x24, octets([]byte("ab")), indefinite(0x24, octets([]byte("c"))), octets([]byte("d")))
	for name, test := range map[string]struct{ ber, der []byte }{
		"DER":             {sequence(integer(1), text), sequence(integer(1), text)},
		"indefinite":      {indefinite(0x30, integer(1), indefinite(0xa0, text)), sequence(integer(1), tagged(0, text))},
		"pieces":          {indefinite(0x30, pieces), sequence(text)},
		"definite pieces": {[]byte{0x24, 4, 4, 2, 'a', 'b'}, octets([]byte("ab"))},
		"long length":     {append([]byte{0x30, 0x82, 0, 3}, integer(1)...), sequence(integer(1))},
	} {
		got, rest, err := fromBER(append(bytes.Clone(test.ber), 0, 0, 7))
		if err != nil || !bytes.Equal(got, test.der) || !bytes.Equal(rest, []byte{0, 0, 7}) {
			t.Errorf("%s: %x, %x, %v; not %x", name, got, rest, err, test.der)
		}
		if err == nil && name != "DER" {
			var v asn1.RawValue
			if rest, err := asn1.Unmarshal(got, &v); err != nil || len(rest) > 0 {
				t.Errorf("%s: is no DER: %v", name, err)
			}
		}
		for n := range len(test.ber) {
			if _, _, err := fromBER(test.ber[:n]); err == nil {
				t.Errorf("%s: its first %d bytes are read", name, n)
			}
		}
	}
	for name, hostile := range map[string]string{
		"deep": strings.Repeat("\x30\x80", 1000), "many": strings.Repeat("\x30\x00", 50000),
		"long": "\x30\x84\xff\xff\xff\xff", "text of numbers": "\x24\x03\x02\x01\x05",
		"primitive without an end": "\x04\x80ab\x00\x00", "high tag": "\x3f\x81\x01\x00",
	} {
		if name == "many" {
			hostile = "\x30\x80" + hostile + "\x00\x00"
		}
		if _, _, err := fromBER([]byte(hostile)); err == nil {
			t.Errorf("%s: is read", name)
		}
	}
}
