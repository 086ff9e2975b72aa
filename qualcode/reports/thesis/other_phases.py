"""Sources of another phase: what the pack does not count, but must not keep silent about.

Findings may cite the interviews of a preliminary phase. The chapter on method tells of them, and
those that are cited have their transcripts in the appendices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from qualcode.displays.citation import calendar_date
from qualcode.document import Block, Heading, Joined, Paragraph, Piece, Transcript, Words, phrase
from qualcode.model.memo import Finding
from qualcode.model.source import Source, SourceKind
from qualcode.reports.listed import listed
from qualcode.reports.thesis.fieldwork import who
from qualcode.reports.thesis.part import Pack, appendix
from qualcode.reports.transcripts import transcripts_of
from qualcode.stages.withheld import memo_withheld

_SHOWN_IN = ((SourceKind.DOCUMENT, 4), (SourceKind.OBSERVATION, 6))
_SPOKEN_IN = 5


def other_sources(pack: Pack) -> tuple[Source, ...]:
    """The sources that differ from the selection by their phase alone."""
    here = {one.id for one in pack.study.selected_sources(pack.selection)}
    every = pack.study.selected_sources(replace(pack.selection, phase="all"))
    return tuple(one for one in every if one.id not in here)


def cited_sources(pack: Pack) -> tuple[Source, ...]:
    """Those of them that what the researcher wrote refers to by their ids."""
    written = "\n".join(_written(pack))
    return tuple(one for one in other_sources(pack) if _names(written, one.id))


def _names(written: str, source: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(source)}(?!\w)", written))


def _written(pack: Pack) -> Iterator[str]:
    for one in pack.findings:
        yield from _of_finding(one)
    for memo in pack.study.memos:
        if not memo_withheld(pack.study, memo):
            yield memo.text


def _of_finding(one: Finding) -> Iterator[str]:
    yield from (one.title, one.text, one.negative_evidence, *one.qualifiers, *one.rivals)
    yield from (word for told in one.rival_evidence
                for word in (*told.evidence, *told.counter_evidence))  # fmt: skip
    yield from (told.text for told in one.recommendations)
    yield from (told.result for told in one.member_checks)


def other_phases(pack: Pack) -> Iterator[Block]:
    """That there was another phase, with whom and when, and where what is cited of it stands."""
    found: dict[str, list[Source]] = {}
    for one in other_sources(pack):
        found.setdefault(one.entry.phase, []).append(one)
    for phase, sources in found.items():
        yield Paragraph(
            phrase(
                "fieldwork.other-phase",
                phase=phrase(f"phase.{phase}"),
                sources=phrase("count.sources", n=len(sources)),
                which=Joined(tuple(_told(pack, one) for one in sources), "; "),
            )
        )
    if cited := cited_sources(pack):
        places = tuple(dict.fromkeys(_appendix_of(one) for one in cited))
        yield Paragraph(
            phrase(
                "fieldwork.other-cited",
                n=len(cited),
                which=listed([one.id for one in cited]),
                appendix=listed([appendix(number) for number in sorted(places)]),
            )
        )


def _told(pack: Pack, one: Source) -> Words:
    """A source with whom it hears and when."""
    parts: list[Words] = [phrase(f"technique.{one.kind}"), who(pack, one)]
    if one.entry.date:
        parts.append(calendar_date(one.entry.date))
    return phrase("fieldwork.other-source", source=one.id, about=Joined(tuple(parts)))


def _appendix_of(one: Source) -> int:
    return dict(_SHOWN_IN).get(one.kind, _SPOKEN_IN)


def cited_transcripts(pack: Pack, kind: Callable[[Source], bool]) -> Iterator[Block]:
    """The cited sources of another phase in full, marked as not counted.

    Their codes stand in the margin; no coding is pointed to, since none is among the evidence.
    """
    ids = tuple(one.id for one in cited_sources(pack) if kind(one))
    if not ids:
        return
    chosen = replace(pack.selection, phase="all", sources=ids)
    for one in transcripts_of(pack.study, chosen):
        yield Heading(2, one.title)
        yield _uncounted(one)


def _uncounted(one: Transcript) -> Transcript:
    """A transcript whose head says that it is not counted: nothing may part it from its heading."""
    told = phrase("transcripts.other-phase", which=one.source)
    return replace(
        one,
        facts=(*one.facts, (phrase("transcript.note"), told)),
        utterances=tuple(
            replace(told, pieces=tuple(Piece(piece.text) for piece in told.pieces))
            for told in one.utterances
        ),
    )
