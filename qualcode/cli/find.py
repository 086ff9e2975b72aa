"""`qualcode find`: keyword in context over all sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import PhaseChoice

WordsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT", help="A word or a phrase; * at its end is any ending ('latih*')."
    ),
]
RootOption = Annotated[
    bool,
    typer.Option(
        "--root", help="Indonesian roots with all their affixes: latih finds pelatihan, dilatih."
    ),
]
QuestionsOption = Annotated[
    bool, typer.Option("--questions", help="In the interviewer's turns, too.")
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width", min=0, metavar="N",
        help="Characters of context on each side; else as many as the screen has room for.",
    ),
]  # fmt: skip


@asking(("group", "informant", "case", "source", "phase"), phase=PhaseChoice.ALL)
def find(
    asked: Asked,
    text: WordsArgument,
    root: RootOption = False,
    questions: QuestionsOption = False,
    width: WidthOption = None,
) -> None:
    """Keyword in context: where words stand in all that people say and in documents, coded or not.

    Several words are a phrase, with any white space or hyphens between them. Each place says
    which codes there are.
    """
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study
    from qualcode.reports.concordance import concordance_document, concordance_rows
    from qualcode.stages.concordance import concordance
    from qualcode.stages.word_search import WordSearch

    search = WordSearch(" ".join(text), root)
    loaded, session = open_study(asked.study, codes=False)
    selection = asked.selection(loaded)
    found = concordance(loaded, search, selection, questions, _context(asked, width))
    if asked.for_people:
        from qualcode.cli.concordance_lines import concordance_lines

        print_text(*concordance_lines(found, width))
    else:
        asked.deliver(
            loaded,
            lambda: concordance_document(loaded, found, selection),
            lambda: [one.as_json() for one in found.occurrences],
            lambda: concordance_rows(found),
        )
    _tell_unattributed(found.unattributed)
    session.close()


def _context(asked: Asked, width: int | None) -> int:
    """How many characters of context are looked at: what the screen may have room for."""
    from qualcode.cli.output import screen_width
    from qualcode.stages.concordance import CONTEXT

    if width is not None:
        return width
    return 2 * screen_width() if asked.for_people else CONTEXT


def _tell_unattributed(places: Sequence[str]) -> None:
    from qualcode.cli.session import say

    if places:
        named = ", ".join(places[:5]) + (" …" if places[5:] else "")
        say(
            f"the words also stand in {named}, but who speaks there is not known, so they are"
            " not shown. Name the speakers in study.yaml; see: qualcode check"
        )
