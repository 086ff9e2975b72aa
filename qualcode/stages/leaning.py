"""To which side more of some people stand, where nobody's view is merged with another's."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.coding import Polarity
from qualcode.stages.positions import VoicePosition


def leaning(voices: Sequence[VoicePosition]) -> Polarity | None:
    """To which side more of the informants among some voices stand: +, −, or ± for as many.

    Who is mixed stands on neither side. Documents and observations decide only where no informant
    has a position; None where nobody says anything.
    """
    people = [one.polarity for one in voices if one.voice.counted and one.polarity]
    found = people or [one.polarity for one in voices if one.polarity]
    pro, con = found.count(Polarity.FAVOURABLE), found.count(Polarity.UNFAVOURABLE)
    if pro == con:
        sides = {Polarity.FAVOURABLE, Polarity.MIXED} & set(found)
        return Polarity.MIXED if sides else Polarity.combine(one for one in found if one)
    return Polarity.FAVOURABLE if pro > con else Polarity.UNFAVOURABLE
