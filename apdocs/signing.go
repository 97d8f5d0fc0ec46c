package apdocs

// Each returns every party's signature, in the order of the struct.
func (s *Signatures) Each() [9]*Signature {
	return [9]*Signature{&s.Pupil, &s.Parent, &s.School, &s.Provider, &s.LocalAuthority, &s.SocialWorker, &s.YOT,
		&s.Health, &s.Other}
}

// SigningRule returns rule R50 for a form with signatures. birth points at the pupil's
// date of birth, or is nil if the form does not ask for it.
func SigningRule[T any](of func(*T) (signatures *Signatures, birth *Date)) Rule {
	return NewRule("R50", Error, "good practice for signatures",
		"A signature has a name, and its date is neither in the future nor before the pupil was born; one that was drawn "+
			"or typed says so and when.",
		func(f *T, c *Case) {
			signatures, birth := of(f)
			if birth == nil {
				birth = new(Date)
			}
			for _, s := range signatures.Each() {
				c.signature(s, *birth)
			}
		})
}

// signature checks R50 for one signature.
func (c *Case) signature(s *Signature, birth Date) {
	day := s.At.Date()
	switch {
	case day.IsZero():
	case !c.Today.IsZero() && day.After(c.Today):
		c.Report(&s.At, "is after today; enter the day on which it was signed")
	case day.Before(birth):
		c.Report(&s.At, "is before the pupil was born; enter the day on which it was signed")
	}
	if !s.Signed() {
		return
	}
	if s.Status == Signed && blank(s.Name) {
		c.Report(&s.Name, "enter the name of who signed")
	}
	if s.Status == Signed && s.Method == "" {
		c.Report(&s.Method, "say how it was signed, such as drawn or typed")
	}
	if (s.Method == ByDrawing || s.Method == ByTyping) && day.IsZero() {
		c.Report(&s.At, "enter when it was signed, because it was drawn or typed")
	}
}
