"""`qualcode consistency`: what the study says of its method against what it has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking


@asking((), looks=True)
def consistency(
    asked: Asked,
    text: Annotated[
        list[Path] | None,
        typer.Option(
            "--text",
            metavar="FILE",
            help="A chapter on the method (.docx, .md, .txt) to hold against the data; repeatable.",
        ),
    ] = None,
) -> None:
    """What the study says of its method against what it has: techniques, informants, groups.

    Exit code 1 where the data do not bear out what is said. Remarks are for you to judge.
    """
    from qualcode.cli.session import open_study
    from qualcode.reports.method_consistency import (
        method_consistency_as_json,
        method_consistency_document,
    )
    from qualcode.sources.method_chapter import read_chapter
    from qualcode.stages.method_claims import texts_of
    from qualcode.stages.method_consistency import inconsistencies

    study, session = open_study(asked.study)
    study = asked.styled(study)
    texts = (*map(read_chapter, text or ()), *texts_of(study))
    found = inconsistencies(study, texts)
    asked.deliver(
        study,
        lambda: method_consistency_document(study, texts, found),
        lambda: method_consistency_as_json(study, found),
    )
    session.close()
    if any(one.contradicts for one in found):
        raise typer.Exit(1)
