"""What the findings recommend: to whom, in which order, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.document import Words
from qualcode.model.memo import Finding, Recommendation
from qualcode.reports.thesis.part import Pack

CLOSING = "bab-5"
"""The name of the part in which the suggestions stand."""

Given = tuple[Finding, Recommendation]


def in_order(findings: Iterable[Finding]) -> tuple[Given, ...]:
    """All recommendations, those to the same together.

    The addressees come as the findings first name them. To each of them what has an order stands
    before what has none; else as it is written.
    """
    given = [(one, told) for one in findings for told in one.recommendations]
    to = {_key(told): n for n, (_, told) in reversed(list(enumerate(given)))}
    return tuple(sorted(given, key=lambda one: (to[_key(one[1])], *_rank(one[1]))))


def addressees(pack: Pack, finding: Finding) -> tuple[Words, ...]:
    """Whom a finding advises, each once, by the order of its recommendations."""
    found: dict[str, Words] = {}
    for one in sorted(finding.recommendations, key=_rank):
        found.setdefault(_key(one), pack.text(one.to))
    return tuple(found.values())


def _key(one: Recommendation) -> str:
    """An addressee, however it is spaced and written large or small."""
    return " ".join(one.to.split()).casefold()


def _rank(one: Recommendation) -> tuple[bool, int]:
    return one.order is None, one.order or 0
