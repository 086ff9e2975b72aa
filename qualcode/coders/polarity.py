"""What a clause says of a topic: `+`, `-`, `±`, or nothing.

The strongest signs decide. Plans, hopes and hearsay take back what is only promised or told.
"""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.coders.cues import Cue, CueKind
from qualcode.coders.signs import FIXED, Sign
from qualcode.coders.tokens import fold
from qualcode.model.coding import Polarity

_STANDING = frozenset(
    {"belum", "blm", "blom", "belon", "durung", "dereng", "yet", "pernah", "never"}
)
"""Words by which a denial tells how things are, not what is planned."""


_IFS = frozenset({"kalau", "kalo", "if"})
"""Words of a condition, which takes back only what comes after it."""


def verdict(found: Sequence[Sign]) -> Polarity | None:
    """The polarity that signs make together: the strongest decide; None without any.

    Where there is too little of something, that it exists is no praise.
    """
    if not found:
        return None
    if any(sign.scant for sign in found):
        found = [
            sign for sign in found if sign.valence < 0 or sign.negated or sign.strength == FIXED
        ]
    top = max(sign.strength for sign in found)
    return _of({sign.valence for sign in found if sign.strength == top})


def _of(valences: set[int]) -> Polarity:
    if len(valences) > 1:
        return Polarity.MIXED
    return Polarity.FAVOURABLE if 1 in valences else Polarity.UNFAVOURABLE


def unreal(found: Sequence[Sign], cues: Sequence[Cue], start: int, end: int) -> list[Sign]:
    """The signs of a part after plans, hopes, norms, hearsay and listings have taken theirs back.

    What is planned or hoped counts neither way unless it is said to be absent so far (*belum*);
    what is needed, told or listed is no praise.
    """
    kinds = {cue.kind: cue for cue in cues if start <= cue.start < end}
    if planned := kinds.get(CueKind.IRREALIS):
        since = planned.start if fold(planned.word).split()[0] in _IFS else start
        return [
            s for s in found
            if s.start < since
            or s.strength == FIXED
            or (s.negated and s.valence < 0 and _still(s, cues))
        ]  # fmt: skip
    if CueKind.HEARSAY in kinds:
        return [s for s in found if s.valence < 0]
    if CueKind.NORM in kinds:
        return [s for s in found if s.valence < 0 or s.strength == FIXED]
    if CueKind.LISTING in kinds and CueKind.LIGHT not in kinds:
        return [s for s in found if s.valence < 0 or s.strength == FIXED]
    return list(found)


def _still(sign: Sign, cues: Sequence[Cue]) -> bool:
    return any(
        cue.kind is CueKind.NEGATOR
        and sign.start <= cue.start < sign.end
        and not _STANDING.isdisjoint(cue.word.lower().split())
        for cue in cues
    )
