"""Context chart (bagan konteks).

What it shows: the people and units around what is studied, and how they stand to each other.

Rows: in the table the ties that the researcher asserts (`links` between roles, groups, informants
and cases in a memo or finding). Columns: from, sign, to, the reason, the evidence.
Cell: quotations with their places; a tie without evidence says so. In the picture each informant
who is tied stands beside their source group.

Use it when: what people say depends on whom they answer to or help. When not: for what leads to
what (causal network).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 7.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.causal_network import linked
from qualcode.displays.networks import (
    SIGNS_TOLD,
    arrows_table,
    asserted,
    node_id,
    nodes_of,
    told_network,
)
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.document import Arrow, Block, Figure, Network, Words, phrase
from qualcode.model.memo import Subject
from qualcode.stages.positions import positions_of
from qualcode.study import Study

_MANUAL = __doc__
_ENDS = ("role", "group", "informant", "case")


@dataclass(frozen=True)
class ContextChart:
    """The chart with the table of its ties."""

    name: str = "context-chart"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("quotations",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.context-chart.title"), init=False)
    purpose: Words = field(default=phrase("display.context-chart.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The picture, then the table.

        Raises:
            UnsuitedError: no memo or finding ties people or units to each other.
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        links = linked(study, request, _ENDS, self.name)
        positions = positions_of(study, request.selection)
        table = arrows_table(positions, links, (), self.title, self.name)
        ends = [end for one in links for end in (one.link.source, one.link.target)]
        belonging = _belonging(study, ends)
        groups = [("group", group) for _, group in belonging]
        drawing = Network(
            nodes_of(positions, (*ends, *groups)),
            (*asserted(links), *(_membership(*one) for one in belonging)),
            phrase("network.tie"),
            phrase("network.belongs"),
            signs=SIGNS_TOLD,
        )
        figure = Figure(
            title=self.title,
            drawing=drawing,
            table=table,
            description=told_network(drawing, links),
            name=self.name,
            beside=True,
        )
        return (figure, table)


def _belonging(study: Study, ends: list[Subject]) -> list[tuple[Subject, str]]:
    """The informants among the nodes with their source groups."""
    found = []
    for subject in dict.fromkeys(ends):
        informant = study.roster.informant(subject[1]) if subject[0] == "informant" else None
        if informant and study.roster.group(informant.group):
            found.append((subject, informant.group))
    return found


def _membership(subject: Subject, group: str) -> Arrow:
    return Arrow(node_id(subject), f"group:{group}", asserted=False, directed=False)


CONTEXT_CHART = ContextChart()
