"""`qualcode agree`: agreement between coders."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking


class MeasureChoice(StrEnum):
    """The level at which ratings are measured."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class LanguageChoice(StrEnum):
    """The language of a table that belongs to no study."""

    ID = "id"
    EN = "en"


RatingsOption = Annotated[
    Path | None,
    typer.Option(
        "--ratings",
        metavar="FILE",
        help="A CSV file: coders in columns, units in lines, the unit's name first; no study "
        "is needed.",
    ),
]
MeasureOption = Annotated[
    MeasureChoice, typer.Option("--level", help="What the ratings are, for Krippendorff's alpha.")
]
CategoriesOption = Annotated[
    str | None,
    typer.Option(
        "--categories",
        metavar="A,B,...",
        help="All that coders could choose, in their order; else what they chose.",
    ),
]
LanguageOption = Annotated[
    LanguageChoice | None, typer.Option("--lang", help="Of the tables; else the study's.")
]


@asking(selecting=())
def agree(
    asked: Asked,
    ratings: RatingsOption = None,
    level: MeasureOption = MeasureChoice.NOMINAL,
    categories: CategoriesOption = None,
    lang: LanguageOption = None,
) -> None:
    """Agreement between coders: coefficients, prevalence and what they differ on."""
    from qualcode.cli.session import say
    from qualcode.errors import QualcodeError
    from qualcode.reports.agreement import RatedAgreement, ratings_as_json, ratings_document
    from qualcode.sources.ratings_table import read_ratings

    if ratings is None:
        raise QualcodeError("no ratings are named.", "Give a CSV file with --ratings FILE.")
    chosen = [one.strip() for one in (categories or "").split(",") if one.strip()]
    table = read_ratings(ratings, chosen)
    for notice in table.notices:
        say(f"{ratings.name}: {notice}")
    found = RatedAgreement(table.ratings, ratings.name, str(level))
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
