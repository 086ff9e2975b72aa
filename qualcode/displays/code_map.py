"""Code map (peta kode).

What it shows: which codes stand together, as a network: the more often, the thicker the line.

Rows: in the table the pairs of codes, those that meet most often first. Columns: those of a
network: the two codes with ··· between them, how often they meet (as reason), where (as evidence).
Cell: a number of turns (or of sentences or overlapping passages, `--within`) with its evidence.
Pairs that meet only once are left out; at most forty are shown.

Use it when: one looks for clusters of codes before making pattern codes. When not: as proof of a
relation; a line says that two things were spoken of together.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (clustering, noting
relations between variables); the picture is common to programs for qualitative analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qualcode.displays.co_occurrence import UNITS
from qualcode.displays.networks import arrows_table, nodes_of, suggested
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.document import Block, Figure, Network, Words, phrase
from qualcode.stages.cooccurrence import cooccurrences
from qualcode.stages.nearness import Unit
from qualcode.stages.positions import positions_of
from qualcode.study import Study

_MANUAL = __doc__
_OFTEN, _MOST = 2, 40


@dataclass(frozen=True)
class CodeMap:
    """The map with the table of its pairs."""

    name: str = "code-map"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("counts",)
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ("within",)
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.code-map.title"), init=False)
    purpose: Words = field(default=phrase("display.code-map.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The picture, then the table of all that it shows.

        Raises:
            QualcodeError: the display has no such entry, level, order or unit.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        unit = Unit(one_of(request.within, tuple(map(str, UNITS)), "unit"))
        positions = positions_of(study, request.selection)
        often = [one for one in cooccurrences(positions, unit) if one.times >= _OFTEN]
        pairs = tuple(sorted(often, key=lambda one: -one.times)[:_MOST])
        there = {code for one in pairs for code in (one.one, one.other)}
        subjects = [("code", code.id) for code in positions.codes if code.id in there]
        drawing = Network(
            nodes_of(positions, subjects),
            suggested(pairs),
            suggested=phrase("network.suggested"),
            round=True,
        )
        rule = phrase("rule.co-occurrence", unit=phrase(f"unit.{unit}"))
        table = arrows_table(positions, (), pairs, self.title, self.name, rule)
        if not pairs:
            return (replace(table, notes=(*table.notes, phrase("note.none-often"))),)
        figure = Figure(
            title=self.title,
            drawing=drawing,
            table=table,
            description=phrase(
                "figure.code-map", codes=phrase("count.codes", n=len(subjects)), n=len(pairs)
            ),
            notes=(rule,),
            name=self.name,
            beside=True,
        )
        return (figure, table)


CODE_MAP = CodeMap()
