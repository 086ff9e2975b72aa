"""What an auditor would ask for and the study does not have, category by category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.memo import MemoKind
from qualcode.stores.audit_trail import AuditTrail, Category, Kind


class Gap(StrEnum):
    """What is missing."""

    RECORDINGS = "recordings"
    UNDATED = "undated"
    NO_DECISIONS = "no-decisions"
    NO_ANALYTIC = "no-analytic"
    NO_FINDINGS = "no-findings"
    NO_METHODOLOGICAL = "no-methodological"
    NO_CHECKS = "no-checks"
    NO_QUESTIONS = "no-questions"
    NO_REFLEXIVE = "no-reflexive"
    NO_GUIDE = "no-guide"
    NO_CODEBOOK = "no-codebook"
    SHIPPED_CODEBOOK = "shipped-codebook"
    ONE_VERSION = "one-version"


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap with the ids that it is about, where it is about some."""

    category: Category
    gap: Gap
    which: tuple[str, ...] = ()


def gaps_of(trail: AuditTrail) -> tuple[Missing, ...]:
    """What is missing, in the order of the categories."""
    return tuple(
        Missing(category, gap, which) for category, find in _FINDERS for gap, which in find(trail)
    )


def _raw(trail: AuditTrail) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    if trail.spoken:
        yield (
            Gap.RECORDINGS,
            (),
        )  # the study holds texts: what they were written from lies elsewhere
    if trail.undated:
        yield Gap.UNDATED, trail.undated


def _reduction(trail: AuditTrail) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    decided = trail.study.decisions
    if not (decided.manual or decided.verdicts or decided.consensus):
        yield Gap.NO_DECISIONS, ()
    if not _memos(trail, MemoKind.ANALYTIC):
        yield Gap.NO_ANALYTIC, ()


def _synthesis(trail: AuditTrail) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    if not any(one.is_the_researchers for one in trail.findings):
        yield Gap.NO_FINDINGS, ()


def _process(trail: AuditTrail) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    if not _memos(trail, MemoKind.METHODOLOGICAL):
        yield Gap.NO_METHODOLOGICAL, ()
    if not any(one.member_checks for one in trail.findings):
        yield Gap.NO_CHECKS, ()


def _intentions(trail: AuditTrail) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    if not trail.study.settings.questions and not trail.study.settings.objectives:
        yield Gap.NO_QUESTIONS, ()
    if not _memos(trail, MemoKind.REFLEXIVE):
        yield Gap.NO_REFLEXIVE, ()


def _instrument(trail: AuditTrail) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    if trail.spoken and not trail.study.settings.guide:
        yield Gap.NO_GUIDE, ()
    books = [one for one in trail.pieces if one.kind is Kind.CODEBOOK]
    if not books:
        yield Gap.NO_CODEBOOK, ()
    elif books[0].detail == "shipped":
        yield Gap.SHIPPED_CODEBOOK, ()
    elif not books[0].versions:
        yield Gap.ONE_VERSION, ()


def _memos(trail: AuditTrail, kind: MemoKind) -> bool:
    return any(one.kind is kind for one in trail.memos)


_FINDERS = (
    (Category.RAW, _raw),
    (Category.REDUCTION, _reduction),
    (Category.SYNTHESIS, _synthesis),
    (Category.PROCESS, _process),
    (Category.INTENTIONS, _intentions),
    (Category.INSTRUMENT, _instrument),
)
