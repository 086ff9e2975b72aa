"""`qualcode display`: the second stage, data display."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from qualcode.cli.asked import Asked, asking


class EntryChoice(StrEnum):
    """What a cell holds."""

    QUOTATIONS = "quotations"
    COUNTS = "counts"
    POSITIONS = "positions"
    PRESENCE = "presence"
    SUMMARIES = "summaries"
    RATINGS = "ratings"


class LevelChoice(StrEnum):
    """How deep into the codebook the topics go."""

    INDICATOR = "indicator"
    CODE = "code"


class OrderChoice(StrEnum):
    """The order of the rows."""

    STUDY = "study"
    COUNT = "count"
    OUTCOME = "outcome"


NameArgument = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Without one, the catalogue.")
]
EntryOption = Annotated[EntryChoice | None, typer.Option("--entry", help="What a cell holds.")]
LevelOption = Annotated[LevelChoice | None, typer.Option("--level", help="Indicators or codes.")]
OrderOption = Annotated[OrderChoice | None, typer.Option("--order", help="Of the rows.")]
ByOption = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="VARIABLE",
        help="What to compare by: outcome, attribute:NAME or a code; repeatable.",
    ),
]
WithinOption = Annotated[
    str | None,
    typer.Option(
        "--within",
        metavar="UNIT",
        help="Codes stand together in a turn (unless said), sentence or overlap.",
    ),
]
SplitOption = Annotated[bool, typer.Option("--split", help="A table for each cluster of rows.")]
FullOption = Annotated[bool, typer.Option("--full", help="Every quotation, uncut.")]


@asking()
def display(
    asked: Asked,
    name: NameArgument = None,
    entry: EntryOption = None,
    level: LevelOption = None,
    order: OrderOption = None,
    by: ByOption = None,
    within: WithinOption = None,
    split: SplitOption = False,
    full: FullOption = False,
) -> None:
    """Stage 2: a Miles–Huberman display; without a name, the catalogue of displays."""
    from qualcode.cli.session import open_study
    from qualcode.displays import DisplayRequest, displays_of
    from qualcode.reports import display_document, document_as_json

    if name is None:
        _catalogue(asked)
        return
    loaded, session = open_study(asked.study)
    chosen = displays_of(loaded)[name]
    request = DisplayRequest(
        asked.selection(loaded),
        entry=str(entry or ""),
        order=str(order or ""),
        full=full,
        level=str(level or ""),
        split=split,
        by=tuple(by or ()),
        within=within or "",
    )
    asked.deliver(
        loaded,
        lambda: display_document(loaded, chosen, request),
        lambda: document_as_json(display_document(loaded, chosen, request)),
    )
    session.close()


def _catalogue(asked: Asked) -> None:
    """The displays there are; in a study, in its language."""
    from qualcode.cli.session import find_study
    from qualcode.displays import DISPLAYS
    from qualcode.displays.own import DeclaredDisplay
    from qualcode.errors import QualcodeError
    from qualcode.reports import display_catalogue

    language, edition = "en", 1994
    displays: list[Any] = list(DISPLAYS)
    try:
        root = find_study(asked.study)
    except QualcodeError:
        if asked.study is not None:
            raise
    else:
        from qualcode.stores.study_yaml import read_study

        declared, _ = read_study(root)
        if declared is not None:
            language, edition = declared.settings.language, declared.settings.edition
            displays += map(DeclaredDisplay, declared.settings.displays)
    asked.deliver(
        None,
        lambda: display_catalogue(language, edition, displays),
        lambda: _records(language, edition, displays),
    )


def _records(language: str, edition: int, displays: list[Any]) -> list[dict[str, Any]]:
    from qualcode.document import Resolver
    from qualcode.wording import catalogue

    resolver = Resolver(language, catalogue(language, edition).say)
    return [
        {
            "name": one.name,
            "title": resolver.words(one.title),
            "family": str(one.family),
            "purpose": resolver.words(one.purpose),
        }
        for one in displays
    ]
