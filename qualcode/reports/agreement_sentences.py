"""The agreement of a study's coders in sentences, for a chapter on method and for checklists.

They say what was measured and what became of the passages that were coded differently; that
coders were trained, or worked apart from each other, only the researcher can say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qualcode.agreement import Estimate
from qualcode.agreement.intervals import FEWEST
from qualcode.document import Joined, Words, phrase
from qualcode.reports.agreement import decimal
from qualcode.stages.coder_agreement import CoderAgreement
from qualcode.stages.double_coding import UnitKind

_IN_METHOD: Final = ("percent", "krippendorff-nominal", "gwet-ac1")
_OF_PASSAGES: Final = ("percent", "holsti")


def agreement_text(agreement: CoderAgreement, language: str) -> Words:
    """The sentences as one text; its numbers are written as the language writes them."""
    return Joined(tuple(agreement_sentences(agreement, language)), " ")


def agreement_sentences(agreement: CoderAgreement, language: str) -> Iterator[Words]:
    """Who coded how much, the coefficients, what they differed on, what rests on proposals."""
    double = agreement.double
    key = "coders-agreed.two" if len(double.coders) == 2 else "coders-agreed.more"
    yield phrase(key, n=len(double.sources), coders=len(double.coders))
    yield from _measured(agreement, language)
    if agreement.passages:
        yield _differing(agreement)
    by_hand, made = agreement.by_hand
    if by_hand < made:
        yield phrase("agreement.proposed", n=made - by_hand, of=made)


def has_coefficients(agreement: CoderAgreement) -> bool:
    """Whether there is enough in common for a sentence with coefficients."""
    return agreement.n >= FEWEST


def _measured(agreement: CoderAgreement, language: str) -> Iterator[Words]:
    double = agreement.double
    unit = phrase(f"agreement.unit.{double.kind}")
    if not has_coefficients(agreement):
        yield phrase("coders-agreed.few", n=agreement.n, unit=unit)
        return
    codes = phrase("coders-agreed.codes", n=len(double.codes))
    values = _values(agreement, language)
    yield phrase("coders-agreed.values", n=agreement.n, unit=unit, codes=codes, values=values)
    if double.kind is not UnitKind.PASSAGE:
        yield phrase("coders-agreed.cited")


def _values(agreement: CoderAgreement, language: str) -> Words:
    """The coefficients, with their intervals or the reason why they have none."""
    shown = _OF_PASSAGES if agreement.double.kind is UnitKind.PASSAGE else _IN_METHOD
    found = {name: agreement.overall[name] for name in shown}
    known = {name: one for name, one in found.items() if one.value is not None}
    if not known:
        return phrase("coders-agreed.undefined", clause=next(iter(found.values())).reason)
    values = Joined(tuple(_value(name, one, language) for name, one in known.items()), "; ")
    narrow = next((one.narrow for one in known.values() if one.narrow), "")
    return phrase("coders-agreed.unsure", values=values, clause=narrow) if narrow else values


def _value(name: str, found: Estimate, language: str) -> Words:
    called, value = phrase(f"agreement.name.{name}"), decimal(found.value or 0.0, language)
    if found.low is None or found.high is None:
        return phrase("coders-agreed.value", name=called, value=value)
    low, high = decimal(found.low, language), decimal(found.high, language)
    return phrase("coders-agreed.value.interval", name=called, value=value, low=low, high=high)


def _differing(agreement: CoderAgreement) -> Words:
    n, settled = len(agreement.differing), len(agreement.settled)
    every = len(agreement.passages)
    if not n:
        return phrase("coders-agreed.alike", n=every)
    how_many = "some" if 0 < settled < n else "all" if settled else "none"
    told = phrase(f"coders-agreed.settled.{how_many}", settled=settled, open=n - settled)
    return phrase("coders-agreed.differing", n=n, every=every, settled=told)
