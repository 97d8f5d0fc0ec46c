package key_test

import (
	"fmt"
	"time"

	"github.com/apdocs/forms/render/pdf/key"
)

// A trial key is its own issuer, so it does not prove who signs, and each signature made
// with it says so.
func ExampleTryOut() {
	data, err := key.TryOut("Sample School", time.Date(2026, time.November, 27, 0, 0, 0, 0, time.UTC), "open sesame")
	if err != nil {
		fmt.Println(err)
		return
	}
	_, chain, err := key.Read("open sesame", data)
	fmt.Println(chain[0].Subject.CommonName, err)
	_, _, err = key.Read("wrong", data)
	fmt.Println(err)
	// Output:
	// Sample School <nil>
	// read the key: the passphrase is wrong
}
