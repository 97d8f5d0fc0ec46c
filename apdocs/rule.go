package apdocs

import (
	"reflect"
	"strconv"
	"strings"
)

// Severity says what a rule that is not kept means.
type Severity uint8

// The severities. A document with an error is not issued, unless the record
// overrides the rule with a reason.
const (
	Information Severity = iota
	Warning
	Error
)

func (s Severity) String() string { return [...]string{"information", "warning", "error"}[s] }

// MarshalText writes the severity as a word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Ruled form has rules across its answers.
type Ruled interface {
	Form
	Rules() []Rule
}

// A Rule is something that the answers of one record must keep.
type Rule struct {
	ID       string // "R17"
	Severity Severity
	Source   string // the policy, law or form that says so
	Summary  string // what it wants, in a sentence
	check    func(Form, *Case)
}

// NewRule is a rule with its check, which reports to the case what is wrong.
func NewRule[T any](id string, severity Severity, source, summary string, check func(*T, *Case)) Rule {
	return Rule{id, severity, source, summary, func(f Form, c *Case) { check(any(f).(*T), c) }}
}

// A Case is the checking of one record: what a rule may know beside the record,
// and what it finds.
type Case struct {
	Today        Date          // the day on which the record is checked; zero: not known
	Organisation *Organisation // whose record it is; nil: not known

	rule     *Rule
	record   Form
	findings []Finding
}

// A Finding is one thing that a rule has to say. It holds no value of the record.
type Finding struct {
	Rule     string
	Source   string
	Severity Severity
	Path     string // of the answer, with row numbers from 0: "objectives.0.aim"
	Text     string // what is wrong and what to do, without the label
}

// Report says of the answer at p what is wrong and what to do, with the
// severity of the rule. The sentence starts in lower case, because the label
// stands before it.
func (c *Case) Report(p any, sentence string) { c.ReportAs(c.rule.Severity, p, sentence) }

// Warn is the same as a warning, where a rule is an error in some cases and a
// warning in others.
func (c *Case) Warn(p any, sentence string) { c.ReportAs(Warning, p, sentence) }

// ReportAs is the same with a severity of its own, where a rule is milder or more
// severe in some cases.
func (c *Case) ReportAs(s Severity, p any, sentence string) {
	path, _ := locate(reflect.ValueOf(c.record).Elem(), reflect.ValueOf(p))
	c.findings = append(c.findings, Finding{c.rule.ID, c.rule.Source, s, path, sentence})
}

// Examine applies the form's rules to the record, in their order.
func Examine(f Form, today Date, org *Organisation) []Finding {
	ruled, ok := f.(Ruled)
	if !ok {
		return nil
	}
	c := Case{Today: today, Organisation: org, record: f}
	for _, r := range ruled.Rules() {
		c.rule = &r
		r.check(f, &c)
	}
	return c.findings
}

// locate is the path of what p points at inside v, rows of lists included.
func locate(v, p reflect.Value) (string, bool) {
	if v.CanAddr() && v.Addr().Pointer() == p.Pointer() && v.Addr().Type() == p.Type() {
		return "", true
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			decl := v.Type().Field(i)
			if !decl.IsExported() && !decl.Anonymous {
				continue
			}
			if below, ok := locate(v.Field(i), p); ok {
				return strings.Trim(keptAs(decl)+"."+below, "."), true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if below, ok := locate(v.Index(i), p); ok {
				return strings.TrimSuffix(strconv.Itoa(i)+"."+below, "."), true
			}
		}
	}
	return "", false
}
