"""What a finding rests on, on a thesis page: status, both sides, triangulation, whom it advises.

The words themselves stand in the appendices and the suggestions in the last chapter: here are
only the places. An informant's own judgement has no basis but that informant's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from qualcode.displays.citation import code_name, place_at, references, sign
from qualcode.document import (
    Block,
    Cell,
    Joined,
    Numbered,
    Paragraph,
    Phrase,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.reports.quoting import convergence_name, places
from qualcode.reports.shortened import shortened
from qualcode.reports.thesis.findings import finding_blocks, status_name
from qualcode.reports.thesis.part import Pack, appendix, columns, prompt
from qualcode.reports.thesis.suggestions import CLOSING, addressees
from qualcode.stages.code_ground import CodeGround
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.finding_status import support_of
from qualcode.stages.passages import Statement
from qualcode.stages.triangulation import CodeComparison, Convergence
from qualcode.stages.voices import VoiceKey, said_by

_PER_VOICE = 3
_MANY = 12
"""So many voices are told with a place each, so that a row stays short of a page."""

_WITH_KEYS = {"support.unanswered": "basis.unanswered", "support.no-direction": "basis.aimless"}
"""Reasons that name a key of the file, with what a thesis says instead."""

_PLACE = re.compile(r"(.+)[:.]([0-9]{1,9})")


def basis_name(one: Finding) -> str:
    """By what name running text points to the table of a finding."""
    return f"basis-{one.id}"


def told_finding(pack: Pack, one: Finding, level: int) -> Iterator[Block]:
    """A finding as the chapter of results tells it, with what it rests on."""
    yield from finding_blocks(pack, one, level, basis_blocks(pack, one))


def basis_blocks(pack: Pack, one: Finding) -> Iterator[Block]:
    """A small table: status and reasons, who says so, who says otherwise, what follows."""
    if not one.is_the_researchers:
        return
    ground = pack.grounds[one.id]
    name = basis_name(one)
    yield Paragraph(phrase("basis.lead", table=Numbered(name), appendix=appendix(7)))
    rows = (
        (cell(phrase(f"basis.{key}"), tone=Tone.STRONG), told) for key, told in _rows(pack, ground)
    )
    yield Table(
        title=phrase("basis.title", id=one.id),
        columns=columns({"basis.column.what": 1.0, "basis.column.told": 4.4}),
        sections=(Section(tuple(rows)),),
        notes=(phrase("rule.basis"),),
        name=name,
    )
    if not ground.answered:
        yield prompt("basis.answer.prompt", id=one.id)


def _rows(pack: Pack, ground: FindingGround) -> Iterator[tuple[str, Cell]]:
    if about := tuple(_claim(one) for one in ground.codes if one.code):
        yield "about", cell(*about)
    yield "status", cell(_status(pack, ground))
    for key, against in (("pro", False), ("con", True)):
        said = ground.opposing if against else ground.bearing
        lines = tuple(_side(pack, ground, against)) or (_nobody(ground, against),)
        yield key, cell(*lines, evidence=references(said))
    if aside := tuple(_aside(ground)):
        yield "aside", cell(Joined(aside, "; "))
    if compared := tuple(_compared(ground)):
        yield "triangulation", cell(*compared)
    if to := addressees(pack, ground.finding):
        yield "suggestions", cell(_advised(pack, to))


def _claim(one: CodeGround) -> Words:
    """A code with the way that the claim points on it."""
    name = code_name(one.code) if one.code else ""
    if one.direction is None:
        return phrase("basis.code.open", code=name)
    return phrase("basis.code", code=name, direction=sign(one.direction))


def _status(pack: Pack, ground: FindingGround) -> Words:
    """The status with its reasons in a sentence; what is reviewed the table's note says."""
    support = support_of(ground)
    reasons = tuple(
        _printed(pack, one) for one in support.reasons if one.key != "support.unreviewed"
    )
    return phrase(
        "basis.told", status=status_name(support), reasons=shortened(Joined(reasons, "; "))
    )


def _printed(pack: Pack, reason: Phrase) -> Phrase:
    """A reason without keys of files, and places as the appendices print them."""
    known = {name: _cited(pack, told) for name, told in reason.args.items()}
    return replace(reason, key=_WITH_KEYS.get(reason.key, reason.key), args=known)


def _cited(pack: Pack, told: Words | int) -> Words | int:
    if isinstance(told, Joined):
        return Joined(tuple(_cited_word(pack, one) for one in told.parts), told.separator)
    return told if isinstance(told, int) else _cited_word(pack, told)


def _cited_word(pack: Pack, word: Words) -> Words:
    """A place such as W1:14 as the study cites it; any other words as they are."""
    found = _PLACE.fullmatch(word) if isinstance(word, str) else None
    source = pack.study.source(found[1]) if found else None
    if found is None or source is None or not 1 <= int(found[2]) <= len(source.numbered):
        return word
    segment = source.numbered[int(found[2]) - 1]
    return place_at(pack.study.settings, source, segment, source.id)


def _side(pack: Pack, ground: FindingGround, against: bool) -> Iterator[Words]:
    """Who says so, or otherwise: code by code and sign by sign, each voice with its places.

    What stands below a code of the finding is told with it; what the finding names beside its
    codes is told by its own.
    """
    lines: dict[tuple[str, Polarity], list[Statement]] = {}
    for one in ground.codes:
        for said in one.opposing if against else one.bearing:
            code = one.code or said.first.code
            lines.setdefault((code.id, said.polarity), []).append(said)
    order = list(dict.fromkeys(code for code, _ in lines))
    for name, polarity in sorted(lines, key=lambda one: (order.index(one[0]), one[1])):
        voices = _voices(pack, lines[name, polarity])
        yield phrase("basis.voices", code=name, sign=sign(polarity), voices=voices)


def _voices(pack: Pack, said: Iterable[Statement]) -> Words:
    """Each voice with its places; documents and observations are named by these alone."""
    by_voice: dict[VoiceKey, list[Statement]] = {}
    for one in said:
        by_voice.setdefault(said_by(one.first), []).append(one)
    names = {one.id: one.name for one in pack.positions.voices if one.informant}
    if "{informant}" in pack.study.settings.citation:
        names = {}
    told: list[Words] = []
    for (is_person, voice), those in by_voice.items():
        where = places(pack.study, those, _PER_VOICE if len(by_voice) <= _MANY else 1)
        named = is_person and voice in names
        told.append(phrase("basis.voice", name=names[voice], places=where) if named else where)
    return Joined(tuple(told), "; ")


def _nobody(ground: FindingGround, against: bool) -> Words:
    """Why nothing stands on a side."""
    if not against:
        return phrase("basis.none")
    known = [one for one in ground.codes if one.code]
    if mixed := tuple(one.code.id for one in known if one.code and one.direction is Polarity.MIXED):
        return phrase("basis.con.mixed", codes=Joined(mixed))
    if known and all(one.direction is Polarity.NEUTRAL for one in known):
        return phrase("basis.con.neutral")
    if any(one.aimless for one in ground.codes):
        return phrase("basis.con.aimless")
    return phrase("basis.none")


def _aside(ground: FindingGround) -> Iterator[Words]:
    """What takes no side that the claim takes, and what waits for a decision."""
    for key, n in (
        ("others", sum(len(one.others) for one in ground.codes)),
        ("undecided", sum(len(one.undecided) for one in ground.codes)),
    ):
        if n:
            yield phrase(f"basis.{key}", n=n)


def _compared(ground: FindingGround) -> Iterator[Words]:
    """How the source groups relate on the codes, and on which only informants contradict."""
    rows: dict[tuple[Convergence, bool], list[CodeComparison]] = {}
    for row in (row for one in ground.codes for row in one.rows):
        rows.setdefault((row.convergence, row.mixed), []).append(row)
    for key in sorted(rows, key=lambda key: key[0] is Convergence.NO_DATA):
        name = convergence_name(rows[key][0])
        yield phrase("code.convergence", code=name, convergence=_ids(rows[key]))
    dissonant = Convergence.DISSONANT
    contested = (row for one in ground.codes for row in one.contested)
    if people := [row for row in contested if row.convergence is not dissonant]:
        yield phrase("basis.opposed", codes=_ids(people))


def _ids(rows: Iterable[CodeComparison]) -> Words:
    return Joined(tuple(row.code.id for row in rows))


def _advised(pack: Pack, to: tuple[Words, ...]) -> Words:
    """Whom the finding advises, in order, and where what is advised stands."""
    if CLOSING in pack.parts:
        return phrase("basis.advised", to=Joined(to, "; "), table=Numbered("suggestions"))
    return phrase("basis.advised.elsewhere", to=Joined(to, "; "))
