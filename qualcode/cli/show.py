"""`qualcode show`: a source with turn numbers, speakers and codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.model.coding import Coding
    from qualcode.model.source import Segment, Source
    from qualcode.study import Study


def show(
    place: Annotated[
        str | None, typer.Argument(metavar="SOURCE[:TURN[-TURN]]", help="W1, W1:14, or W1:12-14.")
    ] = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """A source with its turn numbers, speakers and codes; without a name, the list of sources.

    This is the transcript as it stands, with real names, for you alone; only the words of
    informants who withdrew are left out. `find` and `quotes` replace names.
    """
    from qualcode.cli.options import present_place
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study

    loaded, session = open_study(study, codes=False)
    if place is None:
        records = [_source_record(source) for source in loaded.sources]
        lines = [_source_line(record) for record in records] or ["No sources."]
    else:
        source, segments = _named(loaded, present_place(loaded, place))
        records = _records(loaded, source, segments)
        lines = [line for record in records for line in _lines(record)]
    if as_json:
        print_json(records)
    else:
        print_text(*lines)
    session.close()


def _named(study: Study, place: str) -> tuple[Source, Sequence[Segment]]:
    """The turns of a source, or those that a place names."""
    from qualcode.places import find_segments

    source = study.source(place)
    return (source, source.numbered) if source else find_segments(study, place)


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


def _records(study: Study, source: Source, segments: Sequence[Segment]) -> list[dict[str, Any]]:
    from qualcode.stages.withheld import NOT_SHOWN, shown_codings, withheld_turns

    hidden = dict.fromkeys(withheld_turns(study, source), NOT_SHOWN)
    codings: defaultdict[int, list[Coding]] = defaultdict(list)
    for one in shown_codings(study, source, study.codings):
        codings[source.segment_at(one.start).number].append(one)
    return [_record(source, one, codings[one.number], hidden.get(one.number)) for one in segments]


def _record(
    source: Source, segment: Segment, codings: Iterable[Coding], withheld: str | None
) -> dict[str, Any]:
    return {
        "source": source.id,
        "turn": segment.number,
        "line": segment.line,
        "kind": str(segment.kind),
        "voice": str(segment.voice),
        "informant": segment.informant,
        "label": None if withheld else segment.label,
        "speech": None if withheld else segment.speech.text,
        "start": segment.speech.start,
        "end": segment.speech.end,
        "withheld": withheld,
        "codings": [_coding(one) for one in codings],
    }


def _coding(one: Coding) -> dict[str, Any]:
    return {
        "id": one.id, "code": one.code, "polarity": str(one.polarity), "start": one.start,
        "end": one.end, "quotation": one.quotation, "coder": one.coder,
        "reviewed": one.reviewed, "decided_by": one.decided_by, "rule": one.rule,
    }  # fmt: skip


def _lines(record: dict[str, Any]) -> Iterator[str]:
    from qualcode.cli.output import wrapped

    label = record["label"] or ("" if record["withheld"] else record["informant"]) or ""
    head = f"{record['source']}:{record['turn']}  {label}".rstrip()
    if record["voice"] == "unresolved":
        head += "  (speaker not resolved)"
    yield from wrapped(head, "", "    ")
    for line in (record["withheld"] or record["speech"]).split("\n"):
        yield from wrapped(line, "    ")
    for one in record["codings"]:
        words = " ".join(one["quotation"].split())
        short = words if len(words) <= 48 else words[:47] + "…"
        state = one["decided_by"] if one["reviewed"] else "proposed"
        line = f"[{one['code']} {one['polarity']}] {one['id']} ({state}) “{short}”"
        yield from wrapped(line, "    ", "      ")
    yield ""
