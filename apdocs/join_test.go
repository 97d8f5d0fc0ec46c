package apdocs_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/apdocs/internal/kittest"
)

// set gives the question an answer, in the first row of each list. Answers with another n
// differ.
func set(f *apdocs.Field, record apdocs.Form, n int) {
	switch a := f.Pointer(record, apdocs.At{}).(type) {
	case *apdocs.Date:
		*a = apdocs.NewDate(2026, time.November, 10+n)
	case *apdocs.Clock:
		*a = apdocs.NewClock(9, n)
	case *apdocs.Moment:
		*a = apdocs.NewMoment(time.Date(2026, time.November, 10+n, 9, 0, 0, 0, time.UTC))
	case *apdocs.Count:
		*a = apdocs.NewCount(n)
	case *apdocs.Percent:
		*a = apdocs.NewPercent(n)
	case *apdocs.Money:
		*a = apdocs.NewMoney(int64(n))
	case *apdocs.Rating:
		*a = apdocs.Rating(1 + n)
	case *apdocs.Signature:
		*a = apdocs.Signature{Name: "Pat Example", Role: []string{"Mother", "Carer"}[n]}
	default:
		text := []string{"Some words", "Other words"}[n]
		if len(f.Choices) > 0 {
			text = f.Choices[n%len(f.Choices)].Value
		}
		reflect.ValueOf(a).Elem().SetString(text)
	}
}

// answered returns a record with one answer and, if that is in a row, the row.
func answered(t *testing.T, o *apdocs.Outline, f *apdocs.Field, n int) apdocs.Form {
	t.Helper()
	record := o.New()
	for _, r := range kittest.Repeats(o.Blocks) {
		r.Grow(record, apdocs.At{}, 1)
	}
	if o.Letter != nil && o.Letter.Parent.Slip != nil {
		o.Letter.Parent.Slip.Replies.Grow(record, apdocs.At{}, 1)
	}
	if set(f, record, n); !f.Answered(record, apdocs.At{}) {
		t.Errorf("%s: %s is in a list without rows", o.Name, f.Name)
	}
	return record
}

// An answer that two parts give differently is a conflict, whatever its kind. One that only
// one part gives, or both give alike, is in the joined record.
func TestJoinEveryAnswer(t *testing.T) {
	kinds := map[apdocs.Kind]bool{}
	for _, form := range append(documents.All(), new(TripReport)) {
		o, err := apdocs.Outlined(form)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range o.Fields {
			if f.Kind == apdocs.KindComputed {
				continue
			}
			kinds[f.Kind] = true
			one, other := answered(t, o, f, 0), answered(t, o, f, 1)
			joinAlike(t, f, one, o.New())
			joinAlike(t, f, one, answered(t, o, f, 0))
			joinAlike(t, f, o.New(), one)
			if len(f.Choices) == 1 {
				continue
			}
			whole, conflicts, err := apdocs.Join(one, other)
			if f.Name == "pupil.name" || f.Name == "pupil.birthDate" {
				if part := (*apdocs.PartError)(nil); !errors.As(err, &part) || part.Part != 1 || whole != nil {
					t.Errorf("%s: %s differs: %v, %v", o.Name, f.Name, whole, err)
				}
				continue
			}
			path := f.PathAt(apdocs.At{})
			if err != nil || whole != nil || len(conflicts) != 1 || conflicts[0].Path != path || conflicts[0].Part != 1 ||
				conflicts[0].Label == "" {
				t.Errorf("%s: %s differs: conflicts %+v, %v", o.Name, path, conflicts, err)
			}
		}
	}
	for kind := apdocs.KindText; kind <= apdocs.KindSignature; kind++ {
		if !kinds[kind] {
			t.Errorf("no form has an answer of kind %d", kind)
		}
	}
}

// joinAlike wants the answer of one or both parts in the joined record, and the parts
// unchanged.
func joinAlike(t *testing.T, f *apdocs.Field, one, other apdocs.Form) {
	t.Helper()
	want := f.Pointer(one, apdocs.At{})
	if !f.Answered(one, apdocs.At{}) {
		want = f.Pointer(other, apdocs.At{})
	}
	before := reflect.ValueOf(f.Pointer(other, apdocs.At{})).Elem().Interface()
	whole, conflicts, err := apdocs.Join(one, other)
	if err != nil || len(conflicts) != 0 || !reflect.DeepEqual(f.Pointer(whole, apdocs.At{}), want) {
		t.Errorf("%s: conflicts %v, %v", f.Name, conflicts, err)
	}
	if after := reflect.ValueOf(f.Pointer(other, apdocs.At{})).Elem().Interface(); !reflect.DeepEqual(before, after) {
		t.Errorf("%s: joining changed a part", f.Name)
	}
}

// Parts of other records are refused, and evidence of two signatures is never mixed.
func TestJoinRefused(t *testing.T) {
	one := &documents.ProgressVisit{Record: apdocs.Record{Reference: "PV-1"}}
	for name, other := range map[string]apdocs.Form{
		"a record of another form":       new(documents.PlacementEvaluation),
		"a record with a reference":      &documents.ProgressVisit{Record: apdocs.Record{Reference: "PV-2"}},
		"a record of another version":    &documents.ProgressVisit{Record: apdocs.Record{Version: 2}},
		"no record":                      (*documents.ProgressVisit)(nil),
		"a record without a type at all": nil,
	} {
		var part *apdocs.PartError
		if whole, _, err := apdocs.Join(one, other); !errors.As(err, &part) || part.Part != 1 || whole != nil {
			t.Errorf("%s: %v, %v", name, whole, err)
		}
	}
	one.Signatures.School = apdocs.Signature{Name: "Jordan Sample", Status: apdocs.Signed}
	other := new(documents.ProgressVisit)
	other.Signatures.School = apdocs.Signature{Role: "Head of year"}
	whole, conflicts, err := apdocs.Join(one, other)
	if err != nil || whole != nil || len(conflicts) != 1 || conflicts[0].Path != "signatures.school" {
		t.Errorf("signatures that differ: %v, %+v, %v", whole, conflicts, err)
	}
	at := apdocs.NewMoment(time.Date(2026, 11, 20, 9, 10, 0, 0, time.FixedZone("", 3600)))
	one.Signatures.School.At = apdocs.NewMoment(time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)) // as typed into a form
	other.Signatures.School = apdocs.Signature{Name: "Jordan Sample", Status: apdocs.Signed, Role: "Head of year", At: at}
	whole, _, err = apdocs.Join(one, other)
	if err != nil || whole.(*documents.ProgressVisit).Signatures.School.Role != "Head of year" {
		t.Errorf("a signature with more evidence: %v, %v", whole, err)
	}
	if got := whole.(*documents.ProgressVisit).Signatures.School.At; got != at {
		t.Errorf("the time of a signature was lost: %v", got)
	}
	one.Signatures.School.At = apdocs.NewMoment(time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
	if _, conflicts, err = apdocs.Join(one, other); err != nil || len(conflicts) != 1 {
		t.Errorf("another day: %v, %v", conflicts, err)
	}
}
