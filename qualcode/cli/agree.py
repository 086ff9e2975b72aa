"""`qualcode agree`: agreement between coders."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import BetweenOption


class MeasureChoice(StrEnum):
    """The level at which ratings are measured."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class UnitChoice(StrEnum):
    """What coders are compared on."""

    TURN = "turn"
    SENTENCE = "sentence"
    PASSAGE = "passage"
    CHARACTER = "character"


class LanguageChoice(StrEnum):
    """The language of a table that belongs to no study."""

    ID = "id"
    EN = "en"


UnitOption = Annotated[
    UnitChoice, typer.Option("--unit", help="What is compared: a code applies to it or not.")
]
RatingsOption = Annotated[
    Path | None,
    typer.Option(
        "--ratings",
        metavar="FILE",
        help="A CSV file instead of the study's coders: coders in columns, units in lines, the "
        "unit's name first; no study is needed.",
    ),
]
MeasureOption = Annotated[
    MeasureChoice,
    typer.Option("--level", help="With --ratings: what they are, for Krippendorff's alpha."),
]
CategoriesOption = Annotated[
    str | None,
    typer.Option(
        "--categories",
        metavar="A,B,...",
        help="With --ratings: all that coders could choose, in their order; else what they chose.",
    ),
]
LanguageOption = Annotated[
    LanguageChoice | None,
    typer.Option("--lang", help="With --ratings: of the tables; else the study's."),
]


app = typer.Typer(
    help="Agreement between coders: coefficients, code by code, and what they differ on.",
)


@app.callback(invoke_without_command=True)
@asking(selecting=("code", "source", "phase"), looks=True)
def agree(
    asked: Asked,
    context: typer.Context,
    between: BetweenOption = None,
    unit: UnitOption = UnitChoice.TURN,
    ratings: RatingsOption = None,
    level: MeasureOption = MeasureChoice.NOMINAL,
    categories: CategoriesOption = None,
    lang: LanguageOption = None,
) -> None:
    """Agreement between coders: coefficients, code by code, and what they differ on."""
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.reports.coder_agreement import coder_agreement_as_json, coder_agreement_document
    from qualcode.stages.coder_agreement import CoderAgreement
    from qualcode.stages.double_coding import UnitKind, double_coding

    if context.invoked_subcommand:
        return
    if ratings is not None:
        _of_ratings(asked, ratings, str(level), categories, lang)
        return
    if categories or lang or level is not MeasureChoice.NOMINAL:
        raise QualcodeError(
            "--level, --categories and --lang are for a table of ratings.",
            "Name it with --ratings FILE, or leave them out.",
        )
    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    found = CoderAgreement(double_coding(study, selection, UnitKind(str(unit)), between or ()))
    asked.deliver(
        study,
        lambda: coder_agreement_document(found, selection, asked.for_people),
        lambda: coder_agreement_as_json(found),
    )
    session.close()


def _of_ratings(
    asked: Asked, path: Path, level: str, categories: str | None, lang: LanguageChoice | None
) -> None:
    """The agreement of anybody's ratings."""
    from qualcode.cli.session import say
    from qualcode.reports.agreement import RatedAgreement, ratings_as_json, ratings_document
    from qualcode.sources.ratings_table import read_ratings

    chosen = [one.strip() for one in (categories or "").split(",") if one.strip()]
    table = read_ratings(path, chosen)
    for notice in table.notices:
        say(f"{path.name}: {notice}")
    found = RatedAgreement(table.ratings, path.name, level)
    language = str(lang or _language(asked))
    asked.deliver(
        None,
        lambda: ratings_document(found, language, asked.for_people),
        lambda: ratings_as_json(found),
    )


def _language(asked: Asked) -> str:
    """The language of the study that one works in; English where there is none."""
    from qualcode.cli.session import find_study
    from qualcode.errors import QualcodeError
    from qualcode.stores.study_yaml import read_study

    try:
        declared, _ = read_study(find_study(asked.study))
    except QualcodeError:
        if asked.study is not None:
            raise
        return "en"
    return declared.settings.language if declared else "en"
