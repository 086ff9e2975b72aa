"""Code co-occurrence (kemunculan bersama kode).

What it shows: how often two codes stand together.

Rows: the codes that meet any other. Columns: the same codes.
Cell: the number of turns or paragraphs in which both stand (`--within turn`), of sentences
(sentence), or of pairs of passages that overlap (overlap); blank where they never meet. Each pair
stands on both sides of the diagonal, which is left blank.

Use it when: one looks for codes that belong together, or for what is said of an obstacle. When not:
as proof of a relation; in one turn people speak of many things. Read the passages.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (noting relations between
variables); the table itself is common to programs for qualitative analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.axes import Key, code_keys, readable_parts, titled_parts
from qualcode.displays.citation import references
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.document import Align, Block, Cell, Column, Section, Table, Words, cell, phrase
from qualcode.stages.cooccurrence import Pair, cooccurrences
from qualcode.stages.nearness import Unit
from qualcode.stages.positions import Positions, positions_of
from qualcode.study import Study

_MANUAL = __doc__
_WIDEST = 12
_ROOM = 60
"""How many characters of ids, with the space between them, stand side by side on a page."""

UNITS = (Unit.TURN, Unit.SENTENCE, Unit.OVERLAP)
"""What two codes must share; the first where nothing is said."""


@dataclass(frozen=True)
class CoOccurrence:
    """The matrix of codes by codes."""

    name: str = "co-occurrence"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("counts",)
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ("within",)
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.co-occurrence.title"), init=False)
    purpose: Words = field(default=phrase("display.co-occurrence.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The table, in parts where there are many codes.

        Raises:
            QualcodeError: the display has no such entry, level, order or unit.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        unit = Unit(one_of(request.within, tuple(map(str, UNITS)), "unit"))
        positions = positions_of(study, request.selection)
        pairs = {(one.one, one.other): one for one in cooccurrences(positions, unit)}
        keys = _meeting(positions, pairs)
        rule = phrase("rule.co-occurrence", unit=phrase(f"unit.{unit}"))
        parts = readable_parts(keys, _side_by_side(keys))
        tables: list[Table] = []
        notes = (rule, *matrix_notes("counts", len(keys), max(map(len, parts)))[1:])
        notes += () if pairs else (phrase("note.none-together"),)
        for part, title in zip(parts, titled_parts(self.title, parts), strict=True):
            below = () if tables else notes
            tables.append(_table(title, keys, part, pairs, below, self.name))
        return tuple(tables)


def _side_by_side(keys: tuple[Key, ...]) -> int:
    """How many columns can be read: the longer the ids, the fewer."""
    longest = max((len(key.id) for key in keys), default=1)
    return max(3, min(_WIDEST, _ROOM // (longest + 2)))


def _meeting(positions: Positions, pairs: dict[tuple[str, str], Pair]) -> tuple[Key, ...]:
    there = {code for pair in pairs for code in pair}
    return code_keys(positions, tuple(code for code in positions.codes if code.id in there))


def _table(
    title: Words,
    rows: tuple[Key, ...],
    columns: tuple[Key, ...],
    pairs: dict[tuple[str, str], Pair],
    notes: tuple[Words, ...],
    name: str,
) -> Table:
    return Table(
        title=title,
        columns=(
            Column(phrase("column.code"), weight=3),
            *(Column(key.id, align=Align.RIGHT, weight=0.8) for key in columns),
        ),
        sections=(
            Section(
                tuple(
                    (cell(row.label), *(_cell(pairs, row.id, key.id) for key in columns))
                    for row in rows
                )
            ),
        ),
        notes=notes,
        name=name,
    )


def _cell(pairs: dict[tuple[str, str], Pair], one: str, other: str) -> Cell:
    pair = pairs.get((one, other)) or pairs.get((other, one))
    if pair is None:
        return cell()
    return cell(str(pair.times), evidence=references(pair.statements))


CO_OCCURRENCE = CoOccurrence()
