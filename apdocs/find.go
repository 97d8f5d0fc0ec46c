package apdocs

import (
	"reflect"
	"strings"
)

// find returns the index path and JSON name of the field of struct v that p points at. The
// types must match too, because a struct and its first field have the same address.
func find(v, p reflect.Value) (index []int, name string, ok bool) {
	if p.Kind() != reflect.Pointer {
		return nil, "", false
	}
	at := p.Pointer()
	for i := range v.NumField() {
		part, decl := v.Field(i), v.Type().Field(i)
		start := part.Addr().Pointer()
		if !decl.IsExported() && !decl.Anonymous || at < start || at >= start+max(part.Type().Size(), 1) {
			continue
		}
		if at == start && part.Addr().Type() == p.Type() {
			name := keptAs(decl)
			return []int{i}, name, name != "" && name != "-"
		}
		if part.Kind() != reflect.Struct {
			continue
		}
		if rest, below, ok := find(part, p); ok {
			name := keptAs(decl)
			if name != "" {
				below = name + "." + below
			}
			return append([]int{i}, rest...), below, name != "-"
		}
	}
	return nil, "", false
}

// keptAs returns the JSON name of a struct field: "" if it is embedded, since its fields
// belong to the outer struct, and "-" if JSON leaves it out.
func keptAs(decl reflect.StructField) string {
	tag := decl.Tag.Get("json")
	name, _, _ := strings.Cut(tag, ",")
	switch {
	case tag == "-":
		return "-"
	case name == "" && !decl.Anonymous:
		return decl.Name
	}
	return name
}
