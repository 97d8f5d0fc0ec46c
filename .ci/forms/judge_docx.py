"""Has other programs fill in Word forms, and compares the records that come back.

    judge_docx.py APDOCS ROOT WORK RANDOM OFFICE

APDOCS is the program, ROOT the clone, WORK an empty folder. Each record of testdata/records, and
RANDOM more of each form, is typed into its form by python-docx and by an edit of the XML; by
LibreOffice too, of the random ones OFFICE of each form. `apdocs extract` must then give the
record, and every field of the record must have been set. A line "FAIL <file> forms <what>" is
printed for each thing that is wrong.
"""

import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import zipfile

import values

HERE = pathlib.Path(__file__).parent
CONTROL = re.compile(
    r'<w:bookmarkStart [^>]*w:name="([^"]*)"/><w:sdt><w:sdtPr>(?:(?!<w:sdt>).)*?<w:tag w:val="([^"]*)"/>', re.S)

# What a form to fill in on screen does not ask: what is on the slip of a letter, the role of
# somebody who signs where there is no room for it, and "no" to a box that means yes when ticked.
NOT_ASKED = re.compile(r"^parents\.\d+\.language$|^replies\.|^signatures\.\w+\.role$|^signatures\.parent\.(name|at)$")


class Judge:
    def __init__(self, apdocs, root, work):
        self.apdocs, self.root, self.work = apdocs, root, pathlib.Path(work)
        self.schemas, self.blanks, self.wanted = {}, {}, {}
        self.plans = {"python-docx": [], "xml": [], "uno": []}
        self.failed = self.unasked = self.fields = 0

    def fail(self, name, what):
        self.failed += 1
        print(f"FAIL {name} forms {what}")

    def run(self, *command):
        return subprocess.run(command, capture_output=True, text=True, timeout=1200, stdin=subprocess.DEVNULL)

    def blank(self, form, rows):
        """The form with at least so many rows, and the tags of its controls with their bookmarks."""
        if (form, rows) not in self.blanks:
            path = self.work / f"{form}.{rows}.docx"
            command = [self.apdocs, "blank", form, "--fillable", "--rows", str(max(rows, 1)), "-o", str(path)]
            if self.run(*command, "--reviews", str(max(rows, 1))).returncode:
                made = self.run(*command)
                if made.returncode:
                    raise SystemExit(f"{form}: {made.stderr}")
            with zipfile.ZipFile(path) as archive:
                found = CONTROL.findall(archive.read("word/document.xml").decode())
            self.blanks[form, rows] = path, {tag: mark for mark, tag in found}
        return self.blanks[form, rows]

    def add(self, name, record, office):
        form = record["form"]
        if form not in self.schemas:
            self.schemas[form] = values.schema_of(self.root, form)
        path, tags = self.blank(form, longest(record))
        texts, ticks, paths = {}, [], set()
        for value in values.values(record, self.schemas[form]):
            box = f"{value.path}={value.choice}"
            if value.path in tags:
                texts[value.path] = value.text
            elif value.choice is not None and box in tags:
                ticks.append(box)
            else:
                self.unasked += 1
                if not NOT_ASKED.match(value.path) and not (value.choice == "no" and f"{value.path}=yes" in tags):
                    self.fail(name, f"there is no field for {value.path}")
                continue
            paths.add(value.path)
        wanted = {"form": form, **values.pruned(record, paths)}
        self.fields += len(texts) + len(ticks)
        for way in ("python-docx", "xml", "uno") if office else ("python-docx", "xml"):
            out = str(self.work / f"{name}.{way}.docx")
            self.plans[way].append({"blank": str(path), "out": out, "texts": texts, "ticks": ticks, "marks": tags})
            self.wanted[out] = wanted

    def fill_by(self, way):
        """Has one program fill in all its forms."""
        plan = self.work / f"{way}.json"
        plan.write_text(json.dumps(self.plans[way]), encoding="utf-8")
        if way == "uno":
            return self.run("/usr/bin/python3", str(HERE / "fill_uno.py"), str(plan), str(self.work / "profile"))
        return self.run(sys.executable, str(HERE / "fill_docx.py"), way, str(plan))

    def fill(self):
        with concurrent.futures.ThreadPoolExecutor(2) as two:  # LibreOffice, the slowest, beside the others
            ways = sorted(self.plans, key=lambda way: way != "uno")
            filled = {way: two.submit(self.fill_by, way) for way in ways}
        for way, jobs in self.plans.items():
            done = filled[way].result()
            if done.returncode:
                self.fail(way, f"stopped: {done.stderr[-300:]}")
                continue
            set_fields = json.loads(done.stdout)
            for job in jobs:
                expected = len(job["texts"]) + len(job["ticks"])
                if set_fields.get(job["out"]) != expected:
                    found = set_fields.get(job["out"])
                    self.fail(pathlib.Path(job["out"]).name, f"{found} of {expected} fields were set")

    def extract(self):
        doubts = {}
        done = self.run(self.apdocs, "extract", "--json", *self.wanted)
        for line in done.stdout.splitlines():
            told = json.loads(line)
            name = pathlib.Path(told["file"]).name
            if "record" not in told:
                self.fail(name, told.get("error", "gave no record"))
                continue
            got, wanted = flat(told["record"]), flat(self.wanted.pop(told["file"]))
            got.pop("version", None)
            for path in sorted(set(got) | set(wanted)):
                if got.get(path) != wanted.get(path):
                    self.fail(name, f"{path} is {short(got.get(path))} and was typed as {short(wanted.get(path))}")
            way = name.split(".")[-2]
            for answer in told["report"]["answers"]:
                for doubt in answer.get("doubts", []):
                    doubts[way, doubt] = doubts.get((way, doubt), 0) + 1
        for out in self.wanted:
            self.fail(pathlib.Path(out).name, "was not read")
        for (way, doubt), times in sorted(doubts.items()):
            print(f"doubtful after {way}: {times} times “{doubt}”")


def short(value):
    return "nothing" if value is None else repr(value)[:60]


def longest(part):
    """The rows of the longest list in a record."""
    if isinstance(part, dict):
        return max((longest(v) for k, v in part.items() if k not in values.ENVELOPE), default=0)
    if isinstance(part, list):
        return max([len(part), *map(longest, part)])
    return 0


def flat(part, path=""):
    if isinstance(part, dict):
        return {k: v for name, one in part.items() for k, v in flat(one, f"{path}.{name}".lstrip(".")).items()}
    if isinstance(part, list):
        return {k: v for row, one in enumerate(part) for k, v in flat(one, f"{path}.{row}").items()}
    return {path: part}


def main(apdocs, root, work, random, office):
    judge = Judge(apdocs, root, work)
    for path in sorted((pathlib.Path(root) / "testdata/records").glob("*.json")):
        judge.add(path.stem, json.loads(path.read_text(encoding="utf-8")), True)
    for form in sorted(judge.schemas):
        for seed in range(int(random)):
            record = values.random_record(form, judge.schemas[form], seed)
            judge.add(f"{form}-random-{seed}", record, seed < int(office))
    files = len(judge.wanted)
    judge.fill()
    judge.extract()
    print(f"judge-forms-docx: {files} files, {judge.fields} answers typed each way, {judge.unasked} that no form asks, "
          f"{judge.failed} complaints")
    return judge.failed > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
