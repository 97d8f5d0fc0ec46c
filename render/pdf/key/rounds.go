package key

import (
	"encoding/asn1"
	"errors"
	"math/big"
)

// mostRounds bounds how often a passphrase is hashed to open a file. Programs
// write some thousands to a million; a hostile file has us count for days.
const mostRounds = 2_000_000

// checkRounds looks at every count of rounds that stands in a PKCS#12 file in the
// clear: a number after the salt, which is an octet string.
func checkRounds(der []byte) error {
	values := 20_000 // a file with a few certificates has some hundreds
	return walkRounds(der, 0, &values)
}

func walkRounds(der []byte, depth int, values *int) error {
	const deepest = 24
	var before asn1.RawValue
	for len(der) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(der, &v)
		if err != nil {
			return nil // an octet string that holds something else
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
