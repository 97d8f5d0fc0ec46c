package key

import (
	"encoding/asn1"
	"errors"
	"math/big"
)

// mostRounds limits the iterations of key derivation for a file. Programs write from a few thousand
// to a million; a hostile file could demand days.
const mostRounds = 2_000_000

// checkRounds checks every iteration count in the unencrypted part of a PKCS#12 file: an integer
// after the salt, which is an octet string.
func checkRounds(der []byte) error {
	values := 20_000 // the most that are read; a file with a few certificates has a few hundred
	return walkRounds(der, 0, &values)
}

func walkRounds(der []byte, depth int, values *int) error {
	const deepest = 24
	var before asn1.RawValue
	for len(der) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(der, &v)
		if err != nil {
			return nil // an octet string that does not contain DER
		}
		if *values--; *values < 0 || depth > deepest {
			return errors.New("PKCS#12 with too much in it")
		}
		salted := before.Class == asn1.ClassUniversal && before.Tag == asn1.TagOctetString
		if v.Class == asn1.ClassUniversal && v.Tag == asn1.TagInteger && salted {
			if new(big.Int).SetBytes(v.Bytes).Cmp(big.NewInt(mostRounds)) > 0 {
				return errors.New("PKCS#12 that would take long to open")
			}
		}
		if v.IsCompound || v.Class == asn1.ClassUniversal && v.Tag == asn1.TagOctetString {
			if err := walkRounds(v.Bytes, depth+1, values); err != nil {
				return err
			}
		}
		before, der = v, rest
	}
	return nil
}
