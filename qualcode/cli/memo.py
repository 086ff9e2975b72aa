"""`qualcode memo`: what the researcher notes about codes, informants, sources and cells."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.memo_told import COLUMNS, listed_memos, memo_page, memo_record
from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.memo import Draft, NewMemo
    from qualcode.actions.memo_subjects import About
    from qualcode.errors import Problem
    from qualcode.model.memo import Memo
    from qualcode.study import Study

app = typer.Typer(help="Memos: new, list, show.", no_args_is_help=True)


class MemoKindChoice(StrEnum):
    """What a memo is for."""

    ANALYTIC = "analytic"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"
    EVENT = "event"


AboutArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ABOUT",
        help="Ids of what it is about: a code, informant, case, group, period, source, finding or "
        "coding, or I1+EM1.1 for the cell of an informant (or a case …) and a code.",
    ),
]


KindOption = Annotated[
    MemoKindChoice | None,
    typer.Option("--kind", help="Else summary for a cell, analytic for all else."),
]
TitleOption = Annotated[str, typer.Option("--title", help="In one line.")]
TextOption = Annotated[
    str | None, typer.Option("--text", help="What it says; - reads it from the standard input.")
]
AnotherOption = Annotated[
    bool, typer.Option("--another", help="A further memo on what has one already.")
]


def _named(noun: str, text: str = "") -> Any:
    return typer.Option(f"--{noun}", metavar="ID", help=text or f"About this {noun}; repeatable.")


@app.command()
def new(
    about: AboutArgument = None,
    kind: KindOption = None,
    title: TitleOption = "",
    text: TextOption = None,
    another: AnotherOption = False,
    code: Annotated[list[str] | None, _named("code")] = None,
    informant: Annotated[list[str] | None, _named("informant")] = None,
    source: Annotated[list[str] | None, _named("source")] = None,
    case: Annotated[list[str] | None, _named("case")] = None,
    group: Annotated[list[str] | None, _named("group")] = None,
    period: Annotated[list[str] | None, _named("period")] = None,
    finding: Annotated[list[str] | None, _named("finding")] = None,
    coding: Annotated[list[str] | None, _named("coding")] = None,
    study: StudyOption = None,
) -> None:
    """A new memo in memos/, from --text or in your editor ($VISUAL, $EDITOR).

    A memo about an informant (or a case, group, period or document) and a code, as I1+EM1.1, is
    the summary of that cell: `reduce` prints it as the condensation, and matrices show it in
    place of quotations. One of kind `event` has keys of its own, such as `date`.
    What has a memo already is opened again; a file that exists is never written over.
    """
    from qualcode.actions.memo import NewMemo
    from qualcode.actions.memo_subjects import about_meant
    from qualcode.cli.session import open_study
    from qualcode.model.memo import MemoKind

    loaded, session = open_study(study, codes=False)
    given = {
        "code": code, "informant": informant, "source": source, "finding": finding,
        "coding": coding, "case": case, "group": group, "period": period,
    }  # fmt: skip
    subject = about_meant(loaded, about or (), {noun: ids for noun, ids in given.items() if ids})
    words = _text(text)
    wanted = NewMemo(subject, MemoKind(kind) if kind else None, title, words or "")
    if words is not None or another or not _go_on(loaded, subject):
        _write(loaded, wanted, another)
    session.close()


@app.command("list")
@asking(("code", "group", "informant", "case", "source"))
def list_memos(
    asked: Asked,
    kind: Annotated[
        list[MemoKindChoice] | None, typer.Option("--kind", help="Only this kind; repeatable.")
    ] = None,
) -> None:
    """The memos with what they are about."""
    from qualcode.actions.memo_subjects import memos_in
    from qualcode.cli.session import open_study
    from qualcode.reports.rows import Rows

    loaded, session = open_study(asked.study, codes=False)
    found = memos_in(loaded, asked.selection(loaded), map(str, kind or ()))
    asked.deliver_rows(
        loaded,
        lambda: Rows("memos", COLUMNS, [memo_record(loaded, memo) for memo in found]),
        lambda: listed_memos(loaded, found),
    )
    session.close()


@app.command()
def show(
    memo: Annotated[
        list[str], typer.Argument(metavar="FILE|ABOUT", help="Its file, or what it is about.")
    ],
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """A memo by its file, or those on a code, informant, case, source, finding, coding or cell.

    Names are printed as the informants consented, as in every output; the file has your words.
    """
    from qualcode.actions.memo_subjects import memos_meant
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study

    loaded, session = open_study(study, codes=False)
    found = memos_meant(loaded, memo)
    if as_json:
        print_json([memo_record(loaded, one) for one in found])
    else:
        pages = [memo_page(loaded, one) for one in found]
        print_text(*[line for page in pages for line in (*page, "")][:-1])
    session.close()


def _text(given: str | None) -> str | None:
    from qualcode.errors import QualcodeError

    words = sys.stdin.read() if given == "-" else given
    if words is not None and not words.strip():
        raise QualcodeError("the text is empty.", "Nothing was written.")
    return words


def _go_on(study: Study, about: About) -> bool:
    """Open the memo that there is, or print where it is; False where there is none."""
    from qualcode.actions.memo_subjects import in_words, memos_on, printed_file
    from qualcode.cli.output import print_text
    from qualcode.cli.session import say

    known = memos_on(study, about)
    if not known:
        return False
    first, *more = known
    also = f" (and {len(more)} more)" if more else ""
    say(f"{in_words(first.about)} has a memo already{also}; for a second one: --another")
    if _is_terminal():
        _edit_known(study, first)
    print_text(printed_file(study, first))
    return True


def _write(study: Study, wanted: NewMemo, another: bool) -> None:
    from qualcode.actions.memo import make_memo
    from qualcode.cli.editor import editor_command
    from qualcode.cli.output import print_text
    from qualcode.cli.session import say
    from qualcode.errors import QualcodeError

    if study.anonymiser(wanted.title) != wanted.title:
        say("a real name in the title was replaced; the front matter of a memo has ids only")
    if wanted.text:
        print_text(f"written: {make_memo(study, wanted, another).file}")
        return
    if not _is_terminal():
        raise QualcodeError(
            "there is no terminal to open an editor in.", "Give the text with --text TEXT."
        )
    command = editor_command()
    _edit_draft(study, make_memo(study, wanted, another), command)


def _edit_draft(study: Study, draft: Draft, command: Sequence[str]) -> None:
    from qualcode.actions.memo import take_up
    from qualcode.cli.editor import edit
    from qualcode.cli.output import print_text
    from qualcode.errors import QualcodeError

    try:
        code = edit(draft.path, command)
    except QualcodeError:
        take_up(study, draft)
        raise
    problems = take_up(study, draft)
    if problems is None:
        if code:
            raise QualcodeError(f"the editor ended with an error ({code}); there is no memo.")
        print_text("nothing was written; there is no memo")
        return
    print_text(f"written: {draft.file}")
    _tell(study, problems, code)


def _edit_known(study: Study, memo: Memo) -> None:
    from qualcode.actions.memo import keep_memo, memo_problems
    from qualcode.cli.editor import edit, editor_command

    command = editor_command()
    keep_memo(study, memo)
    code = edit(study.root / memo.file, command)
    _tell(study, memo_problems(study, memo.file), code)


def _tell(study: Study, problems: Sequence[Problem], code: int) -> None:
    """What is wrong with a memo after it was edited.

    Raises:
        typer.Exit: with code 1, where something is.
    """
    from qualcode.cli.session import describe, say

    for problem in problems:
        say(study.anonymiser(describe(problem)))
    if code:
        say(f"the editor ended with an error ({code})")
    if problems or code:
        raise typer.Exit(1)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
