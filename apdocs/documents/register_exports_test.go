package documents_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apdocs/forms/apdocs"
	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/schema"
)

// marked fills every text of a value with its path, so that a text tells where it comes from.
func marked(v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				marked(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		}
	case reflect.Slice:
		if v.CanSet() {
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			marked(v.Index(0), path)
		}
	case reflect.String:
		v.SetString("<" + strings.TrimPrefix(path, ".") + ">")
	}
}

// Of everything that a register holds each reader gets what is listed here, and nothing else.
func TestExportsHoldWhatTheirReadersNeed(t *testing.T) {
	var entry documents.RegisterEntry
	marked(reflect.ValueOf(&entry).Elem(), "")
	r := &documents.PlacementRegister{AsOn: day("2026-11-24"), Placements: []documents.RegisterEntry{entry}}
	r.School.Name = "<School.Name>"
	place := []string{"<Provider.Name>", "<Provider.Address>", "<Provider.Sites.Name>", "<Provider.Sites.Address>",
		"<Provider.Registration>", "<Placement.Route>", "<School.Name>"}
	census, _ := r.CensusItems(apdocs.Date{}, nil)
	for _, c := range []struct {
		export apdocs.Form
		want   []string
	}{
		{r.AuthorityList(apdocs.Date{}), slices.Concat(place, []string{"<Pupil.Name>", "<Pupil.UPN>", "<Pupil.Year>",
			"<Pupil.EHCP>", "<Pupil.LookedAfter>", "<Placement.FullTime>", "<Destination.Kind>"})},
		{r.InspectionPage(), slices.Concat(place, []string{"<Provider.URN>", "<Provider.UKPRN>", "<PlacementReference>",
			"<Placement.FullTime>"})},
		{census, []string{"<School.Name>", "<Pupil.UPN>", "<Provider.URN>", "<Placement.CensusReason>"}},
	} {
		text := held(t, c.export)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%T lacks %s", c.export, want)
			}
			text = strings.ReplaceAll(text, want, "")
		}
		if at := strings.Index(text, "<"); at >= 0 {
			t.Errorf("%T also holds %.40s", c.export, text[at:])
		}
	}
}

// held returns all that a form holds, as text.
func held(t *testing.T, f apdocs.Form) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func ordinaryRegister(t *testing.T) *documents.PlacementRegister {
	t.Helper()
	text, err := os.ReadFile("../../testdata/records/placement-register-ordinary.json")
	if err != nil {
		t.Fatal(err)
	}
	f, err := schema.Decode(bytes.NewReader(text), &schema.Options{Forms: documents.All()})
	if err != nil {
		t.Fatal(err)
	}
	return f.(*documents.PlacementRegister)
}

// A placement has one of URN, UKPRN and type of setting, the first that the register gives; what
// the census asks and the register lacks is named.
func TestCensusItems(t *testing.T) {
	r := ordinaryRegister(t)
	e := &r.Placements[0]
	e.Provider.URN, e.Provider.UKPRN, e.Provider.Setting = "999001", "10099999", "oot"
	r.Placements[1].Provider.URN, r.Placements[1].Provider.UKPRN, r.Placements[1].Provider.Setting = "", "10099999", "oot"
	r.Placements[2].Provider.URN, r.Placements[2].Provider.UKPRN, r.Placements[2].Provider.Setting = "", "", "oot"
	c, lacks := r.CensusItems(apdocs.Date{}, nil)
	for i, want := range [][3]string{{"999001", "", ""}, {"", "10099999", ""}, {"", "", "OOT"}} {
		if p := c.Placements[i]; [3]string{p.URN, p.UKPRN, p.Setting} != want {
			t.Errorf("%d: %+v", i, p)
		}
	}
	if len(lacks) > 0 {
		t.Error(lacks)
	}
	e.Pupil.UPN, e.Provider.URN, e.Provider.UKPRN, e.Provider.Setting = "", "", "", apdocs.NumberedSetting
	e.Placement.CensusReason, e.Placement.FullTime = "no such code", ""
	_, lacks = r.CensusItems(apdocs.Date{}, nil)
	of := "[" + e.PlacementReference + "]"
	want := "[{the UPN " + of + "} {a URN, a UKPRN or the type of setting " + of + "} {a reason code of the list in the " +
		"settings " + of + "} {whether it is full or part time " + of + "}]"
	if fmt.Sprint(lacks) != want {
		t.Error(lacks, want)
	}
}

// The page for inspectors has the placements of the day, by provider; a pupil who is placed twice is
// counted once in all, and once at each provider.
func TestInspectionPage(t *testing.T) {
	r := &documents.PlacementRegister{AsOn: day("2026-11-24")}
	add := func(pupil, provider, start, end, actual string) {
		var e documents.RegisterEntry
		e.Pupil.Name, e.Provider.Name = pupil, provider
		e.Placement.Start, e.Placement.End = day(start), day(end)
		if actual != "" {
			e.Placement.ActualEnd = day(actual)
		}
		r.Placements = append(r.Placements, e)
	}
	add("Alex Example", "B", "2026-09-01", "2026-12-18", "")
	add("Alex Example", "B", "2026-11-01", "2026-12-18", "")
	add("Alex Example", "A", "2026-09-01", "2026-12-18", "")
	add("Jordan Sample", "A", "2026-09-01", "2026-11-24", "")
	add("Sam Example", "A", "2026-09-01", "2026-11-23", "")           // over, as far as is known
	add("Sam Example", "A", "2026-09-01", "2026-12-18", "2026-11-02") // over
	add("Sam Example", "A", "2026-11-25", "2026-12-18", "")           // to come
	p := r.InspectionPage()
	if fmt.Sprint(p.Pupils) != "2" || len(p.Providers) != 2 || p.Providers[0].Provider != "A" ||
		fmt.Sprint(p.Providers[0].Pupils) != "2" || len(p.Providers[0].Placements) != 2 ||
		fmt.Sprint(p.Providers[1].Pupils) != "1" || len(p.Providers[1].Placements) != 2 {
		t.Errorf("%+v", p)
	}
}
