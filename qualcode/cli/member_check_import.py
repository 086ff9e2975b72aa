"""`qualcode member-check import`: answers of informants from sheets that came back."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.member_checks import Answer, Import
    from qualcode.study import Study


def import_answers(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Filled-in .docx sheets, .csv or .xlsx.")
    ],
    apply: Annotated[
        bool, typer.Option("--apply", "--yes", "-y", help="Write them without being asked.")
    ] = False,
    day: Annotated[
        str, typer.Option("--date", metavar="DAY", help="The day of sheets that say none.")
    ] = "",
    rewritten: Annotated[
        bool,
        typer.Option("--rewritten", help="Also answers on findings that were rewritten since."),
    ] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """What informants answered, from filled-in sheets into `member_checks` of the findings.

    Shows first what it would write. What is not plain (no box ticked, or two, a finding that was
    rewritten, another answer of that day) is told and left to you. All findings are written or
    none, and nothing else in their files changes.
    """
    from qualcode.actions.member_checks import plan_answers, record_answers
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study, say

    loaded, session = open_study(study, codes=False)
    planned = plan_answers(loaded, files, _day(day), rewritten)
    if not as_json:
        print_text(*_lines(loaded, planned))
    written: tuple[str, ...] = ()
    if planned.new and (apply or not as_json):
        _ask(planned, apply)
        written = record_answers(loaded, planned)
    if as_json:
        print_json([_record(loaded, one, bool(written)) for one in planned.answers])
    for file in written:
        say(f"written: {loaded.anonymiser(file)}")
    if not planned.new and not as_json:
        print_text("nothing new to write; nothing was changed")
    session.close()
    if planned.open:
        raise typer.Exit(1)


def _day(text: str) -> date | None:
    """The day that is asked for.

    Raises:
        QualcodeError: it is none.
    """
    from qualcode.errors import QualcodeError
    from qualcode.stages.sheet_answers import dates_in

    if not text:
        return None
    days = dates_in(text)
    if len(days) != 1:
        raise QualcodeError(f"'{text}' is no day.", "For example --date 2026-02-20.")
    return days[0]


def _ask(planned: Import, sure: bool) -> None:
    """Ask whether it is to be done.

    Raises:
        QualcodeError: nobody can be asked.
        typer.Exit: the answer is no.
    """
    from qualcode.cli.session import say
    from qualcode.errors import QualcodeError

    if sure:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        message = "nothing was written: nobody can be asked here."
        raise QualcodeError(message, "Say --apply to write it.")
    if not typer.confirm(f"Write {_number(len(planned.new))} into findings?", err=True):
        say("nothing was changed")
        raise typer.Exit(2)


def _number(number: int) -> str:
    return f"{number} answer" if number == 1 else f"{number} answers"


def _lines(study: Study, planned: Import) -> list[str]:
    """The answers with what is to be done with each, then what else is in the files."""
    from qualcode.actions.member_checks import Standing
    from qualcode.cli.output import wrapped

    heads = {
        Standing.NEW: "To be written",
        Standing.RECORDED: "Recorded already",
        Standing.DIFFERENT: "Answered differently, left as it is",
        Standing.LEFT: "Not taken",
    }
    found: list[str] = []
    for standing, head in heads.items():
        if those := [one for one in planned.answers if one.standing is standing]:
            found.append(head)
            found += [line for one in those for line in _answer_lines(study, one)]
    if planned.remarks:
        found.append("For you to look at")
        told = (f"{file}: {remark}" for file, remark in planned.remarks)
        found += [line for one in told for line in wrapped(study.anonymiser(one), "  ", "    ")]
    return [*found, ""]


def _answer_lines(study: Study, one: Answer) -> list[str]:
    from qualcode.cli.output import wrapped

    back = one.returned
    day = back.day.isoformat() if back.day else "–"
    head = f"  {back.finding:<6} {back.informant:<6} {day:<10}  "
    said = [one.result] if one.result else []
    told = study.anonymiser(" – ".join([*said, *([one.why] if one.why else [])]))
    return wrapped(told, study.anonymiser(head), " " * 4)


def _record(study: Study, one: Answer, written: bool) -> dict[str, object]:
    from qualcode.actions.member_checks import Standing

    safe = study.anonymiser
    return {
        "file": one.returned.file,
        "informant": safe(one.returned.informant),
        "finding": safe(one.returned.finding),
        "date": one.returned.day.isoformat() if one.returned.day else None,
        "result": safe(one.result) or None,
        "standing": str(one.standing),
        "written": written and one.standing is Standing.NEW,
        "why": safe(one.why) or None,
    }
