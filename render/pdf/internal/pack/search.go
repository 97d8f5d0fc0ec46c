package pack

import (
	"encoding/binary"
	"math/bits"
)

// Limits of matches. A match of three bytes saves nothing.
const (
	shortest = 5
	longest  = 258
	farthest = 32 << 10
	key      = 4 // bytes that are hashed to find a match
)

func load32(b []byte, i int) uint32 { return binary.LittleEndian.Uint32(b[i:]) }
func load64(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i:]) }

// hash hashes four bytes.
func hash(four uint32, bits int) uint32 { return four * 0x9E3779B1 >> (32 - bits) }

// alike returns how many bytes from i on equal those from at on, up to the longest match. The first
// key bytes are known to be equal.
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

// search divides a text into single bytes and matches with earlier text, and calls literal and
// repeat for them. It tries several earlier positions.
func search(text []byte, literal func(byte), repeat func(length, distance int)) {
	const (
		size  = 12 // of the table, in bits
		tries = 16
	)
	var latest [1 << size]int32        // last position of each hash, counted from 1
	before := make([]int32, len(text)) // the position before that
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
