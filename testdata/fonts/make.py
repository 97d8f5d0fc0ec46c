"""Makes the tiny fonts of the tests from Noto Sans CJK (SIL Open Font Licence 1.1, OFL.txt):

    python3 make.py NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc

with fonttools 4.68 and the files of version 2.004, which Debian has as fonts-noto-cjk 1:20220127+repack1-1. The
characters are those of ../names/east-asian.txt and of TEXT. The outlines are converted to TrueType ones, as sample.ttf
and sample-bold.ttf have, and collection.ttc as its second face; sample.otf keeps the PostScript outlines. variants.ttf and variants.otf have
characters with variation selectors (table cmap, format 14).
"""

import pathlib
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable

HERE = pathlib.Path(__file__).parent
JAPANESE = 0  # the face of the collections; its Han characters are in the Japanese forms
TEXT = (
    "「」『』（）、。，．・ー〜！？：；々〇　"
    "っゃゅょァッャュョがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽあいうえおかきくけこさしすせそたちつてとなにぬねの"
    "はひふへほまみむめもやゆよらりるれろわをんアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨ"
    "ラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ"
    "学校是一个教室的学生在老师和家长们都很好我们今天去了農場生徒校先生今日行見場神\ufa19𠮷"
    "안녕하세요오늘은학교에갔습니다가각나다라마바사"
)

VARIANTS = "葛神辻示例\ufe00\U000e0100\U000e0101\U000e0102"


def cut(font, characters):
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    options.desubroutinize = True
    options.hinting = False
    options.recalc_bounds = True
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            text = record.toUnicode()
            record.string = text.replace("NotoSansCJKjp", "SampleSansCJK").replace("Noto Sans CJK JP", "Sample Sans CJK")


def as_truetype(font):
    glyphs = font.getGlyphSet()
    made = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        made[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = made
    for name, glyph in glyf.glyphs.items():
        glyph.recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
                  "maxCompositeContours", "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    post = font["post"]
    post.formatType = 3.0
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"


def main():
    names = (HERE.parent / "names" / "east-asian.txt").read_text("utf-8")
    characters = {c for c in names + TEXT if ord(c) >= 0x2E80}
    fonts = []
    for path, name in zip(sys.argv[1:3], ("sample", "sample-bold")):
        wanted = "".join(sorted(characters))
        if name != "sample":  # so that some characters are there in regular alone
            wanted = "".join(sorted({c for c in names if ord(c) >= 0x2E80}))
        for form in ("otf", "ttf"):
            if (name, form) == ("sample-bold", "otf"):
                continue
            font = TTFont(path, fontNumber=JAPANESE, recalcTimestamp=False)
            cut(font, wanted)
            if form == "ttf":
                as_truetype(font)
            font.save(HERE / f"{name}.{form}")
        fonts.append(TTFont(HERE / f"{name}.ttf", recalcTimestamp=False))
    for form in ("otf", "ttf"):
        font = TTFont(sys.argv[1], fontNumber=JAPANESE, recalcTimestamp=False)
        cut(font, VARIANTS)
        if form == "ttf":
            as_truetype(font)
        font.save(HERE / f"variants.{form}")
    collection = TTCollection()
    collection.fonts = fonts[::-1]
    collection.save(HERE / "collection.ttc")


main()
