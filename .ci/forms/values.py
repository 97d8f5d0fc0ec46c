"""What is typed into a form: the values of a record by the names of its fields.

A record is walked beside the published JSON Schema of its form, which says what kind
of answer each value is. Every answer becomes a path, as fields of forms are named,
and the text that a person would type. What a form to fill in has no field for (the
envelope but for the reference, the evidence for a signature but for its day) is left out here; what
else has no field must be listed by whoever fills in the form.
"""

import datetime
import json
import pathlib
import random
import re

SCALE = {5: "Strongly agree", 4: "Agree", 3: "Not sure", 2: "Disagree", 1: "Strongly disagree"}
ENVELOPE = {"$schema", "form", "version", "status", "overrides", "extra"}
SIGNATURE = {"name", "role", "at"}


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


class Value:
    """One answer: its path, the text to type, and for a choice its value in the record."""

    def __init__(self, path, text, choice=None):
        self.path, self.text, self.choice = path, text, choice


def schema_of(root, form):
    return json.loads((pathlib.Path(root) / "schema/published" / f"{form}.draft.json").read_text(encoding="utf-8"))


def values(record, schema):
    """All answers of the record, in its order."""
    out = []
    _walk({k: v for k, v in record.items() if k not in ENVELOPE}, schema, "", out)
    return out


def _walk(value, schema, path, out):
    if isinstance(value, dict):
        for name, part in value.items():
            if schema.get("x-kind") == "signature" and name not in SIGNATURE:
                continue
            _walk(part, schema["properties"][name], f"{path}.{name}".lstrip("."), out)
    elif isinstance(value, list):
        for row, part in enumerate(value):
            _walk(part, schema["items"], f"{path}.{row}", out)
    else:
        out.append(typed(path, value, schema))


def day(moment):
    """A moment as a form keeps it, which has room for the day alone."""
    return f"{moment[:10]}T00:00:00Z"


def typed(path, value, schema):
    kind = schema.get("x-kind")
    if "enum" in schema or kind == "rating":
        labels = dict(zip(schema.get("enum", []), schema.get("x-labels", [])))
        if kind == "rating":
            return Value(path, f"{SCALE[value]}, {value}", str(value))
        return Value(path, labels.get(value, value.capitalize()), value)
    if schema.get("format") in ("date", "date-time"):
        date = datetime.date.fromisoformat(value[:10])
        return Value(path, f"{date.day} {date:%B} {date.year}" if date.day % 2 else f"{date:%d/%m/%Y}")
    if schema.get("pattern", "").startswith("^([01]"):
        hour, minute = map(int, value.split(":"))
        return Value(path, f"{(hour + 11) % 12 + 1}.{minute:02}{'am' if hour < 12 else 'pm'}")
    if kind == "money":
        return Value(path, f"£{value // 100:,}.{value % 100:02}")
    if kind == "percent":
        return Value(path, f"{value}%")
    return Value(path, str(value))


def pruned(record, paths):
    """The record with no other answers than those at the paths, and no empty objects or rows at the end."""

    def keep(value, path):
        if isinstance(value, dict):
            parts = {name: keep(part, f"{path}.{name}".lstrip(".")) for name, part in value.items()}
            return {name: part for name, part in parts.items() if part not in (None, {}, [])}
        if isinstance(value, list):
            rows = [keep(part, f"{path}.{row}") for row, part in enumerate(value)]
            while rows and not rows[-1]:
                rows.pop()
            return rows
        if path in paths and MOMENT.match(str(value)):
            return day(value)
        return value if path in paths else None

    return keep({k: v for k, v in record.items() if k not in ENVELOPE}, "")


WORDS = ("goose lantern Zoë O’Neill half-term “quiet” café 12 gate orchard Łukasz Nguyễn farm & field <b> river "
         "50% art; maths bus stop, early no. yes then").split(" ")


def random_record(form, schema, seed):
    """A record of the form with arbitrary answers: about two of three questions are answered."""
    asked = {name: part for name, part in schema["properties"].items() if name not in ENVELOPE}
    return {"form": form, **_random({"properties": asked}, random.Random(f"{form} {seed}"))}


def _random(schema, r):
    kind = schema.get("x-kind")
    if "properties" in schema:
        parts = {}
        for name, part in schema["properties"].items():
            if kind == "signature" and name not in SIGNATURE or r.random() < 0.3 and "properties" not in part:
                continue
            made = _random(part, r)
            if made not in ({}, []):
                parts[name] = made
        return parts
    if schema.get("type") == "array":
        rows = [_random(schema["items"], r) for _ in range(r.randint(0, 5))]
        while rows and not rows[-1]:
            rows.pop()
        return rows
    if "enum" in schema:
        return r.choice(schema["enum"])
    if schema.get("format") in ("date", "date-time"):
        date = str(datetime.date(2026, 1, 1) + datetime.timedelta(r.randint(-5000, 700)))
        return date if schema["format"] == "date" else day(date)
    if schema.get("pattern", "").startswith("^([01]"):
        return f"{r.randint(0, 23):02}:{r.randint(0, 59):02}"
    if schema.get("type") == "integer":
        return r.randint(schema.get("minimum", 0), min(schema["maximum"], 90_000_000))
    if schema.get("pattern", "").startswith("^[A-Za-z0-9]"):
        return f"R-{r.randint(1, 9999)}"
    if schema.get("format") == "email":
        return f"alex.example{r.randint(1, 99)}@sample-school.example"
    line = lambda: " ".join(r.choice(WORDS) for _ in range(r.randint(1, 12))).strip()
    if kind in ("long text", "address"):
        return "\n".join(line() for _ in range(r.randint(1, 4)))
    return line()[: schema.get("maxLength", 1000)].strip()
