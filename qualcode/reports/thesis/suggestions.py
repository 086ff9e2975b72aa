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

    What has an order stands before what has none, to each and among those to whom something is
    recommended; else it is as the findings have it.
    """
    by_addressee: dict[str, list[Given]] = {}
    for one in findings:
        for told in one.recommendations:
            by_addressee.setdefault(_key(told), []).append((one, told))
    groups = [sorted(group, key=_rank) for group in by_addressee.values()]
    groups.sort(key=lambda group: _rank(group[0]))
    return tuple(one for group in groups for one in group)


def addressees(pack: Pack, finding: Finding) -> tuple[Words, ...]:
    """Whom a finding advises, each once, in order."""
    found: dict[str, Words] = {}
    for _, one in in_order((finding,)):
        found.setdefault(_key(one), pack.text(one.to))
    return tuple(found.values())


def _key(one: Recommendation) -> str:
    """An addressee, however it is spaced and written large or small."""
    return " ".join(one.to.split()).casefold()


def _rank(given: Given) -> tuple[bool, int]:
    order = given[1].order
    return order is None, order or 0
