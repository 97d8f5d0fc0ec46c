package schema

import "bytes"

// A placeFinder finds the lines of answers while the text is parsed once more,
// which is done only for a record in which something is wrong. It keeps nothing
// but the paths that are wanted, so a hostile record costs no more than its text.
type placeFinder struct {
	data  []byte
	pos   int // up to which lines are counted
	line  int // of pos
	at    *place
	outer []*place // those around at; nil for what nobody asks for
}

// A place is a part of a record about which there is a problem, or in which there
// is such a part.
type place struct {
	line  int // 0 where the text has no such part
	below map[string]*place
}

// enter is called where a value with the given name, or row number, begins. A nil
// finder ignores it.
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

// leave is called where the value ends.
func (f *placeFinder) leave() {
	if f == nil {
		return
	}
	last := len(f.outer) - 1
	f.at, f.outer = f.outer[last], f.outer[:last]
}

// Locate gives each problem the line on which its answer stands in the text of the
// record, or the innermost part of the record that should have it. What is missing
// from the record as a whole has no line, unless Options.FirstLine says that the
// text is a part of a file. [Decode] and [DecodeAndCheck] have done so; Locate is
// for problems that are found later, as by a writer of documents. Without the text
// of a record it changes nothing.
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
		return // the text has been parsed before
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

// located is the same problems with their lines.
func (problems Problems) located(data []byte, o *Options) Problems {
	problems.locate(data, o)
	return problems
}
