"""Making if-then tests.

An arrow of the finding (`links`) says that one code goes with another. Lists who stands on both as
the arrow says, and who does not: support and exceptions, and nothing that could be called a
correlation.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.model.coding import Polarity
from qualcode.model.memo import Link
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, impossible, shown
from qualcode.stages.voices import GroupVoice
from qualcode.stages.withheld import link_withheld

_SIDES = (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE)


def look(ground: FindingGround) -> Iterator[Note]:
    """For each arrow between codes: who bears it out, and who is an exception."""
    links = tuple(one for one in ground.finding.links if _is_testable(ground, one))
    if not links:
        yield impossible(phrase("tactic.if-then.none"))
    for link in links:
        pro, con = _tested(ground, link)
        told = {"one": link.source[1], "sign": str(link.sign), "other": link.target[1]}
        if not pro and not con:
            yield shown(phrase("tactic.if-then.nobody", **told))
            continue
        names = {"pro": ", ".join(pro) or "–", "con": ", ".join(con) or "–"}
        yield (doubt if con else shown)(phrase("tactic.if-then.link", **told, **names))


def _is_testable(ground: FindingGround, link: Link) -> bool:
    ends = all(noun == "code" and name in ground.study.codebook for noun, name in
               (link.source, link.target))  # fmt: skip
    return ends and link.sign in _SIDES and not link_withheld(ground.study, link)


def _tested(ground: FindingGround, link: Link) -> tuple[list[str], list[str]]:
    """The names of those who stand on both codes, for and against the arrow."""
    pro: list[str] = []
    con: list[str] = []
    for voice in ground.positions.voices:
        one, other = (_position(ground, voice, end[1]) for end in (link.source, link.target))
        if one in _SIDES and other in _SIDES:
            alike = one is other
            (pro if alike is (link.sign is Polarity.FAVOURABLE) else con).append(voice.name)
    return pro, con


def _position(ground: FindingGround, voice: GroupVoice, code: str) -> Polarity | None:
    book = ground.study.codebook
    return Polarity.combine(
        said.polarity for one in book.subtree(code) for said in ground.positions.said(one.id, voice)
    )


IF_THEN = Tactic("if-then", __doc__, look)
