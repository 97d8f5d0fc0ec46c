package main

import (
	"fmt"
	"strconv"
	"strings"
)

// mostShards is how many parts a run may have.
const mostShards = 10_000

// A shard is one part of a run that several machines share: of every so many
// records one.
type shard struct{ index, of int }

// parseShard reads "3/16", the third of sixteen; "" is the whole.
func parseShard(s string) (shard, error) {
	if s == "" {
		return shard{1, 1}, nil
	}
	index, of, _ := strings.Cut(s, "/")
	i, errI := strconv.Atoi(index)
	n, errN := strconv.Atoi(of)
	if errI != nil || errN != nil || i < 1 || n < i || n > mostShards {
		return shard{}, usageFault("--shard %s: give a part and how many there are, such as 3/16, with %d at most", s, mostShards)
	}
	return shard{i, n}, nil
}

// has reports whether a record, counted from 1, is in the part.
func (s shard) has(record int) bool { return (record-1)%s.of == s.index-1 }

// share is how many of so many records are in the part.
func (s shard) share(records int) int { return (records + s.of - s.index) / s.of }

// manifestName is the name of the part's manifest.
func (s shard) manifestName() string {
	if s.of == 1 {
		return "manifest.jsonl"
	}
	return fmt.Sprintf("manifest-%0*d-of-%d.jsonl", len(strconv.Itoa(s.of)), s.index, s.of)
}
