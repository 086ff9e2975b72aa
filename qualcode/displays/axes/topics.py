"""Axes of topics: codes, indicators and aspects of the codebook."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.displays.axes.key import Key
from qualcode.displays.citation import code_name
from qualcode.document import Words, phrase
from qualcode.model.codebook import AspectKind, Code
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions


@dataclass(frozen=True, slots=True)
class IndicatorAxis:
    """The second level of the codebook, clustered by root."""

    name: str = "indicator"
    clustered: bool = True

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.indicator")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.indicator")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key an indicator; a root itself where it has none or is coded directly."""
        book = positions.study.codebook
        chosen = positions.study.selected_codes(positions.selection)
        wanted = {
            book.indicator(code).id
            for code in chosen
            if len(book.lineage(code)) > 1 or positions.is_lowest(code) or positions.is_coded(code)
            if positions.is_kept(book[code])
        }
        return code_keys(positions, tuple(code for code in book.codes if code.id in wanted))

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The indicator above its code."""
        return statement.first.indicator.id


@dataclass(frozen=True, slots=True)
class CodeAxis:
    """The leaves of the codebook, and parents that are coded directly.

    `kinds` keeps only those under roots of some kinds, such as obstacles.
    """

    kinds: tuple[AspectKind, ...] = ()
    name: str = "code"
    clustered: bool = True

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.code")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.code")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a code, suggestions included."""
        book = positions.study.codebook
        wanted = (
            one for one in positions.codes if not self.kinds or book.kind(one.id) in self.kinds
        )
        return code_keys(positions, tuple(wanted))

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """Its code."""
        return statement.first.code.id


@dataclass(frozen=True, slots=True)
class AspectAxis:
    """The roots of the codebook that have anything selected below them."""

    name: str = "aspect"
    clustered: bool = True

    @property
    def header(self) -> Words:
        """The head of the axis."""
        return phrase("column.aspect")

    @property
    def definition(self) -> Words:
        """What a row or column is."""
        return phrase("axis.aspect")

    def keys(self, positions: Positions) -> tuple[Key, ...]:
        """One key a root."""
        book = positions.study.codebook
        wanted = {book.aspect(code.id).id for code in positions.codes}
        return code_keys(positions, tuple(root for root in book.roots if root.id in wanted))

    def key_of(self, positions: Positions, statement: Statement) -> str:
        """The root above its code."""
        return statement.first.aspect.id


def code_keys(positions: Positions, codes: tuple[Code, ...]) -> tuple[Key, ...]:
    """Keys of codes, the aspects' before those that cut across them."""
    book = positions.study.codebook
    keys = [
        Key(
            code.id,
            code_name(code),
            cluster=code_name(book.aspect(code.id)),
            code=code,
            crosscutting=book.kind(code.id) is not AspectKind.ASPECT,
        )
        for code in codes
    ]
    return tuple(sorted(keys, key=lambda key: key.crosscutting))
