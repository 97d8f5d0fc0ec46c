package schema

import (
	"bytes"
	"errors"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
)

// ruin sets an answer to a value that no record can hold, and reports whether its kind has
// such a value.
func ruin(answer any) bool {
	switch a := answer.(type) {
	case *apdocs.Date:
		*(*int16)(unsafe.Pointer(a)) = -1 // only a memory fault could do this
	case *apdocs.Clock:
		*(*int16)(unsafe.Pointer(a)) = 24*60 + 1
	case *apdocs.Moment:
		*a = apdocs.NewMoment(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
	case *apdocs.Count:
		*a = apdocs.NewCount(-1)
	case *apdocs.Percent:
		*a = apdocs.NewPercent(101)
	case *apdocs.Money:
		*a = apdocs.NewMoney(apdocs.MaxPence + 1)
	case *apdocs.Rating:
		*a = 9
	case *apdocs.Signature:
		a.Method = "Drawn"
	default:
		if _, ok := answer.(interface{ Choices() []apdocs.Choice }); !ok {
			return false
		}
		reflect.ValueOf(answer).Elem().SetString("Yes")
	}
	return true
}

// A value that a record cannot hold gives an error with the path and label that Check
// reports.
func TestCheckValues(t *testing.T) {
	for _, f := range allForms() {
		o, err := apdocs.Outlined(f)
		if err != nil {
			t.Fatal(err)
		}
		spoilt := 0
		for _, field := range o.Fields {
			record := grown(t, o)
			if err := apdocs.CheckValues(record); err != nil {
				t.Fatalf("%s: a blank: %v", o.Name, err)
			}
			if field.Kind == apdocs.KindComputed || !ruin(field.Pointer(record, apdocs.At{1, 1})) {
				continue
			}
			spoilt++
			path := strings.ReplaceAll(field.Name, "[]", ".1")
			if field.Kind == apdocs.KindSignature {
				path += ".method"
			}
			var wrong *apdocs.ValueError
			if err := apdocs.CheckValues(record); !errors.As(err, &wrong) || wrong.Path != path {
				t.Errorf("%s: %s is refused as %v", o.Name, path, err)
				continue
			}
			var kept *apdocs.ValueError
			if _, err := Canonical(record); !errors.As(err, &kept) || kept.Path != path || kept.Label != wrong.Label {
				t.Errorf("%s: %s is kept, %v", o.Name, path, err)
			}
			found := Check(record, &Options{Draft: true})
			if len(found) != 1 || found[0].Path != path || found[0].Label != wrong.Label {
				t.Errorf("%s: %s is refused as %q; Check finds\n%v", o.Name, path, wrong.Label, found)
			}
		}
		if spoilt == 0 && o.Name != "commissioning-considerations" {
			t.Errorf("%s has no value that could be spoilt", o.Name)
		}
	}
}

// grown returns a record with two rows in each list.
func grown(t *testing.T, o *apdocs.Outline) apdocs.Form {
	record := o.New()
	var grow func(v reflect.Value)
	grow = func(v reflect.Value) {
		for i := range v.NumField() {
			part := v.Field(i)
			if part.Kind() == reflect.Pointer && part.Type().Elem().Kind() == reflect.Struct && part.CanSet() {
				part.Set(reflect.New(part.Type().Elem()))
				part = part.Elem()
			}
			if part.Kind() == reflect.Slice && part.Type().Elem().Kind() == reflect.Struct && part.CanSet() {
				part.Set(reflect.MakeSlice(part.Type(), 2, 2))
				for j := range part.Len() {
					grow(part.Index(j))
				}
			}
			if part.Kind() == reflect.Struct && !encodes(part.Type()) {
				grow(part)
			}
		}
	}
	grow(reflect.ValueOf(record).Elem())
	return record
}

func TestCheckValuesOfTheEnvelope(t *testing.T) {
	v := new(documents.ProgressVisit)
	v.Status = "Draft"
	var wrong *apdocs.ValueError
	want := apdocs.ValueError{Path: "status", Label: "Status", Text: "choose draft"}
	if err := apdocs.CheckValues(v); !errors.As(err, &wrong) || *wrong != want {
		t.Errorf("%+v", wrong)
	}
	v.Status, v.RiskAssessment.Seen = apdocs.Draft, " \u200b"
	if err := apdocs.CheckValues(v); err != nil {
		t.Errorf("an answer that shows nothing: %v", err)
	}
	if err := apdocs.CheckValues(nil); err == nil {
		t.Error("no form is sound")
	}
	if err := apdocs.CheckValues((*documents.ProgressVisit)(nil)); err == nil {
		t.Error("a nil form is sound")
	}
	v.RiskAssessment.Seen = "Yes"
	if _, err := RecordHash(v); !errors.As(err, &wrong) || strings.Contains(err.Error(), "Yes") {
		t.Errorf("%v", err)
	}
}

// ready returns a visit that may be issued.
func ready(t *testing.T) *documents.ProgressVisit {
	text, err := os.ReadFile("../testdata/records/progress-visit-ordinary.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := Decode(bytes.NewReader(text), &Options{Forms: allForms()})
	if err != nil {
		t.Fatal(err)
	}
	return f.(*documents.ProgressVisit)
}

// paper is an encoder that writes only the name of the form.
type paper struct{ err error }

func (p paper) Encode(w io.Writer, f apdocs.Form) error {
	io.WriteString(w, f.Layout().Name)
	return p.err
}

func TestIssue(t *testing.T) {
	e := new(documents.CommissioningConsiderations)
	var page bytes.Buffer
	problems, err := Issue(&page, e, paper{}, nil)
	var wrong Problems
	if !errors.As(err, &wrong) || len(wrong) == 0 || len(problems) < len(wrong) || page.Len() > 0 {
		t.Errorf("of a blank %q is written, %v", page.String(), err)
	}
	v := ready(t)
	v.Signatures.School.RecordHash = strings.Repeat("0", 64)
	problems, err = Issue(&page, v, paper{}, nil)
	if err != nil || len(problems) != 1 || problems[0].Severity != apdocs.Warning || page.String() != "progress-visit" {
		t.Errorf("%q, %v, %v", page.String(), problems, err)
	}
	page.Reset()
	if _, err := Issue(&page, v, paper{}, &Options{Draft: true}); err == nil || page.Len() > 0 {
		t.Errorf("a draft is issued: %v", err)
	}
	v.RiskAssessment.Seen = "Yes"
	if _, err := Issue(&page, v, paper{}, nil); !errors.As(err, &wrong) || page.Len() > 0 {
		t.Errorf("an answer that is no choice is issued: %v", err)
	}
	if _, err := Issue(&page, nil, paper{}, nil); err == nil {
		t.Error("no form is issued")
	}
	full := io.ErrShortWrite
	if _, err := Issue(&page, ready(t), paper{full}, nil); err != full {
		t.Errorf("the encoder's error is lost: %v", err)
	}
}
