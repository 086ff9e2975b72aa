"""A small reader of the LaTeX that is written for text: what it would print, and nothing more.

It knows no more commands than text may need. Whatever else it meets is an error, so that a text
that became a command is found.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\([A-Za-z]+)[ \n]*|\\(.)|([{}])|([$&#^_%])|([^\\{}$&#^_%]+)", re.DOTALL)
_SIGNS = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", "quad": " "}
_BREAKS = {"qcbreak": "", "qcline": " "}
# How many arguments come before the text: a character's number, a script or a language.
_BEFORE = {"qcother": 1, "qcscript": 2, "qcspaceless": 2, "qcrtl": 2}


class NotTextError(AssertionError):
    """Something in the LaTeX would act."""


def printed(latex: str) -> str:
    """What a text would print, with every run of white space as one space.

    Raises:
        NotTextError: a character or a command is not of those that text is written with.
    """
    if re.search("\n[ \t]*\n", latex):
        raise NotTextError("an empty line ends a paragraph")
    found: list[str] = []
    depth = skip = 0
    for command, symbol, brace, active, words in _TOKEN.findall(latex):
        if active:
            raise NotTextError(active)
        depth += (brace == "{") - (brace == "}")
        if depth < 0:
            raise NotTextError("a brace closes nothing")
        if command in _BEFORE:
            skip += _BEFORE[command]
        elif command or symbol:
            found.append(_said(command, symbol))
        elif words and skip:
            skip -= 1
        elif words:
            found.append(_plain(words, depth))
    if depth or skip:
        raise NotTextError("a brace is not closed")
    return " ".join("".join(found).split(" "))


def _said(command: str, symbol: str) -> str:
    if symbol:
        if symbol not in "{}$&#_%-":
            raise NotTextError(f"\\{symbol}")
        return symbol.replace("-", "")
    if command not in _SIGNS | _BREAKS:
        raise NotTextError(f"\\{command}")
    return (_SIGNS | _BREAKS)[command]


def _plain(words: str, depth: int) -> str:
    if re.search(r"[\[\]*]", words) and depth == 0:
        raise NotTextError(words)
    if re.search("--|``|''|,,|<<|>>|[?!]`", words):
        raise NotTextError(f"a ligature: {words}")
    return words.replace("~", "\u00a0").replace("\n", " ")
