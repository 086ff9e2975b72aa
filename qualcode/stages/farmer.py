"""The words of the convergence coding matrix for what the rule of triangulation finds.

Source: Farmer, Robinson, Elliott and Eyles (2006), Developing and implementing a triangulation
protocol for qualitative health research, Qualitative Health Research 16(3).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from qualcode.stages.sides import Direction
from qualcode.stages.triangulation import Convergence


class Farmer(StrEnum):
    """The codes of the convergence coding matrix of Farmer et al. (2006)."""

    AGREEMENT = "agreement"
    PARTIAL = "partial-agreement"
    SILENCE = "silence"
    DISSONANCE = "dissonance"


_FARMER = {
    Convergence.CONVERGENT: Farmer.AGREEMENT,
    Convergence.CONVERGENT_INCOMPLETE: Farmer.AGREEMENT,
    Convergence.PARTIAL: Farmer.PARTIAL,
    Convergence.DESCRIPTIVE: Farmer.PARTIAL,
    Convergence.SINGLE_SOURCE: Farmer.SILENCE,
    Convergence.NO_DATA: Farmer.SILENCE,
    Convergence.DISSONANT: Farmer.DISSONANCE,
}


def farmer(found: Convergence) -> Farmer | None:
    """What the convergence coding matrix calls a convergence; None where nothing is compared.

    It is a translation, not the published coding: there a coder judges meaning and prominence,
    and coverage and examples; here it is the direction alone that is compared.
    """
    return _FARMER.get(found)


def told_in_farmers_words(record: dict[str, Any], wanted: bool) -> dict[str, Any]:
    """What --json prints of a comparison, with `farmer` in each row where it is asked for.

    A development over periods is no triangulation, and the informants of a single group are not
    compared as groups: their rows have no such word.
    """
    if not wanted:
        return record
    told = dict(record)
    if "tables" in told:
        told["tables"] = [told_in_farmers_words(one, wanted) for one in told["tables"]]
    elif told.get("comparison") != Direction.DEVELOPMENT:
        told["rows"] = [_in_farmers_words(row) for row in told["rows"]]
    return told


def _in_farmers_words(row: dict[str, Any]) -> dict[str, Any]:
    if "convergence" not in row:
        return row
    word = farmer(Convergence(row["convergence"]))
    return {**row, "farmer": str(word) if word else None}
