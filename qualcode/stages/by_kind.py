"""Triangulation of key, main and additional informants (kunci, utama, tambahan).

Only informants have a kind, so documents and observations stay out, and so does an informant of
whom study.yaml gives none.
"""

from __future__ import annotations

from qualcode.errors import QualcodeError
from qualcode.model.informant import InformantKind
from qualcode.stages.by_technique import side_of
from qualcode.stages.positions import positions_of
from qualcode.stages.sides import Direction, Member, SideComparison, Sides, SideTable
from qualcode.stages.triangulation import compared_codes
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study


def by_kind(study: Study, selection: Selection) -> Sides:
    """The comparison of the kinds of informants.

    Raises:
        QualcodeError: the informants are all of one kind, or of none.
    """
    positions = positions_of(study, selection)
    people: dict[InformantKind, list[GroupVoice]] = {}
    untold: list[str] = []
    for voice in positions.voices:
        if voice.informant and voice.informant.kind:
            people.setdefault(voice.informant.kind, []).append(voice)
        elif voice.informant:
            untold.append(voice.id)
    kinds = tuple(kind for kind in InformantKind if kind in people)
    if len(kinds) < 2:
        raise QualcodeError(
            "informants of a single kind cannot be triangulated "
            "(satu jenis informan tidak dapat ditriangulasi).",
            "`kind` in study.yaml tells who is a key, main or additional informant.",
        )
    rows = tuple(
        SideComparison(
            code, tuple(side_of(positions, code.id, str(kind), people[kind]) for kind in kinds)
        )
        for code in compared_codes(positions)
    )
    table = SideTable(Direction.KIND, tuple(Member(str(kind)) for kind in kinds), rows)
    reviewed = study.reviewed_as(selection)
    return Sides(Direction.KIND, selection.phase, reviewed, (table,), tuple(untold))
