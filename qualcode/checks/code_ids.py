"""Ids of codes that stand in the way where codes are named."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.stages.code_ids import cannot_be_typed, id_fault
from qualcode.study import Study


def awkward_ids(study: Study) -> Iterator[Problem]:
    """Codes that a selection, an option or a file's name would take for something else.

    They count as all others do. A warning where they can hardly be named, else a notice.
    """
    for code in study.codebook.codes:
        if fault := id_fault(code.id):
            dashes = "-- " if code.id.startswith("-") else ""
            yield Problem(
                Severity.WARNING if cannot_be_typed(code.id) else Severity.NOTICE,
                "awkward-id",
                f"the id of code '{code.id}' {fault}",
                study.codebook.file,
                code.line,
                hint=f"It counts. To give it another id, with its codings: "
                f"qualcode codebook rename {dashes}'{code.id}' NEW",
            )
