package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Notice is what an organisation states about data at the end of its documents: how they are used,
// whom to ask and how long they are kept. It is "" if the settings say none of these.
func Notice(o *apdocs.Organisation) string { return NoticeIn(nil, o) }

// NoticeIn is Notice in a document in another language. What the settings say stays as it is.
func NoticeIn(t *apdocs.Translation, o *apdocs.Organisation) string {
	var said []string
	say := func(sentence, text string) {
		if text = strings.TrimSpace(text); text == "" {
			return
		}
		if !strings.ContainsAny(text[len(text)-1:], ".!?") {
			text += "."
		}
		said = append(said, t.Say(sentence, "contact", text))
	}
	say("{contact}", o.Privacy)
	say(dataQuestions, o.DataContact)
	say("{contact}", o.Retention)
	return strings.Join(said, " ")
}

// Marking is the protective marking printed at the top of every page, or "".
func Marking(o *apdocs.Organisation) string { return strings.TrimSpace(o.Marking) }
