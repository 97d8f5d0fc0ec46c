package font

import (
	"strings"
	"unicode"
)

// This file has what is particular to text in Han, Kana, Hangul and Bopomofo. Their faces have 10 MB and more, so
// none is part of the program: the settings of an organisation name them, see [Family.With]. Each character is one
// glyph, from left to right, and needs no shaping. Conjoining jamo, which would, are refused where no syllable is
// composed of them (NFC).

// firstEastAsian is the first character of the blocks for East Asian text: CJK Radicals Supplement.
const firstEastAsian = 0x2E80

// eastAsian reports whether r is in the Unicode blocks for East Asian text, punctuation and full-width letters
// among them.
func eastAsian(r rune) bool {
	switch {
	case r < firstEastAsian:
		return false
	case r <= 0x9FFF:
		return true
	}
	return r >= 0xA960 && r <= 0xA97F || r >= 0xAC00 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFE30 && r <= 0xFE4F || r >= 0xFF00 && r <= 0xFFEF || r >= 0x1B000 && r <= 0x1B16F ||
		r >= 0x20000 && r <= 0x3FFFD
}

// letterLike reports whether r is surely a letter of East Asian text that prints as one glyph. Most are, so it saves
// the tables of package unicode.
func letterLike(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFC || r >= 0xAC00 && r <= 0xD7A3 || r >= 0x3041 && r <= 0x3096 ||
		r >= 0x30A1 && r <= 0x30FA
}

// conjoining reports whether r is a jamo, a part of a syllable that is to be composed with others, or one of the
// fillers, of which nothing is shown.
func conjoining(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0xA960 && r <= 0xA97F || r >= 0xD7B0 && r <= 0xD7FF || r == 0x3164 ||
		r == 0xFFA0
}

// syllable reports whether r is Hangul, which is written with spaces between words.
func syllable(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 || r >= 0x3131 && r <= 0x318E }

// breaksAround returns where a line may end before or after the character of size bytes at text[at:]; -1 if neither.
func breaksAround(text string, at, size int) int {
	r := first(text[at:])
	switch to := at + size; {
	case !eastAsian(r):
	case at > 0 && breaksBetween(last(text[:at]), r):
		return at
	case to < len(text) && text[to] != ' ' && breaksBetween(r, first(text[to:])):
		return to
	}
	return -1
}

// breaksBetween reports whether a line may end between two characters without a space, of which at least one is
// East Asian: between ideographs and kana, and between these and letters or figures. Hangul breaks at spaces.
func breaksBetween(before, after rune) bool {
	if Selects(after) {
		return false
	}
	if Selects(before) {
		return eastAsian(after) && !syllable(after) && !unbroken(before, after)
	}
	if !eastAsian(before) && !eastAsian(after) || syllable(before) || syllable(after) || before == softHyphen {
		return false
	}
	return !unbroken(before, after)
}

// unbroken reports whether a line must not end between two characters: after an opening bracket, or before closing
// punctuation, a small kana or a mark of length.
//
// Source: Unicode Standard Annex #14, classes OP, CL, NS, CJ, EX, IN and PR, with the rules of JLREQ and CLREQ for
// ordinary text.
func unbroken(before, after rune) bool {
	return opens(before) || closes(after) || glues(before) || glues(after) || after == zeroWidthSpace ||
		before == after && (after == '—' || after == '…' || after == '‥')
}

// opens reports whether no line ends with r.
func opens(r rune) bool {
	switch r {
	case '〝', '＄', '￡', '￥', '£', '$', '€', '#':
		return true
	case '〞', '〟':
		return false
	}
	return unicode.In(r, unicode.Ps, unicode.Pi)
}

// closes reports whether no line begins with r.
func closes(r rune) bool {
	switch {
	case r < 0x80:
		switch r {
		case '!', ')', ',', '.', ':', ';', '?', ']', '}', '%', '/', '-':
			return true
		}
		return false
	case r >= 0x3041 && r <= 0x30FF:
		return smallKana(r)
	}
	switch r {
	case '、', '。', '，', '．', '：', '；', '！', '？', '·', '‧', '々', '〻', '〜', '～', '゠', '…', '‥', '—', '–', '％', '‰', '℃',
		'〞', '〟', '｡', '､', '･', 'ｰ', 'ﾞ', 'ﾟ', '・', '′', '″':
		return true
	}
	return r >= 0x31F0 && r <= 0x31FF || r >= 0xFF67 && r <= 0xFF6F || unicode.In(r, unicode.Pe, unicode.Pf)
}

// smallKana reports whether r, which is in the blocks of Hiragana and Katakana, is a small letter, or a mark that
// lengthens or repeats the one before.
func smallKana(r rune) bool {
	switch r {
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ', '゛', '゜', 'ゝ', 'ゞ', '゠',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ', '・', 'ー', 'ヽ', 'ヾ':
		return true
	}
	return false
}

// unit returns the length of the first part of a text that stays on one line: up to a space, or to where East Asian
// text may break, for which it looks if breaks is true.
func unit(text string, breaks bool) int {
	n := strings.IndexByte(text, ' ')
	if n < 0 {
		n = len(text)
	}
	if text = text[:n]; !breaks {
		return n
	}
	before := rune(0)
	for i, r := range text {
		if i > 0 && (r >= firstEastAsian || before >= firstEastAsian) && breaksBetween(before, r) {
			return i
		}
		before = r
	}
	return len(text)
}

// mayBeEastAsian reports whether a text has a byte with which characters from firstEastAsian on begin in UTF-8.
func mayBeEastAsian(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xE2 {
			return true
		}
	}
	return false
}
