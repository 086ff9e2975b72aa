"""`qualcode source`: the sources of the study, renamed and taken out without losing a coding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.model.source import SourceEntry
    from qualcode.stages.source_progress import SourceProgress

_HEAD = ("source", "kind", "who", "phase", "date", "turns", "coded", "reviewed")

app = typer.Typer(help="Sources: list, rename, remove.", no_args_is_help=True)


@app.command("list")
def list_sources(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """The sources with their turns, how many are coded, and codings reviewed of all codings."""
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.stages.source_progress import source_progress

    loaded, session = open_study(study, codes=False)
    found = source_progress(loaded)
    if as_json:
        print_json([one.as_json() for one in found])
    else:
        lines = _lines(found) or ["No sources. Bring one in with: qualcode add FILE"]
        print_text(*(part for line in lines for part in fitted(line)))
    session.close()


@app.command()
def rename(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Its present id.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Letters, digits, - _ and .")],
    study: StudyOption = None,
) -> None:
    """Give a source another id in study.yaml; every coder's codings belong to it as before.

    The old id is kept under `formerly`, so journals are not touched, and what others code under
    it later still counts. Comments and order of study.yaml stay as they are.
    """
    from qualcode.actions.source_id import rename_source, told
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study, say

    loaded, session = open_study(study, codes=False)
    done = rename_source(loaded, old, new)
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
) -> None:
    """Take a source out of study.yaml. Its file stays, and so do the codings in codings/."""
    from qualcode.actions.source_id import remove_source, told
    from qualcode.cli.output import fitted, print_text
    from qualcode.cli.session import open_study, say

    loaded, session = open_study(study, codes=False)
    done = remove_source(loaded, source, yes)
    file = loaded.anonymiser(done.entry.file) if done.entry else "its file"
    print_text(f"{source} is no longer a source; {file} was left where it is")
    if done.decided:
        print_text(*fitted(f"kept in codings/, but not counted: {told(done.decided)}"))
    if done.memos:
        say(f"about it, and now about nothing: {', '.join(map(loaded.anonymiser, done.memos))}")
    print_text("To bring it back with its codings, put this back under sources in study.yaml:")
    lines = re.split(r"\r\n|\n|\r", done.text.rstrip())
    shown = [loaded.anonymiser(line) for line in lines]
    print_text(*shown, *(["(with its names: .qualcode/history/)"] if shown != lines else []))
    if done.decided or done.memos:
        raise typer.Exit(1)
    session.close()


def _lines(found: tuple[SourceProgress, ...]) -> list[str]:
    if not found:
        return []
    rows = [_HEAD, *(_cells(one, one.entry) for one in found if one.entry)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(part.ljust(width) for part, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    unread = [f"{one.source}  could not be read: qualcode check" for one in found if not one.entry]
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
