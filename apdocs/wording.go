package apdocs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Wordings holds an organisation's own texts for letters: a map for each form, by the name
// of the text, such as "parent.subject".
type Wordings map[string]map[string]string

// A LetterText is a text of a letter that an organisation may replace.
type LetterText struct {
	Name string // "parent.travel-and-lunch.1"
	Text string
	must bool // a point that a letter must make: it may be reworded but not left out
	at   *string
}

// MaxWording is the greatest size of a wording file in bytes.
const MaxWording = 1 << 20

// ReadWordings reads a wording file, as written by `apdocs wording`, and checks each of
// its texts against the letters among the forms.
func ReadWordings(r io.Reader, forms ...Form) (Wordings, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxWording+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxWording {
		return nil, fmt.Errorf("is larger than %d MB", MaxWording>>20)
	}
	var w Wordings
	if err := json.Unmarshal(data, &w); err != nil {
		return nil,
			errors.New(`is no wording file; it has texts by form and name, such as {"review-outcome": {"parent.subject": "…"}}`)
	}
	for _, form := range slices.Sorted(maps.Keys(w)) {
		f, err := Named(form, forms)
		if err != nil {
			return nil, err
		}
		o, err := Outlined(f)
		if err != nil {
			return nil, err
		}
		if _, err := o.Reworded(w[form]); err != nil {
			return nil, fmt.Errorf("%s: %w", form, err)
		}
	}
	return w, nil
}

// Texts returns the texts of the form's letter that may be replaced, in printed order. It
// returns none if the form is not a letter.
func (o *Outline) Texts() []LetterText {
	if o.Letter == nil {
		return nil
	}
	t := texter{seen: map[string]int{}}
	for _, say := range o.Letter.wordings() {
		t.prefix = say.name
		t.wording(say.Wording)
	}
	if list := o.Letter.Enclosures; list != nil && list.Rows == nil {
		t.prefix = "enclosed"
		for i := range list.Items {
			t.add("", &list.Items[i], false)
		}
	}
	return t.texts
}

// reworded caches outlines with replaced texts, so that a writer that keeps a plan for
// each outline finds its plan again.
var reworded sync.Map // rewordedKey -> *Outline

type rewordedKey struct {
	outline *Outline
	words   string
}

// Reworded returns an outline in which texts, given by name, are replaced. If there is no
// text of a name, the error suggests similar names. It is also an error if a replacement
// leaves out an answer that the text had, or a point that the letter must make.
func (o *Outline) Reworded(words map[string]string) (*Outline, error) {
	if len(words) == 0 || o.Letter == nil {
		return o, nil
	}
	key := rewordedKey{o, fmt.Sprint(words)} // Sprint sorts the keys of maps
	if kept, ok := reworded.Load(key); ok {
		return kept.(*Outline), nil
	}
	layout := *o.Layout
	layout.Letter = o.Letter.clone()
	out := &Outline{Layout: &layout, Fields: o.Fields, Added: o.Added, typ: o.typ, byName: o.byName, lists: o.lists,
		asked: o.asked}
	texts := out.Texts()
	for _, name := range slices.Sorted(maps.Keys(words)) {
		i := slices.IndexFunc(texts, func(t LetterText) bool { return t.Name == name })
		if i < 0 {
			return nil, unknownText(name, texts)
		}
		if err := texts[i].replace(words[name], o); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := headed(texts); err != nil {
		return nil, err
	}
	kept, _ := reworded.LoadOrStore(key, out)
	return kept.(*Outline), nil
}

// headed returns an error that names a heading which was emptied while there is text under
// it.
func headed(texts []LetterText) error {
	for _, heading := range texts {
		section, ok := strings.CutSuffix(heading.Name, "heading")
		if !ok || !blank(*heading.at) {
			continue
		}
		for _, t := range texts {
			if t.at != heading.at && strings.HasPrefix(t.Name, section) && !blank(*t.at) {
				return fmt.Errorf("%s: is empty, but there is text under it (%s); give the heading words, or take it "+
					"out of the file to keep ours", heading.Name, t.Name)
			}
		}
	}
	return nil
}

func unknownText(name string, texts []LetterText) error {
	names := make([]string, len(texts))
	for i, t := range texts {
		names[i] = t.Name
	}
	if near := Nearest(name, names); len(near) > 0 {
		return fmt.Errorf("no text is named %.64q; did you mean %s?", name, strings.Join(near, " or "))
	}
	return fmt.Errorf("no text is named %.64q; `apdocs wording` lists them", name)
}

// replace replaces the text. The replacement must contain the same answers.
func (t *LetterText) replace(text string, o *Outline) error {
	has := Placeholders(text)
	for _, name := range Placeholders(t.Text) {
		if !slices.Contains(has, name) {
			return fmt.Errorf("the text has lost {%s}", name)
		}
	}
	for _, name := range has {
		if !slices.Contains(Placeholders(t.Text), name) && o.byName[name] == nil && !isSetting(name) && !isAddressee(name) {
			return fmt.Errorf("the text names {%.64s}, which is no question of this form", name)
		}
	}
	if wrong := pluralsWrong(text); wrong != "" {
		return errors.New("the text " + wrong)
	}
	if t.must && blank(text) {
		return errors.New("the letter must have this point; say it in other words, but do not leave it out")
	}
	*t.at = text
	return nil
}

// A texter names the texts of a letter by the headings that they are under, with a number.
type texter struct {
	prefix string
	seen   map[string]int
	texts  []LetterText
}

func (t *texter) add(under string, text *string, must bool) {
	name := strings.TrimSuffix(t.prefix+"."+under, ".")
	t.seen[name]++
	t.texts = append(t.texts, LetterText{name + "." + strconv.Itoa(t.seen[name]), *text, must, text})
}

// named adds a text that has a fixed name.
func (t *texter) named(name string, text *string, must bool) {
	t.texts = append(t.texts, LetterText{t.prefix + "." + name, *text, must, text})
}

func (t *texter) wording(say *Wording) {
	t.named("salutation", &say.Salutation, true)
	t.named("subject", &say.Subject, true)
	t.blocks(say.Blocks, "text", false)
	t.named("closing", &say.Closing, true)
	if s := say.Slip; s != nil {
		t.named("slip.title", &s.Title, true)
		t.named("slip.returnTo", &s.ReturnTo, true)
		t.named("slip.text", &s.Text, true)
	}
}

func (t *texter) blocks(blocks []Block, under string, must bool) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Section:
			inner := under
			if b.Heading != "" {
				inner = slug(b.Heading)
				t.named(inner+".heading", &b.Heading, must)
			}
			t.blocks(b.Blocks, inner, must)
		case *Paragraph:
			t.add(under, &b.Text, must)
		case *List:
			for i := range b.Items {
				t.add(under, &b.Items[i], must)
			}
		case *Items:
			for _, point := range b.Points {
				t.blocks([]Block{point}, under, true)
			}
		}
	}
}

// slug turns a heading into a part of a name: "travel-and-lunch".
func slug(heading string) string {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "-")
}

// clone returns a copy of the letter whose texts can be changed. Questions and lists are
// shared with l.
func (l *Letter) clone() *Letter {
	out := *l
	out.Parent, out.Pupil, out.Authority = l.Parent.clone(), l.Pupil.clone(), l.Authority.clone()
	if l.Enclosures != nil {
		out.Enclosures = cloneTexts([]Block{l.Enclosures})[0].(*List)
	}
	return &out
}

func (w *Wording) clone() *Wording {
	if w == nil {
		return nil
	}
	out := *w
	out.Blocks = cloneTexts(w.Blocks)
	if w.Slip != nil {
		slip := *w.Slip
		out.Slip = &slip
	}
	return &out
}

func cloneTexts(blocks []Block) []Block {
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		switch b := b.(type) {
		case *Section:
			s := *b
			s.Blocks = cloneTexts(b.Blocks)
			out[i] = &s
		case *Paragraph:
			p := *b
			out[i] = &p
		case *List:
			l := *b
			l.Items = slices.Clone(b.Items)
			out[i] = &l
		case *Items:
			points := &Items{Points: make([]*Section, len(b.Points))}
			for j, p := range b.Points {
				points.Points[j] = cloneTexts([]Block{p})[0].(*Section)
			}
			out[i] = points
		default:
			out[i] = b
		}
	}
	return out
}
