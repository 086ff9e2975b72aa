"""`qualcode show`: a source with turn numbers, speakers and codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.model.coding import Coding
    from qualcode.model.source import Segment, Source
    from qualcode.study import Study


def show(
    place: Annotated[
        str | None, typer.Argument(metavar="SOURCE[:TURN]", help="W1, or W1:14 for one turn.")
    ] = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """A source with its turn numbers, speakers and codes; without a name, the list of sources."""
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.places import find_segment, find_source

    loaded, session = open_study(study, codes=False)
    if place is None:
        records = [_source_record(source) for source in loaded.sources]
        lines = [_source_line(record) for record in records] or ["No sources."]
    else:
        if loaded.source(place):
            source = find_source(loaded, place)
            segments = list(source.numbered)
        else:
            source, segment = find_segment(loaded, place)
            segments = [segment]
        records = [_record(loaded, source, segment) for segment in segments]
        lines = _lines(loaded, source, segments)
    if as_json:
        print_json(records)
    else:
        print_text(*lines)
    session.close()


def _source_record(source: Source) -> dict[str, Any]:
    return {
        "source": source.id,
        "kind": str(source.kind),
        "phase": str(source.entry.phase),
        "turns": len(source.numbered),
        "informants": list(source.entry.informants),
    }


def _source_line(record: dict[str, Any]) -> str:
    who = ", ".join(record["informants"])
    spoken = record["kind"] in ("interview", "focus-group")
    turns = f"{record['turns']} {'turns' if spoken else 'paragraphs'}"
    line = f"{record['source']:<8} {record['kind']:<12} {record['phase']:<12} {turns:<15} {who}"
    return line.rstrip()


def _codings(study: Study, source: Source, segment: Segment) -> list[Coding]:
    return [
        one
        for one in study.codings
        if one.source == source.id and segment.start <= one.start < segment.end
    ]


def _record(study: Study, source: Source, segment: Segment) -> dict[str, Any]:
    return {
        "source": source.id,
        "turn": segment.number,
        "line": segment.line,
        "kind": str(segment.kind),
        "voice": str(segment.voice),
        "informant": segment.informant,
        "label": segment.label,
        "speech": segment.speech.text,
        "start": segment.speech.start,
        "end": segment.speech.end,
        "codings": [
            {
                "id": one.id, "code": one.code, "polarity": str(one.polarity), "start": one.start,
                "end": one.end, "quotation": one.quotation, "coder": one.coder,
                "reviewed": one.reviewed, "rule": one.rule,
            }
            for one in _codings(study, source, segment)
        ],
    }  # fmt: skip


def _lines(study: Study, source: Source, segments: list[Segment]) -> list[str]:
    from qualcode.cli.output import wrapped
    from qualcode.model.source import Voice

    found: list[str] = []
    for segment in segments:
        label = segment.label or segment.informant or ""
        head = f"{source.id}:{segment.number}  {label}".rstrip()
        if segment.voice is Voice.UNRESOLVED:
            head += "  (speaker not resolved)"
        found += wrapped(head, "", "    ")
        for line in segment.speech.text.split("\n"):
            found += wrapped(line, "    ")
        for one in _codings(study, source, segment):
            words = " ".join(one.quotation.split())
            short = words if len(words) <= 48 else words[:47] + "…"
            state = one.decided_by if one.reviewed else "proposed"
            line = f"[{one.code} {one.polarity}] {one.id} ({state}) “{short}”"
            found += wrapped(line, "    ", "      ")
        found.append("")
    return found
