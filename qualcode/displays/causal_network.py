"""Causal network (jejaring kausal).

What it shows: what leads to what according to the researcher: codes and cases as nodes, arrows
with a sign where one furthers or hinders another, and what was coded that speaks for each arrow.

Rows: in the table the arrows, those that the researcher asserts (`links` in a finding or memo)
before those that are only suggested. Columns: from, sign, to, the reason, the evidence.
Cell: two quotations with their places, first one of each end that is a code and coded there, of the
end that the arrow leads to rather one of its sign, the second rather of another source; an arrow
without evidence says so. Dashed lines between these codes where they stand together in a turn at
least twice are suggestions, not causes; at most twelve are shown.

Use it when: the displays have shown what goes with what, and the story behind it is to be told and
checked arrow by arrow. When not: before there is evidence for the arrows; a network alone
explains nothing without its text.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 6; Miles, Huberman and
Saldaña (2014), chapter 9.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.networks import (
    SIGNS_TOLD,
    arrows_table,
    asserted,
    node_id,
    nodes_of,
    suggested,
    told_network,
)
from qualcode.displays.request import DisplayRequest, Family, UnsuitedError, one_of
from qualcode.document import Block, Figure, Network, Words, phrase
from qualcode.model.memo import Subject
from qualcode.stages.cooccurrence import Pair, cooccurrences
from qualcode.stages.links import ResolvedLink, links_of
from qualcode.stages.positions import Positions, positions_of
from qualcode.study import Study

_MANUAL = __doc__
_ENDS = ("code", "case")
_OFTEN, _MOST = 2, 12


@dataclass(frozen=True)
class CausalNetwork:
    """The network with the table of its arrows."""

    name: str = "causal-network"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("quotations",)
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.causal-network.title"), init=False)
    purpose: Words = field(default=phrase("display.causal-network.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The picture, then the table.

        Raises:
            UnsuitedError: no memo or finding asserts a link between codes or cases.
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        links = linked(study, request, _ENDS, self.name)
        positions = positions_of(study, request.selection)
        pairs = _suggestions(positions, links)
        table = arrows_table(positions, links, pairs, self.title, self.name)
        ends = [end for one in links for end in (one.link.source, one.link.target)]
        drawing = Network(
            nodes_of(positions, ends),
            (*asserted(links), *suggested(pairs)),
            phrase("network.asserted"),
            phrase("network.suggested"),
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


def linked(
    study: Study, request: DisplayRequest, ends: tuple[str, ...], name: str
) -> tuple[ResolvedLink, ...]:
    """The links between subjects of some kinds.

    Raises:
        UnsuitedError: there are none.
    """
    found = tuple(
        one
        for one in links_of(study, request.selection)
        if one.link.source[0] in ends and one.link.target[0] in ends
    )
    if not found:
        raise UnsuitedError(
            f"nothing is linked that {name} could show.",
            "Say what leads to what in 'links' of a memo or finding: "
            "links: [{from: EM1.1, to: HAS1, sign: +, evidence: [W1:14]}].",
        )
    return found


def _suggestions(positions: Positions, links: tuple[ResolvedLink, ...]) -> tuple[Pair, ...]:
    """The pairs that meet most often between the linked codes, without those linked already."""
    codes = {end[1] for one in links for end in _ends(one) if end[0] == "code"}
    known = {frozenset(map(node_id, _ends(one))) for one in links}
    pairs = [
        one
        for one in cooccurrences(positions)
        if {one.one, one.other} <= codes
        and one.times >= _OFTEN
        and frozenset((f"code:{one.one}", f"code:{one.other}")) not in known
    ]
    most = sorted(pairs, key=lambda one: -one.times)[:_MOST]
    return tuple(one for one in pairs if one in most)


def _ends(one: ResolvedLink) -> tuple[Subject, Subject]:
    return one.link.source, one.link.target


CAUSAL_NETWORK = CausalNetwork()
