package apdocs

import "reflect"

// Len returns the number of rows of the list in the record. For a list inside a list, at
// gives the row of the outer list.
func (r *Repeat) Len(record Form, at At) int {
	v := follow(r.path[:len(r.path)-1], record, at)
	return v.FieldByIndex(r.path[len(r.path)-1].index).Len()
}

// Grow extends the list to n rows if it has fewer.
func (r *Repeat) Grow(record Form, at At, n int) {
	v := follow(r.path[:len(r.path)-1], record, at).FieldByIndex(r.path[len(r.path)-1].index)
	if v.Len() < n {
		grown := reflect.MakeSlice(v.Type(), n, n)
		reflect.Copy(grown, v)
		v.Set(grown)
	}
}

// follow returns the value at the path in the record. A row beyond the end of its list
// gives a zero row that is not part of the record.
func follow(path []step, record Form, at At) reflect.Value {
	v := reflect.ValueOf(record).Elem()
	row := 0
	for _, s := range path {
		v = v.FieldByIndex(s.index)
		if s.list {
			if at[row] >= v.Len() { // a blank form prints rows that the record does not have
				v = reflect.New(v.Type().Elem()).Elem()
			} else {
				v = v.Index(at[row])
			}
			row++
		}
	}
	return v
}
