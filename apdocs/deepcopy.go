package apdocs

import "reflect"

// A copier copies a layout so that the texts of the copy can be changed. What points at the
// same thing in the layout points at the same thing in the copy. Paths, functions and
// pointers into records, which are in unexported fields, are shared.
type copier map[any]reflect.Value

// copied returns a copy of the pointer p to a part of a layout.
func copied[T any](c copier, p *T) *T {
	return c.value(reflect.ValueOf(p)).Interface().(*T)
}

func (c copier) value(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || !ofLayout(v.Type().Elem()) {
			return v
		}
		if kept, ok := c[v.Interface()]; ok {
			return kept
		}
		out := reflect.New(v.Type().Elem())
		c[v.Interface()] = out
		out.Elem().Set(v.Elem())
		c.fields(out.Elem())
		return out
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		return c.value(v.Elem())
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(c.value(v.Index(i)))
		}
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		c.fields(out)
		return out
	}
	return v
}

// fields copies the parts of a struct that has been copied itself.
func (c copier) fields(out reflect.Value) {
	for i := range out.NumField() {
		if f := out.Field(i); f.CanSet() {
			f.Set(c.value(f))
		}
	}
}

// ofLayout reports whether the type is a part of layouts, which is copied, rather than of
// records.
func ofLayout(t reflect.Type) bool {
	switch reflect.Zero(reflect.PointerTo(t)).Interface().(type) {
	case Block, *Layout, *Field, *Repeat, *Condition, *Letter, *Wording, *Slip:
		return true
	}
	return false
}
