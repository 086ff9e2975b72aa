"""`qualcode display`: the second stage, data display."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import (
    CasesOption,
    CodesOption,
    GroupsOption,
    InformantsOption,
    JsonOption,
    OutputOption,
    PhaseChoice,
    PhaseOption,
    RawOption,
    ReviewedOption,
    SourcesOption,
    StudyOption,
)

if TYPE_CHECKING:
    from qualcode.displays import Display, DisplayRequest
    from qualcode.document import Document
    from qualcode.study import Study


class EntryChoice(StrEnum):
    """What a cell holds."""

    QUOTATIONS = "quotations"
    COUNTS = "counts"
    POSITIONS = "positions"
    PRESENCE = "presence"


class LevelChoice(StrEnum):
    """How deep into the codebook the topics go."""

    INDICATOR = "indicator"
    CODE = "code"


class OrderChoice(StrEnum):
    """The order of the rows."""

    STUDY = "study"
    COUNT = "count"


NameArgument = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Without one, the catalogue.")
]
EntryOption = Annotated[EntryChoice | None, typer.Option("--entry", help="What a cell holds.")]
LevelOption = Annotated[LevelChoice | None, typer.Option("--level", help="Indicators or codes.")]
OrderOption = Annotated[OrderChoice, typer.Option("--order", help="Of the rows.")]
FullOption = Annotated[bool, typer.Option("--full", help="Every quotation, uncut.")]


def display(
    name: NameArgument = None,
    study: StudyOption = None,
    entry: EntryOption = None,
    level: LevelOption = None,
    order: OrderOption = OrderChoice.STUDY,
    full: FullOption = False,
    output: OutputOption = None,
    as_json: JsonOption = False,
    raw: RawOption = False,
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    case: CasesOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
) -> None:
    """Stage 2: a Miles–Huberman display; without a name, the catalogue of displays."""
    from qualcode.cli.options import selection_of
    from qualcode.cli.session import open_study
    from qualcode.displays import DISPLAYS, DisplayRequest

    if name is None:
        _catalogue(study, output, as_json, raw)
        return
    chosen = DISPLAYS[name]
    loaded, session = open_study(study)
    request = DisplayRequest(
        selection_of(loaded, code, group, informant, case, source, phase, reviewed),
        entry=str(entry or ""),
        order=str(order),
        full=full,
        level=str(level or ""),
    )
    _deliver(loaded, chosen, request, output, as_json, raw)
    session.close()


def _deliver(
    study: Study,
    chosen: Display,
    request: DisplayRequest,
    output: str | None,
    as_json: bool,
    raw: bool,
) -> None:
    from qualcode.cli.output import deliver
    from qualcode.reports import display_document, document_as_json

    def document() -> Document:
        return display_document(study, chosen, request)

    deliver(
        study,
        document,
        lambda: document_as_json(document()),
        as_json=as_json,
        output=output,
        raw=raw,
    )


def _catalogue(study: Path | None, output: str | None, as_json: bool, raw: bool) -> None:
    """The displays there are; in a study, in its language."""
    from qualcode.cli.output import deliver
    from qualcode.cli.session import find_study
    from qualcode.errors import QualcodeError
    from qualcode.reports import display_catalogue

    language, edition = "en", 1994
    try:
        root = find_study(study)
    except QualcodeError:
        if study is not None:
            raise
    else:
        from qualcode.stores.study_yaml import read_study

        declared, _ = read_study(root)
        if declared is not None:
            language, edition = declared.settings.language, declared.settings.edition
    deliver(
        None,
        lambda: display_catalogue(language, edition),
        lambda: _records(language, edition),
        as_json=as_json,
        output=output,
        raw=raw,
    )


def _records(language: str, edition: int) -> list[dict[str, Any]]:
    from qualcode.displays import DISPLAYS
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
        for one in DISPLAYS
    ]
