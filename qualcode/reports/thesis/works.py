"""Works as a list of references has them: whether a text begins with one, and its title."""

from __future__ import annotations

import re

from qualcode.document import Emphasized, Look

_ENTRY = re.compile(
    r"(?P<authors>[^()]{2,200})\((?P<year>\d{4}[a-z]?)\)\.\s"
    r"[^\n]{1,300}?[.?!]\s[^.:]{2,60}:\s[^.:]{2,80}\."
)
"""A book in the author–date form: who, when, its title, where it appeared and with whom."""
_BOOK = re.compile(
    r"\(\d{4}[a-z]?\)\.\s(?P<title>[^\n]{1,300}?)(?:\s\([^()]*\))?(?:\.|(?<=[?!]))\s"
    r"[^.:]{2,60}:\s[^.:()]{2,80}\.$"
)
_ARTICLE = re.compile(
    r"\(\d{4}[a-z]?\)\.\s[^\n]{1,300}?[.?!]\s(?P<title>[^.?!\d]{3,120},\s\d+)"
    r"(?:\s?\([^()]*\))?,\s[^\s,]+\.(?:\s\S+)?$"
)
# A chapter stands in the book of somebody else.
_IN_BOOK = re.compile(r".*[.?!]\s(?:Dalam|In)\s[^\n]+?\(E[Dd]s?\.\),?\s")


def work_at_the_beginning(text: str) -> re.Match[str] | None:
    """The entry that a text begins with, its `authors` and its `year`."""
    return _ENTRY.match(" ".join(text.split()))


def begins_with_work(text: str) -> bool:
    """Whether a text begins with the entry of a work."""
    return work_at_the_beginning(text) is not None


def with_title_set_off(text: str) -> str:
    """A text that begins with a work, the title of the work in italics."""
    words = " ".join(text.split())
    found = work_at_the_beginning(words)
    title = title_of(found.group()) if found else ""
    at = words.find(title, found.end("year")) if found else -1
    return Emphasized(words, [(at, at + len(title), Look.ITALIC)]) if title else words


def title_of(entry: str) -> str:
    """The title of a book, or of a journal with its volume, that a complete entry names.

    It is what stands in italics (American Psychological Association, Publication Manual, 2020,
    chapter 9). An entry of which that cannot be told has none.
    """
    found = _BOOK.search(entry) or _ARTICLE.search(entry)
    return _IN_BOOK.sub("", found["title"], count=1) if found else ""
