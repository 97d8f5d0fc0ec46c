package documents_test

import (
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/apdocs/forms/"

// Imports run one way: the kit needs the standard library only, the documents need
// the kit and what counts days, and neither schema nor render needs our documents.
// formtest, which a test imports, knows their names. Who makes documents links nothing that reads
// spreadsheets.
func TestImports(t *testing.T) {
	for _, c := range []struct{ pkg, allowed, refused string }{
		{"apdocs", "apdocs", ""},
		{"apdocs/calendar", "apdocs apdocs/calendar", ""},
		{"apdocs/placement", "apdocs apdocs/calendar apdocs/placement", ""},
		{"apdocs/documents", "apdocs apdocs/calendar apdocs/placement apdocs/documents", ""},
		{"schema/...", "", "apdocs/documents"},
		{"schema", "", "schema/sheet github.com/xuri/excelize/v2"},
		{"render", "", "apdocs/documents schema/sheet github.com/xuri/excelize/v2"},
		{"render/docx", "", "apdocs/documents schema/sheet github.com/xuri/excelize/v2"},
		{"render/batch", "", "apdocs/documents schema/sheet github.com/xuri/excelize/v2"},
		{"render/pdf", "", "apdocs/documents schema/sheet github.com/xuri/excelize/v2"},
		{"render/pdf/sign", "", "apdocs/documents schema/sheet github.com/xuri/excelize/v2"},
		{"render/pdf/verify", "", "apdocs/documents schema/sheet github.com/xuri/excelize/v2"},
	} {
		out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}",
			module+c.pkg).Output()
		if err != nil {
			t.Fatalf("go list %s: %v", c.pkg, err)
		}
		for _, found := range strings.Fields(string(out)) {
			name := strings.TrimPrefix(found, module)
			if c.allowed != "" && !contains(c.allowed, name) || contains(c.refused, name) {
				t.Errorf("%s imports %s", c.pkg, name)
			}
		}
	}
}

func contains(list, name string) bool { return strings.Contains(" "+list+" ", " "+name+" ") }
