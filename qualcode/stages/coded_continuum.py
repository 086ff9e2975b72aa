"""What coders marked on the sources that all of them coded, end to end as one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.agreement import Estimate
from qualcode.agreement.unitizing import (
    CU_ALPHA,
    KU_ALPHA,
    UNITIZING,
    Continuum,
    Unit,
    ku_alpha,
)
from qualcode.coders.agreed import Judgement
from qualcode.document import phrase
from qualcode.model.source import Segment
from qualcode.stages.double_coding import DoubleCoding

_OVERLAPPING = Estimate(None, reason=phrase("agreement.reason.overlapping-codes"))


def unitizing(double: DoubleCoding, codes: frozenset[str]) -> dict[str, Estimate]:
    """Alpha for unitizing with some codes as values: by the names of its coefficients.

    Undefined where a coder gave overlapping stretches different codes of these.
    """
    made = continuum(double, codes)
    if made is None:
        return dict.fromkeys(UNITIZING.names, _OVERLAPPING)
    return {one.name: one.estimate(made) for one in UNITIZING}


def unitizing_of_code(
    double: DoubleCoding, code: str, domain: frozenset[str]
) -> dict[str, Estimate]:
    """Alpha for unitizing of one code: where it lies, and told from the others of its domain.

    The domain is what a coder chooses among, such as the codes of an aspect. Of one code alone
    nothing varies but where it lies, so there is no cu-alpha of it.
    """
    found = unitizing(double, frozenset((code,)))
    del found[CU_ALPHA.name]
    made = continuum(double, domain)
    return found | {KU_ALPHA: _OVERLAPPING if made is None else ku_alpha(made, code)}


def continuum(double: DoubleCoding, codes: frozenset[str]) -> Continuum | None:
    """The units of each coder on what can be coded; None where different codes overlap.

    A passage that reaches over several turns is a unit in each of them.
    """
    places = list(_laid_out(double))
    length = places[-1][1] + _size(places[-1][2]) if places else 0
    coders = []
    for coder in double.coders:
        own = [one for one in double.judgements if one.coder == coder and one.code in codes]
        units = _joined(sorted(_placed(own, places)))
        if units is None:
            return None
        coders.append(units)
    return Continuum(length, tuple(coders))


def _laid_out(double: DoubleCoding) -> Iterator[tuple[str, int, Segment]]:
    """Each turn of the sources that all coders coded, and where it begins in the one text."""
    at = 0
    whole = {
        source.id
        for source in double.sources
        if all((coder, source.id) in double.present for coder in double.coders)
    }
    seen: set[tuple[str, int]] = set()
    for unit in double.units:
        key = (unit.source.id, unit.segment.number)
        if unit.source.id in whole and key not in seen:
            seen.add(key)
            yield unit.source.id, at, unit.segment
            at += _size(unit.segment)


def _size(segment: Segment) -> int:
    return segment.speech.end - segment.speech.start


def _placed(
    judgements: Iterable[Judgement], places: Iterable[tuple[str, int, Segment]]
) -> Iterator[tuple[int, int, str]]:
    by_source: dict[str, list[tuple[int, Segment]]] = {}
    for source, at, segment in places:
        by_source.setdefault(source, []).append((at, segment))
    for one in judgements:
        for at, segment in by_source.get(one.source, ()):
            start = max(one.start, segment.speech.start)
            end = min(one.end, segment.speech.end)
            if start < end:
                move = at - segment.speech.start
                yield start + move, end + move, one.code


def _joined(spans: Iterable[tuple[int, int, str]]) -> tuple[Unit, ...] | None:
    """The units of one coder; what overlaps with the same code is one."""
    units: list[Unit] = []
    for start, end, code in spans:
        if not units or units[-1].end <= start:
            units.append(Unit(start, end, code))
        elif units[-1].value != code:
            return None
        else:
            last = units.pop()
            units.append(Unit(last.start, max(last.end, end), code))
    return tuple(units)
