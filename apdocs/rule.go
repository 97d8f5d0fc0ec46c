package apdocs

import (
	"reflect"
	"strconv"
	"strings"
)

// Severity says how serious it is that a rule is broken.
type Severity uint8

// The severities. A document with an error is not issued unless the record overrides the
// rule and gives a reason.
const (
	Information Severity = iota
	Warning
	Error
)

func (s Severity) String() string { return [...]string{"information", "warning", "error"}[s] }

// MarshalText returns the severity as a word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// A Ruled form has rules that its answers must keep together.
type Ruled interface {
	Form
	Rules() []Rule
}

// A Rule is a requirement on the answers of one record.
type Rule struct {
	ID       string // "R17"
	Severity Severity
	Source   string // the policy, law or form that it comes from
	Summary  string // what it requires, in a sentence
	check    func(Form, *Case)
}

// NewRule returns a rule. The check reports what is wrong to the case.
func NewRule[T any](id string, severity Severity, source, summary string, check func(*T, *Case)) Rule {
	return Rule{id, severity, source, summary, func(f Form, c *Case) { check(any(f).(*T), c) }}
}

// A Case is the check of one record: what rules know besides the record, and what they
// find.
type Case struct {
	Today        Date          // the day of the check; zero if not known
	Organisation *Organisation // whose record it is; nil if not known

	rule     *Rule
	record   Form
	findings []Finding
}

// A Finding is something that a rule found wrong. It contains no value of the record.
type Finding struct {
	Rule     string
	Source   string
	Severity Severity
	Path     string // of the answer, with row numbers from 0: "objectives.0.aim"
	Text     string // what is wrong and what to do, to be read after the label
}

// Report adds a finding about the answer at p, with the severity of the rule. The sentence
// says what is wrong and what to do. It begins in lower case, because it is printed after
// the label.
func (c *Case) Report(p any, sentence string) { c.ReportAs(c.rule.Severity, p, sentence) }

// Warn is like Report with severity Warning, for a rule that is an error in some cases and
// a warning in others.
func (c *Case) Warn(p any, sentence string) { c.ReportAs(Warning, p, sentence) }

// ReportAs is like Report with another severity.
func (c *Case) ReportAs(s Severity, p any, sentence string) {
	path, _ := locate(reflect.ValueOf(c.record).Elem(), reflect.ValueOf(p))
	c.findings = append(c.findings, Finding{c.rule.ID, c.rule.Source, s, path, sentence})
}

// Examine applies the form's rules to the record in order and returns what they found.
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

// locate returns the path of what p points at inside v, with rows of lists.
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
