package apdocs

import "reflect"

// Added are the questions of the two lists that every record can have after the questions of its form.
type Added struct {
	// Extra are the question and the answer in a row of the school's own questions: "extra[].question" and
	// "extra[].answer".
	Extra []*Field

	// NotKept are the rule, the reason and who decided in a row of the rules that are knowingly broken:
	// "overrides[].rule", "overrides[].reason" and "overrides[].by".
	NotKept []*Field
}

// Fields returns all of these questions, in printed order.
func (a *Added) Fields() []*Field { return append(a.Extra[:len(a.Extra):len(a.Extra)], a.NotKept...) }

// added finds the lists in a record.
func (o *Outline) added(record reflect.Value) {
	envelope := record.Interface().(Form).Envelope()
	extra, override := new(Extra), new(Override)
	o.Added.Extra = inList(record, &envelope.Extra, extra,
		long(Ask("Question", &extra.Question)), Ask("Answer", &extra.Answer))
	o.Added.NotKept = inList(record, &envelope.Overrides, override,
		Ask("Rule", &override.Rule), long(Ask("Reason", &override.Reason)), Ask("Decided by", &override.By))
}

// long lets a text have several lines.
func long(f *Field) *Field { f.Kind = KindLongText; return f }

// inList gives questions about a row their paths. It returns none if the list is not in the record.
func inList(record reflect.Value, list, row any, fields ...*Field) []*Field {
	index, name, ok := find(record.Elem(), reflect.ValueOf(list))
	if !ok {
		return nil
	}
	v := reflect.ValueOf(row)
	for _, f := range fields {
		at := reflect.ValueOf(f.point)
		for i := range v.Elem().NumField() {
			if part := v.Elem().Field(i).Addr(); part.Pointer() == at.Pointer() {
				f.Name = name + "[]." + keptAs(v.Elem().Type().Field(i))
				f.path = []step{{index, true}, {index: []int{i}}}
			}
		}
	}
	return fields
}
