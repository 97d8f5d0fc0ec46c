"""Makes forms to fill in, and says beforehand what other programs are to fill in and which
record must come back:

  pdf_values.py APDOCS TESTDATA SCHEMAS OUT RANDOM

For each form there is a job with its ordinary and its hard record, and RANDOM jobs in which
every field has an answer. OUT/jobs.json lists them: the empty form, the fields' names with
what to fill in, the record that must come back, and how many fields the form has. Names and
kinds of fields are read with pikepdf, and never with apdocs.
"""
import json
import pathlib
import random
import subprocess
import sys

import pikepdf

PARTS_OF_SIGNATURE = {"status", "method", "collectedBy", "statement", "documentHash", "recordHash", "image",
                      "external"}
ENVELOPE = {"form", "version", "status", "overrides", "extra"}
WORDS = ("pupil attends mornings at the farm and goes home by bus café naïve résumé £12 “quoted” Zoë’s notes – "
         "as agreed one two three Größe señor über Ærø").split()


def fields(file):
    """The fields to fill in of a PDF, by their full names: kind, flags, states and rows."""
    found = {}

    def walk(node, name):
        part = str(node["/T"]) if "/T" in node else ""
        name = ".".join(p for p in (name, part) if p)
        kids = list(node.get("/Kids", []))
        if kids and any("/T" in k for k in kids):
            for kid in kids:
                walk(kid, name)
            return
        kind = str(node.get("/FT", ""))
        if kind == "/Sig":
            return
        states = set()
        for widget in kids or [node]:
            looks = widget.get("/AP", {}).get("/N", {})
            if kind == "/Btn":
                states |= {str(k)[1:] for k in looks.keys()} - {"Off"}
        found[name] = {"kind": kind, "several": len(kids) > 0, "states": sorted(states),
                       "lines": bool(int(node.get("/Ff", 0)) & 4096), "options": [str(o) for o in node.get("/Opt", [])],
                       "most": int(node.get("/MaxLen", 0))}

    with pikepdf.open(file) as pdf:
        for node in pdf.Root.AcroForm.Fields:
            walk(node, "")
    return found


def leaves(value, path=""):
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for i, row in enumerate(value):
            yield from leaves(row, f"{path}.{i}")
    else:
        yield path, value


def rebuild(answers, schema):
    """A record of answers by their paths."""
    record = {}
    for path, value in answers.items():
        at, node = record, schema
        parts = path.split(".")
        for i, part in enumerate(parts):
            last = i == len(parts) - 1
            if node.get("type") == "array":
                row = int(part)
                while len(at) <= row:
                    at.append({})
                node = node["items"]
                if last:
                    at[row] = value
                else:
                    at = at[row]
                continue
            node = node["properties"][part]
            if last:
                at[part] = value
            else:
                at = at.setdefault(part, [] if node.get("type") == "array" else {})
    return record


def of(schema, path):
    node = schema
    for part in path.split("."):
        node = node["items"] if node.get("type") == "array" else node["properties"][part]
    return node


MONTHS = "January February March April May June July August September October November December".split()


def typed(value, node, field):
    """An answer as somebody types or chooses it."""
    kind = node.get("x-kind")
    if field["kind"] == "/Ch" and "x-labels" in node:  # a list shows the labels
        return dict(zip(node["enum"], node["x-labels"])).get(value, str(value).capitalize())
    if kind == "money":
        return f"£{value // 100:,}.{value % 100:02d}"
    if kind == "percent":
        return f"{value}%"
    if node.get("format") in ("date", "date-time"):
        year, month, day = value[:10].split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    return str(value)


def answer(node, field, draw):
    """A random answer to a question, as the record keeps it."""
    if field["kind"] == "/Btn" and not field["several"]:
        return "yes"
    if "enum" in node:
        return draw.choice(node["enum"])
    if node.get("format") == "date":
        return f"20{draw.randint(20, 29)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
    if node.get("format") == "date-time":
        return f"2026-0{draw.randint(1, 9)}-{draw.randint(10, 28)}T00:00:00Z"
    if str(node.get("pattern", "")).startswith("^([01]"):
        return f"{draw.randint(0, 23):02d}:{draw.randint(0, 59):02d}"
    if node.get("type") == "integer":
        low, high = int(node.get("minimum", 0)), int(node.get("maximum", 100))
        return draw.randint(low, min(high, low + 99999 if node.get("x-kind") == "money" else low + 40))
    if node.get("title") == "Reference" and field["most"]:
        return f"R-{draw.randint(1, 9999)}"
    if node.get("format") == "email":
        return f"person{draw.randint(1, 99)}@school.example"
    words = [draw.choice(WORDS) for _ in range(draw.randint(1, 40 if field["lines"] else 6))]
    text = " ".join(words)
    if node.get("x-kind") in ("long text", "address") and draw.random() < 0.3:
        text = text.replace(" ", "\n", 1)
    return text


def kept(value, path, schema):
    """A value as a form keeps it: of a moment, the day."""
    return f"{value[:10]}T00:00:00Z" if of(schema, path).get("format") == "date-time" else value


def asked(path, value, form):
    """Whether a form to fill in has a field for what stands at the path of a record."""
    parts = path.split(".")
    if parts[0] in ENVELOPE or parts[0] == "replies":
        return False
    if parts[0] == "signatures" and (parts[-1] in PARTS_OF_SIGNATURE or path not in form):
        return False
    if path in form and form[path]["kind"] == "/Btn" and not form[path]["several"] and value != "yes":
        return False  # a box that is not ticked says nothing
    return True


def rows(record):
    """The most rows of any list of a record."""
    most = 0
    if isinstance(record, dict):
        most = max([0, *map(rows, record.values())])
    if isinstance(record, list):
        most = max([len(record), *map(rows, record)])
    return most


def main():
    apdocs, testdata, schemas, out, count = sys.argv[1:6]
    testdata, schemas, out = pathlib.Path(testdata), pathlib.Path(schemas), pathlib.Path(out)
    names = [form["name"] for form in json.loads(subprocess.check_output([apdocs, "list", "--json"]))]
    jobs = []

    def blank(name, form, *more):
        file = out / f"{name}.pdf"
        command = [apdocs, "blank", form, "--fillable", "-o", str(file), "--force", *more]
        subprocess.run(command, check=True, stderr=subprocess.PIPE)
        return file

    def job(name, form, file, found, answers, schema):
        values = {path: typed(value, of(schema, path), found[path]) for path, value in answers.items()}
        # A box of a question whose values are no names of states is known by its number.
        buttons = {path: str(found[path]["options"].index(value)) for path, value in values.items()
                   if found[path]["kind"] == "/Btn" and found[path]["options"]}
        record = rebuild(answers, schema)
        jobs.append({"name": name, "form": str(file), "values": values, "buttons": buttons, "fields": len(found),
                     "record": {"form": form, "version": schema["properties"]["version"]["maximum"], **record}})

    for form in names:
        schema = json.loads((schemas / f"{form}.draft.json").read_text())
        for kind in ("ordinary", "hard"):
            record = json.loads((testdata / "records" / f"{form}-{kind}.json").read_text())
            more = ["--rows", str(max(1, min(100, rows(record))))]
            try:  # a part that is repeated for each row of a list
                file = blank(f"{form}-{kind}", form, *more, "--reviews", str(max(1, min(50, rows(record)))))
            except subprocess.CalledProcessError:
                file = blank(f"{form}-{kind}", form, *more)
            found = fields(file)
            answers = {path: kept(value, path, schema) for path, value in leaves(record) if asked(path, value, found)}
            lost = [path for path in answers if path not in found]
            if lost:
                sys.exit(f"{form}-{kind}: the form has no field for {lost[:5]}")
            job(f"{form}-{kind}", form, file, found, answers, schema)
        file = blank(form, form)
        found = fields(file)
        for n in range(int(count)):
            draw = random.Random(f"{form}-{n}")
            answers = {path: answer(of(schema, path), field, draw) for path, field in sorted(found.items())}
            job(f"{form}-random{n}", form, file, found, answers, schema)
    (out / "jobs.json").write_text(json.dumps(jobs))
    print(f"forms: {len(jobs)} jobs of {len(names)} forms, {sum(len(j['values']) for j in jobs)} answers")


if __name__ == "__main__":
    main()
