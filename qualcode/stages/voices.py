"""Whose views are compared: informants, and the documents or observations that speak for a group.

A *voice* here is a person, or a document or observation note. Only informants are counted (N),
and only those with `sample: true` who were heard in the selected phase.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from qualcode.model.informant import Informant
from qualcode.model.privacy import printed_role
from qualcode.model.source import Segment, Source
from qualcode.stages.passages import quotable
from qualcode.study import Evidence, Selection, Study

VoiceKey: TypeAlias = tuple[bool, str]
"""Whether a voice is a person, and its id: a source may be called as an informant is."""


@dataclass(frozen=True, slots=True)
class GroupVoice:
    """One voice of a study.

    `sources` are where it is heard in the selection, in order. `group` is None for a document
    or an observation that speaks for nobody; such a voice stays out of the comparison of groups.
    `role` is the informant's as far as it may be printed.
    """

    id: str
    name: str
    group: str | None
    sources: tuple[Source, ...]
    informant: Informant | None = None
    role: str = ""

    @property
    def key(self) -> VoiceKey:
        """What tells the voice from every other."""
        return self.informant is not None, self.id

    @property
    def counted(self) -> bool:
        """Whether the voice is one of the N: an informant of the sample who was heard."""
        return self.informant is not None and self.informant.sample and bool(self.sources)

    def speaks(self, row: Evidence) -> bool:
        """Whether a coding is of this voice's words."""
        if self.informant is None or row.informant is None:
            return self.informant is row.informant and row.source.id == self.id
        return row.informant.id == self.informant.id


def said_by(row: Evidence) -> VoiceKey:
    """The voice whose words a coding is of."""
    return row.informant is not None, row.voice


def heard_in(source: Source, segment: Segment) -> VoiceKey:
    """The voice whose words a stretch of a source is."""
    return segment.informant is not None, segment.informant or source.id


def told_role(study: Study, informant: Informant | None) -> str:
    """A role as it may be printed: with consent, and without the names of others in it."""
    return quotable(study, printed_role(informant)) if informant else ""


def printed_place(study: Study, source: Source) -> str | None:
    """The place of a source as it may be printed, "" where none is known; None if it is withheld.

    Where somebody works or lives gives them away: it is printed if everybody who is heard there
    lets a role be printed and has one, since it tells as much as that.
    """
    people = (study.roster.informant(one) for one in speakers(source))
    if not source.entry.place:
        return ""
    if not all(printed_role(one) for one in people if one):
        return None
    return quotable(study, source.entry.place)


def voices(study: Study, selection: Selection) -> tuple[GroupVoice, ...]:
    """All voices of a selection in the order of study.yaml: informants, then written sources.

    An informant of the sample who was not heard in the phase keeps their place (belum ada
    sumber); one with `sample: false` is shown only where they were heard; one who has withdrawn
    is left out, and so is who is not among the selected informants.
    """
    # Who speaks in a source may stand in its turns only, which its entry does not know.
    sources = study.selected_sources(replace(selection, informants=()))
    spoken = {source.id: speakers(source) for source in sources}
    people = (
        _of_informant(
            study, one, [source for source in sources if one.id in spoken[source.id]], selection
        )
        for one in study.roster.informants
    )
    heard = tuple(
        voice
        for voice in people
        if voice.informant is not None
        and not study.withdrawn(voice.id)
        and _chosen(voice.id, selection.informants)
        and (voice.sources or _awaited(voice.informant, selection))
    )
    notes = () if selection.informants else _written(study, sources, selection)
    return tuple(
        voice for voice in (*heard, *notes) if _chosen(voice.group or "", selection.groups)
    )


def speakers(source: Source) -> frozenset[str]:
    """The ids of the informants who are heard in a source, by study.yaml or by its turns."""
    return source.speakers


def _of_informant(
    study: Study, informant: Informant, sources: list[Source], selection: Selection
) -> GroupVoice:
    heard = tuple(
        source
        for source in sources
        if _chosen(informant.case or source.entry.case or "", selection.cases)
    )
    name, role = informant.printed_name, told_role(study, informant)
    return GroupVoice(informant.id, name, informant.group, heard, informant, role)


def _awaited(informant: Informant, selection: Selection) -> bool:
    """Whether an informant who is not heard in the selection still keeps their place in it."""
    return (
        informant.sample
        and not selection.sources
        and _chosen(informant.id, selection.informants)
        and _chosen(informant.case or "", selection.cases)
    )


def _written(
    study: Study, sources: tuple[Source, ...], selection: Selection
) -> tuple[GroupVoice, ...]:
    """Documents and observations, and any source with codings of nobody in particular."""
    unattributed = {row.source.id for row in study.select(selection) if row.informant is None}
    return tuple(
        GroupVoice(source.id, source.id, source.entry.group, (source,))
        for source in sources
        if _chosen(source.entry.case or "", selection.cases)
        and (source.id in unattributed or _is_nobodys(source))
    )


def _is_nobodys(source: Source) -> bool:
    return not source.kind.spoken and not any(one.informant for one in source.segments)


def _chosen(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value in wanted
