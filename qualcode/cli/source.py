"""`qualcode source`: the sources of the study, renamed and taken out without losing a coding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.named_study import for_study
from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.source_id import Decided, Removed
    from qualcode.model.source import SourceEntry
    from qualcode.stages.source_progress import SourceProgress
    from qualcode.study import Study

_HEAD = ("source", "kind", "who", "phase", "date", "turns", "coded", "reviewed")

app = typer.Typer(help="Sources: list, rename, remove.", no_args_is_help=True)


@app.command("list")
@asking(())
def list_sources(asked: Asked) -> None:
    """The sources with their turns, how many are coded, and codings reviewed of all codings."""
    from qualcode.cli.session import open_study
    from qualcode.reports.rows import Rows
    from qualcode.stages.source_progress import SourceProgress, source_progress

    loaded, session = open_study(asked.study, codes=False)
    found = source_progress(loaded)
    columns = tuple(SourceProgress("").as_json())
    asked.deliver_rows(
        loaded,
        lambda: Rows("sources", columns, [one.as_json() for one in found]),
        lambda: _lines(found),
    )
    session.close()


@app.command()
def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Its present id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Letters, digits, - _ and .")],
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a source another id in study.yaml; every coder's codings belong to it as before.

    The old id is kept under `formerly`, so journals are not touched, and what others code under
    it later still counts. Comments and order of study.yaml stay as they are.
    """
    from qualcode.actions.source_id import rename_source, told
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study, say

    loaded, session = open_study(study, codes=False)
    done = rename_source(loaded, old, new)
    if as_json:
        print_json({"source": new, "formerly": old, "decided": _decided(done.decided)})
    else:
        print_text(f"{old} is {new} now; {told(done.decided) or 'nobody has coded it yet'}")
    for one in done.mentions:
        say(f"{one.file} is about {one.old}, a proposal that is called {one.new} now: mend it")
    if done.mentions:
        raise typer.Exit(1)
    session.close()


@app.command()
def remove(
    source: Annotated[str, typer.Argument(metavar="ID", help="As `source list` shows it.")],
    yes: Annotated[bool, typer.Option("--yes", help="Also if people have coded it.")] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a source out of study.yaml. Its file stays, and so do the codings in codings/."""
    from qualcode.actions.source_id import remove_source
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study, say

    loaded, session = open_study(study, codes=False)
    done = remove_source(loaded, source, yes)
    if as_json:
        print_json(_removed_record(loaded, source, done))
    else:
        print_text(*_removed_lines(loaded, source, done))
    session.forget(done.entry.file if done.entry else "")
    if done.memos:
        say(f"about it, and now about nothing: {', '.join(map(loaded.anonymiser, done.memos))}")
    if done.decided or done.memos:
        raise typer.Exit(1)
    session.close()


def _removed_record(study: Study, source: str, done: Removed) -> dict[str, Any]:
    safe = study.anonymiser
    return {
        "source": source,
        "file": safe(done.entry.file) if done.entry else None,
        "decided": _decided(done.decided),
        "memos": [safe(one) for one in done.memos],
        "entry": [safe(line) for line in _file_lines(done.text)],
    }


def _removed_lines(study: Study, source: str, done: Removed) -> Iterator[str]:
    from qualcode.actions.source_id import told
    from qualcode.cli.output import fitted

    file = study.anonymiser(done.entry.file) if done.entry else "its file"
    yield f"{source} is no longer a source; {file} was left where it is"
    if done.decided:
        yield from fitted(f"kept in codings/, but not counted: {told(done.decided)}")
    yield "To bring it back with its codings, put this back under sources in study.yaml:"
    lines = _file_lines(done.text)
    shown = [study.anonymiser(line) for line in lines]
    yield from shown
    if shown != lines:
        yield "(with its names: .qualcode/history/)"


def _file_lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text.rstrip())


def _decided(decided: Decided) -> list[dict[str, Any]]:
    """Whose codings and verdicts there are in a source."""
    coders = dict.fromkeys(coder for coder, _ in sorted(decided))
    return [
        {"coder": one, "codings": decided.get((one, "coding"), 0),
         "verdicts": decided.get((one, "verdict"), 0)}
        for one in coders
    ]  # fmt: skip


def _lines(found: Sequence[SourceProgress]) -> Iterator[str]:
    from qualcode.cli.output import fitted

    for line in _table(found) or [for_study("No sources. Bring one in with: qualcode add FILE")]:
        yield from fitted(line)


def _table(found: Sequence[SourceProgress]) -> list[str]:
    if not found:
        return []
    rows = [_HEAD, *(_cells(one, one.entry) for one in found if one.entry)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(part.ljust(width) for part, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    told = for_study("could not be read: qualcode check")
    unread = [f"{one.source}  {told}" for one in found if not one.entry]
    return lines + unread


def _cells(one: SourceProgress, entry: SourceEntry) -> tuple[str, ...]:
    return (
        one.source,
        str(entry.kind),
        ", ".join(entry.informants) or "–",
        str(entry.phase),
        entry.date.isoformat() if entry.date else "–",
        str(one.turns),
        str(one.coded_turns),
        f"{one.reviewed}/{one.codings}",
    )
