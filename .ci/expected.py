"""What a document must say: the printed labels of its form and the answers of its record.

A document is known by its file name alone (see .ci/documents). Labels come from
testdata/labels/FORM.txt, a line "kind<TAB>text" for each printed string, in
printed order. Answers come from the record's JSON, walked from end to end:
text as it is written, dates, times and money as English prints them, choices by
their label. What is not printed (the envelope, the evidence of a signature) is
left out.
"""

import datetime
import json
import pathlib
import re

SCALE = {5: "Strongly agree", 4: "Agree", 3: "Not sure", 2: "Disagree", 1: "Strongly disagree"}
YES_NO = {"yes": "Yes", "no": "No", "not applicable": "Not applicable"}

# Members of the envelope that are not printed. The reference is, so it is not here.
ENVELOPE = {"form", "version", "status"}
# An override has its rule's identifier; the page prints the reason and who decided.
NOT_PRINTED = {"overrides": {"rule"}}

# Members that are money, in pence.
MONEY = {"amount", "cost", "perDay"}
# Choices whose label does not begin with the value.
LABELS = {
    "both": "School and provider together",
    "by me": "I did it on my own",
    "scribed": "Someone wrote down my words",
    "with help": "Someone helped me",
    "sent apologies": "Apologies",
    "sent views in writing": "In writing",
}

# Labels a completed record always prints. The others depend on its answers (a
# date of a last evaluation that there was not, the options not chosen; a kind with
# a question mark stands under a condition).
ON_RECORDS = {"title", "section", "heading", "Text", "LongText", "Choice", "YesNo", "Rating", "Rows"}
# In large print the rows of tables are stacked: there are no column headings, and the
# name of a row is before its answers.
NOT_IN_LARGE_PRINT = {"column", "party"}
# These are always set out as in large print (Layout.EasyRead).
EASY_READ = {"pupil-views"}

# The blank of a letter is the sheet on which its answers are collected. Its title says of which
# letter; a form that is not here has any name in that place.
CALLED = {
    "off-site-direction-notice": "notice",
    "review-invitation": "invitation",
    "review-outcome": "outcome letter",
    "sixth-day-notice": "sixth-day notice",
}


class Document:
    """One file to judge: RECORD.filled.draft.pdf is the record RECORD, completed, as a draft."""

    def __init__(self, path, testdata):
        self.path = pathlib.Path(path)
        self.subject, *self.marks, _ = self.path.name.split(".")
        if not {"blank", "filled"} & set(self.marks):
            raise ValueError("the name says neither blank nor filled")
        self.record = None
        self.complaints = []
        form = self.subject
        if "filled" in self.marks:
            self.record = json.loads(_read(testdata, "records", self.subject + ".json"))
            form = self.record["form"]
        self.stacked = "large" in self.marks or form in EASY_READ
        self.lines = [line.split("\t", 1) for line in _read(testdata, "labels", form + ".txt").splitlines() if line]
        if self.record is None or "large" in self.marks:  # what is printed again is on a completed document only
            self.lines = [line for line in self.lines if not line[0].endswith("+")]
        if self.record is None and "large" not in self.marks:  # what is written by hand has no boxes
            self.lines = [line for line in self.lines if not line[0].endswith("*")]
        self.lines = [[kind.rstrip("+*"), text] for kind, text in self.lines]
        wordings = [n for n, (kind, _) in enumerate(self.lines) if kind == "letter"]
        self.letter = bool(wordings) and self.record is not None
        if self.letter:  # which prints one of its wordings, and not the questions for it
            ends = wordings[1:] + [len(self.lines)]
            reader = "to the pupil" if _adult(self.record) else "to parents"
            if "authority" in self.marks:
                reader = "to the local authority"
            readers = [self.lines[n][1] for n in wordings]
            own = readers.index(reader) if reader in readers else 0
            self.lines = self.lines[wordings[own] + 1 : ends[own]]
        elif wordings:
            called = CALLED.get(form, "{letter}")
            title = ("title", f"Information for the {called}: office use, do not send")
            self.lines = [title] + [line for line in self.lines[: wordings[0]] if line[0] != "title"]

    def fail(self, judge, what):
        """Records a complaint in the format of the judges."""
        self.complaints.append(f"FAIL {self.path.name} {judge} {what}")

    def is_draft(self):
        return "draft" in self.marks

    def labels(self):
        """The strings that must be found in this order; a placeholder splits a label in two."""
        kinds = [tuple(line) for line in self.lines]
        if self.letter:  # a copy goes to those who are chosen
            kinds = [(kind, text) for kind, text in kinds if not kind.endswith("?") and kind not in ("copy", "Timetable")]
        elif self.record is not None:
            kinds = [(kind, text) for kind, text in kinds if kind in ON_RECORDS]
        else:  # a condition rules nothing out, and there is nothing yet to compute from
            kinds = [(kind.rstrip("?"), text) for kind, text in kinds if kind != "Computed"]
        if self.stacked:
            kinds = [(kind, text) for kind, text in kinds if kind not in NOT_IN_LARGE_PRINT]
        parts = []
        for _, text in kinds:
            gaps = re.split(r"\{[^}]*\}", text)
            if len(gaps) > 1:  # what stands beside an answer may touch it
                gaps = [part.strip(" .,?:;") for part in gaps]
            parts += [part.strip() for part in gaps if part.strip(" .,?:")]
        return parts

    def answers(self):
        answers = Answers(self.record, self.lines)
        if self.letter:  # it says what its sentences name, and ticks nothing
            answers.keep(re.findall(r"\{([^}]*)\}", "\n".join(text for _, text in self.lines)))
        return answers


def _read(testdata, folder, name):
    return (pathlib.Path(testdata) / folder / name).read_text(encoding="utf-8")


class Answers:
    """The answers of a record, grouped by how a page prints them.

    written: (path, text) for everything a page prints as words
    ratings: the words of each rating, in the record's order, which is the form's
    choices: how often each of Yes, No and Not applicable must be said
    """

    def __init__(self, record, lines):
        self.written, self.ratings = [], []
        self.choices = dict.fromkeys(YES_NO.values(), 0)
        self._options = [text for kind, text in lines if kind.rstrip("?") == "option"]
        self._signature_columns = {text for kind, text in lines if kind == "column"}
        for name, value in record.items():
            if name not in ENVELOPE:
                self._walk((name,), value)

    def keep(self, pieces):
        """Leaves out what no piece names ("first choice|second", words before it), and what a
        row or a table says in other words."""
        self.choices = dict.fromkeys(self.choices, 0)
        answered, named = {path for path, _ in self.written}, set()
        for piece in pieces:
            names = [name.split()[-1] for name in piece.split("|")]
            named.update([name for name in names if name in answered][:1])
        self.written = [(path, ways) for path, ways in self.written if path in named and path != "issuedBy"]

    def _walk(self, path, value):
        if path[0] == "signatures" and len(path) == 2:
            self._signature(path, value)
        elif isinstance(value, dict):
            for name, inner in value.items():
                if name not in NOT_PRINTED.get(path[0], ()):
                    self._walk(path + (name,), inner)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                self._walk(path + (str(number),), inner)
        elif isinstance(value, str):
            self._string(path, value)
        else:
            self._number(path, value)

    def _add(self, path, *ways):
        """Each of ways is a right way to print the answer; one of them must be found."""
        self.written.append((".".join(path), ways))

    def _string(self, path, value):
        if value in YES_NO:
            self.choices[YES_NO[value]] += 1
        elif labels := self._labels(value):
            self._add(path, *labels)
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            self._add(path, _date(value))
        elif re.fullmatch(r"\d\d:\d\d", value):
            self._add(path, *_clock(value))
        elif value.strip():  # a sentence gives the lines of an address in one
            self._add(path, value, ", ".join(value.splitlines()))

    def _labels(self, value):
        """The printed labels that a choice may have: those that begin with its value."""
        if value != value.lower() or len(value) > 40:
            return []
        labels = [option for option in self._options if re.match(re.escape(value) + r"\b", option.lower())]
        return labels or [label for label in [LABELS.get(value)] if label in self._options]

    def _number(self, path, value):
        if path[0] == "ratings":
            self.ratings.append(f"{SCALE[value]}, {value}")
        elif path[-1] in MONEY or path[-2:] == ("cost", "total"):
            self._add(path, _money(value))
        else:
            self._add(path, str(value))

    def _signature(self, path, signature):
        """A row of the signatures: the columns that the form has, and the date once there is one."""
        if signature.get("name"):
            self._add(path + ("name",), signature["name"])
        if signature.get("role") and "Role" in self._signature_columns:
            self._add(path + ("role",), signature["role"])
        if signature.get("at"):
            self._add(path + ("at",), _date(signature["at"][:10]))


def _adult(record):
    born, date = record.get("pupil", {}).get("birthDate", ""), record.get("date", "")
    return bool(born and date) and f"{int(born[:4]) + 18}{born[4:]}" <= date


def _date(iso):
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def _clock(text):
    hour, minute = int(text[:2]), text[3:]
    half = "am" if hour < 12 else "pm"
    hour = (hour - 1) % 12 + 1
    return [f"{hour}.{minute}{half}"] + ([f"{hour}{half}"] if minute == "00" else [])


def _money(pence):
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}" + (f".{rest:02}" if rest else "")
