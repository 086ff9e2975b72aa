"""Triangulation of investigators: what each coder alone says of the same code and voice.

Each coder's own judgements are compared, in the sources that at least two of them coded; what
they agreed on afterwards changes none of them. A coefficient is for `agree`; here it is the
positions that their codings amount to, and how many passages they judged alike.

Sources: Denzin (1978), The Research Act (investigator triangulation); Patton (2002), Qualitative
Research and Evaluation Methods (analyst triangulation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from qualcode.coders.agreed import Judgement
from qualcode.errors import QualcodeError
from qualcode.model.codebook import AspectKind
from qualcode.model.coding import Coding, Origin
from qualcode.stages.coded_passages import CodedPassage, coded_passages
from qualcode.stages.double_coding import DoubleCoding, UnitKind, double_coding
from qualcode.stages.passages import Statement, statements
from qualcode.stages.positions import VoicePosition, positions_of
from qualcode.stages.sides import (
    Direction,
    Member,
    Passages,
    Side,
    SideComparison,
    Sides,
    SideTable,
)
from qualcode.stages.voices import GroupVoice, VoiceKey, heard_in, said_by
from qualcode.study import Evidence, Selection, Study


def by_coder(study: Study, selection: Selection) -> Sides:
    """The comparison of coders, a row for every code and voice that at least one of them coded.

    Raises:
        QualcodeError: there are not two coders, or no source that two of them coded.
    """
    try:
        double = double_coding(study, selection, UnitKind.PASSAGE)
    except QualcodeError as problem:
        raise QualcodeError(
            "one coder cannot be triangulated (satu pengode tidak dapat ditriangulasi): "
            + problem.message.removeprefix("agreement needs two coders, and "),
            "A second coder works in a copy of the study, and qualcode merge brings it in.",
        ) from None
    known = {voice.key: voice for voice in positions_of(study, selection).voices}
    found: defaultdict[tuple[str, VoiceKey], list[Evidence]] = defaultdict(list)
    for row in _evidence(double):
        found[row.code.id, said_by(row)].append(row)
    judged = _judged(double)
    kind = study.codebook.kind
    rows = tuple(
        _row(double, made, voice, judged.get((code.id, key)))
        for code in double.codes
        if kind(code.id) is not AspectKind.SUGGESTION
        for key, voice in known.items()
        if (made := found.get((code.id, key)))
    )
    members = tuple(Member(one) for one in double.coders)
    table = SideTable(Direction.CODER, members, rows)
    return Sides(Direction.CODER, selection.phase, "only", (table,))


def _evidence(double: DoubleCoding) -> list[Evidence]:
    """Every judgement as a coding of its coder's, in the order of the sources."""
    study, sources = double.study, {source.id: source for source in double.sources}
    order = {source: n for n, source in enumerate(sources)}
    known = {(one.source, one.code, one.start, one.end): one.id for one in study.codings}
    notes = {one.id: one.note for one in study.told.manual}
    shown = [one for one in double.judgements if not study.hidden(one.source, (one.start, one.end))]
    shown.sort(key=lambda one: (order[one.source], one.start, one.end))
    made = []
    for one in shown:
        place = one.source, one.code, one.start, one.end
        name = one.id if one.by_hand else known.get(place, one.id)
        source = sources[one.source]
        coding = replace(_coding(one, source.text), id=name, note=notes.get(one.id, ""))
        made.append(study.evidence_of(coding, source))
    return made


def _coding(one: Judgement, text: str) -> Coding:
    words = text[one.start : one.end]
    return Coding(
        one.id, one.source, one.start, one.end, words, one.code, one.coder, one.polarity,
        Origin.MANUAL, reviewed=True,
    )  # fmt: skip


def _row(
    double: DoubleCoding, made: Sequence[Evidence], voice: GroupVoice, judged: Passages | None
) -> SideComparison:
    heard = {source.id for source in voice.sources}
    sides = []
    for coder in double.coders:
        said = statements(double.study, (row for row in made if row.coding.coder == coder))
        present = any((coder, source) in double.present for source in heard)
        sides.append(_side(coder, voice, said, present))
    return SideComparison(made[0].code, tuple(sides), voice, judged)


def _side(coder: str, voice: GroupVoice, said: tuple[Statement, ...], present: bool) -> Side:
    return Side(coder, (VoicePosition(voice, said, None),), expected=present)


def _judged(double: DoubleCoding) -> dict[tuple[str, VoiceKey], Passages]:
    """How the passages of each code and voice were judged by all who coded the source."""
    found: defaultdict[tuple[str, VoiceKey], list[CodedPassage]] = defaultdict(list)
    for one in coded_passages(double):
        source = double.study.source(one.source)
        if source and not double.study.hidden(one.source, (one.start, one.end)):
            found[one.code, heard_in(source, source.segment_at(one.start))].append(one)
    return {key: _counted(each) for key, each in found.items()}


def _counted(judged: Sequence[CodedPassage]) -> Passages:
    alone = sum(len(one.by_coder) == 1 for one in judged)
    same = sum(not one.differs for one in judged)
    return Passages(same, len(judged) - same - alone, alone)
