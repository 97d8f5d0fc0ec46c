package documents

import "github.com/apdocs/forms/apdocs"

// PupilViews (P10) is what a pupil thinks of a placement, in the pupil's own words: short
// words, one question at a time, so that a pupil of eleven reads it alone. An adult may
// read it out and write down what the pupil says.
type PupilViews struct {
	apdocs.Record
	Pupil       apdocs.Pupil    `json:"pupil,omitzero"`
	School      apdocs.School   `json:"school,omitzero"`
	Provider    apdocs.Provider `json:"provider,omitzero"`
	CompletedOn apdocs.Date     `json:"completedOn,omitzero"`
	Stage       ViewStage       `json:"stage,omitzero"`
	Ratings     struct {
		LikedGoing Liking `json:"likedGoing,omitzero"`
		Safe       Liking `json:"safe,omitzero"`
		Listened   Liking `json:"listened,omitzero"`
		Helped     Liking `json:"helped,omitzero"`
		Learned    Liking `json:"learned,omitzero"`
		Friends    Liking `json:"friends,omitzero"`
		Belong     Liking `json:"belong,omitzero"`
	} `json:"ratings,omitzero"`

	GoodThings     apdocs.LongText `json:"goodThings,omitzero"`
	HardThings     apdocs.LongText `json:"hardThings,omitzero"`
	SafePerson     apdocs.LongText `json:"safePerson,omitzero"`
	Unsafe         apdocs.LongText `json:"unsafe,omitzero"`
	Change         apdocs.LongText `json:"change,omitzero"`
	AdviceToOthers apdocs.LongText `json:"adviceToOthers,omitzero"`
	Next           apdocs.LongText `json:"next,omitzero"`
	HelpNext       apdocs.LongText `json:"helpNext,omitzero"`
	Talk           apdocs.YesNo    `json:"talk,omitzero"`

	HowWritten HowWritten        `json:"howWritten,omitzero"`
	HelpedBy   string            `json:"helpedBy,omitzero"`
	OwnWords   apdocs.YesNo      `json:"ownWords,omitzero"`
	MayShare   apdocs.YesNo      `json:"mayShare,omitzero"` // the pupil knows who reads it
	Signatures apdocs.Signatures `json:"signatures,omitzero"`
	Copies     apdocs.Copies     `json:"copies,omitzero"`
}

// A ViewStage is when in a placement a pupil says what they think.
type ViewStage string

// Choices returns the stages in printed order.
func (ViewStage) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "start", Label: "At the start"}, {Value: "middle", Label: "In the middle"},
		{Value: "end", Label: "At the end"}}
}

// A Liking is how far a pupil agrees with a sentence, in a child's words.
type Liking string

// Choices returns the answers in printed order.
func (Liking) Choices() []apdocs.Choice {
	return choices("Yes, a lot", "Yes, mostly", "In between", "Not much", "No, not at all")
}

// HowWritten is how a pupil's form was filled in.
type HowWritten string

// The ways in which somebody else took part.
const (
	withHelp HowWritten = "with help"
	scribed  HowWritten = "scribed"
)

// Choices returns the ways in printed order.
func (HowWritten) Choices() []apdocs.Choice {
	return []apdocs.Choice{{Value: "by me", Label: "I did it on my own"},
		{Value: string(withHelp), Label: "Someone helped me"},
		{Value: string(scribed), Label: "Someone wrote down my words"}}
}

// Layout returns the printed form.
func (v *PupilViews) Layout() *apdocs.Layout {
	c, r := &v.Copies, &v.Ratings
	return &apdocs.Layout{
		Name: "pupil-views", Version: 1, FilledBy: apdocs.PartyPupil, Title: "What I think", Short: "What I think",
		EasyRead: true,
		Blocks: []apdocs.Block{
			apdocs.Part("About me", apdocs.Beside(
				apdocs.Ask("My name", &v.Pupil.Name).Picture(apdocs.PictureFace, "A smiling face").Required(),
				apdocs.Ask("My school", &v.School.Name).Picture(apdocs.PictureSchool, "A school with a flag"),
				apdocs.Ask("The place I have been going to", &v.Provider.Name).Picture(apdocs.PictureHouse, "A house").Required(),
				apdocs.Ask("Today’s date", &v.CompletedOn).Picture(apdocs.PictureCalendar, "A calendar").Required(),
				apdocs.Ask("When am I doing this?", &v.Stage).Picture(apdocs.PictureClock, "A clock"),
			)),
			apdocs.Part("How was it?",
				apdocs.Para("Tick the answer that fits best. There are no right or wrong answers. You can miss any out."),
				apdocs.Beside(
					apdocs.Ask("I liked going there.", &r.LikedGoing).Picture(apdocs.PictureBus, "A bus"),
					apdocs.Ask("I felt safe.", &r.Safe).Picture(apdocs.PictureUmbrella, "An umbrella"),
					apdocs.Ask("The adults listened to me.", &r.Listened).
						Picture(apdocs.PictureSpeech, "A speech bubble"),
					apdocs.Ask("It helped me.", &r.Helped).Picture(apdocs.PictureLifebelt, "A lifebelt"),
					apdocs.Ask("I learned new things.", &r.Learned).Picture(apdocs.PictureBook, "An open book"),
					apdocs.Ask("I got on with other people.", &r.Friends).
						Picture(apdocs.PictureFriends, "Two people side by side"),
					apdocs.Ask("I still felt part of my school.", &r.Belong).Picture(apdocs.PictureHeart, "A heart"),
				),
			),
			v.words(),
			apdocs.Part("What next?", apdocs.Beside(
				apdocs.Ask("What do you want to do next?", &v.Next).Picture(apdocs.PictureSignpost, "A signpost").Lines(4),
				apdocs.Ask("What would help you?", &v.HelpNext).Picture(apdocs.PictureLifebelt, "A lifebelt").Lines(3),
				apdocs.Ask("Would you like to talk to someone about this?", &v.Talk).
					Picture(apdocs.PictureTalk, "Two speech bubbles"),
			)),
			v.finishing(),
			copyPart(tickColumn(
				apdocs.Ask("Copy to the school?", &c.School), apdocs.Ask("Copy to the governing body?", &c.GoverningBody),
				apdocs.Ask("Copy to the pupil?", &c.Pupil),
			)).AnsweredBy(apdocs.PartySchool),
		},
	}
}

func (v *PupilViews) words() *apdocs.Section {
	return apdocs.Part("In my own words", apdocs.Beside(
		apdocs.Ask("What went well?", &v.GoodThings).Picture(apdocs.PictureSun, "A sun").Lines(4).Required(),
		apdocs.Ask("What was hard?", &v.HardThings).Picture(apdocs.PictureMountain, "A mountain").Lines(4),
		apdocs.Ask("Who did you talk to if you were worried?", &v.SafePerson).
			Picture(apdocs.PictureTalk, "Two speech bubbles").Lines(2).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("Did anything make you feel unsafe? You can tell us here, or ask to talk.", &v.Unsafe).
			Picture(apdocs.PictureWarning, "A warning sign").
			Short("Did anything make you feel unsafe?").Lines(3).Class(apdocs.ClassSafeguarding),
		apdocs.Ask("What would you change?", &v.Change).
			Picture(apdocs.PictureArrows, "Two arrows that point different ways").Lines(3),
		apdocs.Ask("What would you tell someone who was about to start there?", &v.AdviceToOthers).
			Picture(apdocs.PictureLetter, "A letter").Lines(3),
	))
}

func (v *PupilViews) finishing() *apdocs.Section {
	return apdocs.Part("Finishing off",
		apdocs.Beside(
			apdocs.Ask("How was this filled in?", &v.HowWritten).Picture(apdocs.PicturePencil, "A pencil"),
			apdocs.Ask("If someone helped, what is their name?", &v.HelpedBy).
				Picture(apdocs.PictureFriends, "Two people side by side"),
			apdocs.Ask("Are these my own words?", &v.OwnWords).Picture(apdocs.PictureSpeech, "A speech bubble").
				Hint("If someone wrote for you, ask them to read it back first."),
			apdocs.Ask("Do you know who will read this?", &v.MayShare).Picture(apdocs.PictureEye, "An eye").
				Hint("Your school, and the people who run it, read this so that they can make things better."),
		),
		apdocs.Para("You do not have to sign."),
		apdocs.SignatureRows(apdocs.Sign("Me", apdocs.PartyPupil, &v.Signatures.Pupil)),
	)
}

// Rules returns R50, R54, R55 and R78.
func (v *PupilViews) Rules() []apdocs.Rule {
	type T = PupilViews
	return []apdocs.Rule{
		apdocs.SigningRule(func(v *T) (*apdocs.Signatures, *apdocs.Date) { return &v.Signatures, nil }),
		apdocs.NewRule("R54", apdocs.Warning, "the form: “If someone helped, what is their name?”",
			"A pupil’s own words that somebody else wrote down say who it was.", func(v *T, c *apdocs.Case) {
				if (v.HowWritten == withHelp || v.HowWritten == scribed) && apdocs.IsBlank(v.HelpedBy) {
					c.Report(&v.HelpedBy, "is not answered; say who helped")
				}
				if v.OwnWords == apdocs.No {
					c.Report(&v.OwnWords, "ask the pupil again, and write what they say")
				}
			}),
		apdocs.NewRule("R55", apdocs.Warning,
			"statutory guidance on keeping children safe: a child who is unsafe or asks to talk",
			"What a pupil says about feeling unsafe, and a wish to talk, are followed up.", func(v *T, c *apdocs.Case) {
				if !apdocs.IsBlank(v.Unsafe) {
					c.Report(&v.Unsafe, "is answered; the designated safeguarding lead reads it today")
				}
				if v.Talk == apdocs.Yes {
					c.Report(&v.Talk, "find somebody whom the pupil trusts, and a time")
				}
			}),
		writtenRule(func(v *T) *apdocs.Date { return &v.CompletedOn }),
	}
}
