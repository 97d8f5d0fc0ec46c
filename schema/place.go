package schema

import "bytes"

// A placeFinder finds the lines of answers while the text is parsed a second time, which
// happens only if something is wrong. It stores only the paths that are wanted, so a
// hostile record takes no more memory than its text.
type placeFinder struct {
	data  []byte
	pos   int // up to where lines have been counted
	line  int // of pos
	at    *place
	outer []*place // the places that enclose at; nil if not wanted
}

// A place is a part of a record that has a problem, or that encloses one that has.
type place struct {
	line  int // 0 if the text has no such part
	below map[string]*place
}

// enter is called at the start of a value with the given name or row number. A nil finder
// ignores it.
func (f *placeFinder) enter(name string, pos int) {
	if f == nil {
		return
	}
	f.outer = append(f.outer, f.at)
	if f.at == nil {
		return
	}
	if f.at = f.at.below[name]; f.at != nil {
		f.line += bytes.Count(f.data[f.pos:pos], []byte("\n"))
		f.pos, f.at.line = pos, f.line
	}
}

// leave is called at the end of a value.
func (f *placeFinder) leave() {
	if f == nil {
		return
	}
	last := len(f.outer) - 1
	f.at, f.outer = f.outer[last], f.outer[:last]
}

// Locate sets the line of each problem: that of its answer in the text of the record or,
// if the answer is missing, of the innermost enclosing part. What the record as a whole
// lacks has no line unless Options.FirstLine is set. [Decode] and [DecodeAndCheck] set
// lines themselves; Locate is for problems found later, such as by a writer of documents.
// If the text is not a record, nothing is changed.
func (problems Problems) Locate(text []byte, o *Options) {
	if data, err := unicodeText(text); err == nil && len(problems) > 0 {
		problems.locate(data, o.or())
	}
}

func (problems Problems) locate(data []byte, o *Options) {
	if len(problems) == 0 {
		return
	}
	root := &place{line: o.FirstLine}
	for _, p := range problems {
		at := root
		for _, part := range split(p.Path) {
			if at.below[part] == nil {
				if at.below == nil {
					at.below = map[string]*place{}
				}
				at.below[part] = &place{}
			}
			at = at.below[part]
		}
	}
	f := &placeFinder{data: data, line: o.firstLine(), at: root}
	p := parser{data: data, first: o.firstLine(), finder: f}
	if _, err := p.all(); err != nil {
		return // the text was parsed without error before
	}
	for i := range problems {
		at := root
		problems[i].Line = root.line
		for _, part := range split(problems[i].Path) {
			if at = at.below[part]; at.line == 0 {
				break
			}
			problems[i].Line = at.line
		}
	}
}

// located returns the problems with their lines set.
func (problems Problems) located(data []byte, o *Options) Problems {
	problems.locate(data, o)
	return problems
}
