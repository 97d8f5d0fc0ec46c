"""Finds wanted words in the text that a reader got out of a document.

Text is compared without its white space, and the white space is compared
separately: spaces must be where they were written and nowhere else, but a line
may end anywhere, since a long word may be broken. Characters are compared
composed (NFC), no-break spaces as spaces.
"""

import unicodedata

# An answer of at least this length may continue on the next page; a shorter one never does.
MAY_SPLIT = 200
# What one page holds of a split answer is at least this many characters, less
# than two lines of the narrowest column.
PIECE = 20


def fold(text):
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")


class Text:
    """A text without white space, and the white space before each character.

    gaps[i] is "" for none, " " for a space or more, "\\n" if a line ended there.
    """

    def __init__(self, text):
        letters, self.gaps = [], []
        gap = "\n"
        for character in fold(text):
            if character.isspace():
                gap = "\n" if character != " " or gap == "\n" else " "
                continue
            letters.append(character)
            self.gaps.append(gap)
            gap = ""
        self.letters = "".join(letters)

    def is_word(self, start, end):
        """Whether letters[start:end] begins and ends at word boundaries."""
        before = start == 0 or self.gaps[start] or not self.letters[start - 1].isalnum()
        after = end == len(self.letters) or self.gaps[end] or not self.letters[end].isalnum()
        return bool(before and after)


def _common(one, i, other, j):
    """The length of the common prefix of one[i:] and other[j:]."""
    low, high = 0, min(len(one) - i, len(other) - j)
    while low < high:
        middle = (low + high + 1) // 2
        if one[i : i + middle] == other[j : j + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _occurrences(page, letters):
    at = page.letters.find(letters)
    while at >= 0:
        yield at
        at = page.letters.find(letters, at + 1)


def _spaces(page, at, wanted, start, length):
    """What is wrong with the white space of wanted[start:start+length] found at a place, or None."""
    for i in range(1, length):
        is_, must = page.gaps[at + i], wanted.gaps[start + i]
        word = wanted.letters[max(0, start + i - 12) : start + i + 12]
        if must and not is_:
            return f"two words run together in “…{word}…”"
        if is_ == " " and not must:
            return f"a space stands inside a word of “…{word}…”"
    return None


def missing(pages, text, strict=True):
    """Returns what part of text is not in pages (a list of Text), or None if all of it is there in order.

    A long text may be split at the end of a page, with running lines, repeated
    headings and the rest of its row between. With strict unset, white space does
    not count, for readers that insert their own.
    """
    wanted = Text(text)
    if not wanted.letters:
        return None
    complaint = None
    for page in pages:
        for at in _occurrences(page, wanted.letters):
            end = at + len(wanted.letters)
            if not page.is_word(at, end):
                continue
            complaint = _spaces(page, at, wanted, 0, len(wanted.letters)) if strict else None
            if complaint is None:
                return None
    if complaint is None and len(wanted.letters) >= MAY_SPLIT:
        return _split(pages, wanted, strict)
    return complaint or f"“{_short(text)}” is not there"


def _split(pages, wanted, strict):
    """Follows a long answer from page to page; the longest piece on each page is its own."""
    best, complaint = 0, None
    for first in range(len(pages)):
        done = 0
        for page in pages[first:]:
            piece = min(PIECE, len(wanted.letters) - done)
            places = [(_common(page.letters, at, wanted.letters, done), at)
                      for at in _occurrences(page, wanted.letters[done : done + piece])]
            if not places:
                break
            length, at = max(places)
            if strict:
                complaint = _spaces(page, at, wanted, done, length) or complaint
            done += length
            if done == len(wanted.letters):
                return complaint
        best = max(best, done)
    return f"lost after “…{wanted.letters[max(0, best - 30) : best]}”, {best} of {len(wanted.letters)} letters found"


def out_of_order(pages, labels):
    """The first label that is not found, as whole words, after the label before it, or None."""
    whole = Text("\n".join("".join(gap + letter for gap, letter in zip(page.gaps, page.letters)) for page in pages))
    done = 0
    for number, label in enumerate(labels):
        letters = Text(label).letters
        at = whole.letters.find(letters, done)
        while at >= 0 and not whole.is_word(at, at + len(letters)):
            at = whole.letters.find(letters, at + 1)
        if at < 0:
            after = f" after “{_short(labels[number - 1])}”" if number else ""
            return f"the label “{_short(label)}” is not there{after}"
        done = at + len(letters)
    return None


def _short(text):
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "…"
