"""Findings that say that they answer a question which the study does not ask."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.study import Study


def unasked_questions(study: Study) -> Iterator[Problem]:
    """Numbers under `answers` of a finding that no research question has."""
    asked = len(study.settings.questions)
    for finding in study.findings:
        for number in finding.answers:
            if not 1 <= number <= asked:
                yield Problem(
                    Severity.WARNING,
                    "unasked-question",
                    f"finding {finding.id} answers question {number}; the study has {asked}",
                    finding.file,
                    None,
                    None,
                    "Questions are numbered from 1, as study.yaml lists them.",
                )
