"""`qualcode saturation`: new codes interview by interview."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking

_EVERY = "all"

EmergentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--emergent",
        metavar="CODE",
        help="This code and what is below it came out of the data; repeatable. `all`: every code.",
    ),
]
BaseOption = Annotated[
    int,
    typer.Option(
        "--base", metavar="N", min=4, max=6, help="The base whose runs are listed: 4 to 6."
    ),
]
RunOption = Annotated[
    int, typer.Option("--run", metavar="N", min=2, max=3, help="The length of those runs: 2 or 3.")
]


@asking(looks=True)
def saturation(
    asked: Asked,
    emergent: EmergentOption = None,
    base: BaseOption = 4,
    run: RunOption = 2,
) -> None:
    """New codes interview by interview, and how much new information each run brought.

    Interviews stand in the order of their dates, then as study.yaml lists them. The measure of
    Guest, Namey and Chen (2020) is taken on codes that came out of the data: those that the
    shipped codebook, or the first version of the study's own, does not have. Of codes that stood
    in it beforehand a first occurrence tells only that they were found.
    """
    from qualcode.cli.options import selection_of
    from qualcode.cli.session import open_study
    from qualcode.reports.saturation import saturation_document
    from qualcode.stages.saturation import Saturation
    from qualcode.stores.first_codebook import origins_of

    study, session = open_study(asked.study)
    study = asked.styled(study)
    book = study.codebook
    every = _EVERY in (emergent or ())
    told = book.ids if every else book.below(selection_of(study, emergent).codes)
    origins = origins_of(study.root, book, told)
    found = Saturation(study, asked.selection(study), origins)
    asked.deliver(study, lambda: saturation_document(found, base, run), found.as_json)
    session.close()
