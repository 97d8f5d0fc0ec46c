package font

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"sync"

	shapefont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
)

// A shaper turns words into clusters by the rules of their script and the tables of their face. A
// goroutine borrows one from the family for a text at a time. What a shaper remembers does not
// change what it makes.
type shaper struct {
	family *Family
	faces  [slots]*harfbuzz.Font
	buffer *harfbuzz.Buffer
	words  map[wordKey]*word
	parts  map[clusterKey]*cluster                 // those of the words
	pieces [weights][deepest + 2]map[string]*piece // by level
	known  int                                     // how many pieces there are

	composed map[string]string // what Compose makes of words
	runes    []rune
	at       []int // offset in the word of each rune, and the word's length

	runs  []run
	order []int // as shown, from left to right: indices of runs

	resolved [32]resolved // the last paragraphs
	next     int          // the oldest of them
	latest   int          // the one that was asked for last
	line     []uint8      // levels of a line with spaces at its end
	reversed []wordRun    // of a line
	leveller leveller
	signs    map[signKey]*cluster // that are mirrored
	blank    map[blankKey]*cluster
	last     *cluster // of blank
	lastKey  blankKey
}

// A resolved is the levels of a paragraph on a page of a direction; levels is nil if all run from left to right.
type resolved struct {
	paragraph string
	direction Direction
	levels    []uint8
	base      uint8
	reversed  bool // all of it runs from right to left
	eastAsian bool // it may have East Asian text
	memory    []uint8

	weight Weight // in which the paragraph was wrapped last
	lines  []measuredLine
	words  []placed
}

// A placed is a word of a paragraph.
type placed struct {
	from, to int
	p        *piece
}

// A measuredLine is a line of a paragraph as it was wrapped, in bytes, and its width in 1/1000 em.
type measuredLine struct{ from, to, wide int }

// A blankKey is a space of a width in a face of a script.
type blankKey struct {
	slot slot
	wide int
	text string
}

// A signKey is a sign in the width of its mirror image, in font units.
type signKey struct {
	slot slot
	wide int
	sign rune
}

// space returns a space as a cluster.
func (s *shaper) space(at slot, text string, wide int) *cluster {
	key := blankKey{at, wide, text}
	if s.last != nil && s.lastKey == key {
		return s.last
	}
	c := s.blank[key]
	if c == nil {
		if s.blank == nil {
			s.blank = map[blankKey]*cluster{}
		}
		key.text = strings.Clone(text)
		c = newCluster(key.text, nil, s.family.face(at).unscale(wide))
		s.blank[key] = c
	}
	key.text = c.text
	s.last, s.lastKey = c, key
	return c
}

// A wordKey says all that the shape of a word depends on.
type wordKey struct {
	slot      slot
	backwards bool // shown from right to left
	text      string
}

// A word is a shaped word: clusters from left to right as they are shown.
type word struct {
	clusters []*cluster
	wide     int // in 1/1000 em
}

// mostWords bounds what a shaper remembers: about a megabyte.
const mostWords = 4096

// shapers are the shapers of a family that nobody uses at the moment.
type shapers struct {
	mutex sync.Mutex
	free  []*shaper
}

// borrow returns a shaper, which nobody else uses until it is given back.
func (f *Family) borrow() *shaper {
	f.shapers.mutex.Lock()
	defer f.shapers.mutex.Unlock()
	if n := len(f.shapers.free); n > 0 {
		s := f.shapers.free[n-1]
		f.shapers.free = f.shapers.free[:n-1]
		return s
	}
	return &shaper{
		family: f, buffer: harfbuzz.NewBuffer(),
		words: map[wordKey]*word{}, parts: map[clusterKey]*cluster{}, composed: map[string]string{},
		signs: map[signKey]*cluster{},
	}
}

// giveBack ends the use of a shaper.
func (f *Family) giveBack(s *shaper) {
	f.shapers.mutex.Lock()
	defer f.shapers.mutex.Unlock()
	f.shapers.free = append(f.shapers.free, s)
}

// A shaping is what shaping needs of a face. It is read once.
type shaping struct {
	once sync.Once
	font *shapefont.Font
}

// shaped returns the tables of a face for shaping. [Parse] has checked the face; one whose other tables
// are damaged is a fault of the build, and shaped panics.
func (f *Face) shaped() *shapefont.Font {
	f.shape.once.Do(func() {
		loader, err := opentype.NewLoader(bytes.NewReader(f.data))
		if err == nil {
			f.shape.font, err = shapefont.NewFont(loader)
		}
		if err != nil {
			panic(fmt.Errorf("read %s for shaping: %w", f.Name, err))
		}
	})
	return f.shape.font
}

// Features of alphabets that are written letter by letter: pairs are not moved closer and letters not
// joined, since those of the text around are not.
var sideBySide = []harfbuzz.Feature{feature("kern"), feature("liga"), feature("clig"), feature("calt")}

// feature turns a feature off.
func feature(name string) harfbuzz.Feature {
	return harfbuzz.Feature{Tag: opentype.MustNewTag(name), Start: 0, End: harfbuzz.FeatureGlobalEnd}
}

// shape returns the clusters of a part of a text that is in one face and direction.
func (s *shaper) shape(r *run, text string) *word {
	key := wordKey{r.slot, r.backwards(), text}
	if w, ok := s.words[key]; ok {
		return w
	}
	if len(s.words) >= mostWords {
		clear(s.words)
		clear(s.parts)
	}
	key.text = strings.Clone(text) // the text is part of a record
	var w *word
	if r.slot >= builtIn {
		w = s.makeVariant(r, key.text)
	} else {
		w = s.make(r, key.text)
	}
	s.words[key] = w
	return w
}

// face returns a face prepared for shaping.
func (s *shaper) face(at slot) *harfbuzz.Font {
	if s.faces[at] == nil {
		s.faces[at] = harfbuzz.NewFont(shapefont.NewFace(s.family.face(at).shaped()))
	}
	return s.faces[at]
}

// make shapes a word.
func (s *shaper) make(r *run, text string) *word {
	s.runes, s.at = s.runes[:0], s.at[:0]
	for i, c := range text {
		s.runes, s.at = append(s.runes, c), append(s.at, i)
	}
	s.at = append(s.at, len(text))
	s.withoutDots(s.family.face(r.slot))

	b := s.buffer
	b.Clear()
	b.Flags = harfbuzz.Bot | harfbuzz.Eot | harfbuzz.RemoveDefaultIgnorables
	b.AddRunes(s.runes, 0, -1)
	b.Props = harfbuzz.SegmentProperties{Script: r.script, Direction: harfbuzz.LeftToRight}
	if r.backwards() {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	var features []harfbuzz.Feature
	if !joins(s.runes[0]) {
		features = sideBySide
	}
	b.Shape(s.face(r.slot), features)

	w := &word{}
	face := s.family.face(r.slot)
	for i := 0; i < len(b.Info); {
		j := i + 1
		for j < len(b.Info) && b.Info[j].Cluster == b.Info[i].Cluster {
			j++
		}
		c := s.cluster(face, text, b.Info, b.Pos, i, j)
		w.clusters = c.appendApart(w.clusters, r.backwards())
		i = j
	}
	for i, c := range w.clusters {
		w.clusters[i] = s.shared(r.slot, c)
		w.wide += c.measure(face)
	}
	return w
}

// A clusterKey distinguishes clusters of all faces.
type clusterKey struct {
	slot  slot
	inner bool
	key   string
}

// shared returns the one cluster of a shaper that is like c, so that a document asks for its code by its address.
func (s *shaper) shared(at slot, c *cluster) *cluster {
	key := clusterKey{at, c.inner, c.key}
	if known := s.parts[key]; known != nil {
		return known
	}
	s.parts[key] = c
	return c
}

// cluster makes a cluster of the glyphs from i up to but not including j. Its text ends where that of
// the next cluster begins, which is the one before in text from right to left.
func (s *shaper) cluster(
	face *Face, text string, info []harfbuzz.GlyphInfo, pos []harfbuzz.GlyphPosition, i, j int,
) *cluster {
	from, to := info[i].Cluster, len(s.runes)
	if i == 0 && info[len(info)-1].Cluster >= from || j == len(info) && info[0].Cluster >= from {
		from = 0 // nothing is lost of what was invisible before it
	}
	for _, other := range [2]int{i - 1, j} {
		if other >= 0 && other < len(info) && info[other].Cluster > from {
			to = info[other].Cluster
		}
	}
	parts := make([]part, 0, j-i)
	x := 0
	for k := i; k < j; k++ {
		parts = append(parts, part{uint16(info[k].Glyph), short(x + int(pos[k].XOffset)), short(int(pos[k].YOffset))})
		x += int(pos[k].XAdvance)
	}
	if len(parts) > 1 && !joins(s.runes[from]) {
		s.placeLoose(face, parts, info[i:j], pos[i:j], from, to)
	}
	return newCluster(text[s.at[from]:s.at[to]], parts, min(max(x, 0), math.MaxInt16))
}

// short limits a coordinate to what a font file can hold.
func short(v int) int16 { return int16(min(max(v, math.MinInt16), math.MaxInt16)) }
