"""Makes records of which some are bad, and checks that a run reports them.

    spoil.py make RECORD COUNT OUT      COUNT records like RECORD as JSON Lines, one in twenty bad
    spoil.py check COUNT SAID MANIFEST  prints a line "FAIL ..." for each record with a wrong result

Each bad record is bad in one of fifteen ways. No message about one may contain
its values, which all contain the word SECRET.
"""

import json
import sys

# In the order in which they are used, again and again.
WAYS = {
    "malformed": lambda r: json.dumps(r).replace(":", ";", 1),
    "cut off": lambda r: json.dumps(r)[:-20],
    "a list": lambda r: json.dumps([r]),
    "no form": lambda r: json.dumps({k: v for k, v in r.items() if k != "form"}),
    "unknown form": lambda r: json.dumps(r | {"form": "no-such-form"}),
    "newer version": lambda r: json.dumps(r | {"version": 99}),
    "unknown name": lambda r: json.dumps(r | {"nonsense": "SECRET"}),
    "wrong type": lambda r: json.dumps(r | {"pupil": "SECRET"}),
    "bad date": lambda r: json.dumps(r | {"pupil": r["pupil"] | {"birthDate": "SECRET"}}),
    "required": lambda r: json.dumps(r | {"pupil": {k: v for k, v in r["pupil"].items() if k != "name"}}),
    "out of the folder": lambda r: json.dumps(r | {"reference": "../SECRET"}),
    "reference too long": lambda r: json.dumps(r | {"reference": "SECRET" * 50}),
    "reference twice": lambda r: json.dumps(r | {"reference": "EV-1"}),
    "not to be printed": lambda r: json.dumps(r | {"pupil": r["pupil"] | {"name": "SECRET \u1781\u17d2\u1798\u17c2\u179a"}}),
    "no text": lambda r: json.dumps(r | {"pupil": r["pupil"] | {"name": "SECRET"}}, ensure_ascii=False).replace("SECRET", "SECRET\x01"),
}


def bad(number):
    """The way in which record number n is bad, or None."""
    return list(WAYS)[number // 20 % len(WAYS)] if number % 20 == 0 else None


def make(record, count, out):
    with open(record, encoding="utf-8") as f:
        record = json.load(f)
    with open(out, "w", encoding="utf-8") as f:
        for number in range(1, count + 1):
            one = record | {"reference": f"EV-{number}"}
            way = bad(number)
            f.write((WAYS[way](one) if way else json.dumps(one)) + "\n")


def check(count, said, manifest):
    with open(said, encoding="utf-8") as f:
        said = f.read()
    with open(manifest, encoding="utf-8") as f:
        lines = [json.loads(line) for line in f]
    became = {line["record"]: line for line in lines if "record" in line}
    for number in range(1, count + 1):
        way, line = bad(number), became.get(number, {})
        want = "failed" if way else "made"
        if line.get("status") != want:
            print(f"FAIL folder record {number} ({way}) is {line.get('status')}, want {want}")
        told = f"line {number}: " in said or f"line {number}, " in said
        if way and not (told and line.get("why")):
            print(f"FAIL folder record {number} ({way}) is not reported")
    if "SECRET" in said or "SECRET" in json.dumps(lines):
        print("FAIL folder a value of a record is said")
    failed = count // 20
    if lines[-1] != {"records": count, "read": count, "made": count - failed, "failed": failed}:
        print(f"FAIL folder the last line of the manifest is {lines[-1]}")
    if f"{count} records: {count - failed} made, {failed} failed, 0 skipped" not in said:
        print("FAIL folder the records are not counted")


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), sys.argv[4])
else:
    check(int(sys.argv[2]), sys.argv[3], sys.argv[4])
