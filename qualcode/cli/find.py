"""`qualcode find`: keyword in context over all sources."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.options import (
    CasesOption,
    GroupsOption,
    InformantsOption,
    JsonOption,
    OutputOption,
    PhaseChoice,
    PhaseOption,
    RawOption,
    SourcesOption,
    StudyOption,
)

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


def find(
    text: WordsArgument,
    root: RootOption = False,
    questions: QuestionsOption = False,
    width: WidthOption = None,
    source: SourcesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    case: CasesOption = None,
    phase: PhaseOption = PhaseChoice.ALL,
    study: StudyOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
    raw: RawOption = False,
) -> None:
    """Keyword in context: where words stand in all that people say and in documents, coded or not.

    Several words are a phrase, with any white space or hyphens between them. Each place says
    which codes there are.
    """
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import deliver, print_text, screen_width
    from qualcode.cli.session import open_study, say
    from qualcode.reports.concordance import concordance_document
    from qualcode.stages.concordance import CONTEXT, concordance
    from qualcode.stages.word_search import WordSearch

    search = WordSearch(" ".join(text), root)
    loaded, session = open_study(study, codes=False)
    selection = selection_of(loaded, None, group, informant, case, source, phase)
    on_screen = output in (None, "-") and not as_json
    size = width if width is not None else 2 * screen_width() if on_screen else CONTEXT
    found = concordance(loaded, search, selection, questions, size)
    if on_screen:
        from qualcode.cli.concordance_lines import concordance_lines

        print_text(*concordance_lines(found, width))
    else:
        deliver(
            loaded,
            lambda: concordance_document(loaded, found, selection),
            lambda: [one.as_json() for one in found.occurrences],
            as_json=as_json,
            output=output,
            raw=raw,
        )
    if found.unattributed:
        places = ", ".join(found.unattributed[:5]) + (" …" if found.unattributed[5:] else "")
        say(
            f"the words also stand in {places}, but who speaks there is not known, so they are"
            " not shown. Name the speakers in study.yaml; see: qualcode check"
        )
    session.close()
