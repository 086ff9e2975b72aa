"""Whether sources are the same text twice, and whether their ids give somebody away."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.privacy import Anonymiser
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


def names_in_ids(study: Study) -> Iterator[Problem]:
    """Source ids that hold an informant's name: ids are printed with every quotation."""
    printable = Anonymiser(study.roster)
    for source in study.sources:
        if printable(_as_words(source.id)) != _as_words(source.id):
            yield Problem(
                Severity.WARNING,
                "name-in-id",
                f"the id of source {source.id} holds an informant's name",
                "study.yaml",
                source.entry.line,
                None,
                "It is printed with every quotation: give the source an id such as W1.",
            )


def _as_words(source_id: str) -> str:
    return source_id.replace("-", " ").replace("_", " ").title()
