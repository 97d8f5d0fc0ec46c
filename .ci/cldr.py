#!/usr/bin/env python3
"""Writes render/translation/cldr.txt from the packages cldr-dates-full and
cldr-numbers-full of Unicode CLDR, unpacked:

    npm pack cldr-dates-full@48.2.0 cldr-numbers-full@48.2.0
    .ci/cldr.py DATES NUMBERS >render/translation/cldr.txt
"""
import json
import sys

LANGUAGES = """am ar bg bn bs cs cy de el es et fa fi fr gu hi hr hu hy it ka ku lt lv ml mt ne nl pa pa-Arab pl ps pt pt-PT
ro ru si sk sl so sq sr sv ta te th ti tr uk ur uz vi yo zh ig ha sw
az be ckb da ga gd he is ja kk km ko lo mk mn my nb sd yi yue zh-Hant""".split()


def read(folder, language, name):
    with open(f"{folder}/main/{language}/{name}.json", encoding="utf-8") as f:
        return json.load(f)["main"][language]


def main():
    dates, numbers = sys.argv[1:3]
    with open(f"{dates}/package.json", encoding="utf-8") as f:
        version = json.load(f)["version"]
    print(f"# Unicode CLDR {version} (Unicode-3.0): language, months, days from Sunday, date,")
    print("# decimal sign, group sign, currency, percent, figures before the first group. Made by .ci/cldr.py. Figures are Latin ones in all languages.")
    for language in sorted(LANGUAGES):
        calendar = read(dates, language, "ca-gregorian")["dates"]["calendars"]["gregorian"]
        months = calendar["months"]["format"]["wide"]
        days = calendar["days"]["format"]["wide"]
        pattern = calendar["dateFormats"]
        figures = read(numbers, language, "numbers")["numbers"]
        signs = figures.get("symbols-numberSystem-latn", {"decimal": ".", "group": ","})
        money = figures.get("currencyFormats-numberSystem-latn", {"standard": "¤#,##0.00"})
        fields = [language, ",".join(months[str(i)] for i in range(1, 13)),
                  ",".join(days[d] for d in ("sun", "mon", "tue", "wed", "thu", "fri", "sat")),
                  dated(pattern, calendar), signs["decimal"], signs["group"], money["standard"],
                  figures.get("percentFormats-numberSystem-latn", {"standard": "#,##0%"})["standard"],
                  figures.get("minimumGroupingDigits", "1")]
        assert not any("\t" in f or "\n" in f for f in fields), language
        print("\t".join(fields))


def dated(patterns, calendar):
    """The pattern of a date, with the name of the era where it has one."""
    return text(patterns["long"]).replace("G", "'" + calendar["eras"]["eraAbbr"]["1"] + "'")


def text(pattern):
    return pattern if isinstance(pattern, str) else pattern["_value"]


main()
