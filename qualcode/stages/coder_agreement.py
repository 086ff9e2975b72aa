"""The agreement of coders: one value with all that tables and records of it tell.

Agreement is reckoned per code, as it applies to a unit or not; over all codes every decision on a
code and a unit counts once. Codes that none of the coders used are left out: on those everybody
would agree that they do not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qualcode.agreement import Estimate, Ratings, estimate, estimates
from qualcode.agreement.sets import SET_COEFFICIENTS
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.source import Source
from qualcode.stages.coded_passages import (
    CodedPassage,
    coded_passages,
    passage_estimates,
    polarity_ratings,
)
from qualcode.stages.double_coding import DoubleCoding, UnitKind, double_coding
from qualcode.study import Selection, Study


@dataclass(frozen=True)
class CoderAgreement:
    """All that is reported of the agreement of some coders."""

    double: DoubleCoding

    @property
    def study(self) -> Study:
        """The study whose coders they are."""
        return self.double.study

    @cached_property
    def passages(self) -> tuple[CodedPassage, ...]:
        """What anybody coded."""
        return coded_passages(self.double)

    @cached_property
    def differing(self) -> tuple[CodedPassage, ...]:
        """What the coders do not say alike."""
        return tuple(one for one in self.passages if one.differs)

    @cached_property
    def overall(self) -> dict[str, Estimate]:
        """The coefficients over all codes; those of sets where a unit is more than a passage."""
        if self.double.kind is UnitKind.PASSAGE:
            return passage_estimates(self.double, self.passages)
        of_sets = {one.name: estimate(one, self.double.of_sets) for one in SET_COEFFICIENTS}
        return estimates(self.double.of_all) | of_sets

    def of_code(self, code: str) -> dict[str, Estimate]:
        """The coefficients of one code."""
        if self.double.kind is UnitKind.PASSAGE:
            return passage_estimates(
                self.double, (one for one in self.passages if one.code == code)
            )
        return estimates(self.double.of_code(code))

    def of_aspect(self, aspect: str) -> dict[str, Estimate]:
        """The coefficients of an aspect: whether any code below it applies."""
        codes = self.study.codebook.below((aspect,))
        if self.double.kind is UnitKind.PASSAGE:
            return passage_estimates(
                self.double, (one for one in self.passages if one.code in codes)
            )
        return estimates(self.double.of_aspect(codes))

    @cached_property
    def polarity(self) -> Ratings:
        """The polarity of what at least two coders coded alike."""
        return polarity_ratings(self.double, self.passages)

    @cached_property
    def by_aspect(self) -> tuple[tuple[Code, tuple[Code, ...]], ...]:
        """The codes that were used, under their aspects."""
        book = self.study.codebook
        found: dict[str, list[Code]] = {}
        for code in self.double.codes:
            found.setdefault(book.aspect(code.id).id, []).append(code)
        return tuple((book[aspect], tuple(codes)) for aspect, codes in found.items())

    def used_by(self, coder: str, codes: frozenset[str]) -> int:
        """How many units (or passages) a coder gave any of some codes."""
        if self.double.kind is UnitKind.PASSAGE:
            return sum(one.code in codes and coder in one.by_coder for one in self.passages)
        at = self.double.coders.index(coder)
        pairs = zip(self.double.units, self.double.chosen, strict=True)
        return sum(unit.size for unit, row in pairs if (row[at] or frozenset()) & codes)

    @property
    def n(self) -> int:
        """How many units there are."""
        if self.double.kind is UnitKind.PASSAGE:
            return len(self.passages)
        return sum(one.size for one in self.double.units)

    @property
    def by_hand(self) -> tuple[int, int]:
        """How many of the coders' codings were made by hand, and how many there are."""
        made = self.double.judgements
        return sum(one.by_hand for one in made), len(made)

    def source_of(self, passage: CodedPassage) -> Source:
        """The source that a passage is of."""
        return next(one for one in self.double.sources if one.id == passage.source)

    @cached_property
    def settled(self) -> tuple[CodedPassage, ...]:
        """What they differed on and have agreed on since."""
        return tuple(one for one in self.differing if self._agreed_on(one))

    def _agreed_on(self, passage: CodedPassage) -> bool:
        return any(
            (one.source, one.code) == (passage.source, passage.code)
            and one.start < passage.end
            and passage.start < one.end
            for one in self.study.decisions.consensus
        )


def agreement_of(study: Study, selection: Selection) -> CoderAgreement | None:
    """The agreement on the turns of a selection; None where no two people coded one source."""
    try:
        return CoderAgreement(double_coding(study, selection, UnitKind.TURN))
    except QualcodeError:
        return None
