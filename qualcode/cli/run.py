"""`qualcode run`: all stages in one go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qualcode.cli.options import PhaseChoice, PhaseOption, ReviewedOption, StudyOption

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.study import Selection, Study


def run(
    study: StudyOption = None,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
) -> None:
    """All stages in one go: the triangulation on screen, the files in reports/."""
    from qualcode.cli.options import selection_of
    from qualcode.cli.session import open_study

    loaded, session = open_study(study)
    run_stages(loaded, selection_of(loaded, phase=phase, reviewed=reviewed))
    session.close()


def run_stages(study: Study, selection: Selection) -> None:
    """Write the reports of a study into its folder `reports` and show the triangulation."""
    from qualcode.cli.formats import FOLDER
    from qualcode.cli.output import check_targets, print_text, render, write_file, write_out
    from qualcode.reports import triangulation_overview

    folder = study.root / FOLDER
    made = [
        (folder / name, document) for document, names in outputs(study, selection) for name in names
    ]
    check_targets([path for path, _ in made], study)
    for path, document in made:
        write_file(path, render(document, str(path), style=study.style))
    write_out(render(triangulation_overview(study, selection), None))
    print_text("", "Written:", *(f"  {path}" for path, _ in made))


def outputs(study: Study, selection: Selection) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The documents that a run makes, each with the files that it is written to."""
    from qualcode import __version__
    from qualcode.reports import thesis_report, triangulation_document
    from qualcode.reports.evidence import evidence_document
    from qualcode.reports.traceable import traceable
    from qualcode.reports.workbook import workbook

    report = thesis_report(study, selection, __version__)
    yield report, ("report.docx", "report.md")
    yield workbook(study, selection, report), ("tables.xlsx",)
    yield traceable(study, selection, report), ("report.html",)
    yield triangulation_document(study, selection), ("triangulation.docx",)
    yield evidence_document(study, selection), ("evidence.csv",)
