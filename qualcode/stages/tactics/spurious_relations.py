"""Ruling out spurious relations.

What it does: two things that go together may both come from a third. Names codes that stand in
the same turn with both ends of an arrow of the finding, as candidates, and parts those who take
a side on both ends by source group, case, period and attribute: how many bear the arrow out
there and how many are exceptions. What the third thing is, only a person can say; it asks.

Use it when: the finding has an arrow, and something else could lie behind both its ends.

How to read it: an arrow that is borne out in one part alone may belong to that part and not to
what the arrow says. The parts are small; they show where to read and prove nothing.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.document import Joined, Words, phrase
from qualcode.model.codebook import AspectKind
from qualcode.model.memo import Link
from qualcode.stages.cooccurrence import cooccurrences
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import quotable
from qualcode.stages.positions import Positions
from qualcode.stages.tactics.if_then import testable, tried
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, impossible, shown, waiting

_SHOWN = 6
_MOST_PARTS = 4
"""An attribute with more values among so few people parts nothing."""


def look(ground: FindingGround) -> Iterator[Note]:
    """The third codes that meet both ends of an arrow, and the parts in which it holds."""
    links = testable(ground)
    if not links:
        yield impossible(phrase("tactic.spurious-relations.none"))
        return
    met = meeting(ground.positions)
    for link in links:
        yield from _third(ground, link, met)
        yield from _parted(ground, link)
    yield waiting(phrase("tactic.spurious-relations.prompt"))


def meeting(positions: Positions) -> dict[str, set[str]]:
    """Which codes each code meets in a turn."""
    found: dict[str, set[str]] = {}
    for pair in cooccurrences(positions):
        found.setdefault(pair.one, set()).add(pair.other)
        found.setdefault(pair.other, set()).add(pair.one)
    return found


def between(
    positions: Positions, one: str, other: str, met: Mapping[str, set[str]]
) -> tuple[str, ...]:
    """The codes that share turns with both of two codes, or with what stands below them.

    A suggestion is no state of affairs that could explain one, and is left out.
    """
    book = positions.study.codebook
    ends = [{code.id for code in book.subtree(name)} for name in (one, other)]
    near = [{code for name in end for code in met.get(name, ())} for end in ends]
    above = {code.id for name in (one, other) for code in book.lineage(name)}
    found = (near[0] & near[1]) - ends[0] - ends[1] - above
    return tuple(
        code.id for code in book.in_order(found) if book.kind(code.id) is not AspectKind.SUGGESTION
    )


def _third(ground: FindingGround, link: Link, met: Mapping[str, set[str]]) -> Iterator[Note]:
    one, other = link.source[1], link.target[1]
    if found := between(ground.positions, one, other, met):
        codes = Joined(found[:_SHOWN])
        yield shown(phrase("tactic.spurious-relations.third", one=one, other=other, codes=codes))


def _parted(ground: FindingGround, link: Link) -> Iterator[Note]:
    """How many bear an arrow out in each part of the study, where there are several."""
    found = tuple(tried(ground, link))
    for key, part_of, name in _partings(ground):
        counts: dict[str, list[int]] = {}
        for one in found:
            part = part_of.get(one.voice.id)
            if part:
                counts.setdefault(part, [0, 0])[0 if one.bears else 1] += 1
        if len(counts) > 1:
            yield _told(link, key, name, counts, _labels(ground, key))


def _told(
    link: Link, key: str, name: str, counts: Mapping[str, list[int]], labels: Mapping[str, Words]
) -> Note:
    parts: tuple[Words, ...] = tuple(
        phrase(
            "tactic.spurious-relations.part",
            name=labels.get(part, part),
            pro=str(pro),
            con=str(con),
        )
        for part, (pro, con) in counts.items()
    )
    told = phrase(
        f"tactic.spurious-relations.{key}",
        one=link.source[1], other=link.target[1], which=Joined(parts, "; "), name=name,
    )  # fmt: skip
    borne = sum(pro > con for pro, con in counts.values())
    return (shown if borne in (0, len(counts)) else doubt)(told)


def _partings(ground: FindingGround) -> Iterator[tuple[str, dict[str, str], str]]:
    """Each way to part the voices: its key, the part of each voice, and the attribute's name."""
    study, voices = ground.study, ground.positions.voices
    yield "groups", {one.id: one.group or "" for one in voices}, ""
    people = [one for one in study.roster.informants if not study.withdrawn(one.id)]
    yield "cases", {one.id: one.case or "" for one in people}, ""
    periods = {
        one.id: (one.sources[0].entry.period or "")
        for one in voices
        if len({source.entry.period for source in one.sources}) == 1
    }
    yield "periods", periods, ""
    for name in dict.fromkeys(name for one in people for name in one.attributes):
        values = {one.id: quotable(study, one.attributes.get(name, "")) for one in people}
        if len(set(values.values()) - {""}) <= _MOST_PARTS:
            yield "attribute", values, quotable(study, name)


def _labels(ground: FindingGround, key: str) -> dict[str, Words]:
    roster = ground.study.roster
    known: dict[str, Words] = {}
    if key == "groups":
        known |= {one.id: one.label for one in roster.groups}
    elif key == "cases":
        known |= {one.id: one.label for one in roster.cases}
    elif key == "periods":
        known |= dict(ground.study.settings.period_labels)
    return known


SPURIOUS_RELATIONS = Tactic("spurious-relations", __doc__, look)
