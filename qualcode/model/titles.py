"""Academic titles, which tell somebody as a name does: *Dra. Endang Wulandari, M.M.*"""

from __future__ import annotations

import re
from typing import Final

from qualcode.model.address import HONORIFICS

_BEFORE: Final = (
    r"(?:(?:Prof|Drs|Dra|Dr|DR|DRS|DRA|PROF|Drg|drg|drh|Ir|IR|Ns|Apt|apt|KH|R[rRMA]?)\."
    r"|Prof|Drs|Dra|Hj|Ir|KH)"
)
_FIELDS: Final = (
    "Sos|Pd|PdI|Si|IP|Kom|Ag|Hum|Kes|Md|Ma|Kep|Keb|Farm|Psi|Pt|Hut|Sn|Th|Ak|Stat|AP|Par|Eng|Ed"
    "|Ling|Kn|Sc|Tr|STP|KM|Gz|HI|Pi|Han|Or|Ds|Fil|Agr|Ikom|Med|Arch"
)
_ENDS: Final = r"(?![^\W\d_]|['’][^\W\d_])"
_DOTTED: Final = (
    rf"(?:(?:S|M|A|D|B|Sp|Ph)\.(?:\s?(?:{_FIELDS})|[A-Z]{{1,2}}){_ENDS}"
    rf"(?:\.\s?(?:{_FIELDS}){_ENDS}|\.[A-Z]{{1,2}}{_ENDS})*|Lc\.)"
)
_UNDOTTED: Final = (
    r"(?:S[EHTPS]|SKM|S(?:Sos|Pd|IP|Ag|Kom|Pt|Psi|Si|Kep|Farm|TP)|M[MHTA]|Ph\.?D|AMd|Lc"
    r"|M(?:Si|Pd|BA|PA|Sc|Kes|Hum|Ag|Kom|IP|AP))(?=\s*(?:[.,;:)\]]|\Z))"
)
# The full stop of a title may end the sentence too; then it stays.
_STOP: Final = r"(?:\.(?=\s*[,;:)\]*_]|\s+[a-z]))?"
_TITLES_BEFORE: Final = re.compile(
    rf"(?<![^\W_])(?:(?i:{HONORIFICS})[\s*_]+)?(?:{_BEFORE}\s*)+(?<=[\s.])[*_]*\Z"
)
_TITLES_BEHIND: Final = re.compile(
    rf"(?:(?:(?:,\s?|(?<=\w)[\s*_]+){_DOTTED}|,\s?{_UNDOTTED}){_STOP})+"
)
_ALL_BEFORE: Final = re.compile(rf"\A\s*(?:{_BEFORE}\s*)+(?=[^\W\d_]{{2}})")
# Whether a title may stand before a name at all is told much sooner than where it begins.
_LAST_BEFORE: Final = (".", "Prof", "Drs", "Dra", "Hj", "Ir", "KH")
_BETWEEN: Final = "*_" + "".join(filter(str.isspace, map(chr, range(0x3001))))
"""Emphasis and every white space that Unicode has, which is what `\\s` stands for."""

_REACH: Final = 60
"""How many characters titles before a name may take."""


def with_titles(text: str, start: int, end: int) -> tuple[int, int]:
    """The place of a name in a text, with the academic titles that stand around it."""
    low = max(0, start - _REACH)
    before = _TITLES_BEFORE.search(text[low:start]) if _may_end(text[low:start]) else None
    behind = _TITLES_BEHIND.match(text, end)
    return low + before.start() if before else start, behind.end() if behind else end


def _may_end(before: str) -> bool:
    """Whether the last word before a name may be a title (*12.* is none)."""
    stands = before.rstrip(_BETWEEN)
    return stands.endswith(_LAST_BEFORE) and stands[-2:-1].isalpha()


def without_titles(label: str) -> str:
    """A name without the academic titles before and behind it."""
    found = _ALL_BEFORE.match(label)
    bare = label[found.end() :] if found else label
    return _TITLES_BEHIND.sub("", bare)
