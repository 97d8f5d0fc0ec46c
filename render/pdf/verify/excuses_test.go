package verify_test

import (
	"github.com/apdocs/forms/render/pdf/internal/acroform"
	"github.com/apdocs/forms/render/pdf/internal/file"
)

// An excuse makes a place that may change refer to an object, so that a change of the
// object looks like a permitted one.
type excuse struct {
	name string
	make func(x *draft, r file.Reference)
}

// excuses returns all places that may change in some way.
func excuses() []excuse {
	all := []excuse{{"none", func(*draft, file.Reference) {}}}
	add := func(name string, make func(*draft, file.Reference)) { all = append(all, excuse{name, make}) }
	for _, key := range []string{"DSS", "Metadata", "Extensions", "Version", "Perms", "AcroForm", "Pages", "Names",
		"Shadow"} {
		add("/"+key+" of the catalogue", func(x *draft, r file.Reference) { x.set(x.root(), key, r) })
	}
	add("an extension", func(x *draft, r file.Reference) { x.within(x.root(), "Extensions", "ADBE", r) })
	for _, key := range []string{"Info", "ID", "Shadow", "Prev0"} {
		add("/"+key+" of the trailer", func(x *draft, r file.Reference) { x.trailer[key] = r })
	}
	add("the second identifier", func(x *draft, r file.Reference) {
		if id := x.d.Array(x.d.Trailer()["ID"]); len(id) > 0 {
			x.trailer["ID"] = file.Array{id[0], r}
		}
	})
	add("the program’s name", func(x *draft, r file.Reference) {
		if info, ok := x.d.Trailer().Ref("Info"); ok {
			x.set(info, "Producer", r)
		}
	})
	add("a new note of the program", func(x *draft, r file.Reference) {
		x.trailer["Info"] = x.add(x.d.Dict(x.d.Trailer()["Info"]).With("Producer", r))
	})
	return append(append(all, storeExcuses()...), append(fieldExcuses(), formExcuses()...)...)
}

// storeExcuses returns places in the document security store.
func storeExcuses() (all []excuse) {
	store := func(name, key string, value func(r file.Reference) file.Object) {
		all = append(all, excuse{"DSS: " + name,
			func(x *draft, r file.Reference) { x.within(x.root(), "DSS", key, value(r)) }},
			excuse{"a new DSS: " + name, func(x *draft, r file.Reference) {
				x.set(x.root(), "DSS", x.add(file.Dict{"Type": file.NameValue("DSS"), key: value(r)}))
			}})
	}
	for _, key := range []string{"Certs", "OCSPs", "CRLs"} {
		store("in "+key, key, func(r file.Reference) file.Object { return file.Array{r} })
		store(key+" itself", key, func(r file.Reference) file.Object { return r })
		all = append(all, excuse{"DSS: one more in " + key, func(x *draft, r file.Reference) {
			if dss, ok := x.d.Catalog().Ref("DSS"); ok {
				x.grow(dss, key, r)
			} else {
				x.within(x.root(), "DSS", key, file.Array{r})
			}
		}})
	}
	const signature = "0123456789ABCDEF0123456789ABCDEF01234567"
	store("VRI itself", "VRI", func(r file.Reference) file.Object { return r })
	store("a signature’s VRI", "VRI", func(r file.Reference) file.Object { return file.Dict{signature: r} })
	for _, key := range []string{"Cert", "OCSP", "CRL"} {
		store(key+" of a VRI", "VRI", func(r file.Reference) file.Object {
			return file.Dict{signature: file.Dict{key: file.Array{r}}}
		})
		store(key+" of a VRI itself", "VRI",
			func(r file.Reference) file.Object { return file.Dict{signature: file.Dict{key: r}} })
	}
	store("the time-stamp of a VRI", "VRI", func(r file.Reference) file.Object {
		return file.Dict{signature: file.Dict{"Cert": file.Array{}, "TS": r}}
	})
	store("TU of a VRI", "VRI", func(r file.Reference) file.Object { return file.Dict{signature: file.Dict{"TU": r}} })
	store("an unknown entry", "Shadow", func(r file.Reference) file.Object { return r })
	store("its type", "Type", func(r file.Reference) file.Object { return r })
	return all
}

// fieldExcuses returns places in fields and widgets.
func fieldExcuses() (all []excuse) {
	add := func(name string, make func(*draft, file.Reference)) { all = append(all, excuse{name, make}) }
	add("a new field itself", func(x *draft, r file.Reference) { x.addField(r) })
	for _, key := range []string{"V", "AP", "Lock", "SV", "MK", "Parent", "DA", "Contents", "AS", "Kids", "P", "Rect",
		"Shadow"} {
		add("/"+key+" of a new field", func(x *draft, r file.Reference) { x.addField(x.add(x.newField(file.Dict{key: r}))) })
	}
	add("the look of a new field", func(x *draft, r file.Reference) {
		x.addField(x.add(x.newField(file.Dict{"AP": file.Dict{"N": r}})))
	})
	add("a new time-stamp", func(x *draft, r file.Reference) {
		v := x.add(file.Dict{"Type": file.NameValue("DocTimeStamp"), "SubFilter": file.NameValue("ETSI.RFC3161"),
			"Shadow": r})
		x.addField(x.add(x.newField(file.Dict{"V": v})))
	})
	add("the reference of a new signature", func(x *draft, r file.Reference) {
		v := x.add(file.Dict{"Type": file.NameValue("Sig"), "Reference": file.Array{file.Dict{"Data": r}}})
		x.addField(x.add(x.newField(file.Dict{"V": v})))
	})
	filled := func(name string, more func(r file.Reference) file.Dict) {
		add(name, func(x *draft, r file.Reference) {
			for _, f := range x.form.Fields {
				if !x.form.Filled(f) {
					for key, o := range more(r) {
						x.set(f.Ref, key, o)
					}
				}
			}
		})
	}
	answer := file.String("Yes")
	filled("the value of empty fields", func(r file.Reference) file.Dict { return file.Dict{"V": r} })
	filled("the appearances of empty fields",
		func(r file.Reference) file.Dict { return file.Dict{"AP": file.Dict{"N": r}} })
	for _, key := range []string{"AP", "AS", "M", "F", "Ff", "MK", "Parent", "Shadow"} {
		filled("/"+key+" of filled fields", func(r file.Reference) file.Dict { return file.Dict{"V": answer, key: r} })
	}
	filled("the appearances of filled fields", func(r file.Reference) file.Dict {
		return file.Dict{"V": answer, "AP": file.Dict{"N": r}}
	})
	filled("a look pressed of filled fields", func(r file.Reference) file.Dict {
		return file.Dict{"V": answer, "AP": file.Dict{"D": r}}
	})
	return all
}

// formExcuses returns places in the interactive form and on the first page.
func formExcuses() (all []excuse) {
	add := func(name string, make func(*draft, file.Reference)) { all = append(all, excuse{name, make}) }
	for _, key := range []string{"DR", "DA", "NeedAppearances", "SigFlags", "Fields", "XFA", "CO", "Shadow"} {
		add("/"+key+" of the form", func(x *draft, r file.Reference) { x.formEntry(key, r) })
	}
	resources := func(kind string, value func(r file.Reference) file.Object, x *draft, r file.Reference) {
		if dr, ok := x.form.Dict.Ref("DR"); ok {
			x.set(dr, kind, value(r))
		} else {
			x.formEntry("DR", file.Dict{kind: value(r)})
		}
	}
	for _, kind := range []string{"Font", "Encoding", "XObject"} {
		add(kind+" of the form’s resources", func(x *draft, r file.Reference) {
			resources(kind, func(r file.Reference) file.Object { return r }, x, r)
		})
		add("a new "+kind+" in the form’s resources", func(x *draft, r file.Reference) {
			resources(kind, func(r file.Reference) file.Object { return merged(oldFonts(x, kind), file.Dict{"New": r}) }, x, r)
		})
	}
	add("the list of annotations", func(x *draft, r file.Reference) { x.set(x.pages[0].Ref, "Annots", r) })
	add("one more annotation", func(x *draft, r file.Reference) { x.grow(x.pages[0].Ref, "Annots", r) })
	add("a kid of a group", func(x *draft, r file.Reference) {
		for _, g := range x.form.Groups {
			x.grow(g, "Kids", r)
		}
	})
	return all
}

func oldFonts(x *draft, kind string) file.Dict {
	return x.d.Dict(x.d.Dict(x.form.Dict["DR"])[kind])
}

// levels are the levels of permission for later changes.
var levels = []acroform.Level{acroform.NotCertified, acroform.Filling, acroform.NoChanges}
