"""Long lists in sentences cut short: who or what comes first, and how many more there are.

A study of sixty interviews has sixty names in a sentence of a tactic; the record of `--json` has
all of them.
"""

from __future__ import annotations

from dataclasses import replace

from qualcode.document import Joined, Phrase, Words, phrase

MOST = 12
"""So many names, codes or places are told one by one."""


def shortened(words: Words) -> Words:
    """The words, in which of lists with commas only the first are told, and how many more."""
    if isinstance(words, Phrase):
        known = {name: told if isinstance(told, int) else shortened(told)
                 for name, told in words.args.items()}  # fmt: skip
        return replace(words, args=known)
    if not isinstance(words, Joined):
        return words
    parts = tuple(map(shortened, words.parts))
    if words.separator != ", " or len(parts) <= MOST + 1:
        return Joined(parts, words.separator)
    return Joined((*parts[:MOST], phrase("places.more", n=len(parts) - MOST)))
