package render

import (
	"strings"

	"github.com/apdocs/forms/apdocs"
)

// Notice is what an organisation states about data at the end of its documents: how they are used,
// whom to ask and how long they are kept. It is "" if the settings say none of these.
func Notice(o *apdocs.Organisation) string { return notice(nil, o, o.Privacy, o.Retention) }

// NoticeIn is Notice in a document in another language, and whether it is in English: the settings have the
// sentences in some languages, and what they lack is not mixed with what they have.
func NoticeIn(t *apdocs.Translation, o *apdocs.Organisation) (text string, english bool) {
	if t == nil {
		return Notice(o), true
	}
	var own apdocs.Notice
	for _, n := range o.Notices {
		if n.Language == t.Language {
			own = n
		}
	}
	lacks := func(english, own string) bool { return !apdocs.IsBlank(english) && apdocs.IsBlank(own) }
	if lacks(o.Privacy, own.Privacy) || lacks(o.Retention, own.Retention) {
		return Notice(o), true
	}
	return notice(t, o, own.Privacy, own.Retention), false
}

func notice(t *apdocs.Translation, o *apdocs.Organisation, privacy, retention string) string {
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
	say("{contact}", privacy)
	say(dataQuestions, o.DataContact)
	say("{contact}", retention)
	return strings.Join(said, " ")
}

// Marking is the protective marking printed at the top of every page, or "".
func Marking(o *apdocs.Organisation) string { return strings.TrimSpace(o.Marking) }
