package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
)

// hostile lists parts of hostile text, all of which can be printed.
var hostile = []string{
	"Zoë", "Zoe\u0308", "Łukasiewicz-Ștefănescu", "Nguyễn Thị Ánh", "Nguye\u0302\u0303n", "Ŵyn ap Siôn", "O’Neill-D'Souza",
	"Ольга", "Ελένη", "Ωμέγα", "Հայկ", "ქეთი", "{pupil.name}", "{broker}", "{", "}}", "(", ")", `\`, `\\)`, `("`, "“”",
	"‘’", "«»",
	"<b>&amp;</b>", "%PDF", "BT ET", "endstream", "endobj", "/Artifact", "<</MCID 0>>BDC", "EMC", "£1,000.50", "…", "–",
	"—",
	"co\u00ADop\u00ADer\u00ADa\u00ADtion", "end\u00AD", "a\u00A0b", "\u00A0", "\u2003", "\t", "  ", "\u200B", "\uFEFF",
	"\u2028",
	"https://provider.example/very/long/path_with.dots-and-dashes@somewhere/and/on/and/on/until/it/must/break",
	"office@a-very-long-name-of-a-provider-for-an-address.example",
	"Donaudampfschifffahrtsgesellschaftskapitänsmützenschublade",
	strings.Repeat("W", 90), strings.Repeat("ij", 70), "•", "1.", "☐", "✓", "€", "½", "m²", "ﬁ", "½\u2044", "#", "--",
	"..",
}

var plainWords = strings.Fields(`the pupil has worked well on most mornings and would like to do more with animals in
	spring while school sends work each Monday and asks for it back by Friday so that nothing is lost between us`)

// A filler answers the questions of records at random.
type filler struct{ *rand.Rand }

func newFiller(seed uint64) filler { return filler{rand.New(rand.NewPCG(seed, 3))} }

// words returns up to n pieces of text, mostly separated by spaces.
func (r filler) words(n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		switch r.IntN(6) {
		case 0, 1:
			b.WriteString(hostile[r.IntN(len(hostile))])
		default:
			b.WriteString(plainWords[r.IntN(len(plainWords))])
		}
		if r.IntN(12) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// prose returns paragraphs, some of them empty and a few very long.
func (r filler) prose() string {
	var b strings.Builder
	ends := []string{"\n", "\n", "\n\n\n", "\r\n", "\r"}
	for range r.IntN(4) {
		n := 12
		if r.IntN(40) == 0 {
			n = 400
		}
		b.WriteString(r.words(n) + ends[r.IntN(len(ends))])
	}
	return b.String()
}

// fill answers about four in five questions, with 0 to 30 rows in each list.
func (r filler) fill(o *apdocs.Outline) apdocs.Form {
	record := o.New()
	r.blocks(o.Blocks, record, apdocs.At{}, 0)
	e := record.Envelope()
	e.Form = o.Name
	if r.IntN(3) > 0 {
		e.Reference = fmt.Sprint("R-", r.IntN(1000))
	}
	for range max(0, r.IntN(6)-3) {
		e.Extra = append(e.Extra, apdocs.Extra{Question: r.words(12) + "?", Answer: apdocs.LongText(r.prose())})
		e.Overrides = append(e.Overrides, apdocs.Override{Rule: "R1", Reason: r.words(30), By: r.words(3)})
	}
	return record
}

func (r filler) blocks(blocks []apdocs.Block, record apdocs.Form, at apdocs.At, depth int) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *apdocs.Section:
			if b.Again {
				continue // its questions are asked elsewhere, with their limits
			}
			if b.Repeat == nil {
				r.blocks(b.Blocks, record, at, depth)
				continue
			}
			b.Repeat.Grow(record, at, r.IntN(4))
			for i := range b.Repeat.Len(record, at) {
				at[depth] = i
				r.blocks(b.Blocks, record, at, depth+1)
			}
		case *apdocs.Answers:
			r.fields(b.Fields, record, at)
		case *apdocs.Panel:
			r.fields(b.Printed(), record, at)
		case *apdocs.Table:
			r.table(b, record, at, depth)
		}
	}
}

func (r filler) table(t *apdocs.Table, record apdocs.Form, at apdocs.At, depth int) {
	if t.Repeat == nil {
		for _, row := range t.Rows {
			r.fields(row, record, at)
		}
		return
	}
	rows := r.IntN(4)
	if r.IntN(10) == 0 {
		rows = r.IntN(31)
	}
	t.Repeat.Grow(record, at, rows)
	for i := range t.Repeat.Len(record, at) {
		if at[depth] = i; r.IntN(5) > 0 {
			r.fields(t.Rows[0], record, at)
		}
	}
}

func (r filler) fields(fields []*apdocs.Field, record apdocs.Form, at apdocs.At) {
	for _, f := range fields {
		switch {
		case f.Kind == apdocs.KindGroup:
			r.fields(f.Parts, record, at)
		case f.Kind != apdocs.KindComputed && r.IntN(5) > 0:
			r.answer(f, record, at)
		}
	}
}

func (r filler) answer(f *apdocs.Field, record apdocs.Form, at apdocs.At) {
	switch p := f.Pointer(record, at).(type) {
	case *string:
		*p = strings.ReplaceAll(r.words(6), "\n", " ")
	case *apdocs.LongText:
		*p = apdocs.LongText(r.prose())
	case *apdocs.Address:
		*p = apdocs.Address(r.prose())
	case *apdocs.Date:
		*p = apdocs.NewDate(2000+r.IntN(40), time.Month(1+r.IntN(12)), 1+r.IntN(28))
	case *apdocs.Clock:
		*p = apdocs.NewClock(r.IntN(24), r.IntN(60))
	case *apdocs.Moment:
		*p = apdocs.NewMoment(time.Unix(1_700_000_000+r.Int64N(1e8), 0).UTC())
	case *apdocs.Count:
		most := 200
		if f.Question.Max > 0 {
			most = f.Question.Max + 1
		}
		*p = apdocs.NewCount(max(f.Question.Min, r.IntN(most)))
	case *apdocs.Percent:
		*p = apdocs.NewPercent(r.IntN(101))
	case *apdocs.Money:
		*p = apdocs.NewMoney(r.Int64N(1e9))
	case *apdocs.Rating:
		*p = apdocs.Rating(r.IntN(6))
	case *apdocs.Signature:
		*p = r.signature()
	default:
		if err := setChoice(p, f.Choices[r.IntN(len(f.Choices))].Value); err != nil {
			panic(err)
		}
	}
}

func (r filler) signature() apdocs.Signature {
	states := append(apdocs.SignatureStatus("").Choices(), apdocs.Choice{})
	methods := append(apdocs.SignatureMethod("").Choices(), apdocs.Choice{})
	s := apdocs.Signature{
		Name: r.words(4), Role: r.words(5),
		Status: apdocs.SignatureStatus(states[r.IntN(len(states))].Value),
		Method: apdocs.SignatureMethod(methods[r.IntN(len(methods))].Value),
	}
	if r.IntN(2) > 0 {
		s.At = apdocs.NewMoment(time.Unix(1_700_000_000, 0).UTC())
	}
	return s
}

// records is the number of random records of each form.
const records = 400

// A record of hostile text gives the same file in any goroutine, whatever was written
// before and at the same time.
func TestRandomBytes(t *testing.T) {
	org := organisation(t)
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(o.Name, func(t *testing.T) {
			t.Parallel()
			for _, options := range []render.Options{{Organisation: org}, {Draft: true, LargePrint: true},
				{Rendition: render.Blank}} {
				n := records
				if options.Draft || options.Rendition == render.Blank {
					n /= 20
				}
				checkBytes(t, o, &options, n)
			}
		})
	}
}

func checkBytes(t *testing.T, o *apdocs.Outline, options *render.Options, n int) {
	e, sums := NewEncoder(options), make([][32]byte, n)
	for i := range sums {
		sums[i] = sum(t, e, newFiller(uint64(i)).fill(o))
	}
	var at sync.WaitGroup
	const goroutines = 8
	again := NewEncoder(options)
	for g := range goroutines {
		at.Go(func() {
			for i := n - 1 - g; i >= 0; i -= goroutines { // in reverse order
				if sum(t, again, newFiller(uint64(i)).fill(o)) != sums[i] {
					t.Errorf("record %d gives other bytes the second time", i)
				}
			}
		})
	}
	at.Wait()
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	if sum(t, NewEncoder(options), newFiller(7).fill(o)) != sums[7] {
		t.Error("a record gives other bytes when it comes first")
	}
}

func sum(t *testing.T, e *Encoder, f apdocs.Form) [32]byte {
	var b bytes.Buffer
	if err := e.EncodeTo(&b, f, anybody(&e.options, f)); err != nil {
		t.Error(err)
	}
	return sha256.Sum256(b.Bytes())
}

// Some of these documents are read and checked like all others.
func TestRandomDocuments(t *testing.T) {
	few := 160 / len(documents.All())
	for _, f := range documents.All() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		var encoders []*Encoder
		for _, options := range []render.Options{{}, {LargePrint: true}, {Draft: true}, {Rendition: render.Blank},
			{Rendition: render.Blank, LargePrint: true}} {
			options.Organisation = &apdocs.Organisation{Name: "Sample School"}
			encoders = append(encoders, NewEncoder(&options))
		}
		for i := range few {
			t.Run(fmt.Sprint(o.Name, "/", i), func(t *testing.T) {
				e := encoders[max(0, i%10-5)] // half of them completed, in normal print
				m := &making{record: newFiller(uint64(i)).fill(o), options: e.options}
				m.to = anybody(&m.options, m.record)
				m.make(t, e)
				m.checkMarks(t)
				m.checkTags(t)
				m.checkAnswers(t)
				m.checkGeometry(t)
				m.checkPages(t)
				m.checkCarried(t)
			})
		}
	}
}

// setChoice sets an answer that is one of a few words.
func setChoice(p any, value string) error {
	v := reflect.ValueOf(p).Elem()
	if v.Kind() != reflect.String {
		return fmt.Errorf("an answer is a %T", p)
	}
	v.SetString(value)
	return nil
}
