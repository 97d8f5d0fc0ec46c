package pdf

import (
	"bytes"
	"testing"

	"github.com/apdocs/forms/apdocs/documents"
	"github.com/apdocs/forms/render"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

func TestAttachments(t *testing.T) {
	good := render.Attachment{Name: "a.pdf", Type: "application/pdf", Description: "Scan", Relation: render.Supplement,
		Data: []byte("%PDF-")}
	other := good
	other.Name, other.Relation = "b.pdf", ""
	var b bytes.Buffer
	if err := Encode(&b, new(documents.ProgressVisit), &render.Options{Attachments: []render.Attachment{good, other},
		Draft: true}); err != nil {
		t.Fatal(err)
	}
	d, err := file.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	names := d.Array(d.Dict(d.Dict(d.Catalog()["Names"])["EmbeddedFiles"])["Names"])
	for i, want := range []struct{ name, relation string }{{"a.pdf", "Supplement"}, {"b.pdf", "Unspecified"}} {
		spec := d.Dict(d.Array(d.Catalog()["AF"])[i])
		data, err := d.Decode(d.Stream(d.Dict(spec["EF"])["UF"]))
		if err != nil || string(data) != "%PDF-" || d.Text(names[2*i]) != want.name || d.Text(spec["UF"]) != want.name ||
			d.Name(spec["AFRelationship"]) != want.relation {
			t.Errorf("%s: %q, %v, %v", want.name, data, spec, err)
		}
	}
	if err := d.Err(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*render.Attachment){
		"no name": func(a *render.Attachment) { a.Name = "" }, "folder": func(a *render.Attachment) { a.Name = "../b.pdf" },
		"no type": func(a *render.Attachment) { a.Type = "" }, "no words": func(a *render.Attachment) { a.Description = "" },
		"twice":        func(a *render.Attachment) { a.Name = "a.pdf" },
		"out of order": func(a *render.Attachment) { a.Name = "A.pdf" },
	} {
		bad := other
		change(&bad)
		if err := Encode(&b, new(documents.ProgressVisit), &render.Options{Attachments: []render.Attachment{good, bad},
			Draft: true}); err == nil {
			t.Errorf("%s is attached", name)
		}
	}
}
