package apdocs

import (
	"slices"
	"strings"
)

// A Picture is a small drawing beside a question, for readers who find words hard. It is
// printed on forms in easy read, and on all forms in large print.
type Picture string

// The pictures that there are.
const (
	PictureArrows   Picture = "arrows"   // one to the right, one to the left: change
	PictureBook     Picture = "book"     // an open book
	PictureBus      Picture = "bus"      //
	PictureCalendar Picture = "calendar" //
	PictureClock    Picture = "clock"    //
	PictureEye      Picture = "eye"      //
	PictureFace     Picture = "face"     // a smiling face
	PictureFriends  Picture = "friends"  // two people side by side
	PictureHeart    Picture = "heart"    //
	PictureHouse    Picture = "house"    //
	PictureLetter   Picture = "letter"   // an envelope
	PictureLifebelt Picture = "lifebelt" // help
	PictureMountain Picture = "mountain" // something hard
	PicturePencil   Picture = "pencil"   //
	PictureSchool   Picture = "school"   // a building with a flag
	PictureSignpost Picture = "signpost" // with two boards
	PictureSpeech   Picture = "speech"   // a speech bubble
	PictureSun      Picture = "sun"      //
	PictureTalk     Picture = "talk"     // two speech bubbles
	PictureUmbrella Picture = "umbrella" // shelter
	PictureWarning  Picture = "warning"  // an exclamation mark in a triangle
)

// Pictures returns all pictures.
func Pictures() []Picture {
	return []Picture{PictureArrows, PictureBook, PictureBus, PictureCalendar, PictureClock, PictureEye, PictureFace,
		PictureFriends, PictureHeart, PictureHouse, PictureLetter, PictureLifebelt, PictureMountain, PicturePencil,
		PictureSchool, PictureSignpost, PictureSpeech, PictureSun, PictureTalk, PictureUmbrella, PictureWarning}
}

// Picture sets the drawing beside the question, and the alternative text that says what it
// shows, such as "A bus".
func (f *Field) Picture(p Picture, alt string) *Field {
	f.Question.Picture, f.Question.PictureAlt = p, alt
	return f
}

// soundPicture reports whether the question has no picture, or one that there is with an
// alternative text.
func (q *Question) soundPicture() bool {
	if q.Picture == "" {
		return q.PictureAlt == ""
	}
	return slices.Contains(Pictures(), q.Picture) && printedText(q.PictureAlt) && !strings.ContainsAny(q.PictureAlt, "{}")
}
