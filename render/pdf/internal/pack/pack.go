// Package pack makes compressed streams (zlib, RFC 1950 and 1951) from pieces that were compressed
// in advance.
//
// Most of a page is the same in every document of a form. Compressing it again each time is two
// thirds of the cost of a document, and compressing each piece into a block of its own makes files
// half as long again. So a form has one Huffman code, a [Code], made once from samples of its
// pages. A [Piece] is searched for matches and encoded in that code when the form is compiled. A
// [Stream] joins pieces and new bytes, in any order, in one block. New bytes are matched only with
// each other.
package pack

import (
	"encoding/binary"
	"hash/adler32"
	"slices"
)

// A Piece is a compressed run of bytes. It never changes.
type Piece struct {
	words []uint64 // its bits, first bit of each word lowest
	n     uint     // how many bits
	len   int      // length of the text in bytes
	sum   checksum
}

// A writer collects bits.
type writer struct {
	words []uint64
	last  uint64
	n     uint // bits in last, below 64
}

// add adds the n lowest bits of v; the others must be 0.
func (w *writer) add(v uint64, n uint) {
	w.last |= v << w.n
	if w.n += n; w.n >= 64 {
		w.words = append(w.words, w.last)
		w.n -= 64
		w.last = v >> (n - w.n)
	}
}

func (w *writer) piece(text []byte) Piece {
	return Piece{append(w.words, w.last), uint(64*len(w.words)) + w.n, len(text), sumOf(text)}
}

// A Stream appends compressed streams to buffers, one after another.
type Stream struct {
	code *Code
	out  []byte
	last uint64
	n    uint // bits in last, below 64

	data []byte // all data of the stream
	at   int    // how much of data is compressed
	sum  checksum
	// seen is the last position of four new bytes with each hash, counted from 1.
	seen  [1 << hashBits]int32
	stood map[*Piece]int // position of each piece in data
}

const hashBits = 12

// Begin starts a stream of data, appended to out.
func (s *Stream) Begin(out, data []byte, c *Code) {
	const deflate, noDictionary = 0x78, 0x9c // with a window of 32 KB
	s.code, s.out, s.last, s.n = c, append(out, deflate, noDictionary), 0, 0
	s.data, s.at, s.sum = data, 0, sumOf(nil)
	clear(s.seen[:])
	if clear(s.stood); s.stood == nil {
		s.stood = map[*Piece]int{}
	}
	s.copy(&c.head)
}

// Piece copies a piece of the same code, whose text comes next in the data. If the piece occurred
// before, it is written as a match.
func (s *Stream) Piece(p *Piece) {
	const worthwhile = 48 // bits, the most that a match takes
	before, ok := s.stood[p]
	if distance := s.at - before; ok && distance <= farthest && p.n > worthwhile && p.len >= shortest {
		for left := p.len; left > 0; {
			n := min(left, longest)
			if rest := left - n; rest > 0 && rest < shortest {
				n -= shortest
			}
			s.repeat(n, distance)
			left -= n
		}
	} else {
		s.copy(p)
	}
	s.stood[p] = s.at
	s.at += p.len
	s.sum = s.sum.then(p.sum, p.len)
}

func (s *Stream) copy(p *Piece) {
	out, last, n := s.out, s.last, s.n
	whole := p.n / 64
	for _, word := range p.words[:whole] {
		out = binary.LittleEndian.AppendUint64(out, last|word<<n)
		last = word >> (64 - n)
	}
	s.out, s.last = out, last
	if rest := p.n % 64; rest > 0 {
		s.add(p.words[whole], rest)
	}
}

// New compresses the data up to offset to. It looks for matches at one position only.
func (s *Stream) New(to int) {
	b, i := s.data[:to], s.at
	s.sum = s.sum.then(sumOf(b[i:]), to-i)
	const mostForByte = 2 // bytes, since no code is longer
	out := slices.Grow(s.out, mostForByte*(to-i)+3*8)
	end := len(out)
	out = out[:cap(out)]
	last, full := s.last, s.n
	put := func(v uint64, n uint) { // add, in registers: writes whole bytes and leaves less than one
		last |= v << (full & 63)
		binary.LittleEndian.PutUint64(out[end:], last)
		full += n
		end += int(full / 8)
		last >>= (full &^ 7) & 63
		full %= 8
	}
	for full >= 8 {
		out[end] = byte(last)
		end++
		last >>= 8
		full -= 8
	}
	code, seen := s.code, &s.seen
	for i+key <= len(b) {
		four := load32(b, i)
		slot := &seen[hash(four, hashBits)]
		at := int(*slot) - 1
		*slot = int32(i + 1)
		if at >= 0 && i-at <= farthest && load32(b, at) == four {
			if n := alike(b, at, i); n >= shortest {
				put(code.match(n, i-at))
				i += n
				continue
			}
		}
		literal := code.literals[b[i]]
		put(uint64(literal.bits), uint(literal.n))
		i++
	}
	for ; i < len(b); i++ {
		literal := code.literals[b[i]]
		put(uint64(literal.bits), uint(literal.n))
	}
	s.out, s.last, s.n = out[:end], last, full
	s.at = to
}

func (s *Stream) repeat(length, distance int) { s.add(s.code.match(length, distance)) }

// match returns the code of a match with all its bits.
func (c *Code) match(length, distance int) (v uint64, bits uint) {
	long := c.lengths[length]
	symbol, n, rest := distanceSymbol(distance)
	far := c.distances[symbol]
	v = uint64(long.bits) | (uint64(far.bits)|rest<<far.n)<<long.n
	return v, uint(long.n) + uint(far.n) + n
}

func (s *Stream) add(v uint64, n uint) {
	s.last |= v << s.n
	if s.n += n; s.n >= 64 {
		s.spill(v, n)
	}
}

func (s *Stream) spill(v uint64, n uint) {
	s.out = binary.LittleEndian.AppendUint64(s.out, s.last)
	s.n -= 64
	s.last = v >> (n - s.n)
}

// End compresses the rest of the data, closes the stream and returns the buffer.
func (s *Stream) End() []byte {
	s.New(len(s.data))
	end := s.code.literals[endOfBlock]
	s.add(uint64(end.bits), uint(end.n))
	out := s.out
	for ; s.n > 0; s.n -= min(s.n, 8) {
		out = append(out, byte(s.last))
		s.last >>= 8
	}
	s.out, s.data = nil, nil
	return binary.BigEndian.AppendUint32(out, uint32(s.sum))
}

// A checksum is Adler-32 (RFC 1950, 8.2): in the low half the sum of the bytes plus one, in the
// high half the sum of these sums.
type checksum uint32

func sumOf(b []byte) checksum { return checksum(adler32.Checksum(b)) }

// then returns the checksum of two texts in sequence, b being that of the second, with n bytes.
// Each of these adds the first sum, less the one that both count, to the sum of sums.
func (a checksum) then(b checksum, n int) checksum {
	const mod = 65521
	before := uint64(a&0xffff) + mod - 1
	low := before + uint64(b&0xffff)
	high := uint64(a>>16) + uint64(b>>16) + uint64(n%mod)*(before%mod)
	return checksum(high%mod<<16 | low%mod)
}
