package apdocs

// A Delivery is how a letter is sent.
type Delivery string

// The ways of sending a letter.
const (
	ByHand   Delivery = "by hand"
	ByPost   Delivery = "first-class post"
	ByEmail  Delivery = "email"
	OnPortal Delivery = "online portal"
)

// Choices returns the ways of sending in printed order.
func (Delivery) Choices() []Choice {
	return []Choice{{string(ByHand), "By hand"}, {string(ByPost), "First-class post"},
		{string(ByEmail), "Email, if agreed"},
		{string(OnPortal), "Online portal, if agreed"}}
}
