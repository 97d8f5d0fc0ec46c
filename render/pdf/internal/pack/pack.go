// Package pack makes packed streams (zlib, RFC 1950 and 1951) of pieces that were
// packed beforehand.
//
// Most of a page is the same in every document of a plan. Packing that anew each
// time is two thirds of what a document costs, and packing each piece into a block
// of its own makes files half as long again. So there is one Huffman code for a
// plan, a [Code], learnt once from what its pages are made of; a [Piece] is searched
// for repeats and written as bits in that code when the plan is made; and a [Stream]
// puts pieces and new bytes together, in any order, in one block. Of new bytes the
// repeats are found among themselves.
package pack

import (
	"encoding/binary"
	"hash/adler32"
)

// A Piece is a run of bytes that has been packed. It never changes.
type Piece struct {
	words []uint64 // its bits, the first of each word lowest
	n     uint     // how many bits
	len   int      // of the text
	sum   checksum
}

// A writer collects bits.
type writer struct {
	words []uint64
	last  uint64
	n     uint // bits in last, below 64
}

// add adds the n lowest bits of v, of which the others are 0.
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

// A Stream appends packed streams to buffers, one after another.
type Stream struct {
	code *Code
	out  []byte
	last uint64
	n    uint // bits in last, below 64

	data []byte // all that is packed
	at   int    // how much of it
	sum  checksum
	// seen is where four bytes of each hash stood last among the new ones, counted
	// from 1.
	seen  [1 << hashBits]int32
	stood map[*Piece]int // where pieces stand
}

const hashBits = 12

// Begin starts a stream of data behind out.
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

// Piece copies a piece of the same code, whose text comes next in the data. Where it
// has been before, that is a repeat.
func (s *Stream) Piece(p *Piece) {
	const worthwhile = 48 // bits, which a repeat has at most
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

// New packs the data up to a place. It looks for repeats at one place only.
func (s *Stream) New(to int) {
	b, i := s.data[:to], s.at
	s.sum = s.sum.then(sumOf(b[i:]), to-i)
	for i+key <= len(b) {
		four := load32(b, i)
		slot := &s.seen[hash(four, hashBits)]
		at := int(*slot) - 1
		*slot = int32(i + 1)
		if at >= 0 && i-at <= farthest && load32(b, at) == four {
			if n := alike(b, at, i); n >= shortest {
				s.repeat(n, i-at)
				i += n
				continue
			}
		}
		s.literal(b[i])
		i++
	}
	for ; i < len(b); i++ {
		s.literal(b[i])
	}
	s.at = to
}

func (s *Stream) literal(c byte) {
	code := s.code.literals[c]
	s.add(uint64(code.bits), uint(code.n))
}

func (s *Stream) repeat(length, distance int) {
	long := s.code.lengths[length]
	symbol, n, rest := distanceSymbol(distance)
	far := s.code.distances[symbol]
	v := uint64(long.bits) | (uint64(far.bits)|rest<<far.n)<<long.n
	s.add(v, uint(long.n)+uint(far.n)+n)
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

// End packs what is left of the data, closes the stream and gives the buffer back.
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

// A checksum is Adler-32 (RFC 1950, 8.2): the sum of the bytes, one more, and above
// it the sum of these sums.
type checksum uint32

func sumOf(b []byte) checksum { return checksum(adler32.Checksum(b)) }

// then is the checksum of two texts, the second of n bytes: each of these adds the
// sum before it, less the one that both count, to the sum of sums.
func (a checksum) then(b checksum, n int) checksum {
	const mod = 65521
	before := uint64(a&0xffff) + mod - 1
	low := before + uint64(b&0xffff)
	high := uint64(a>>16) + uint64(b>>16) + uint64(n%mod)*(before%mod)
	return checksum(high%mod<<16 | low%mod)
}
