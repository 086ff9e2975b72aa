"""Code frequency (frekuensi kode).

What it shows: how often each code was used, with how many informants, in how many sources, and
with which sign; beside it a picture of the segments of each source group by sign.

Rows: codes (or indicators) under the title of their aspect, also those that were never used;
then the total.
Columns: segments, informants as n of N, sources, then segments by sign.
Cell: numbers of segments, which are segments and not people; of informants n of N.

Use it when: one wants an overview of the coding, or looks for codes that are never or always
used. When not: as a measure of importance; how often a thing is said does not tell how much it
matters.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (counting); the table
itself is common to programs for qualitative analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qualcode.displays.axes import CodeAxis, GroupAxis, IndicatorAxis, Key, clusters, under_cluster
from qualcode.displays.citation import position_name, references, sign
from qualcode.displays.entries import signed_counts
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.document import (
    Align,
    Bar,
    BarGroup,
    Bars,
    Block,
    Cell,
    Column,
    Figure,
    Reference,
    Section,
    Sign,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.coding import Polarity
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, positions_of
from qualcode.study import Study

_MANUAL = __doc__

SIGNS = {
    Polarity.FAVOURABLE: Sign.FAVOURABLE,
    Polarity.UNFAVOURABLE: Sign.UNFAVOURABLE,
    Polarity.MIXED: Sign.MIXED,
    Polarity.NEUTRAL: Sign.NEUTRAL,
    Polarity.UNDECIDED: Sign.UNDECIDED,
}
"""Polarities as pictures show them."""


@dataclass(frozen=True)
class CodeFrequency:
    """The table of frequencies with its bars."""

    name: str = "code-frequency"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("counts",)
    levels: tuple[str, ...] = ("code", "indicator")
    orders: tuple[str, ...] = ORDERS
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = True
    title: Words = field(default=phrase("display.code-frequency.title"), init=False)
    purpose: Words = field(default=phrase("display.code-frequency.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The table, then the picture.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        level = one_of(request.level, self.levels, "level")
        order = one_of(request.order, self.orders, "order")
        axis = CodeAxis() if level == "code" else IndicatorAxis()
        counts = _Counts(positions_of(study, request.selection), axis, order)
        table = Table(
            title=self.title,
            columns=(
                Column(axis.header, weight=3),
                Column(phrase("column.segments"), align=Align.RIGHT),
                Column(phrase("column.informants-n"), align=Align.CENTER, weight=1.4),
                Column(phrase("column.sources-n"), align=Align.RIGHT),
                *(
                    Column(sign(one), group=phrase("column.by-sign"), align=Align.RIGHT, weight=0.6)
                    for one in SIGNS
                ),
            ),
            sections=(
                *(
                    under_cluster(part, tuple(map(counts.row, part)))
                    for part in clusters(counts.keys)
                ),
                Section((counts.total(),)),
            ),
            notes=matrix_notes("counts", len(counts.keys), 0),
            name=self.name,
        )
        return (table, counts.figure(self.name, axis.header))


class _Counts:
    """Numbers of segments by topic, sign and group."""

    def __init__(self, positions: Positions, axis: CodeAxis | IndicatorAxis, order: str) -> None:
        self._positions = positions
        self._groups = GroupAxis()
        self._said: dict[str, list[Statement]] = {}
        for one in positions.statements:
            self._said.setdefault(axis.key_of(positions, one), []).append(one)
        keys = axis.keys(positions)
        if order == "count":
            parts = (sorted(part, key=lambda key: -len(self._of(key))) for part in clusters(keys))
            keys = tuple(key for part in parts for key in part)
        self.keys = keys

    def _of(self, key: Key) -> list[Statement]:
        return self._said.get(key.id, [])

    def row(self, key: Key) -> tuple[Cell, ...]:
        """The numbers of one topic."""
        said = self._of(key)
        return (cell(key.label), *self._numbers(said, references(tuple(said))))

    def total(self) -> tuple[Cell, ...]:
        """The numbers of all topics together: whoever speaks of several counts once."""
        everything = [one for key in self.keys for one in self._of(key)]
        numbers = (replace(one, tone=Tone.STRONG) for one in self._numbers(everything, ()))
        return (cell(phrase("total"), tone=Tone.STRONG), *numbers)

    def _numbers(self, said: list[Statement], behind: tuple[Reference, ...]) -> tuple[Cell, ...]:
        counted = [voice for voice in self._positions.voices if voice.counted]
        n = sum(any(voice.speaks(one.first) for one in said) for voice in counted)
        sources = {one.first.source.id for one in said}
        return (
            cell(str(len(said)), evidence=behind),
            cell(phrase("n-of-n", n=n, of=len(counted))),
            cell(str(len(sources))),
            *(cell(str(self._with(said, one))) for one in SIGNS),
        )

    def _with(self, said: list[Statement], polarity: Polarity) -> int:
        return sum(one.polarity is polarity for one in said)

    def figure(self, name: str, header: Words) -> Figure:
        """Bars of the topics that came up, a bar for each group that spoke of them."""
        groups = self._groups.keys(self._positions)
        used = [key for key in self.keys if self._of(key)]
        bars = tuple(BarGroup(key.label, tuple(self._bars(key, groups))) for key in used)
        shown = [one for one in SIGNS if any(self._with(self._of(key), one) for key in used)]
        drawing = Bars(
            bars,
            phrase("column.segments"),
            tuple((SIGNS[one], position_name(one)) for one in shown),
            by=self._groups.header,
        )
        return Figure(
            title=phrase("figure.bars.title"),
            drawing=drawing,
            table=self._table(header, groups, used),
            description=phrase("figure.bars"),
            name=f"{name}-bars",
            about_all=True,
        )

    def _bars(self, key: Key, groups: tuple[Key, ...]) -> list[Bar]:
        found = []
        for group in groups:
            said = self._by_group(key, group)
            parts = tuple((SIGNS[one], self._with(said, one)) for one in SIGNS)
            if said:
                found.append(Bar(group.label, tuple(part for part in parts if part[1])))
        return found

    def _by_group(self, key: Key, group: Key) -> list[Statement]:
        of = self._groups.key_of
        return [one for one in self._of(key) if of(self._positions, one) == group.id]

    def _table(self, header: Words, groups: tuple[Key, ...], used: list[Key]) -> Table:
        columns = (
            Column(header, weight=2),
            *(Column(group.label) for group in groups),
        )
        rows = tuple(
            (cell(key.label), *(self._signed(self._by_group(key, one)) for one in groups))
            for key in used
        )
        return Table("", columns, (Section(rows),), name="code-frequency-bars")

    def _signed(self, said: list[Statement]) -> Cell:
        """How many segments, and how many with each sign, as a bar shows them."""
        if not said:
            return cell("0")
        signs = signed_counts(one.polarity for one in said)
        if len({one.polarity for one in said}) == 1:
            return cell(signs)
        return cell(phrase("figure.bars.signed", segments=str(len(said)), signs=signs))


CODE_FREQUENCY = CodeFrequency()
