"""`qualcode status`: where each stage stands."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qualcode.cli.options import JsonOption, StudyOption


def status(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """Where the study stands: sources read, codings reviewed, what is left to do."""
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.model.source import Voice

    loaded, session = open_study(study)
    evidence = loaded.codings
    reviewed = sum(one.reviewed for one in evidence)
    unresolved = sum(
        segment.voice is Voice.UNRESOLVED
        for source in loaded.sources
        for segment in source.numbered
    )
    open_in = Counter(one.source for one in evidence if not one.reviewed)
    undecided = sum(one.polarity == "?" for one in evidence)
    record: dict[str, Any] = {
        "title": loaded.settings.title,
        "sources": len(loaded.sources),
        "informants": len(loaded.roster.informants),
        "turns_without_speaker": unresolved,
        "codings": len(evidence),
        "reviewed": reviewed,
        "undecided": undecided,
        "open_by_source": {source.id: open_in.get(source.id, 0) for source in loaded.sources},
        "memos": len(loaded.memos),
        "findings": len(loaded.findings),
        "problems": dict(Counter(str(problem.severity) for problem in session.problems)),
    }
    if as_json:
        print_json(record)
        session.close()
        return
    lines = [
        str(record["title"]),
        "",
        f"Collection   {record['sources']} sources, {record['informants']} informants"
        + (f", {unresolved} turns without a known speaker" if unresolved else ""),
        f"Reduction    {reviewed} of {len(evidence)} codings reviewed"
        + (f", {undecided} with undecided polarity (?)" if undecided else ""),
        "             open: " + ", ".join(
            f"{source} {number}" for source, number in record["open_by_source"].items() if number
        ) if open_in else "             no proposal is open",
        f"Conclusion   {record['memos']} memos, {record['findings']} findings",
        "",
        "Next: " + _next(len(loaded.sources), unresolved, reviewed, len(evidence)),
    ]  # fmt: skip
    print_text(*(line for text in lines for line in fitted(text)))
    session.close()


def _next(sources: int, unresolved: int, reviewed: int, codings: int) -> str:
    if not sources:
        return "qualcode add FILE"
    if unresolved:
        return "qualcode check (name the speakers in study.yaml)"
    if reviewed < codings:
        return "qualcode coding list --open, then coding accept or reject"
    return "qualcode report -o reports/report.docx"
