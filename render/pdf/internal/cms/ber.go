package cms

import (
	"encoding/asn1"
	"errors"
)

// fromBER converts the first value of b from BER to DER lengths and strings: lengths are definite
// and strings are in one piece. It does not sort sets. Some programs write signatures in BER,
// although ISO 32000-1, 12.8.3.3, requires DER.
func fromBER(b []byte) (der, rest []byte, err error) {
	budget := 20_000 // values; a signature with its certificates has a few hundred
	return convert(b, 0, &budget)
}

var errBER = errors.New("not in BER")

func convert(b []byte, depth int, budget *int) (der, rest []byte, err error) {
	const deepest = 32
	if *budget--; *budget < 0 || depth > deepest || len(b) < 2 || b[0]&0x1f == 0x1f {
		return nil, nil, errBER
	}
	head, compound := b[0], b[0]&0x20 != 0
	body, rest, indefinite, err := splitBER(b)
	if err != nil {
		return nil, nil, err
	}
	if !compound {
		if indefinite {
			return nil, nil, errBER
		}
		return append(appendLength([]byte{head}, len(body)), body...), rest, nil
	}
	var parts []byte
	text := head == asn1.TagOctetString|0x20 // an octet string in pieces
	for {
		switch {
		case indefinite && len(body) >= 2 && body[0] == 0 && body[1] == 0:
			return join(head, parts, text), body[2:], nil
		case !indefinite && len(body) == 0:
			return join(head, parts, text), rest, nil
		}
		var part []byte
		if part, body, err = convert(body, depth+1, budget); err != nil {
			return nil, nil, err
		}
		if text {
			var piece []byte
			if _, err := asn1.Unmarshal(part, &piece); err != nil {
				return nil, nil, errBER
			}
			part = piece
		}
		parts = append(parts, part...)
	}
}

func join(head byte, parts []byte, text bool) []byte {
	if text {
		return octets(parts)
	}
	return append(appendLength([]byte{head}, len(parts)), parts...)
}

// splitBER splits a value off b. If its length is indefinite, body is the rest of b.
func splitBER(b []byte) (body, rest []byte, indefinite bool, err error) {
	n := int(b[1])
	at := 2
	switch {
	case n == 0x80:
		return b[2:], nil, true, nil
	case n > 0x84:
		return nil, nil, false, errBER
	case n > 0x80:
		count := n & 0x7f
		if len(b) < 2+count {
			return nil, nil, false, errBER
		}
		n = 0
		for _, c := range b[2 : 2+count] {
			n = n<<8 | int(c)
		}
		at += count
	}
	if n > len(b)-at {
		return nil, nil, false, errBER
	}
	return b[at : at+n], b[at+n:], false, nil
}
