package placement

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// apart returns a name with each letter that has a mark written as the letter and its marks, in one order: the same
// letter may be stored as one character or as several, and both are one name. What does not print, such as a zero
// width joiner or the choice between text and emoji, is left out; a selector between forms of a Han character is not.
//
// Source: Unicode Standard Annex #15, canonical equivalence.
func apart(name string) string {
	if !strings.ContainsFunc(name, func(r rune) bool { return r >= 0x80 }) {
		return strings.ToLower(name)
	}
	var out, marks []rune
	flush := func() {
		slices.Sort(marks)
		out, marks = append(out, marks...), marks[:0]
	}
	var add func(r rune)
	add = func(r rune) {
		switch parts, ok := decompositions()[r]; {
		case ok:
			add(parts[0])
			add(parts[1])
		case r >= hangul && r < hangul+19*588:
			n := r - hangul
			add(0x1100 + n/588)
			add(0x1161 + n%588/28)
			if n%28 > 0 {
				add(0x11a7 + n%28)
			}
		case unicode.Is(unicode.Cf, r) || r >= 0xfe00 && r <= 0xfe0f:
		case unicode.IsMark(r):
			marks = append(marks, r)
		default:
			flush()
			out = append(out, r)
		}
	}
	for _, r := range name {
		add(unicode.ToLower(r))
	}
	flush()
	return string(out)
}

const hangul = 0xac00 // the first syllable

// decompositions are the letters with a mark, each with the letter and the mark.
var decompositions = sync.OnceValue(func() map[rune][2]rune {
	all := map[rune][2]rune{}
	for mark, pairs := range marked {
		letters := []rune(pairs)
		for i := 0; i < len(letters); i += 2 {
			all[letters[i+1]] = [2]rune{letters[i], mark}
		}
	}
	return all
})

// marked has for each mark the letters that take it, each followed by the character of both, in small letters.
//
// Source: Unicode Character Database, Decomposition_Mapping, for the scripts of Europe and of South and West Asia.
var marked = map[rune]string{
	0x0300: "aàeèiìoòuùüǜnǹеѐиѝēḕōṑwẁâầăằêềôồơờưừyỳ" +
		"\u1f00\u1f02\u1f01\u1f03\u1f10\u1f12\u1f11\u1f13\u1f20\u1f22\u1f21\u1f23\u1f30\u1f32\u1f31\u1f33" +
		"\u1f40\u1f42\u1f41\u1f43\u1f50\u1f52\u1f51\u1f53\u1f60\u1f62\u1f61\u1f63\u03b1\u1f70\u03b5\u1f72" +
		"\u03b7\u1f74\u03b9\u1f76\u03bf\u1f78\u03c5\u1f7a\u03c9\u1f7c\u03ca\u1fd2\u03cb\u1fe2",
	0x0301: "aáeéiíoóuúyýcćlĺnńrŕsśzźüǘgǵåǻæǽøǿ̈̈́ϊΐαάεέηήιίϋΰοόυύωώϒϓгѓкќçḉēḗïḯkḱmḿõṍōṓpṕũṹwẃ" +
		"âấăắêếôốơớưứ" +
		"\u1f00\u1f04\u1f01\u1f05\u1f10\u1f14\u1f11\u1f15\u1f20\u1f24\u1f21\u1f25\u1f30\u1f34\u1f31\u1f35" +
		"\u1f40\u1f44\u1f41\u1f45\u1f50\u1f54\u1f51\u1f55\u1f60\u1f64\u1f61\u1f65\u03b1\u1f71\u03b5\u1f73" +
		"\u03b7\u1f75\u03b9\u1f77\u03bf\u1f79\u03c5\u1f7b\u03c9\u1f7d\u03ca\u1fd3\u03cb\u1fe3",
	0x0302: "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑạậẹệọộ",
	0x0303: "aãnñoõiĩuũvṽâẫăẵeẽêễôỗơỡưữyỹ",
	0x0304: "aāeēiīoōuūüǖäǟȧǡæǣǫǭöȫõȭȯȱyȳиӣуӯgḡḷḹṛṝ" +
		"\u03b1\u1fb1\u03b9\u1fd1\u03c5\u1fe1",
	0x0306: "aăeĕgğiĭoŏuŭийуўжӂаӑеӗȩḝạặ" +
		"\u03b1\u1fb0\u03b9\u1fd0\u03c5\u1fe0",
	0x0307: "cċeėgġzżaȧoȯbḃdḋfḟhḣmṁnṅpṗrṙsṡśṥšṧṣṩtṫwẇxẋyẏſẛ",
	0x0308: "aäeëiïoöuüyÿιϊυϋϒϔеёіїаӓәӛжӝзӟиӥоӧөӫэӭуӱчӵыӹhḧõṏūṻwẅxẍtẗ",
	0x0309: "aảâẩăẳeẻêểiỉoỏôổơởuủưửyỷ",
	0x030a: "aåuůwẘyẙ",
	0x030b: "oőuűуӳ",
	0x030c: "cčdďeělľnňrřsštťzžaǎiǐoǒuǔüǚgǧkǩʒǯjǰhȟ",
	0x030f: "aȁeȅiȉoȍrȑuȕѵѷ",
	0x0311: "aȃeȇiȋoȏrȓuȗ",
	0x0313: "\u03b1\u1f00\u03b5\u1f10\u03b7\u1f20\u03b9\u1f30\u03bf\u1f40\u03c5\u1f50\u03c9\u1f60\u03c1\u1fe4",
	0x0314: "\u03b1\u1f01\u03b5\u1f11\u03b7\u1f21\u03b9\u1f31\u03bf\u1f41\u03c5\u1f51\u03c9\u1f61\u03c1\u1fe5",
	0x031b: "oơuư",
	0x0323: "bḅdḍhḥkḳlḷmṃnṇrṛsṣtṭvṿwẉzẓaạeẹiịoọơợuụưựyỵ",
	0x0324: "uṳ",
	0x0325: "aḁ",
	0x0326: "sștț",
	0x0327: "cçgģkķlļnņrŗsştţeȩdḑhḩ",
	0x0328: "aąeęiįuųoǫ",
	0x032d: "dḓeḙlḽnṋtṱuṷ",
	0x032e: "hḫ",
	0x0330: "eḛiḭuṵ",
	0x0331: "bḇdḏkḵlḻnṉrṟtṯzẕhẖ",
	0x0342: "\u1f00\u1f06\u1f01\u1f07\u1f20\u1f26\u1f21\u1f27\u1f30\u1f36\u1f31\u1f37\u1f50\u1f56\u1f51\u1f57" +
		"\u1f60\u1f66\u1f61\u1f67\u03b1\u1fb6\u03b7\u1fc6\u03b9\u1fd6\u03ca\u1fd7\u03c5\u1fe6\u03cb\u1fe7" +
		"\u03c9\u1ff6",
	0x0345: "\u1f00\u1f80\u1f01\u1f81\u1f02\u1f82\u1f03\u1f83\u1f04\u1f84\u1f05\u1f85\u1f06\u1f86\u1f07\u1f87" +
		"\u1f20\u1f90\u1f21\u1f91\u1f22\u1f92\u1f23\u1f93\u1f24\u1f94\u1f25\u1f95\u1f26\u1f96\u1f27\u1f97" +
		"\u1f60\u1fa0\u1f61\u1fa1\u1f62\u1fa2\u1f63\u1fa3\u1f64\u1fa4\u1f65\u1fa5\u1f66\u1fa6\u1f67\u1fa7" +
		"\u1f70\u1fb2\u03b1\u1fb3\u03ac\u1fb4\u1fb6\u1fb7\u1f74\u1fc2\u03b7\u1fc3\u03ae\u1fc4\u1fc6\u1fc7" +
		"\u1f7c\u1ff2\u03c9\u1ff3\u03ce\u1ff4\u1ff6\u1ff7",
	0x0653: "\u0627\u0622",
	0x0654: "\u0627\u0623\u0648\u0624\u064a\u0626\u06d5\u06c0\u06c1\u06c2\u06d2\u06d3",
	0x0655: "\u0627\u0625",
	0x093c: "\u0928\u0929\u0930\u0931\u0933\u0934\u0915\u0958\u0916\u0959\u0917\u095a\u091c\u095b\u0921\u095c" +
		"\u0922\u095d\u092b\u095e\u092f\u095f",
	0x09bc: "\u09a1\u09dc\u09a2\u09dd\u09af\u09df",
	0x09be: "\u09c7\u09cb",
	0x09d7: "\u09c7\u09cc",
	0x0a3c: "\u0a32\u0a33\u0a38\u0a36\u0a16\u0a59\u0a17\u0a5a\u0a1c\u0a5b\u0a2b\u0a5e",
	0x0b3c: "\u0b21\u0b5c\u0b22\u0b5d",
	0x0b3e: "\u0b47\u0b4b",
	0x0b56: "\u0b47\u0b48",
	0x0b57: "\u0b47\u0b4c",
	0x0bbe: "\u0bc6\u0bca\u0bc7\u0bcb",
	0x0bd7: "\u0b92\u0b94\u0bc6\u0bcc",
	0x0c56: "\u0c46\u0c48",
	0x0cc2: "\u0cc6\u0cca",
	0x0cd5: "\u0cbf\u0cc0\u0cc6\u0cc7\u0cca\u0ccb",
	0x0cd6: "\u0cc6\u0cc8",
	0x0d3e: "\u0d46\u0d4a\u0d47\u0d4b",
	0x0d57: "\u0d46\u0d4c",
	0x0dca: "\u0dd9\u0dda\u0ddc\u0ddd",
	0x0dcf: "\u0dd9\u0ddc",
	0x0ddf: "\u0dd9\u0dde",
}
