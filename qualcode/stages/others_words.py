"""What in a researcher's text is others' words: quotations, and titles of literature."""

from __future__ import annotations

import re

_WITHIN = r"(?:(?!\n\s*\n)[^{0}])"
_QUOTED = re.compile(
    "|".join(
        (
            rf"“{_WITHIN.format('”')}*”",
            rf"„{_WITHIN.format('“”')}*[“”]",
            rf"\"{_WITHIN.format(chr(34))}*\"",
            rf"«{_WITHIN.format('»')}*»",
            rf"(?<!\w)‘{_WITHIN.format('’')}*’(?!\w)",
        )
    )
)
_BLOCK = re.compile(r"(?m)^[ \t]*>.*$")
_REFERENCE = re.compile(
    r"(?m)^[ \t]*(?:[-*•+][ \t]+)?[^\W\d_][^\n]{1,120}?\((?:19|20)\d\d[a-z]?\)\.[ \t]+\S.*$"
)
# A title in italics has several words; a single one is more likely stressed, or foreign.
_TITLE = re.compile(r"(?<![\w*_])([*_])(?=[^\s*_])([^*_]*\s[^*_]*\s[^*_]*?)(?<=\S)\1(?![\w*_])")


def own_words(text: str) -> str:
    """A text in which others' words are blank; lines stay where they were.

    Others' are quotations in any quotation marks, quoted blocks (`> …`), entries of a list of
    references, and titles in italics of three words or more.
    """
    for pattern in (_BLOCK, _REFERENCE, _QUOTED, _TITLE):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    return text
