"""Whether two sources are the same text under two names."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.study import Study


def same_text_twice(study: Study) -> Iterator[Problem]:
    """Sources whose texts are equal: every coding in them would count twice."""
    first: dict[str, str] = {}
    for source in study.sources:
        if not source.text.strip():
            continue
        other = first.setdefault(source.sha256, source.id)
        if other != source.id:
            yield Problem(
                Severity.WARNING,
                "same-text",
                f"sources {other} and {source.id} have the same text",
                "study.yaml",
                source.entry.line,
                None,
                "Remove one of them, or their codings count twice.",
            )
