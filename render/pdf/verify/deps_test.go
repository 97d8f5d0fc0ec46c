package verify_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestDependencies lists what a program that only verifies links: no layout, no
// fonts and no key reading.
func TestDependencies(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	for path := range strings.FieldsSeq(string(out)) {
		for _, foreign := range []string{"fpdf", "go-fonts", "go-pkcs12", "internal/font", "render/pdf/sign",
			"forms/apdocs"} {
			if strings.Contains(path, foreign) {
				t.Errorf("links %s", path)
			}
		}
	}
}
