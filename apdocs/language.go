package apdocs

import (
	"strings"
	"sync"
)

// LanguageTag returns the tag of a language (BCP 47) that is named in English, in any case, such as "pl" for
// "Polish". Other text is returned without the spaces around it: it may be a tag.
func LanguageTag(name string) string {
	name = strings.TrimSpace(name)
	if tag, ok := languageTags()[strings.ToLower(name)]; ok {
		return tag
	}
	return name
}

// IsEnglish reports whether a language, by its tag or its name, is English.
func IsEnglish(language string) bool {
	tag, _, _ := strings.Cut(strings.ToLower(LanguageTag(language)), "-")
	return tag == "en"
}

var languageTags = sync.OnceValue(func() map[string]string {
	tags := map[string]string{}
	for line := range strings.Lines(languageNames) {
		tag, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		for name := range strings.SplitSeq(names, ", ") {
			tags[strings.ToLower(name)] = tag
		}
	}
	return tags
})

// languageNames are English names of the languages that documents can be in, as schools write them: of each line
// the tag, then the names.
const languageNames = `en English
am Amharic
ar Arabic
az Azerbaijani, Azeri
be Belarusian
bg Bulgarian
bn Bengali, Bangla
bs Bosnian
ckb Central Kurdish, Sorani, Kurdish (Sorani), Sorani Kurdish
cs Czech
cy Welsh
da Danish
de German
el Greek
es Spanish
et Estonian
fa Persian, Farsi, Persian/Farsi, Persian (Farsi), Farsi/Persian, Dari
fi Finnish
fr French
ga Irish
gd Scottish Gaelic, Gaelic
gu Gujarati
ha Hausa
he Hebrew
hi Hindi
hr Croatian
hu Hungarian
hy Armenian
ig Igbo
is Icelandic
it Italian
ja Japanese
ka Georgian
kk Kazakh
km Khmer, Cambodian
ko Korean
ku Kurdish, Kurmanji, Kurdish (Kurmanji)
lo Lao
lt Lithuanian
lv Latvian
mk Macedonian
ml Malayalam
mn Mongolian
mt Maltese
my Burmese
nb Norwegian, Norwegian Bokmål
ne Nepali
nl Dutch, Flemish
pa Punjabi, Panjabi, Punjabi (Gurmukhi)
pa-Arab Punjabi (Pakistan), Punjabi (Shahmukhi), Shahmukhi
pl Polish
ps Pashto, Pushto, Pashto/Pakhto
pt-PT Portuguese, European Portuguese
pt Brazilian Portuguese, Portuguese (Brazil)
ro Romanian, Moldovan
ru Russian
sd Sindhi
si Sinhala, Sinhalese
sk Slovak
sl Slovenian
so Somali
sq Albanian
sr Serbian
sv Swedish
sw Swahili
ta Tamil
te Telugu
th Thai
ti Tigrinya
tr Turkish
uk Ukrainian
ur Urdu
uz Uzbek
vi Vietnamese
yi Yiddish
yo Yoruba
yue Cantonese
zh Chinese, Mandarin, Chinese (Mandarin), Simplified Chinese, Chinese (Simplified)
zh-Hant Traditional Chinese, Chinese (Traditional)`
