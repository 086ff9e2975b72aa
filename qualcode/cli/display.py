"""`qualcode display`: the second stage, data display."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking

if TYPE_CHECKING:
    from qualcode.displays import Display
    from qualcode.document import Document


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
    ASPECT = "aspect"


class OrderChoice(StrEnum):
    """The order of the rows."""

    STUDY = "study"
    COUNT = "count"
    OUTCOME = "outcome"


NameArgument = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Without one, the catalogue.")
]
EntryOption = Annotated[EntryChoice | None, typer.Option("--entry", help="What a cell holds.")]
LevelOption = Annotated[
    LevelChoice | None, typer.Option("--level", help="Indicators, codes or aspects.")
]
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
ManualOption = Annotated[
    bool, typer.Option("--manual", help="What the display is for; without NAME, of all displays.")
]

_NAME_ONE = "Name the display that is to be filled, and leave out --manual."


@asking(looks=True)
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
    manual: ManualOption = False,
) -> None:
    """Stage 2: a Miles–Huberman display; without a name, the catalogue of displays."""
    from qualcode.cli.session import open_study
    from qualcode.displays import DisplayRequest, displays_of
    from qualcode.errors import QualcodeError
    from qualcode.reports import display_document, document_as_json

    if name is None or manual:
        if entry or level or order or by or within or split or full:
            raise QualcodeError("this lists displays and fills none.", _NAME_ONE)
        _catalogue(asked, name, manual)
        return
    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
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


def _catalogue(asked: Asked, name: str | None, manual: bool) -> None:
    """The displays there are, or the manuals of some; in a study, in its language."""
    from qualcode import reports
    from qualcode.registry import Registry

    language, edition, known = _displays(asked)
    chosen: list[Display] = [Registry("display", known)[name]] if name else known
    if manual and not name:
        chosen = [one for one in chosen if one.manual]
    if asked.for_people and not manual:
        _print_catalogue(reports.display_catalogue(language, edition, chosen))
        return
    documents = reports.manual_document if manual else reports.display_catalogue
    records = reports.manual_records if manual else reports.catalogue_records
    asked.deliver(
        None,
        lambda: documents(language, edition, chosen),
        lambda: records(language, edition, chosen),
    )


def _print_catalogue(document: Document) -> None:
    """The catalogue as a list: in a table its three columns would be too narrow for a terminal."""
    from qualcode.cli.output import fitted, print_text, wrapped
    from qualcode.renderers.reading import text

    (table,) = document.tables
    name_width = max(len(text(row[0].content[0])) for row in table.rows)
    print_text(text(document.title))
    for section in table.sections:
        print_text("", text(section.title))
        for row in section.rows:
            name, title, purpose = (text(one.content[0]) for one in row)
            print_text(*fitted(f"  {name:{name_width}}  {title}"), *wrapped(purpose, " " * 6))


def _displays(asked: Asked) -> tuple[str, int, list[Display]]:
    """The language and edition of the study, if there is one, and all displays known there."""
    from qualcode.cli.session import declared_settings
    from qualcode.displays import DISPLAYS
    from qualcode.displays.own import DeclaredDisplay

    displays: list[Display] = list(DISPLAYS)
    settings = declared_settings(asked.study)
    if settings is None:
        return "en", 1994, displays
    displays += map(DeclaredDisplay, settings.displays)
    return settings.language, settings.edition, displays
