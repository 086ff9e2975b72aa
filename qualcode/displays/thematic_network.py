"""Thematic network (jejaring tematik).

What it shows: how the codes that were used lead up to indicators and aspects, with the links
between them that the researcher asserts.

Rows: in the table the codes under their aspect. Columns: the indicator, the code, segments,
informants as n of N.
Cell: numbers with their evidence. In the picture dashed lines show what a code belongs to, solid
arrows what the researcher asserts between codes (`links` of memos and findings).

Use it when: a reader is to see the order of the themes at a glance. When not: for causes (causal
network), or with more codes than can be read on one page (choose an aspect with --code).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (subsuming particulars into
the general); Attride-Stirling (2001), Qualitative Research 1(3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from qualcode.displays.axes import CodeAxis, Key, clusters, under_cluster
from qualcode.displays.citation import code_name, references
from qualcode.displays.networks import SIGNS_TOLD, asserted, nodes_of
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.document import (
    Align,
    Arrow,
    Block,
    Cell,
    Column,
    Figure,
    Network,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.stages.links import links_of
from qualcode.stages.positions import Positions, positions_of
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class ThematicNetwork:
    """The network of themes with its table."""

    name: str = "thematic-network"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("counts",)
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = True
    title: Words = field(default=phrase("display.thematic-network.title"), init=False)
    purpose: Words = field(default=phrase("display.thematic-network.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The picture, then the table.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        positions = positions_of(study, request.selection)
        keys = tuple(key for key in CodeAxis().keys(positions) if positions.is_coded(key.id))
        table = _table(positions, keys, self.title, self.name)
        drawing = _network(positions, keys, request)
        figure = Figure(
            title=self.title,
            drawing=drawing,
            table=table,
            description=phrase("figure.themes", n=len(keys)),
            name=self.name,
            beside=True,
        )
        return (figure, table)


def _network(positions: Positions, keys: tuple[Key, ...], request: DisplayRequest) -> Network:
    book = positions.study.codebook
    lines = [book.lineage(key.id) for key in keys]
    codes = dict.fromkeys(("code", code.id) for line in lines for code in line)
    steps = dict.fromkeys((above.id, below.id) for line in lines for above, below in pairwise(line))
    links = [
        one
        for one in links_of(positions.study, request.selection)
        if one.link.source in codes and one.link.target in codes
    ]
    return Network(
        nodes_of(positions, codes),
        (*(_belongs(*step) for step in steps), *asserted(links)),
        phrase("network.asserted") if links else "",
        phrase("network.belongs"),
        signs=SIGNS_TOLD,
    )


def _belongs(above: str, below: str) -> Arrow:
    return Arrow(f"code:{above}", f"code:{below}", asserted=False, directed=False)


def _table(positions: Positions, keys: tuple[Key, ...], title: Words, name: str) -> Table:
    return Table(
        title=title,
        columns=(
            Column(phrase("column.indicator"), weight=2),
            Column(phrase("column.code"), weight=2),
            Column(phrase("column.segments"), align=Align.RIGHT, weight=0.7),
            Column(phrase("column.informants-n"), align=Align.CENTER),
        ),
        sections=tuple(
            under_cluster(part, tuple(_row(positions, key) for key in part))
            for part in clusters(keys)
        ),
        notes=(*matrix_notes("counts", len(keys), 0), *(() if keys else (phrase("note.empty"),))),
        name=name,
    )


def _row(positions: Positions, key: Key) -> tuple[Cell, ...]:
    said = tuple(one for one in positions.statements if one.first.code.id == key.id)
    counted = [voice for voice in positions.voices if voice.counted]
    n = sum(any(voice.speaks(one.first) for one in said) for voice in counted)
    return (
        cell(code_name(positions.study.codebook.indicator(key.id))),
        cell(key.label),
        cell(str(len(said)), evidence=references(said)),
        cell(phrase("n-of-n", n=n, of=len(counted))),
    )


THEMATIC_NETWORK = ThematicNetwork()
