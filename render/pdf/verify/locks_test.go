package verify_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/render/pdf/internal/file"
	"github.com/apdocs/forms/render/pdf/internal/signtest"
)

// TestLockedFields fills in fields that the signature locks, and others.
func TestLockedFields(t *testing.T) {
	who := newSigning(t)
	fill := func(num int) func(x *draft) {
		return func(x *draft) {
			if x.set(ref(num), "V", file.String("Yes")); num == signtest.SmallBox {
				x.set(ref(num), "V", file.NameValue("Yes"))
				x.set(ref(num), "AS", file.NameValue("Yes"))
			}
		}
	}
	for _, test := range []struct {
		lock         string
		comment, box bool // may be filled
	}{
		{"/Action/All", false, false},
		{"/Action/Include/Fields[(comment)]", false, true},
		{"/Action/Exclude/Fields[(comment)]", true, false},
		{"/Action/Include/Fields[(other)]", true, true},
	} {
		signed := who.small(t, signtest.Small{}, signtest.ByHand{Lock: test.lock})
		for num, want := range map[int]bool{signtest.SmallComment: test.comment, signtest.SmallBox: test.box} {
			if v := signed.verdict(t, signed.after(t, signtest.StreamSection, fill(num)), who.options); v.Holds != want {
				t.Errorf("%s: field %d filled, holds: %v: %s", test.lock, num, v.Holds, said(v))
			}
		}
	}
	for lock, want := range map[string]bool{"/Action/Include/Fields[(signatures)]": false,
		"/Action/Include/Fields[(signatures.parent)]": false,
		"/Action/Include/Fields[(comment)]":           true} {
		signed := who.small(t, signtest.Small{}, signtest.ByHand{Lock: lock})
		document := signtest.ByHand{}.Sign(t, signed.document, who.parent, "parent")
		if v := signed.verdict(t, document, who.options); v.Holds != want {
			t.Errorf("%s: signed by the parent, holds: %v: %s", lock, v.Holds, said(v))
		}
	}
}

// TestFlags removes the flags Print and Locked from fields, alone and together with
// filling them in or signing them.
func TestFlags(t *testing.T) {
	who := newSigning(t)
	signed := who.small(t, signtest.Small{}, signtest.ByHand{})
	for _, test := range []struct {
		field, flags int
		value        file.Object
		holds        bool
	}{
		{signtest.SmallComment, 4, file.String("Yes"), true},
		{signtest.SmallComment, 4 | 128, file.String("Yes"), true},
		{signtest.SmallComment, 0, file.String("Yes"), false},     // no longer printed
		{signtest.SmallComment, 4 | 2, file.String("Yes"), false}, // hidden
		{signtest.SmallComment, 0, nil, false},
		{signtest.SmallPupil, 0, file.String("Alex Example"), false},
		{signtest.SmallParent, 132, file.Dict{"Type": file.NameValue("Sig")}, true},
		{signtest.SmallParent, 128, file.Dict{"Type": file.NameValue("Sig")}, false},
		{signtest.SmallParent, 4, file.Dict{"Type": file.NameValue("Sig")}, false}, // no longer locked
		{signtest.SmallParent, 4, nil, false},
	} {
		v := signed.verdict(t, signed.after(t, signtest.StreamSection, func(x *draft) {
			x.set(ref(test.field), "F", test.flags)
			x.set(ref(test.field), "V", test.value)
		}), who.options)
		if v.Holds != test.holds || !test.holds && !strings.Contains(said(v), "a field was hidden or shown") {
			t.Errorf("field %d with flags %d and value %v: holds: %v: %s", test.field, test.flags, test.value, v.Holds, said(v))
		}
	}
}

// TestExchangedContainer gives an object stream of the signed revision a role that may
// change, and replaces it in a second update, which changes the objects in it.
func TestExchangedContainer(t *testing.T) {
	who := newSigning(t)
	signed := who.small(t, signtest.Small{Packed: true, Only: []int{signtest.SmallFont},
		Change: func(objects map[int]file.Object) {
			form, _ := objects[signtest.SmallForm].(file.Dict)
			objects[signtest.SmallForm] = form.With("DR", nil)
		}}, signtest.ByHand{})
	i := slices.IndexFunc(signed.targets, func(r file.Reference) bool {
		s, ok := signed.d.Own(r).(*file.Stream)
		return ok && s.Dict["Type"] == file.NameValue("ObjStm")
	})
	if i < 0 {
		t.Fatal("no object stream")
	}
	container := signed.targets[i]
	excused := func(x *draft) { x.set(ref(signtest.SmallForm), "DR", file.Dict{"Font": container}) }
	for name, other := range map[string]file.Object{
		"dictionary": file.Dict{},
		"untyped":    &file.Stream{Dict: file.Dict{"N": 0, "First": 0}, Raw: []byte(" ")},
	} {
		changed := signed.after(t, signtest.TableSection, excused, func(x *draft) { x.values[container] = other })
		if signed.holds(changed, who.options) {
			t.Errorf("holds with another object stream: %s", name)
		}
	}
	if v := signed.verdict(t, signed.after(t, signtest.TableSection, excused), who.options); !v.Holds {
		t.Errorf("the first update alone does not hold: %s", said(v))
	}
}
