"""Whether a Boolean selection takes a coding: its condition holds, and it asks for this coding."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from qualcode.stages.selection_query import And, Expression, Has, Not, Or

Holds = Callable[[str], bool]


class _Met(NamedTuple):
    """What a part of a selection says of a coding.

    `holds`: its condition is met. `asked_for`: the coding is one that it names. `free`: it names
    none and only excludes, so that any coding is right.
    """

    holds: bool
    asked_for: bool
    free: bool


def takes(expression: Expression, near: Holds, own: Holds) -> bool:
    """Whether a selection takes a coding.

    A code without `not` before it asks for its codings, one with it excludes. In `EM or OB and
    PR` a coding of OB without a PR is not taken because an EM stands near: of the parts that
    name it one must hold. A part that only excludes leaves all codings that it does not exclude.

    Args:
        near: Whether the coding, or one near it, is of a code or of one below it.
        own: Whether the coding itself is.
    """
    met = _met(expression, near, own, True)
    return met.holds and (met.asked_for or met.free)


def _met(expression: Expression, near: Holds, own: Holds, asserted: bool) -> _Met:
    """`asserted` is False within an odd number of `not`, where `and` and `or` change places."""
    match expression:
        case Has(code):
            there = near(code)
            return _Met(there, own(code), False) if asserted else _Met(not there, False, True)
        case Not(part):
            return _met(part, near, own, not asserted)
        case And(parts) | Or(parts):
            found = [_met(one, near, own, asserted) for one in parts]
            return _all(found) if isinstance(expression, And) is asserted else _any(found)


def _all(found: list[_Met]) -> _Met:
    return _Met(
        all(one.holds for one in found),
        any(one.asked_for for one in found),
        all(one.free for one in found),
    )


def _any(found: list[_Met]) -> _Met:
    holding = [one for one in found if one.holds]
    return _Met(
        bool(holding),
        any(one.asked_for for one in holding),
        any(one.free for one in holding),
    )
