"""Outcomes as an axis, by how they come about: direct, general or side effects, meant or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.displays.axes.key import Key
from qualcode.displays.axes.topics import CodeAxis
from qualcode.document import Joined, Words, phrase
from qualcode.model.codebook import AspectKind, Code, EffectKind
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions

_KINDS: tuple[EffectKind | None, ...] = (*EffectKind, None)
_MEANT = (True, None, False)


@dataclass(frozen=True, slots=True)
class EffectAxis:
    """The codes of outcomes, clustered by what their codebook says of `effect` and `intended`."""

    name: str = "code"
    clustered: bool = True

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.effect")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.effect")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key an outcome; direct effects first, what nobody has classified last."""
        keys = CodeAxis((AspectKind.OUTCOME,)).keys(positions)
        told = [replace(key, cluster=_cluster(key.code)) for key in keys if key.code]
        return tuple(sorted(told, key=lambda key: _rank(key.code)))

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """Its code."""
        return statement.first.code.id


def _rank(code: Code | None) -> tuple[int, int]:
    assert code is not None
    return _KINDS.index(code.effect), _MEANT.index(code.intended)


def _cluster(code: Code) -> Words:
    kind = phrase(f"effect.{code.effect or 'unclassified'}")
    if code.intended is None:
        return kind
    return Joined((kind, phrase("effect.intended" if code.intended else "effect.unintended")))
