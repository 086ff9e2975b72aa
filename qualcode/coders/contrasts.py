"""Clauses set against each other, and things conceded: what one says tells of the other."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from qualcode.coders.clauses import NOW, THEN
from qualcode.coders.cues import Cue, CueKind
from qualcode.coders.readings import ClauseReading
from qualcode.model.coding import Polarity

_AGAINST = frozenset({"sedangkan", "whereas", "sementara", "while", "kecuali", "except"})
_REPEATED = re.compile(r"\b([^\W_]{3,})\s+(?:ya|yo|sih|emang|memang|is|are)\s+\1\b", re.IGNORECASE)
_TURNED = {
    Polarity.FAVOURABLE: Polarity.UNFAVOURABLE,
    Polarity.UNFAVOURABLE: Polarity.FAVOURABLE,
}


def conceded(text: str, start: int, end: int) -> list[Cue]:
    """Cues of concession: "sosialisasi ya sosialisasi, habis itu …" says that it was there."""
    return [
        Cue(match.start(), match.end(), CueKind.ASSERTED, match.group())
        for match in _REPEATED.finditer(text, start, end)
    ]


_DONE = re.compile(
    r"\b(?:kami|kita|dinas)\s+(?P<verb>[^\W\d_]{3,}kan|(?:damping|dukung|datang|temu|kunjung|awas"
    r"|fasilitas|verifikas|sosialisas|tanggap|bekal|layan|lindung|pinjam|evaluas)i)(?:nya)?\b",
    re.IGNORECASE,
)
_FELT = frozenset(
    """
    akan inginkan harapkan butuhkan perlukan sampaikan katakan rasakan sarankan usulkan
    keluhkan alami jalani bicarakan ceritakan pikirkan khawatirkan takutkan impikan mimpikan
    kehendaki sesalkan maksudkan bayangkan dengarkan nantikan tanyakan bukan makan
    """.split()
)
"""What is only felt or said, and words that merely look like a verb."""


def done(text: str, start: int, end: int) -> list[Cue]:
    """Cues of what somebody did: "kami prioritaskan", "dinas arahkan"."""
    return [
        Cue(match.start("verb"), match.end("verb"), CueKind.GIVEN, match["verb"])
        for match in _DONE.finditer(text, start, end)
        if match["verb"].lower() not in _FELT
    ]


def contrasted(readings: list[ClauseReading]) -> list[ClauseReading]:
    """Clauses set against each other (then and now, *sedangkan*) of which one has no cue.

    What the other says of the same topic is turned round for it.
    """
    changed = list(readings)
    for place, (one, other) in enumerate(pairwise(readings)):
        if not _are_opposed(one.clause.opener, other.clause.opener):
            continue
        first, second = dict(one.verdicts), dict(other.verdicts)
        for code in {**first, **second}:
            for here, there, at in ((first, second, place), (second, first, place + 1)):
                silent = here.get(code, Polarity.NEUTRAL) is Polarity.NEUTRAL
                told = code in here or (not here and at > place)
                if silent and there.get(code) in _TURNED and told:
                    said = dict(changed[at].verdicts) | {code: _TURNED[there[code]]}
                    changed[at] = replace(changed[at], verdicts=tuple(said.items()))
    return changed


def _are_opposed(first: str, second: str) -> bool:
    if second in _AGAINST:
        return True
    return (first in NOW and second in THEN) or (first in THEN and second in NOW)
