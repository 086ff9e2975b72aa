"""`qualcode run`: all stages in one go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.cli.options import PhaseChoice, PhaseOption, ReviewedOption, StudyOption

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.study import Selection, Study

FOLDER = "reports"


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
    from qualcode import disk
    from qualcode.cli.evidence import evidence_document
    from qualcode.cli.output import render, write_out
    from qualcode.reports import triangulation_overview

    folder = study.root / FOLDER
    made: list[Path] = []
    for name, build in outputs(study, selection):
        path = folder / name
        disk.write_whole(path, render(build(), str(path)))
        made.append(path)
    evidence = folder / "evidence.csv"
    disk.write_whole(evidence, render(evidence_document(study, selection), str(evidence)))
    write_out(render(triangulation_overview(study, selection), None))
    listed = "\n".join(f"  {path}" for path in [*made, evidence])
    write_out(f"\nWritten:\n{listed}\n".encode())


def outputs(
    study: Study, selection: Selection
) -> list[tuple[str, Callable[[], Document]]]:
    """The files that a run writes, with the documents that are in them."""
    from qualcode import __version__
    from qualcode.reports import thesis_report, triangulation_document

    return [
        ("report.docx", lambda: thesis_report(study, selection, __version__)),
        ("report.md", lambda: thesis_report(study, selection, __version__)),
        ("tables.xlsx", lambda: thesis_report(study, selection, __version__)),
        ("triangulation.docx", lambda: triangulation_document(study, selection)),
    ]
