"""Names that Excel accepts for sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qualcode.renderers.safe import file_text

_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n\t\ufffd]+")
# What no shortened name ends with.
_LOOSE = " '–-,;("
# The number that a name begins with, and the word before it.
_NUMBER = re.compile(r"(?:[^\W\d]+ )?[^\W\d]{0,2}\d[\w.–]* ")
# Titles that begin with so many letters alike, in several words, belong together, and so much is
# kept of what each has.
_ALIKE, _OWN = 12, 18
# Excel keeps this name for itself, whatever its case.
_RESERVED = "history"


def sheet_names(wanted: Iterable[str], fallback: str) -> list[str]:
    """One name per wish, at most 31 characters, no two alike when case is ignored.

    A second *Matriks* becomes *Matriks (2)*; a name of which nothing is left is the fallback. Of
    long names that begin alike, what each has of its own is kept.
    """
    taken = {_RESERVED}
    found = []
    wishes = list(map(_cleaned, wanted))
    for wish in wishes:
        name = _shortened(_own_kept(wish, wishes), _LIMIT)
        name = _free(name or _shortened(_cleaned(fallback), _LIMIT) or "Sheet", taken)
        taken.add(name.casefold())
        found.append(name)
    return found


def _cleaned(wish: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", file_text(wish)).split())


def _own_kept(wish: str, wishes: Sequence[str]) -> str:
    """The name, of which a part is left out that others share where it is too long."""
    number, words = _parts(wish)
    if len(wish) <= _LIMIT or len(number) > _LIMIT // 2:
        return wish
    others = (_parts(other)[1] for other in wishes)
    shared = [(_shared(words, other), len(other)) for other in others]
    alike = [
        count
        for count, length in shared
        if 1 < count < min(length, len(words)) and len(" ".join(words[:count])) >= _ALIKE
    ]
    if not alike:
        return wish
    # A letter alone tells less than the word before it does together with it.
    first = min(alike) - (len(" ".join(words[min(alike) :])) < 2)
    room = _LIMIT - len(number) - len("… ")
    own = _shortened(" ".join(words[first:]), max(_OWN // 2, min(_OWN, room - len(words[0]))))
    kept = f"{' '.join(words[:first])} "[: room - len(own) + 1]
    return f"{number}{kept.rpartition(' ')[0] or kept[:-1]}… {own}"


def _parts(wish: str) -> tuple[str, list[str]]:
    """The number with which a name begins, and the words of its title."""
    found = _NUMBER.match(wish)
    number = found[0] if found else ""
    return number, wish[len(number) :].split()


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words are the same from the beginning on."""
    same = (one == other for one, other in zip(words, others, strict=False))
    return [*same, False].index(False)


def _shortened(name: str, limit: int) -> str:
    """The beginning of a name, up to the end of a word where that is not too far back."""
    cut = _cut(name, limit)
    if cut == name.strip("' "):
        return cut
    words = _cut(name, limit - 1)
    if not name.strip("' ").startswith(f"{words} "):
        words = words[: max(words.rfind(" "), words.rfind("–"), 0)]
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
