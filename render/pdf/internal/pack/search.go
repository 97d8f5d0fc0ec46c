package pack

import (
	"encoding/binary"
	"math/bits"
)

// The repeats of bytes that are written. Those of three bytes save nothing.
const (
	shortest = 5
	longest  = 258
	farthest = 32 << 10
	key      = 4 // bytes by which they are found
)

func load32(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[i:]) }
func load64(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i:]) }

// hash is of four bytes.
func hash(four uint32, bits int) uint32 { return four * 0x9E3779B1 >> (32 - bits) }

// alike is how many bytes from i on are those from at on, both of which have key
// bytes in common, up to the longest repeat.
func alike(b []byte, at, i int) int {
	most := min(longest, len(b)-i)
	n := key
	for n+8 <= most {
		if other := load64(b, at+n) ^ load64(b, i+n); other != 0 {
			return n + bits.TrailingZeros64(other)/8
		}
		n += 8
	}
	for n < most && b[at+n] == b[i+n] {
		n++
	}
	return n
}

// search goes through a text and passes on what it is made of: single bytes, and
// repeats of what stood before. It takes the time to look at several places.
func search(text []byte, literal func(byte), repeat func(length, distance int)) {
	const (
		size  = 12 // of the table, in bits
		tries = 16
	)
	var latest [1 << size]int32        // where bytes of this hash stood last, counted from 1
	before := make([]int32, len(text)) // and where before that
	note := func(i int) {
		if i+key <= len(text) {
			slot := &latest[hash(load32(text, i), size)]
			before[i], *slot = *slot, int32(i+1)
		}
	}
	find := func(i int) (length, at int) {
		if i+key > len(text) {
			return 0, 0
		}
		four := load32(text, i)
		j := int(latest[hash(four, size)]) - 1
		for try := 0; j >= 0 && try < tries && i-j <= farthest; try++ {
			if load32(text, j) == four {
				if n := alike(text, j, i); n > length {
					length, at = n, j
				}
			}
			j = int(before[j]) - 1
		}
		return length, at
	}
	for i := 0; i < len(text); {
		length, at := find(i)
		if length < shortest {
			literal(text[i])
			note(i)
			i++
			continue
		}
		repeat(length, i-at)
		for range length {
			note(i)
			i++
		}
	}
}
