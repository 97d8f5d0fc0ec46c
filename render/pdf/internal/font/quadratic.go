package font

import "encoding/binary"

// This file has what becomes of the lines and curves of a charstring: an outline as in table glyf.

func (d *drawing) put(x, y int64, on bool) {
	d.points = append(d.points, point{int((x + one/2) >> 16), int((y + one/2) >> 16), on})
}

func (d *drawing) line(dx, dy int64) {
	d.x, d.y = d.x+dx, d.y+dy
	d.put(d.x, d.y, true)
}

// mostParts is how many quadratic curves a cubic one becomes at most.
const mostParts = 16

// curve draws a cubic curve as quadratic ones, as few as stay within the limit. A cubic curve of one part is
// √3/36 · |p3 - 3·p2 + 3·p1 - p0| from a quadratic one at most, and parting it into n equal parts divides that by the
// third power of n.
func (d *drawing) curve(dx1, dy1, dx2, dy2, dx3, dy3 int64) {
	var x, y [4]int64
	x[0], y[0] = d.x, d.y
	x[1], y[1] = x[0]+dx1, y[0]+dy1
	x[2], y[2] = x[1]+dx2, y[1]+dy2
	x[3], y[3] = x[2]+dx3, y[2]+dy3
	n := int64(1)
	fx, fy := (x[3]-3*x[2]+3*x[1]-x[0])>>10, (y[3]-3*y[2]+3*y[1]-y[0])>>10
	const square = 36 * 36 / 3
	for n < mostParts && fx*fx+fy*fy > square*d.limit*d.limit*n*n*n*n*n*n {
		n++
	}
	ax, adx := along(&x, 0, n)
	ay, ady := along(&y, 0, n)
	for k := int64(1); k <= n; k++ {
		bx, bdx := along(&x, k, n)
		by, bdy := along(&y, k, n)
		d.put((ax+bx)/2+3*(adx-bdx)/(4*n), (ay+by)/2+3*(ady-bdy)/(4*n), false)
		d.put(bx, by, true)
		ax, ay, adx, ady = bx, by, bdx, bdy
	}
	d.x, d.y = x[3], y[3]
}

// along returns a coordinate of a cubic curve at k/n of it, and a third of its derivative there.
func along(p *[4]int64, k, n int64) (at, slope int64) {
	between := func(a, b int64) int64 { return a + (b-a)*k/n }
	middle := between(p[1], p[2])
	before, after := between(between(p[0], p[1]), middle), between(middle, between(p[2], p[3]))
	return between(before, after), after - before
}

// outline returns the drawing as an outline in table glyf, with contours in the other direction, as TrueType has
// them. It is empty if nothing is drawn.
func (d *drawing) outline() (table, bool) {
	if len(d.ends) == 0 {
		return nil, true
	}
	box := [4]int{mostReach, mostReach, -mostReach, -mostReach}
	for _, p := range d.points {
		box = [4]int{min(box[0], p.x), min(box[1], p.y), max(box[2], p.x), max(box[3], p.y)}
	}
	if box[0] <= -mostReach || box[1] <= -mostReach || box[2] >= mostReach || box[3] >= mostReach {
		return nil, false
	}
	word := func(b []byte, v int) []byte { return binary.BigEndian.AppendUint16(b, uint16(v)) }
	b := word(nil, len(d.ends))
	for _, v := range box {
		b = word(b, v)
	}
	from := 0
	for _, end := range d.ends {
		for i, j := from, end-1; i < j; i, j = i+1, j-1 {
			d.points[i], d.points[j] = d.points[j], d.points[i]
		}
		b = word(b, end-1)
		from = end
	}
	b = word(b, 0) // instructions
	var xs, ys []byte
	last := point{}
	for _, p := range d.points {
		flags := byte(0)
		if p.on {
			flags = 1
		}
		short, same := byte(0), byte(0)
		xs, short, same = appendDelta(xs, p.x-last.x)
		flags |= short<<1 | same<<4
		ys, short, same = appendDelta(ys, p.y-last.y)
		flags |= short<<2 | same<<5
		b = append(b, flags)
		last = p
	}
	return append(append(b, xs...), ys...), true
}

// appendDelta appends a coordinate as in table glyf, relative to that of the point before, and returns the bits for
// its flags: whether it takes one byte, and then whether it is positive; otherwise whether it is 0 and takes none.
func appendDelta(b []byte, v int) (to []byte, short, same byte) {
	switch {
	case v == 0:
		return b, 0, 1
	case v > 0 && v < 256:
		return append(b, byte(v)), 1, 1
	case v < 0 && v > -256:
		return append(b, byte(-v)), 1, 0
	}
	return binary.BigEndian.AppendUint16(b, uint16(v)), 0, 0
}
