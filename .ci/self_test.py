"""Breaks copies of good documents and checks that the right judge complains.

    self_test.py DIR ROOT

Each kind of judge is called once, over a folder that holds one intact copy,
about which no judge may complain, and many broken ones, each with the judges
that must complain. Records and labels are broken too: to a judge, an answer
that was never printed looks like a lost one.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import break_docx
import break_pdf
import lint_docx


class Bench:
    """A folder of broken documents, with the records and labels they are checked against."""

    def __init__(self, kind, made, root, tmp):
        self.kind, self.made, self.root = kind, made, root
        self.dir = tmp / kind
        self.testdata = tmp / (kind + "-testdata")
        self.dir.mkdir()
        for folder in ("records", "labels"):
            shutil.copytree(root / "testdata" / folder, self.testdata / folder)
        self.wanted = {}

    def good(self, state):
        """The documents of this kind to break: of a state, with nothing else said about them."""
        ordinary = sorted(self.made.glob(f"*-ordinary.{state}.{self.kind}"))
        found = ordinary or sorted(self.made.glob(f"*.{state}.{self.kind}"))
        if not found:
            raise LookupError(f"{self.made} holds no {state} {self.kind} to break")
        return found

    def put(self, name, state, source, judges, record=None, labels=None, data=None):
        """Adds one document under a new name, with its own record or labels."""
        path = self.dir / f"{name}.{state}.{self.kind}"
        if data is None:
            shutil.copy(source, path)
        else:
            path.write_bytes(data)
        subject = source.name.split(".")[0]
        if "filled" in state:
            record = record or self.record(subject)
            (self.testdata / "records" / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")
        else:
            labels = labels or self.labels(subject)
            (self.testdata / "labels" / f"{name}.txt").write_text(labels, encoding="utf-8")
        self.wanted[path.name] = judges
        return path

    def record(self, subject):
        return json.loads((self.testdata / "records" / f"{subject}.json").read_text(encoding="utf-8"))

    def labels(self, subject):
        return (self.testdata / "labels" / f"{subject}.txt").read_text(encoding="utf-8")

    def put_words(self):
        """Answers, ratings, choices, labels and the word Draft that the document does not have."""
        for source in self.good("filled"):
            name = source.name.split(".")[0]
            self.put(f"intact-{name}", "filled", source, [])
            self.put(f"no-draft-{name}", "filled.draft", source, ["draft"])
            for fault, judge, change in (("answer", "words", lose_answer), ("rating", "ratings", lose_rating),
                                         ("choice", "choices", lose_choice)):
                record = self.record(name)
                if change(record) and (judge != "choices" or "delivery" not in record):  # a letter ticks nothing
                    self.put(f"{fault}-{name}", "filled", source, [judge], record=record)
        blank = self.good("blank")[0]
        lines = self.labels(blank.name.split(".")[0]).splitlines()
        self.put("intact", "blank", blank, [])
        self.put("label-lost", "blank", blank, ["words"], labels="\n".join(lines + ["text\tThis was never printed"]))
        turned = [lines[0]] + lines[:0:-1]
        self.put("labels-turned", "blank", blank, ["words"], labels="\n".join(turned))

    def judge(self):
        """Runs the judge and lists, for every document, the complaints it should have made and did not."""
        command = ["bash", str(self.root / ".ci" / f"judge-{self.kind}"), str(self.dir), str(self.testdata)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
        said = {}
        for line in done.stdout.splitlines():
            if line.startswith("FAIL "):
                _, file, judge, *what = line.split(" ", 3)
                said.setdefault(file, {})[judge] = " ".join(what)
        if done.returncode == 0:
            yield f"judge-{self.kind} accepted a folder of broken documents"
        for file, judges in self.wanted.items():
            heard = said.get(file, {})
            if not judges and heard:
                yield f"{file} is intact, and yet: {heard}"
            for judge in judges:
                if judge not in heard:
                    yield f"{file}: {judge} did not see it"


def lose_answer(record):
    """Gives the pupil, or the provider, another name than the one that was printed."""
    for who in ("pupil", "provider"):
        if who in record:
            record[who]["name"] = "Nobody Atall"
            return True
    return False


def lose_rating(record):
    for ratings in record.get("ratings", {}).values():
        if not isinstance(ratings, dict):  # the pupil's own are choices
            continue
        for name, value in ratings.items():
            ratings[name] = value % 5 + 1
            return True
    return False


def lose_choice(record):
    """Changes every yes into a no, so that more of them are expected than printed."""
    turned = False
    for name, value in record.items():
        if value == "yes":
            record[name], turned = "no", True
        elif isinstance(value, dict):
            turned = lose_choice(value) or turned
    return turned


def test_pdf(made, root, tmp):
    bench = Bench("pdf", made, root, tmp)
    bench.put_words()
    source = bench.good("filled")[0]
    plain = break_pdf.plain(source)
    bench.put("uncompressed", "filled", source, [], data=plain)
    for name, (change, judges) in break_pdf.FAULTS.items():
        bench.put(name, "filled", source, judges, data=change(plain))
    yield from bench.judge()


def test_docx(made, root, tmp):
    bench = Bench("docx", made, root, tmp)
    bench.put_words()
    source = bench.good("filled")[0]
    invalid = bench.put("invalid", "filled", source, ["openxml"])
    break_docx.copy(source, invalid, break_docx.DOCUMENT, break_docx.invalid)
    half = source.read_bytes()
    bench.put("cut-short", "filled", source, ["openxml", "lint", "libreoffice", "words"], data=half[: len(half) // 2])
    yield from bench.judge()


def test_lint(made, root, tmp):
    source = Bench("docx", made, root, tmp / "lint").good("filled")[0]
    for name, (rule, part, change) in break_docx.FAULTS.items():
        path = tmp / "lint" / f"{name}.docx"
        break_docx.copy(source, path, part, change)
        found = list(lint_docx.lint(path))
        if not any(f" {rule}: " in what for what in found):
            yield f"{name}: the lint's rule {rule} did not see it"


def test_schema(made, root, tmp):
    """A keyword nobody declared, a record of the wrong type and a record of no form."""
    schemas, records = tmp / "schemas", tmp / "records"
    shutil.copytree(root / "schema" / "published", schemas)
    shutil.copytree(root / "testdata" / "records", records)
    ordinary = sorted(records.glob("*-ordinary.json"))[0]
    record = json.loads(ordinary.read_text(encoding="utf-8"))
    for name, change in (("wrong-type", {"pupil": 5}), ("no-form", {"form": "planted"})):
        (records / f"{name}.json").write_text(json.dumps(record | change), encoding="utf-8")
    schema = json.loads(sorted(schemas.glob("*.json"))[0].read_text(encoding="utf-8"))
    (schemas / "unknown-keyword.json").write_text(json.dumps(schema | {"planted": True}), encoding="utf-8")
    command = ["bash", str(root / ".ci" / "judge-schema"), str(schemas), str(records)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
    if done.returncode == 0:
        yield "judge-schema accepted broken schemas and records"
    for name in ("wrong-type.json", "no-form.json", "unknown-keyword.json"):
        if f"FAIL {name} " not in done.stdout:
            yield f"{name}: judge-schema did not see it"


def test_sheets(made, root, tmp):
    """A program that changes a name, takes no for no answer, and writes what begins with = as a formula."""
    folder = tmp / "sheets"
    folder.mkdir()
    subprocess.run(["go", "build", "-o", str(folder / "sound"), "./cmd/apdocs"], cwd=root, check=True, timeout=300)
    broken = folder / "broken"
    broken.write_text(f"""#!{sys.executable}
import subprocess, sys
done = subprocess.run([{str(folder / "sound")!r}] + sys.argv[1:], capture_output=True, text=True)
sys.stderr.write(done.stderr)
sys.stdout.write(done.stdout.replace("O’Neill", "O'Neill").replace(",No,", ",,"))
if sys.argv[-1].endswith("records.xlsx"):
    import openpyxl
    book = openpyxl.load_workbook(sys.argv[-1])
    book.worksheets[0]["A3"] = "=1+1"
    book.save(sys.argv[-1])
sys.exit(done.returncode)
""", encoding="utf-8")
    broken.chmod(0o700)
    # Without LibreOffice, which would only take time: its files are then missing, which must be said too.
    done = subprocess.run([sys.executable, str(root / ".ci" / "sheets.py"), str(broken), str(root), str(folder)],
                          env=os.environ | {"PATH": str(folder)}, capture_output=True, text=True, timeout=200)
    for name, what in (("windows.csv", "is read as"), ("excel.xlsx", "is read as"), ("openpyxl.xlsx", "is read as"),
                       ("records.xlsx", "is a formula"), ("excel.xlsx", "LibreOffice does not convert")):
        if not any(line.startswith(f"FAIL {name} ") and what in line for line in done.stdout.splitlines()):
            yield f"{name}: judge-sheets did not see that it {what}"


def main():
    made, root = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        tmp = pathlib.Path(folder)
        (tmp / "lint").mkdir()
        for test in (test_pdf, test_docx, test_lint, test_schema, test_sheets):
            try:
                said = list(test(made, root, tmp))
            except Exception as error:  # a test that cannot be made is a test not passed
                said = [f"could not be done: {type(error).__name__} {error}"]
            for what in said:
                print(f"FAIL {test.__name__}: {what}")
            wrong += len(said)
    if wrong:
        sys.exit(f"self-test: {wrong} faults went unseen or could not be planted")
    print("self-test: every planted fault was seen")


main()
