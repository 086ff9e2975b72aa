"""Making if-then tests.

What it does: an arrow of the finding (`links`) says that one code goes with another. Lists who
stands on both as the arrow says, and who does not. A voice's position on each code is its own;
where an arrow names an aspect or indicator, the codes below it are looked at one by one and
named. An obstacle that somebody complains of is there: more of it goes with less of what it
hinders.

Use it when: the finding says that something furthers or hinders something else.

How to read it: names are support and exceptions, and nothing that could be called a correlation.
Read an exception first: it says under which conditions the arrow does not hold.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qualcode.document import Joined, Words, phrase
from qualcode.model.codebook import AspectKind, Code
from qualcode.model.coding import Polarity
from qualcode.model.memo import Link
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import Statement
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, impossible, shown
from qualcode.stages.voices import GroupVoice
from qualcode.stages.withheld import link_withheld

_SIDES = (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE)


@dataclass(frozen=True, slots=True)
class Tried:
    """A voice that takes a side on both ends of an arrow: on which codes, and as it says or not."""

    voice: GroupVoice
    codes: tuple[str, str]
    bears: bool
    statements: tuple[Statement, ...]


def look(ground: FindingGround) -> Iterator[Note]:
    """For each arrow between codes: who bears it out, and who is an exception."""
    links = testable(ground)
    if not links:
        yield impossible(phrase("tactic.if-then.none"))
    for link in links:
        found = tuple(tried(ground, link))
        ends = link.source[1], link.target[1]
        told: dict[str, Words] = {
            "one": ends[0],
            "sign": str(link.sign).replace("-", "−"),
            "other": ends[1],
        }
        if not found:
            yield shown(phrase("tactic.if-then.nobody", **told))
            continue
        pro, con = ([one for one in found if one.bears is side] for side in (True, False))
        told |= {"pro": _names(pro, ends), "con": _names(con, ends)}
        said = [said for one in con for said in one.statements]
        yield (doubt if con else shown)(phrase("tactic.if-then.link", **told), *said)


def testable(ground: FindingGround) -> tuple[Link, ...]:
    """The arrows of a finding that lead from a code to another and say which way."""
    return tuple(one for one in ground.finding.links if _is_testable(ground, one))


def _is_testable(ground: FindingGround, link: Link) -> bool:
    ends = all(noun == "code" and name in ground.study.codebook for noun, name in
               (link.source, link.target))  # fmt: skip
    return ends and link.sign in _SIDES and not link_withheld(ground.study, link)


def tried(ground: FindingGround, link: Link) -> Iterator[Tried]:
    """Who takes a side on both ends of an arrow, voice by voice."""
    for voice in ground.positions.voices:
        for one, here in _sides(ground, voice, link.source[1]):
            for other, there in _sides(ground, voice, link.target[1]):
                if one == other:
                    continue
                said = {id(each): each for code in (one, other)
                        for each in ground.positions.said(code, voice)}  # fmt: skip
                bears = (here is there) is (link.sign is Polarity.FAVOURABLE)
                yield Tried(voice, (one, other), bears, tuple(said.values()))


def _sides(ground: FindingGround, voice: GroupVoice, code: str) -> Iterator[tuple[str, Polarity]]:
    """The codes at and below one on which a voice takes a side, each with its own position."""
    for one in ground.study.codebook.subtree(code):
        position = ground.positions.of_voice(one.id, voice).polarity
        if position in _SIDES:
            yield one.id, _more(ground, one, position)


def _more(ground: FindingGround, code: Code, position: Polarity) -> Polarity:
    """Whether there is more or less of what a code is about; an obstacle that is named is there."""
    hinders = ground.study.codebook.kind(code.id) is AspectKind.OBSTACLE
    if not hinders and code.polarity is not Polarity.UNFAVOURABLE:
        return position
    return _SIDES[position is _SIDES[0]]


def _names(found: Iterable[Tried], ends: tuple[str, str]) -> Words:
    names = dict.fromkeys(
        one.voice.name if one.codes == ends else f"{one.voice.name} ({', '.join(one.codes)})"
        for one in found
    )
    return Joined(tuple(names)) if names else "–"


IF_THEN = Tactic("if-then", __doc__, look)
