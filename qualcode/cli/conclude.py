"""`qualcode conclude`: the third stage, drawing conclusions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking

if TYPE_CHECKING:
    from qualcode.study import Selection, Study


@asking(looks=True)
def conclude(
    asked: Asked,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help="A file in findings/ for each aspect and indicator without a finding."
        ),
    ] = False,
    tactics: Annotated[
        bool,
        typer.Option("--tactics", help="Tactics for generating meaning: what they see and ask."),
    ] = False,
    manual: Annotated[
        bool, typer.Option("--manual", help="The manuals of these tactics instead.")
    ] = False,
) -> None:
    """Stage 3: what converges, differs or rests on one group, as a draft to write from."""
    from qualcode.cli.session import open_study
    from qualcode.reports import conclusion_document
    from qualcode.stages.conclusion import conclude as compute

    if manual:
        _manuals(asked)
        return
    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
    selection = asked.selection(loaded)
    if draft:
        _draft(asked, loaded, selection)
        session.close()
        return
    if tactics:
        _generate(asked, loaded, selection)
        session.close()
        return
    asked.deliver(
        loaded,
        lambda: conclusion_document(loaded, selection),
        lambda: compute(loaded, selection).as_json(),
    )
    session.close()


def _manuals(asked: Asked) -> None:
    from qualcode.cli.tactic_manuals import deliver_manuals
    from qualcode.stages.meaning import APPROACHES

    deliver_manuals(asked, APPROACHES, "meaning.title")


def _generate(asked: Asked, study: Study, selection: Selection) -> None:
    from qualcode.reports.meaning import meaning_document, meaning_record

    asked.deliver(
        study,
        lambda: meaning_document(study, selection),
        lambda: meaning_record(study, selection),
    )


def _draft(asked: Asked, study: Study, selection: Selection) -> None:
    from qualcode.actions.draft_findings import draft_findings
    from qualcode.cli.output import print_json, print_text

    drafts = draft_findings(study, selection)
    if asked.as_json:
        written = [{"file": file, "nothing_said_of": None} for file in drafts.files]
        print_json([*written, *({"file": None, "nothing_said_of": one} for one in drafts.silent)])
        return
    print_text(*(f"written: {file}" for file in drafts.files))
    if not drafts.files:
        print_text("every aspect and indicator of which something was said has a finding")
    if drafts.silent:
        print_text(f"no draft, since nothing was said of it: {', '.join(drafts.silent)}")
