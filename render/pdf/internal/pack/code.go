package pack

import (
	"container/heap"
	"math/bits"
	"slices"
)

// The alphabets of a block (RFC 1951, 3.2.5).
const (
	literalCount  = 286 // bytes, the end of the block, and lengths of matches
	distanceCount = 30
	endOfBlock    = 256
	longestCode   = 15
)

// A symbol is the Huffman code of one symbol.
type symbol struct {
	bits uint16 // first bit lowest
	n    uint8
}

// A Code is a Huffman code for bytes and matches. It never changes.
type Code struct {
	literals  [literalCount]symbol
	distances [distanceCount]symbol
	// lengths are the symbols for each length of a match, with their extra bits.
	lengths [longest + 1]struct {
		bits uint32
		n    uint8
	}
	head Piece // the header of a block with this code, the last of its stream
}

// Learn makes the best code for texts like these.
func Learn(texts ...[]byte) *Code {
	literals, distances := make([]int, literalCount), make([]int, distanceCount)
	for _, text := range texts {
		search(text, func(c byte) { literals[c]++ }, func(length, distance int) {
			symbol, _, _ := lengthSymbol(length)
			literals[symbol]++
			symbol, _, _ = distanceSymbol(distance)
			distances[symbol]++
		})
	}
	// Symbols that never occurred must also have a code.
	for _, often := range [][]int{literals, distances} {
		for i := range often {
			often[i] = 8*often[i] + 1
		}
	}
	literalBits, distanceBits := codeLengths(literals, longestCode), codeLengths(distances, longestCode)
	c := &Code{head: header(literalBits, distanceBits)}
	assign(c.literals[:], literalBits)
	assign(c.distances[:], distanceBits)
	for length := 3; length <= longest; length++ {
		symbol, n, rest := lengthSymbol(length)
		code := c.literals[symbol]
		c.lengths[length].bits, c.lengths[length].n = uint32(code.bits)|uint32(rest)<<code.n, code.n+uint8(n)
	}
	return c
}

// Piece compresses a text.
func (c *Code) Piece(text []byte) Piece {
	var w writer
	add := func(s symbol) { w.add(uint64(s.bits), uint(s.n)) }
	search(text, func(b byte) { add(c.literals[b]) }, func(length, distance int) {
		symbol, n, rest := lengthSymbol(length)
		add(c.literals[symbol])
		w.add(rest, n)
		symbol, n, rest = distanceSymbol(distance)
		add(c.distances[symbol])
		w.add(rest, n)
	})
	return w.piece(text)
}

// A node of the Huffman tree.
type node struct {
	weight, order int // order breaks ties, so the tree is always the same
	symbol        int // of a leaf
	kids          *[2]node
}

type forest []node

func (f forest) Len() int      { return len(f) }
func (f forest) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f forest) Less(i, j int) bool {
	return f[i].weight < f[j].weight || f[i].weight == f[j].weight && f[i].order < f[j].order
}
func (f *forest) Push(n any) { *f = append(*f, n.(node)) }
func (f *forest) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

// codeLengths returns the code length of each symbol that is used: shorter for more frequent ones,
// none longer than most. At least two symbols must be used.
func codeLengths(often []int, most uint8) []uint8 {
	often = slices.Clone(often)
	for {
		lengths := make([]uint8, len(often))
		var f forest
		for i, weight := range often {
			if weight > 0 {
				f = append(f, node{weight: weight, order: i, symbol: i})
			}
		}
		heap.Init(&f)
		for order := len(often); f.Len() > 1; order++ {
			kids := [2]node{heap.Pop(&f).(node), heap.Pop(&f).(node)}
			heap.Push(&f, node{weight: kids[0].weight + kids[1].weight, order: order, kids: &kids})
		}
		measure(lengths, f[0], 0)
		if slices.Max(lengths) <= most {
			return lengths
		}
		for i, weight := range often { // flatter frequencies make a flatter tree
			often[i] = (weight + 1) / 2
		}
	}
}

func measure(lengths []uint8, n node, depth uint8) {
	if n.kids == nil {
		lengths[n.symbol] = depth
		return
	}
	measure(lengths, n.kids[0], depth+1)
	measure(lengths, n.kids[1], depth+1)
}

// assign gives symbols the canonical codes of their lengths (RFC 1951, 3.2.2).
func assign(symbols []symbol, lengths []uint8) {
	next := uint16(0)
	for n := uint8(1); n <= longestCode; n++ {
		for i, length := range lengths {
			if length == n {
				symbols[i] = symbol{bits.Reverse16(next) >> (16 - n), n}
				next++
			}
		}
		next <<= 1
	}
}

// lengthSymbol returns the symbol for the length of a match, with its extra bits.
func lengthSymbol(length int) (symbol int, n uint, rest uint64) {
	const least, first, last = 3, 257, 285
	if length == longest {
		return last, 0, 0
	}
	length -= least
	if length < 8 {
		return first + length, 0, 0
	}
	n = uint(bits.Len(uint(length))) - 3
	return first + 4*int(n) + length>>n, n, uint64(length & (1<<n - 1))
}

// distanceSymbol returns the symbol for the distance of a match.
func distanceSymbol(distance int) (symbol int, n uint, rest uint64) {
	distance--
	if distance < 4 {
		return distance, 0, 0
	}
	n = uint(bits.Len(uint(distance))) - 2
	return 2*int(n) + distance>>n, n, uint64(distance & (1<<n - 1))
}

// header opens the last block of a stream and writes its code as code lengths (RFC 1951, 3.2.7).
func header(literals, distances []uint8) Piece {
	const repeat = 16 // symbol 16: repeat the previous length 3 to 6 times
	type item struct{ symbol, rest int }
	var items []item
	all := append(slices.Clone(literals), distances...)
	for i := 0; i < len(all); {
		run := 1
		for i+run < len(all) && all[i+run] == all[i] {
			run++
		}
		items = append(items, item{int(all[i]), 0})
		i++
		for run--; run >= 3; run -= min(run, 6) {
			items = append(items, item{repeat, min(run, 6) - 3})
			i += min(run, 6)
		}
	}
	order := []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	often := make([]int, len(order))
	often[0], often[repeat] = 1, 1 // at least two symbols must be used
	for _, it := range items {
		often[it.symbol]++
	}
	lengths := codeLengths(often, 7)
	symbols := make([]symbol, len(order))
	assign(symbols, lengths)
	var w writer
	const lastBlock, ownCode = 1, 2
	w.add(lastBlock|ownCode<<1, 3)
	w.add(literalCount-257, 5)
	w.add(distanceCount-1, 5)
	w.add(uint64(len(order)-4), 4)
	for _, i := range order {
		w.add(uint64(lengths[i]), 3)
	}
	for _, it := range items {
		w.add(uint64(symbols[it.symbol].bits), uint(symbols[it.symbol].n))
		if it.symbol == repeat {
			w.add(uint64(it.rest), 2)
		}
	}
	return w.piece(nil)
}
