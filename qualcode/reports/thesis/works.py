"""Whether a text begins with the entry of a work, as a list of references has it."""

from __future__ import annotations

import re

_ENTRY = re.compile(
    r"(?P<authors>[^()]{2,200})\((?P<year>\d{4}[a-z]?)\)\.\s"
    r"[^\n]{1,300}?[.?!]\s[^.:]{2,60}:\s[^.:]{2,80}\."
)
"""A book in the author–date form: who, when, its title, where it appeared and with whom."""


def work_at_the_beginning(text: str) -> re.Match[str] | None:
    """The entry that a text begins with, its `authors` and its `year`."""
    return _ENTRY.match(" ".join(text.split()))


def begins_with_work(text: str) -> bool:
    """Whether a text begins with the entry of a work."""
    return work_at_the_beginning(text) is not None
