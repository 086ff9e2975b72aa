"""Names in running text, as a sentence lists them."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.document import Joined, Words, phrase


def listed(names: Sequence[Words]) -> Words:
    """Names as a sentence lists them: commas, and a word before the last."""
    *first, last = names or [""]
    if not first:
        return last
    key = "listed.two" if len(first) == 1 else "listed.many"
    return phrase(key, first=Joined(tuple(first)), last=last)
