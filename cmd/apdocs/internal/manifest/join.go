package manifest

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Join joins the manifests of all shards of a run into one. The errors say why they are not a whole
// run: a shard is missing, occurs twice or is not finished, records are missing, or two documents
// have one name. names are the names of the shards in errors.
func Join(names []string, shards []io.Reader) ([]byte, End, []error) {
	var all []*content
	var faults []error
	for i, r := range shards {
		c, err := read(r)
		switch {
		case err != nil:
			faults = append(faults, fmt.Errorf("%s: %w", names[i], err))
			continue
		case c.size == 0:
			faults = append(faults, fmt.Errorf("%s: %w", names[i], ErrBroken))
			continue
		case c.end == nil || c.end.Read != len(c.entries):
			faults = append(faults, fmt.Errorf("%s: the shard is not finished; --resume continues it", names[i]))
		}
		all = append(all, c)
	}
	if len(faults) > 0 {
		return nil, End{}, faults
	}
	if faults = fit(names, all); len(faults) > 0 {
		return nil, End{}, faults
	}
	whole, faults := unite(all)
	if len(faults) > 0 {
		return nil, End{}, faults
	}
	var out bytes.Buffer
	if err := whole.write(&out); err != nil {
		return nil, End{}, []error{err}
	}
	return out.Bytes(), *whole.end, nil
}

// fit checks that the shards are all from one run, each once.
func fit(names []string, all []*content) (faults []error) {
	first, read := all[0], 0
	at := map[int]string{}
	for i, c := range all {
		read += c.end.Read
		h := c.header
		h.Shard = first.header.Shard
		switch before, twice := at[c.header.Shard]; {
		case h != first.header:
			faults = append(faults, fmt.Errorf("%s: is of another run than %s", names[i], names[0]))
		case c.end.Records != first.end.Records:
			faults = append(faults, fmt.Errorf("%s: is of %d records, and %s of %d",
				names[i], c.end.Records, names[0], first.end.Records))
		case twice:
			faults = append(faults, fmt.Errorf("%s and %s are both shard %d", before, names[i], c.header.Shard))
		}
		at[c.header.Shard] = names[i]
	}
	for n := 1; n <= first.header.Of && len(faults) == 0; n++ {
		if _, ok := at[n]; !ok {
			faults = append(faults, fmt.Errorf("shard %d of %d is missing", n, first.header.Of))
		}
	}
	if len(faults) == 0 && read != first.end.Records {
		faults = append(faults, fmt.Errorf("the shards have %d records, and the run has %d", read, first.end.Records))
	}
	return faults
}

// unite joins the records, which must be complete.
func unite(all []*content) (*content, []error) {
	var faults []error
	whole := &content{header: all[0].header, entries: map[int]Entry{}, end: &End{Records: all[0].end.Records}}
	whole.header.Shard, whole.header.Of = 1, 1
	owner := map[string]int{}
	for n := 1; n <= whole.end.Records; n++ {
		var e Entry
		for _, c := range all {
			if found, ok := c.entries[n]; ok {
				e = found
			}
		}
		if e.Record == 0 {
			faults = append(faults, fmt.Errorf("record %d is missing", n))
			continue
		}
		for _, f := range e.Files {
			same := strings.ToLower(f.Name)
			if before, ok := owner[same]; ok {
				faults = append(faults, fmt.Errorf("records %d and %d were both written to %s", before, n, f.Name))
			}
			owner[same] = n
		}
		whole.entries[n] = e
		whole.end.Read++
		if e.Status == Made {
			whole.end.Made++
		} else {
			whole.end.Failed++
		}
	}
	return whole, faults
}
