package font

import (
	"strings"
	"unicode/utf8"

	"github.com/apdocs/forms/render/pdf/internal/file"
)

// This file has the slower ways of Width, Wrap and Show, for texts with characters that need shaping.

// widthShaped returns the width of a part of a text in 1/1000 em.
func (s *Set) widthShaped(sh *shaper, w Weight, text string, levels []uint8) int {
	sum := 0
	runs := sh.itemise(w, text, levels)
	for i := range runs {
		if r := &runs[i]; r.shaped {
			sum += sh.shape(r, text[r.from:r.to]).wide
		} else {
			sum += s.widthBeside(w, text[r.from:r.to], r.to == len(text))
		}
	}
	return sum
}

// widthBeside returns the width of characters that are shown one glyph each. A soft hyphen shows only at
// the end of the line, which is that of text if ends.
func (s *Set) widthBeside(w Weight, text string, ends bool) int {
	sum := 0
	for i := 0; i < len(text); {
		wide, n := s.step(w, text[i:])
		if i += n; ends || i < len(text) || !strings.HasSuffix(text, string(softHyphen)) {
			sum += wide
		}
	}
	return sum
}

// wrapShaped is Wrap for texts that need shaping.
func (s *Set) wrapShaped(dst []string, w Weight, limit int, text string) []string {
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	space := int(s.cells[w][' '] & wideBits)
	start, end, used := 0, 0, 0 // the line so far is text[start:end]
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			i++
			continue
		}
		n := strings.IndexByte(text[i:], ' ')
		if n < 0 {
			n = len(text) - i
		}
		wide := s.widthShaped(sh, w, text[i:i+n], nil)
		gap := (i - end) * space
		switch {
		case end > start && used+gap+wide <= limit:
			used += gap + wide
		default:
			if end > start {
				dst = append(dst, text[start:end])
			}
			start, used = i, wide
			if wide > limit {
				var rest string
				dst, rest, used = s.cutShaped(sh, dst, w, limit, text[i:i+n])
				start += n - len(rest)
			}
		}
		i += n
		end = i
	}
	return append(dst, text[start:end])
}

// cutShaped appends full lines of a word wider than limit, and returns the rest for the line after them.
func (s *Set) cutShaped(sh *shaper, dst []string, w Weight, limit int, word string) (
	lines []string, rest string, sum int) {
	places := sh.places(w, word)
	from := 0
	for {
		if sum = s.widthShaped(sh, w, word[from:], nil); sum <= limit || len(places) == 0 {
			return dst, word[from:], sum
		}
		var best [breakRanks]int
		for _, at := range places {
			before, _ := utf8.DecodeLastRuneInString(word[:at])
			wide := s.widthShaped(sh, w, word[from:at], nil)
			if wide > limit && best != [breakRanks]int{} {
				break
			}
			best[rank(before, first(word[at:]))] = at
		}
		for _, at := range best {
			if at > 0 {
				dst = append(dst, word[from:at])
				for len(places) > 0 && places[0] <= at {
					places = places[1:]
				}
				from = at
				break
			}
		}
	}
}

// places returns where a word may be broken if it must be: between any two clusters.
func (s *shaper) places(w Weight, word string) []int {
	var places []int
	runs := s.itemise(w, word, nil)
	for i := range runs {
		r := &runs[i]
		if !r.shaped {
			for at := range word[r.from:r.to] {
				places = append(places, r.from+at)
			}
			continue
		}
		clusters := s.shape(r, word[r.from:r.to]).clusters
		at := r.from
		for k := range clusters {
			c := clusters[k]
			if r.backwards() {
				c = clusters[len(clusters)-1-k]
			}
			places = append(places, at)
			at += len(c.text)
		}
	}
	if len(places) > 0 && places[0] == 0 {
		places = places[1:]
	}
	return places
}

// showShaped is Show for texts that need shaping.
func (s *Set) showShaped(b []byte, x *Extra, w Weight, size file.Length, text string) pen {
	p := pen{b: b, set: s, weight: w, size: size, now: none}
	sh := s.family.borrow()
	defer s.family.giveBack(sh)
	runs := sh.itemise(w, text, nil)
	for i := range runs {
		r := &runs[i]
		part := text[r.from:r.to]
		if r.shaped {
			for _, c := range sh.shape(r, part).clusters {
				p.putCluster(x, r.slot, c)
			}
			continue
		}
		for i, c := range part {
			if c != zeroWidthSpace && (c != softHyphen || r.from+i+len(string(c)) == len(text)) {
				p.put(x, c)
			}
		}
	}
	p.close()
	return p
}
