"""What in a researcher's text is others' words: quotations, and titles of literature."""

from __future__ import annotations

import re

_WITHIN = r"(?:(?!\n[ \t]*\n)[^{0}])"
_QUOTED = re.compile(
    "|".join(
        (
            rf"“{_WITHIN.format('”')}{{0,1000}}”",
            rf"„{_WITHIN.format('“”')}{{0,1000}}[“”]",
            rf"\"{_WITHIN.format(chr(34))}{{0,1000}}\"",
            rf"«{_WITHIN.format('»')}{{0,1000}}»",
            rf"(?<!\w)‘{_WITHIN.format('’')}{{0,1000}}’(?!\w)",
        )
    )
)
_BLOCK = re.compile(r"(?m)^[ \t]*>.*$")
_REFERENCE = re.compile(
    r"(?m)^[ \t]*(?:[-*•+][ \t]+)?[^\W\d_][^\n]{1,120}?\((?:19|20)\d\d[a-z]?\)\.[ \t]+\S.*$"
)
_TITLE = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]{5,300}?)(?<=\S)\1(?![\w*_])")
_SHORTEST_TITLE = 3
"""A title in italics has so many words; fewer are more likely stressed, or foreign."""


def own_words(text: str) -> str:
    """A text in which others' words are blank; lines stay where they were.

    Others' are quotations in any quotation marks, quoted blocks (`> …`), entries of a list of
    references, and titles in italics of three words or more.
    """
    for pattern in (_BLOCK, _REFERENCE, _QUOTED):
        text = pattern.sub(_blank, text)
    return _TITLE.sub(
        lambda found: _blank(found) if len(found[2].split()) >= _SHORTEST_TITLE else found[0], text
    )


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())
