package sign

import "github.com/apdocs/forms/render/pdf/internal/file"

// fillField sets the value of the field and its appearance.
func (s *signing) fillField(u *file.Update, appearanceNum int) {
	const shown, locked = 4, 128
	value := file.Reference{Num: s.value}
	appearance := file.Dict{"N": file.Reference{Num: appearanceNum}}
	dress := func(d file.Dict) file.Dict {
		flags, _ := s.pdf.Int(d["F"])
		return d.With("AP", appearance).With("AS", nil).With("F", flags|shown|locked)
	}
	if s.field.Widgets[0] == s.field.Ref {
		u.Replace(s.field.Ref)
		u.B = file.Append(u.B, dress(s.field.Dict).With("V", value))
		return
	}
	u.Replace(s.field.Ref)
	u.B = file.Append(u.B, s.field.Dict.With("V", value))
	if widget := s.pdf.Dict(s.field.Widgets[0]); widget != nil {
		u.Replace(s.field.Widgets[0])
		u.B = file.Append(u.B, dress(widget))
	}
}

// markForm sets SigFlags in the form and, if the signature certifies the document, its reference in
// the catalogue's Perms.
func (s *signing) markForm(u *file.Update) {
	const exist, onlyAppend = 1, 2
	catalog := s.pdf.Catalog()
	changed := false
	if flags, _ := s.pdf.Int(s.form.Dict["SigFlags"]); flags&(exist|onlyAppend) != exist|onlyAppend {
		marked := s.form.Dict.With("SigFlags", flags|exist|onlyAppend)
		if ref, ok := catalog.Ref("AcroForm"); ok {
			u.Replace(ref)
			u.B = file.Append(u.B, marked)
		} else {
			catalog, changed = catalog.With("AcroForm", marked), true
		}
	}
	if s.options.Certify {
		perms := s.pdf.Dict(catalog["Perms"]).With("DocMDP", file.Reference{Num: s.value})
		catalog, changed = catalog.With("Perms", perms), true
	}
	if changed {
		u.Replace(s.form.Root)
		u.B = file.Append(u.B, catalog)
	}
}
