"""Names that Excel accepts for sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualcode.renderers.safe import file_text

_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t\ufffd]+")
# What no shortened name ends with.
_LOOSE = " '–-,;("
# Excel keeps this name for itself, whatever its case.
_RESERVED = "history"


def sheet_names(wanted: Iterable[str], fallback: str) -> list[str]:
    """One name per wish, at most 31 characters, no two alike when case is ignored.

    A second *Matriks* becomes *Matriks (2)*; a name of which nothing is left is the fallback.
    """
    taken = {_RESERVED}
    found = []
    for wish in wanted:
        name = _free(_cleaned(wish) or _cleaned(fallback) or "Sheet", taken)
        taken.add(name.casefold())
        found.append(name)
    return found


def _cleaned(wish: str) -> str:
    return _shortened(" ".join(_FORBIDDEN.sub(" ", file_text(wish)).split()), _LIMIT)


def _shortened(name: str, limit: int) -> str:
    """The beginning of a name, up to the end of a word where that is not too far back."""
    cut = _cut(name, limit)
    if cut == name.strip("' "):
        return cut
    words = _cut(name, limit - 1)
    if not name.strip("' ").startswith(f"{words} "):
        words = words.rpartition(" ")[0]
    words = words.rstrip(_LOOSE)
    return f"{words}…" if len(words) >= limit // 2 else cut


def _cut(name: str, limit: int) -> str:
    """The beginning of a name, counted as Excel counts: characters beyond the BMP are two."""
    name = name.strip("' ")
    while len(name.encode("utf-16-le")) > 2 * limit:
        name = name[:-1]
    return name.strip("' ")


def _free(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate.casefold() in taken:
        ending = f" ({number})"
        candidate, number = _shortened(name, _LIMIT - len(ending)) + ending, number + 1
    return candidate
