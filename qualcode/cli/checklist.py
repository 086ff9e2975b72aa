"""`qualcode checklist`: what a report of qualitative research should tell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.agree import LanguageChoice
from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import PhaseChoice

if TYPE_CHECKING:
    from qualcode.study import Study


class ChecklistChoice(StrEnum):
    """The checklists, and the paragraph for the chapter on method."""

    COREQ = "coreq"
    SRQR = "srqr"
    METHODS = "methods"


@asking(selecting=("phase", "reviewed"), phase=PhaseChoice.ALL, looks=True)
def checklist(
    asked: Asked,
    name: Annotated[
        ChecklistChoice,
        typer.Argument(help="coreq (32 items), srqr (21 items), or methods: a paragraph."),
    ],
    lang: Annotated[
        LanguageChoice | None, typer.Option("--lang", help="Of the table; else the study's.")
    ] = None,
) -> None:
    """COREQ or SRQR as a table: what the study says, and what is to be added on which page.

    Filled where the study knows, asked where it does not, never ticked. methods writes a
    paragraph for the chapter on method, in Indonesian and English, of what is on record.
    """
    from qualcode import __version__
    from qualcode.cli.session import open_study
    from qualcode.reports.checklists import (
        CHECKLISTS,
        Reported,
        checklist_as_json,
        checklist_document,
        methods_document,
        methods_texts,
    )
    from qualcode.reports.thesis import Pack
    from qualcode.reports.writer import Writer
    from qualcode.stores.first_codebook import origins_of

    study, session = open_study(asked.study)
    study = _spoken(asked.styled(study), lang)
    selection = asked.selection(study)
    pack = Pack(study, selection, Writer(study, selection), __version__)
    reported = Reported(pack, origins_of(study.root, study.codebook))
    if name is ChecklistChoice.METHODS:
        asked.deliver(study, lambda: methods_document(reported), lambda: methods_texts(reported))
    else:
        chosen = CHECKLISTS[name]
        asked.deliver(
            study,
            lambda: checklist_document(chosen, reported),
            lambda: checklist_as_json(chosen, reported),
        )
    session.close()


def _spoken(study: Study, lang: LanguageChoice | None) -> Study:
    """The study with its reports in the language that is asked for."""
    from dataclasses import replace

    if lang is None:
        return study
    return replace(study, settings=replace(study.settings, language=str(lang)))
