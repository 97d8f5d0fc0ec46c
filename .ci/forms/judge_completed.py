"""Reads completed Word documents back by their printed words, and compares the records.

    judge_completed.py APDOCS ROOT WORK RANDOM

APDOCS is the program, ROOT the clone, WORK an empty folder. Each record of testdata/records, and RANDOM more of
each form, is made into a completed document, which is read by `apdocs extract`. All that it prints must come
back. What it does not print (parts whose condition does not hold, the evidence for a signature, "no" to a box to
tick) is left out, as are letters, which do not print the answers. A line "FAIL <file> completed <what>" is
printed for each answer that differs.
"""

import concurrent.futures
import datetime
import functools
import json
import os
import pathlib
import re
import subprocess
import sys
import zipfile

import values
from judge_docx import flat, short

LETTERS = {"off-site-direction-notice", "sixth-day-notice", "review-invitation", "review-outcome"}
SIGNED = re.compile(r"^signatures\.\w+\.(?!name$|role$|at$)")


def printed(path):
    """The words of a document, with single spaces."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("word/document.xml").decode()
    text = re.sub(r"</w:p>|<w:br/>|<w:tab/>", " ", text)
    text = re.sub(r"<[^>]*>", "", text)
    for code, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(code, character)
    return " ".join(text.replace("\u00a0", " ").split())


def shown(record, schema):
    """What is printed for each answer of a record: of a date the day in words."""
    texts = {value.path: value.text for value in values.values(record, schema)}
    for path, value in flat(record).items():
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
            day = datetime.date.fromisoformat(value[:10])
            texts[path] = f"{day.day} {day:%B} {day.year}"
    return {path: " ".join(text.split()).lower() for path, text in texts.items()}


def titles(schema, path=""):
    """The label of each question of a form, by its path with "*" for the number of a row."""
    found = {}
    for name, part in schema.get("properties", {}).items():
        found |= titles(part, f"{path}.{name}".lstrip("."))
    if schema.get("type") == "array":
        found |= titles(schema["items"], f"{path}.*")
    elif "properties" not in schema:
        found[path] = schema.get("title", "")
    return found


def is_printed(path, value, text, labels, words):
    """Whether a document prints an answer. Words such as "yes" stand for many answers, so the label is looked for too."""
    if value == "no" or text not in words:
        return False
    label = " ".join(labels.get(re.sub(r"\.\d+(?=\.|$)", ".*", path), "").split()).lower()
    whole = rf"(?<![\w/]){re.escape(label)}(?![\w/])"  # "Carer" is not in "Parent/carer"
    return len(text.split()) > 2 or re.search(whole, words) is not None


def unprinted(checked):
    """The paths of answers that are not printed because of another answer, by what `apdocs check` says."""
    return {path for told in json.loads(checked) for problem in told["problems"] if problem["rule"] == "unprinted"
            for path in (problem["path"], *problem.get("also", []))}


class Judge:
    def __init__(self, apdocs, root, work):
        self.apdocs, self.work = apdocs, pathlib.Path(work)
        self.schema = functools.cache(lambda form: values.schema_of(root, form))

    def run(self, *command):
        return subprocess.run([self.apdocs, *map(str, command)], capture_output=True, text=True, timeout=1200)

    def judge(self, name, record):
        """Complaints about the document of a record, how many answers came back, and how many are not printed."""
        source, made = self.work / f"{name}.json", self.work / f"{name}.completed.docx"
        source.write_text(json.dumps(record), encoding="utf-8")
        self.run("fill", source, "--draft", "-o", made)
        done = self.run("extract", made, "--json")
        told = json.loads(done.stdout or "{}")
        if "record" not in told:
            return [f"FAIL {made.name} completed {told.get('error', done.stderr[-300:])}"], 0, 0
        got, wanted, words = flat(told["record"]), flat(record), printed(made).lower()
        schema = self.schema(record["form"])
        texts, labels = shown(record, schema), titles(schema)
        left_out = unprinted(self.run("check", source, "--json").stdout)
        complaints, answers, hidden = [], 0, 0
        for path in sorted(set(got) | set(wanted)):
            value = wanted.get(path)
            if values.MOMENT.match(str(value)):
                value = values.day(value)
            if path.split(".")[0] in ("form", "version", "status") or SIGNED.match(path):
                continue
            text = texts.get(path, str(value).lower())
            left = path in left_out or path.rpartition(".")[0] in left_out  # a group is named as a whole
            missing = path not in got and (left or not is_printed(path, value, text, labels, words))
            if missing or got.get(path) == value:
                answers, hidden = answers + (not missing), hidden + missing
                continue
            complaints.append(f"FAIL {made.name} completed {path} is {short(got.get(path))} and was {short(value)}")
        return complaints, answers, hidden


def main(apdocs, root, work, random):
    records = {}
    for path in sorted((pathlib.Path(root) / "testdata/records").glob("*.json")):
        records[path.stem] = json.loads(path.read_text(encoding="utf-8"))
    for form in sorted({r["form"] for r in records.values()} - LETTERS):
        schema = values.schema_of(root, form)
        for seed in range(int(random)):
            records[f"{form}-random-{seed}"] = values.random_record(form, schema, seed)
    records = {name: record for name, record in records.items() if record["form"] not in LETTERS}
    judge = Judge(apdocs, root, work)
    failed = answers = hidden = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for complaints, came, left in pool.map(judge.judge, records, records.values()):
            for complaint in complaints:
                print(complaint, flush=True)
            failed, answers, hidden = failed + len(complaints), answers + came, hidden + left
    print(f"judge-forms-docx: {answers} answers of completed documents came back, {failed} did not, {hidden} are not printed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
