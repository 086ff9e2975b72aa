"""`qualcode quotes`: quotations by Boolean selection over codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking

if TYPE_CHECKING:
    from qualcode.stages.nearness import Nearness
    from qualcode.stages.quotations import SelectedPassage
    from qualcode.stages.word_search import WordSearch


class WithinChoice(StrEnum):
    """What codings must share to count as together."""

    OVERLAP = "overlap"
    SENTENCE = "sentence"
    TURN = "turn"


ExpressionArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CODES", help="For example 'EM1.1 and OB1' or '(EM or PR) and not OB'; else all."
    ),
]
WithinOption = Annotated[
    WithinChoice | None,
    typer.Option(
        "--within", help="Together are codings that share text (unless said), a sentence or a turn."
    ),
]
NearOption = Annotated[
    int | None,
    typer.Option("--near", min=0, metavar="N", help="Instead: that are at most N sentences apart."),
]
PolaritiesOption = Annotated[
    list[str] | None,
    typer.Option("--polarity", metavar="+|-|±|0|?", help="Only this judgement; repeatable."),
]
TextOption = Annotated[
    str,
    typer.Option("--text", metavar="TEXT", help="Only quotations with these words, as in find."),
]
RootOption = Annotated[
    bool, typer.Option("--root", help="--text is an Indonesian root with all its affixes.")
]


@asking()
def quotes(
    asked: Asked,
    codes: ExpressionArgument = None,
    within: WithinOption = None,
    near: NearOption = None,
    polarity: PolaritiesOption = None,
    text: TextOption = "",
    root: RootOption = False,
) -> None:
    """Quotations by codes with and, or, not (dan, atau, bukan) and brackets, a passage once.

    A code means all below it. A code after `not` excludes passages that have such a coding, or
    one that is together with them. The other options narrow what is shown; what is together is
    asked of all codings in force.
    """
    from qualcode.cli.options import polarity_of
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study
    from qualcode.reports import quotations
    from qualcode.stages.quotations import Query, select_quotations
    from qualcode.stages.selection_query import parse

    expression = parse(" ".join(codes or ()))
    polarities = tuple(filter(None, map(polarity_of, polarity or ())))
    nearness, words = _nearness(within, near), _words(text, root)
    loaded, session = open_study(asked.study)
    query = Query(expression, asked.selection(loaded), nearness, polarities, words)
    found = select_quotations(loaded, query)
    if asked.for_people:
        print_text(*_lines(found))
    else:
        asked.deliver(
            loaded,
            lambda: quotations.quotations_document(loaded, query, found),
            lambda: quotations.quotation_records(loaded, found),
            lambda: quotations.quotation_rows(loaded, found),
        )
    session.close()


def _nearness(within: WithinChoice | None, near: int | None) -> Nearness:
    from qualcode.errors import QualcodeError
    from qualcode.stages.nearness import Nearness, Unit

    if within is not None and near is not None:
        raise QualcodeError("--within and --near cannot both be given.", "Leave out one of them.")
    if near is not None:
        return Nearness(Unit.SENTENCE, near)
    return Nearness(Unit(str(within or WithinChoice.OVERLAP)))


def _words(text: str, root: bool) -> WordSearch | None:
    from qualcode.errors import QualcodeError
    from qualcode.stages.word_search import WordSearch

    if root and not text:
        raise QualcodeError("--root says how --text is meant.", "Add --text, or leave it out.")
    return WordSearch(text, root) if text else None


def _lines(found: Sequence[SelectedPassage]) -> list[str]:
    from qualcode.cli.output import wrapped

    sources = {one.first.source.id for one in found}
    many = "quotation" if len(found) == 1 else "quotations"
    places = "source" if len(sources) == 1 else "sources"
    counted = f"{len(found)} {many} in {len(sources)} {places}" if found else "No quotations."
    return [*(line for one in found for line in _passage(one)), *wrapped(counted)]


def _passage(one: SelectedPassage) -> Iterator[str]:
    from qualcode.cli.output import wrapped

    row = one.first
    who = row.informant.printed_name if row.informant else str(row.source.kind)
    codes = ", ".join(
        f"{said.first.code.id} {said.polarity} {'reviewed' if said.reviewed else 'open'}"
        for said in one.statements
    )
    yield from wrapped(f"{row.source.id}:{row.segment.number} {who}: {codes}", "", "    ")
    yield from wrapped(f"“{one.printed}”", "  ")
