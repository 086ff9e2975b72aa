"""Content-analytic summary table (tabel ringkasan isi).

What it shows: which topics came up with how many informants, and with whom.

Rows: codes (or indicators) under the title of their aspect, those with most segments first, also
those that nobody spoke of.
Columns: the source groups (a last one for documents and observations that speak for none, where
they say anything), then the informants of all groups as n of N, then segments.
Cell: the group's informants as n of N with the sign of each one's position (on codes), and the ids
of its documents; an empty cell says why it is empty. Counts of segments are segments, not people;
there are no percentages.

Use it when: there are so many informants that a matrix of persons cannot be taken in, or a reader
asks how widely something was said. When not: as a measure of importance; how often a thing is
said does not tell how much it matters (Maxwell 2010).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.axes import (
    CodeAxis,
    GroupAxis,
    IndicatorAxis,
    Key,
    clusters,
    under_cluster,
)
from qualcode.displays.citation import references, sign
from qualcode.displays.entries import Spot, why_empty
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Joined,
    Section,
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

_MANUAL = __doc__  # a class body has a __doc__ of its own


@dataclass(frozen=True)
class ContentAnalyticSummary:
    """The summary table; its cells are of one kind only."""

    name: str = "content-analytic-summary"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("counts",)
    levels: tuple[str, ...] = ("code", "indicator")
    orders: tuple[str, ...] = ("count", "study")
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = True
    title: Words = field(default=phrase("display.content-analytic-summary.title"), init=False)
    purpose: Words = field(default=phrase("display.content-analytic-summary.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One table.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        order = one_of(request.order, self.orders, "order")
        level = one_of(request.level, self.levels, "level")
        topics = CodeAxis() if level == "code" else IndicatorAxis()
        summary = _Summary(positions_of(study, request.selection), topics, order)
        return (
            Table(
                title=self.title,
                columns=summary.columns(topics.header),
                sections=summary.sections(),
                notes=matrix_notes("summary", len(summary.topics), len(summary.groups) + 2),
                name=self.name,
            ),
        )


class _Summary:
    def __init__(self, positions: Positions, topics: CodeAxis | IndicatorAxis, order: str) -> None:
        self.positions = positions
        self.groups = GroupAxis().keys(positions)
        self.topics = topics.keys(positions)
        self._order = order
        self._axis = topics
        self._said: dict[tuple[str, str], list[Statement]] = {}
        for one in positions.statements:
            key = topics.key_of(positions, one), GroupAxis().key_of(positions, one)
            self._said.setdefault(key, []).append(one)

    def columns(self, header: Words) -> tuple[Column, ...]:
        """The topic, a column a group, then the sums."""
        return (
            Column(header, weight=1.6),
            *(Column(group.label, weight=1.6) for group in self.groups),
            Column(phrase("column.informants-n"), align=Align.CENTER),
            Column(phrase("column.segments"), align=Align.RIGHT, weight=0.7),
        )

    def sections(self) -> tuple[Section, ...]:
        """The topics of each aspect under its name."""
        parts = (self._ordered(part) for part in clusters(self.topics))
        return tuple(under_cluster(part, tuple(map(self._row, part))) for part in parts)

    def _ordered(self, topics: tuple[Key, ...]) -> tuple[Key, ...]:
        if self._order == "study":
            return topics
        return tuple(sorted(topics, key=lambda topic: -len(self._all(topic))))

    def _all(self, topic: Key) -> tuple[Statement, ...]:
        return tuple(
            one for group in self.groups for one in self._said.get((topic.id, group.id), ())
        )

    def _row(self, topic: Key) -> tuple[Cell, ...]:
        said = self._all(topic)
        counted = [voice for group in self.groups for voice in group.voices if voice.counted]
        speaking = sum(any(voice.speaks(one.first) for one in said) for voice in counted)
        return (
            cell(topic.label),
            *(self._group(topic, group) for group in self.groups),
            cell(phrase("n-of-n", n=speaking, of=len(counted))),
            cell(str(len(said)), evidence=references(said)),
        )

    def _group(self, topic: Key, group: Key) -> Cell:
        said = tuple(self._said.get((topic.id, group.id), ()))
        if not said:
            spot = Spot(self.positions, group, topic, ())
            return cell(why_empty(spot), tone=Tone.EMPTY)
        names: list[Words] = []
        counted = 0
        for voice in group.voices:
            own = [one.polarity for one in said if voice.speaks(one.first)]
            position = Polarity.combine(own)
            if position is not None:
                counted += voice.counted
                names.append(self._with_sign(voice.name, position))
        listed = Joined(tuple(names))
        of = sum(voice.counted for voice in group.voices)
        words = phrase("summary.group", n=counted, of=of, names=listed) if of else listed
        return cell(words, evidence=references(said))

    def _with_sign(self, name: str, position: Polarity) -> str:
        # Over the codes of an indicator there is no common position.
        return name if isinstance(self._axis, IndicatorAxis) else f"{name}\u00a0({sign(position)})"


CONTENT_ANALYTIC_SUMMARY = ContentAnalyticSummary()
