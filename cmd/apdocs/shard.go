package main

import (
	"fmt"
	"strconv"
	"strings"
)

// mostShards is the greatest number of shards of a run.
const mostShards = 10_000

// A shard is one part of a run that is divided between machines: the records with the
// numbers index, index+of, index+2*of, and so on.
type shard struct{ index, of int }

// parseShard parses "3/16", the third of sixteen. An empty string is the whole run.
func parseShard(s string) (shard, error) {
	if s == "" {
		return shard{1, 1}, nil
	}
	index, of, _ := strings.Cut(s, "/")
	i, errI := strconv.Atoi(index)
	n, errN := strconv.Atoi(of)
	if errI != nil || errN != nil || i < 1 || n < i || n > mostShards {
		return shard{}, usageFault("--shard %s: give a part and how many there are, such as 3/16, with %d at most", s,
			mostShards)
	}
	return shard{i, n}, nil
}

// has reports whether the shard includes a record, counted from 1.
func (s shard) has(record int) bool { return (record-1)%s.of == s.index-1 }

// share returns the number of records in the shard, given that of the whole run.
func (s shard) share(records int) int { return (records + s.of - s.index) / s.of }

// manifestName returns the name of the shard's manifest.
func (s shard) manifestName() string {
	if s.of == 1 {
		return "manifest.jsonl"
	}
	return fmt.Sprintf("manifest-%0*d-of-%d.jsonl", len(strconv.Itoa(s.of)), s.index, s.of)
}
