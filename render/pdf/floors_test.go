package pdf_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type floor struct {
	name    string
	imports []string
}

// floors lists the packages of the PDF writer from the top down, with what each may import
// from the module. No package imports one above it.
var floors = []floor{
	{"render/pdf", []string{"apdocs", "render", inside + "compile", inside + "layout", inside + "page", inside + "block",
		inside + "font", inside + "filled", returns, printables}},
	{inside + "filled", []string{returns, inside + "acroform", inside + "page", inside + "block", inside + "file"}},
	{inside + "compile", []string{
		"apdocs", "render", arrangements, inside + "block", inside + "sheet", inside + "tags", inside + "canvas",
		inside + "font", inside + "picture", inside + "acroform", printables, rasters, pictograms,
	}},
	{inside + "acroform", []string{inside + "file"}},
	{inside + "page", []string{
		inside + "layout", inside + "block", inside + "sheet", inside + "tags", inside + "canvas", inside + "font",
		inside + "pack", inside + "picture", inside + "file", rasters,
	}},
	{inside + "layout", []string{inside + "block", inside + "sheet", inside + "font"}},
	{inside + "block", []string{inside + "sheet", inside + "tags", inside + "canvas"}},
	{inside + "sheet", []string{inside + "canvas", inside + "font", inside + "file"}},
	{inside + "tags", []string{inside + "file"}},
	{inside + "canvas", []string{inside + "font", inside + "file"}},
	{inside + "font", []string{inside + "file", inside + "font/noto", printables}},
	{inside + "font/noto", nil},
	{inside + "file", []string{inside + "pack"}},
	{inside + "pack", nil},
	{inside + "picture", nil},
}

const (
	module = "github.com/apdocs/forms/"
	inside = "render/pdf/internal/"

	returns      = "render/returned"
	rasters      = "apdocs/raster"             // which knows pictures alone, and stands below all
	printables   = "render/internal/printable" // which knows characters alone, and stands below all
	pictograms   = "render/internal/pictogram" // which knows the names of pictures alone
	arrangements = "render/internal/arrange"   // which knows forms, as all writers do
)

// TestFloors checks the imports of each package. Since none may import one above it, the
// packages below compile know nothing about forms.
func TestFloors(t *testing.T) {
	for i, from := range floors {
		for _, name := range imports(t, from.name) {
			if !slices.Contains(from.imports, name) {
				t.Errorf("%s imports %s", from.name, name)
			}
		}
		for _, name := range from.imports {
			if name == printables || name == rasters || name == pictograms {
				continue
			}
			at := slices.IndexFunc(floors, func(f floor) bool { return f.name == name })
			if forms := name == "apdocs" || name == "render" || name == arrangements || name == returns; forms && i > 2 ||
				!forms && at <= i {
				t.Errorf("%s may import %s, which does not stand below it", from.name, name)
			}
		}
	}
}

// imports returns the packages of this module that a package imports, except in tests.
func imports(t *testing.T, name string) (all []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", name, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s has no files: %v", name, err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			if name, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module); ours {
				all = append(all, name)
			}
		}
	}
	return all
}
