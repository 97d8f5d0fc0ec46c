package font

// Operators of Type 2 charstrings (Adobe Technical Note #5177). Arithmetic, which no font uses, and accents made of
// two letters by the operator endchar, which OpenType forbids, are not read.
const (
	opHstem      = 1
	opVstem      = 3
	opVmoveto    = 4
	opRlineto    = 5
	opHlineto    = 6
	opVlineto    = 7
	opRrcurveto  = 8
	opCallsubr   = 10
	opReturn     = 11
	opEscape     = 12
	opEndchar    = 14
	opHstemhm    = 18
	opHintmask   = 19
	opCntrmask   = 20
	opRmoveto    = 21
	opHmoveto    = 22
	opVstemhm    = 23
	opRcurveline = 24
	opRlinecurve = 25
	opVvcurveto  = 26
	opHhcurveto  = 27
	opShortint   = 28
	opCallgsubr  = 29
	opVhcurveto  = 30
	opHvcurveto  = 31
	opHflex      = 34 // after opEscape, as the next three
	opFlex       = 35
	opHflex1     = 36
	opFlex1      = 37
)

// Limits of a drawing. The most complex ideographs have some 600 points.
const (
	mostCalls  = 10      // subroutines inside one another, by the specification
	mostSteps  = 1 << 16 // numbers and operators
	mostPoints = 1 << 13
	mostReach  = 1 << 14 // from the origin in font units
)

// A drawing is the state while the program of a glyph is run. Numbers are in 1/65536 font unit: with integers the
// outline is the same on every machine. Its points are those of an outline in table glyf.
type drawing struct {
	global, local *index
	limit         int64 // how far a converted curve may be from the one in the file, in 1/64 font unit

	stack  []int64
	steps  int
	stems  int
	sized  bool // the width, which may stand before the first operands, has been taken
	done   bool
	x, y   int64
	points []point
	ends   []int // of contours: the number of their points and of those before
}

// one is a font unit in the numbers of a drawing.
const one = 1 << 16

// A point of an outline; one that is not on the curve is the control point of a quadratic curve.
type point struct {
	x, y int
	on   bool
}

// run runs a program. It returns false if the program is damaged.
func (d *drawing) run(b table, depth int) bool {
	if depth > mostCalls {
		return false
	}
	for i := 0; i < len(b) && !d.done; {
		if d.steps++; d.steps > mostSteps || len(d.points) > mostPoints {
			return false
		}
		c := int(b[i])
		if c >= 32 || c == opShortint {
			n, ok := d.number(b[i:])
			if !ok {
				return false
			}
			i += n
			continue
		}
		i++
		ok := true
		switch c {
		case opReturn:
			return true
		case opCallsubr:
			ok = d.call(d.local, depth)
		case opCallgsubr:
			ok = d.call(d.global, depth)
		case opHintmask, opCntrmask:
			d.stem()
			i += (d.stems + 7) / 8
		case opEscape:
			if i == len(b) {
				return false
			}
			ok = d.flex(int(b[i]))
			i++
		default:
			ok = d.draw(c)
		}
		if !ok {
			return false
		}
	}
	return true
}

// number takes a number, of n bytes.
func (d *drawing) number(b table) (n int, ok bool) {
	c, v := int(b[0]), 0
	next := b.u16(0) & 0xFF
	switch {
	case c == opShortint:
		v, n = b.i16(1), 3
	case c <= 246:
		v, n = c-139, 1
	case c <= 250:
		v, n = (c-247)<<8+108+next, 2
	case c <= 254:
		v, n = -(c-251)<<8-108-next, 2
	default:
		n = 5
	}
	if n > len(b) || len(d.stack) == mostOperands {
		return n, false
	}
	if n == 5 {
		d.stack = append(d.stack, int64(int32(b.u32(1))))
	} else {
		d.stack = append(d.stack, int64(v)*one)
	}
	return n, true
}

// call runs a subroutine.
func (d *drawing) call(x *index, depth int) bool {
	if len(d.stack) == 0 {
		return false
	}
	bias := 107
	switch {
	case x.count >= 33900:
		bias = 32768
	case x.count >= 1240:
		bias = 1131
	}
	last := len(d.stack) - 1
	b, ok := x.get(int(d.stack[last]/one) + bias)
	d.stack = d.stack[:last]
	return ok && d.run(b, depth+1)
}

// stem counts the hints on the stack.
func (d *drawing) stem() {
	d.stems += len(d.stack) / 2
	d.stack, d.sized = d.stack[:0], true
}

// operands returns the operands of an operator that moves the pen and has n of them, after the width if that stands
// there.
func (d *drawing) operands(n int) ([]int64, bool) {
	s := d.stack
	if !d.sized && len(s) == n+1 {
		s = s[1:]
	}
	d.sized = true
	return s, len(s) == n
}

// draw runs an operator that draws or hints, and empties the stack.
func (d *drawing) draw(c int) bool {
	ok := true
	var s []int64
	switch c {
	case opHstem, opVstem, opHstemhm, opVstemhm:
		d.stem()
	case opRmoveto:
		if s, ok = d.operands(2); ok {
			ok = d.move(s[0], s[1])
		}
	case opHmoveto:
		if s, ok = d.operands(1); ok {
			ok = d.move(s[0], 0)
		}
	case opVmoveto:
		if s, ok = d.operands(1); ok {
			ok = d.move(0, s[0])
		}
	case opEndchar:
		_, ok = d.operands(0)
		d.closePath()
		d.done = true
	default:
		ok = len(d.ends) > 0 && d.path(c, d.stack) // the pen has been moved
	}
	d.stack = d.stack[:0]
	return ok
}

// path runs an operator that draws lines or curves.
func (d *drawing) path(c int, s []int64) bool {
	switch c {
	case opRlineto:
		return d.lines(s)
	case opHlineto, opVlineto:
		for i, v := range s {
			if (c == opHlineto) == (i%2 == 0) {
				d.line(v, 0)
			} else {
				d.line(0, v)
			}
		}
		return len(s) > 0
	case opRrcurveto:
		return d.curves(s)
	case opRcurveline:
		n := len(s) - 2
		return n >= 6 && d.curves(s[:n]) && d.lines(s[n:])
	case opRlinecurve:
		n := len(s) - 6
		return n >= 2 && d.lines(s[:n]) && d.curves(s[n:])
	case opVvcurveto, opHhcurveto:
		return d.alongAxis(c == opHhcurveto, s)
	case opHvcurveto, opVhcurveto:
		return d.alternating(c == opHvcurveto, s)
	}
	return false
}

func (d *drawing) lines(s []int64) bool {
	if len(s) == 0 || len(s)%2 != 0 {
		return false
	}
	for ; len(s) > 0; s = s[2:] {
		d.line(s[0], s[1])
	}
	return true
}

func (d *drawing) curves(s []int64) bool {
	if len(s) == 0 || len(s)%6 != 0 {
		return false
	}
	for ; len(s) > 0; s = s[6:] {
		d.curve(s[0], s[1], s[2], s[3], s[4], s[5])
	}
	return true
}

// alongAxis draws curves that begin and end in the direction of one axis.
func (d *drawing) alongAxis(across bool, s []int64) bool {
	side := int64(0)
	if len(s)%4 == 1 {
		side, s = s[0], s[1:]
	}
	if len(s) == 0 || len(s)%4 != 0 {
		return false
	}
	for ; len(s) > 0; s, side = s[4:], 0 {
		if across {
			d.curve(s[0], side, s[1], s[2], s[3], 0)
		} else {
			d.curve(side, s[0], s[1], s[2], 0, s[3])
		}
	}
	return true
}

// alternating draws curves that begin in the direction of one axis and end in that of the other.
func (d *drawing) alternating(across bool, s []int64) bool {
	if len(s) < 4 || len(s)%4 > 1 {
		return false
	}
	for ; len(s) >= 4; s, across = s[4:], !across {
		last := int64(0)
		if len(s) == 5 {
			last = s[4]
		}
		if across {
			d.curve(s[0], 0, s[1], s[2], last, s[3])
		} else {
			d.curve(0, s[0], s[1], s[2], s[3], last)
		}
	}
	return true
}

// flex runs an operator that draws two curves which may be a line in small print.
func (d *drawing) flex(c int) bool {
	s := d.stack
	d.stack = d.stack[:0]
	if len(d.ends) == 0 {
		return false
	}
	switch {
	case c == opHflex && len(s) == 7:
		d.curve(s[0], 0, s[1], s[2], s[3], 0)
		d.curve(s[4], 0, s[5], -s[2], s[6], 0)
	case c == opFlex && len(s) == 13:
		return d.curves(s[:12])
	case c == opHflex1 && len(s) == 9:
		d.curve(s[0], s[1], s[2], s[3], s[4], 0)
		d.curve(s[5], 0, s[6], s[7], s[8], -s[1]-s[3]-s[7])
	case c == opFlex1 && len(s) == 11:
		dx, dy := s[0]+s[2]+s[4]+s[6]+s[8], s[1]+s[3]+s[5]+s[7]+s[9]
		d.curve(s[0], s[1], s[2], s[3], s[4], s[5])
		if max(dx, -dx) > max(dy, -dy) {
			d.curve(s[6], s[7], s[8], s[9], s[10], -dy)
		} else {
			d.curve(s[6], s[7], s[8], s[9], -dx, s[10])
		}
	default:
		return false
	}
	return true
}

// move begins a contour.
func (d *drawing) move(dx, dy int64) bool {
	d.closePath()
	d.x, d.y = d.x+dx, d.y+dy
	d.ends = append(d.ends, len(d.points))
	d.put(d.x, d.y, true)
	return true
}

// closePath ends a contour. One of a single point, or that ends where it begins, needs no point there.
func (d *drawing) closePath() {
	n := len(d.ends)
	if n == 0 {
		return
	}
	from := 0
	if n > 1 {
		from = d.ends[n-2]
	}
	if to := len(d.points); to-from > 1 && d.points[to-1] == d.points[from] {
		d.points = d.points[:to-1]
	}
	if len(d.points)-from < 2 {
		d.points, d.ends = d.points[:from], d.ends[:n-1]
		return
	}
	d.ends[n-1] = len(d.points)
}
