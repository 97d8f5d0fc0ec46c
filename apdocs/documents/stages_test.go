package documents_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
)

// TestStages holds every type of this package that has a layout to one stage.
func TestStages(t *testing.T) {
	declared := withLayout(t)
	for _, computed := range []string{"PlacementSummary", "AuthorityList", "InspectionPage", "CensusItems"} {
		if !declared[computed] {
			t.Errorf("%s, which is computed and never filled in, has no layout", computed)
		}
		delete(declared, computed)
	}
	if len(declared) < 33 {
		t.Fatalf("%d types with a layout were found in the package", len(declared))
	}
	stages, titles := map[string]string{}, map[string]bool{}
	for _, s := range documents.Stages() {
		if s.Title == "" || titles[s.Title] || len(s.Forms) == 0 {
			t.Errorf("stage %q has no title, the title of another, or no forms", s.Title)
		}
		titles[s.Title] = true
		for _, f := range s.Forms {
			name := reflect.TypeOf(f).Elem().Name()
			if before := stages[name]; before != "" {
				t.Errorf("%s stands in two stages: “%s”, and “%s”", name, before, s.Title)
			}
			stages[name] = s.Title
		}
	}
	for _, name := range slices.Sorted(maps.Keys(declared)) {
		if stages[name] == "" {
			t.Errorf("%s stands in no stage", name)
		}
		delete(stages, name)
	}
	if len(stages) > 0 {
		t.Errorf("forms of other packages stand in stages: %v", stages)
	}
	if got, want := len(documents.All()), len(declared); got != want {
		t.Errorf("All has %d forms, the package %d", got, want)
	}
}

// withLayout returns the types of this folder's files that have a method Layout.
func withLayout(t *testing.T) map[string]bool {
	t.Helper()
	files, err := parser.ParseDir(token.NewFileSet(), ".", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, file := range files["documents"].Files {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "Layout" {
				continue
			}
			if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
				found[star.X.(*ast.Ident).Name] = true
			}
		}
	}
	return found
}
