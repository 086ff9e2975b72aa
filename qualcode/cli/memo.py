"""`qualcode memo`: what the researcher notes about codes, informants, sources and cells."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.memo import Draft, NewMemo
    from qualcode.errors import Problem
    from qualcode.model.memo import Memo
    from qualcode.study import Study

_COLUMNS = ("file", "kind", "about", "title", "text", "withheld")

app = typer.Typer(help="Memos: new, list, show.", no_args_is_help=True)


class MemoKindChoice(StrEnum):
    """What a memo is for."""

    ANALYTIC = "analytic"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"


AboutArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ABOUT",
        help="Ids of what it is about: a code, informant, source, finding or coding, "
        "or I1+EM1.1 for the cell of an informant and a code.",
    ),
]


def _named(noun: str, text: str = "") -> Any:
    return typer.Option(f"--{noun}", metavar="ID", help=text or f"About this {noun}; repeatable.")


@app.command()
def new(
    about: AboutArgument = None,
    kind: Annotated[
        MemoKindChoice | None,
        typer.Option("--kind", help="Else summary for a cell, analytic for all else."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="In one line.")] = "",
    text: Annotated[
        str | None,
        typer.Option("--text", help="What it says; - reads it from the standard input."),
    ] = None,
    another: Annotated[
        bool, typer.Option("--another", help="A further memo on what has one already.")
    ] = False,
    code: Annotated[list[str] | None, _named("code")] = None,
    informant: Annotated[list[str] | None, _named("informant")] = None,
    source: Annotated[list[str] | None, _named("source")] = None,
    finding: Annotated[list[str] | None, _named("finding")] = None,
    coding: Annotated[list[str] | None, _named("coding")] = None,
    study: StudyOption = None,
) -> None:
    """A new memo in memos/, from --text or in your editor ($VISUAL, $EDITOR).

    A memo about an informant (or a document) and a code, as I1+EM1.1, is the summary of that
    cell: `reduce` prints it as the condensation, and matrices show it in place of quotations.
    What has a memo already is opened again; a file that exists is never written over.
    """
    from qualcode.actions.memo import NewMemo
    from qualcode.actions.memo_subjects import about_meant, memos_on
    from qualcode.cli.session import open_study
    from qualcode.model.memo import MemoKind

    loaded, session = open_study(study, codes=False)
    given = {
        "code": code, "informant": informant, "source": source, "finding": finding,
        "coding": coding,
    }  # fmt: skip
    subject = about_meant(loaded, about or (), {noun: ids for noun, ids in given.items() if ids})
    words = _text(text)
    wanted = NewMemo(subject, MemoKind(kind) if kind else None, title, words or "")
    known = () if another else memos_on(loaded, subject)
    if known and words is None:
        _go_on(loaded, known)
    else:
        _write(loaded, wanted, another)
    session.close()


@app.command("list")
@asking(("code", "informant", "source"))
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
        lambda: Rows("memos", _COLUMNS, [_record(loaded, memo) for memo in found]),
        lambda: _listed(loaded, found),
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
    """A memo by its file, or those on a code, informant, source, finding, coding or cell.

    Names are printed as the informants consented, as in every output; the file has your words.
    """
    from qualcode.actions.memo_subjects import memos_meant
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study

    loaded, session = open_study(study, codes=False)
    found = memos_meant(loaded, memo)
    if as_json:
        print_json([_record(loaded, one) for one in found])
    else:
        pages = [_page_lines(loaded, one) for one in found]
        print_text(*[line for page in pages for line in (*page, "")][:-1])
    session.close()


def _text(given: str | None) -> str | None:
    from qualcode.errors import QualcodeError

    words = sys.stdin.read() if given == "-" else given
    if words is not None and not words.strip():
        raise QualcodeError("the text is empty.", "Nothing was written.")
    return words


def _go_on(study: Study, known: Sequence[Memo]) -> None:
    """Open the memo that there is, or print where it is."""
    from qualcode.actions.memo_subjects import in_words, printed_file
    from qualcode.cli.output import print_text
    from qualcode.cli.session import say

    first, *more = known
    also = f" (and {len(more)} more)" if more else ""
    say(f"{in_words(first.about)} has a memo already{also}; for a second one: --another")
    if _is_terminal():
        _edit_known(study, first)
    print_text(printed_file(study, first))


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


def _record(study: Study, memo: Memo) -> dict[str, Any]:
    from qualcode.actions.memo_subjects import is_withheld, printed_file
    from qualcode.stages.memo_codings import about_today

    hidden = is_withheld(study, memo)
    about: dict[str, list[str]] = {}
    for noun, name in about_today(study, memo):
        about.setdefault(noun, []).append(name)
    values = (
        printed_file(study, memo),
        str(memo.kind),
        about,
        None if hidden else study.anonymiser(memo.title),
        None if hidden else study.anonymiser(memo.text),
        hidden,
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _listed(study: Study, found: Sequence[Memo]) -> Iterator[str]:
    from qualcode.cli.output import fitted

    for line in [line for memo in found for line in _list_lines(study, memo)] or ["None."]:
        yield from fitted(line)


def _list_lines(study: Study, memo: Memo) -> list[str]:
    from qualcode.actions.memo_subjects import in_words

    record = _record(study, memo)
    head = f"{in_words(memo.about):<14} {record['kind']:<14} {record['file']}"
    if record["withheld"]:
        return [head, "  (not shown: consent was withdrawn)"]
    stem = Path(memo.file).stem
    words = len(memo.text.split())
    size = f"{words} word" if words == 1 else f"{words} words"
    return [head, f"  {record['title']} ({size})" if memo.title != stem else f"  ({size})"]


def _page_lines(study: Study, memo: Memo) -> list[str]:
    from qualcode.cli.output import fitted

    record = _record(study, memo)
    about = ", ".join(f"{noun} {name}" for noun, name in memo.about) or "nothing"
    lines = [record["file"], f"about {about} · {record['kind']}"]
    if record["withheld"]:
        return [*lines, "", "Not shown: consent was withdrawn."]
    if memo.title != Path(memo.file).stem and not memo.text.lstrip().startswith("#"):
        lines.append(record["title"])
    text = [part for line in record["text"].split("\n") for part in fitted(line)]
    return [*(part for line in lines for part in fitted(line)), "", *text]
