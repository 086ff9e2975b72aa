"""`qualcode status`: where each stage stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from qualcode.cli.named_study import for_study
from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.errors import Problem
    from qualcode.study import Study


def status(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """Where the study stands: sources read, codings reviewed, what is left to do."""
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import open_study

    loaded, session = open_study(study, codes=False)
    record = _standing(loaded, session.problems)
    if as_json:
        print_json(record)
    else:
        print_text(*(line for text in _lines(record) for line in fitted(text)))
    session.close()


def _standing(study: Study, problems: Iterable[Problem]) -> dict[str, Any]:
    """The counts that `status --json` prints."""
    from qualcode.model.source import Voice
    from qualcode.stages.passages import quotable, statements
    from qualcode.study import Selection

    made = statements(study, study.select(Selection(phase="all", reviewed="all")))
    people = [one for one in study.roster.informants if not study.withdrawn(one.id)]
    turns = [segment for source in study.sources for segment in source.numbered]
    open_in = Counter(one.first.source.id for one in made if not one.reviewed)
    return {
        "title": quotable(study, study.settings.title),
        "sources": len(study.sources),
        "informants": len(people),
        "turns_without_speaker": sum(turn.voice is Voice.UNRESOLVED for turn in turns),
        "codings": len(made),
        "reviewed": sum(one.reviewed for one in made),
        "undecided": sum(one.polarity == "?" for one in made),
        "open_by_source": {source.id: open_in.get(source.id, 0) for source in study.sources},
        "memos": len(study.memos),
        "findings": len(study.findings),
        "problems": dict(Counter(str(problem.severity) for problem in problems)),
    }


def _lines(record: dict[str, Any]) -> list[str]:
    unresolved, undecided = record["turns_without_speaker"], record["undecided"]
    reviewed, codings = record["reviewed"], record["codings"]
    open_in = [
        f"{source} {number}" for source, number in record["open_by_source"].items() if number
    ]
    return [
        record["title"],
        "",
        f"Collection   {_many(record['sources'], 'source')}, "
        + _many(record["informants"], "informant")
        + (f", {_many(unresolved, 'turn')} without a known speaker" if unresolved else ""),
        f"Reduction    {reviewed} of {_many(codings, 'coding')} reviewed"
        + (f", {undecided} with undecided polarity (?)" if undecided else ""),
        "             " + (f"open: {', '.join(open_in)}" if open_in else "no proposal is open"),
        f"Conclusion   {_many(record['memos'], 'memo')}, {_many(record['findings'], 'finding')}",
        "",
        for_study("Next: " + _next(record["sources"], unresolved, reviewed, codings)),
    ]


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _next(sources: int, unresolved: int, reviewed: int, codings: int) -> str:
    if not sources:
        return "qualcode add FILE"
    if unresolved:
        return "qualcode check (name the speakers in study.yaml)"
    if reviewed < codings:
        return "qualcode coding list --open, then coding accept or reject"
    return "qualcode report -o reports/report.docx"
