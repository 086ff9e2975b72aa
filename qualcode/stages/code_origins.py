"""Which codes stood in the codebook before there were data, and which were added to it later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codebook import Codebook


class Basis(StrEnum):
    """How it is known what stood in the codebook at first."""

    SHIPPED = "shipped"
    FIRST_VERSION = "first-version"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Where a code comes from."""

    A_PRIORI = "a-priori"
    ADDED = "added"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CodeOrigins:
    """What is known of where the codes come from.

    `before` are the ids of today's codes that stood in the codebook at first; `told` those of
    which the researcher says that they came out of the data. `since` names what `before` is
    known by: a shipped codebook, or the first version that is kept.
    """

    basis: Basis = Basis.UNKNOWN
    before: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    since: str = ""

    def of(self, code: str) -> Origin:
        """The origin of a code; that it is a shipped codebook's stands against anybody's word."""
        if code in self.told and code not in self.contradicted:
            return Origin.ADDED
        if self.basis is Basis.UNKNOWN:
            return Origin.UNKNOWN
        return Origin.A_PRIORI if code in self.before else Origin.ADDED

    @property
    def contradicted(self) -> frozenset[str]:
        """The codes said to be from the data that the shipped codebook had before there were any.

        The first version that is kept may be younger than the first data: it contradicts nobody.
        """
        return self.told & self.before if self.basis is Basis.SHIPPED else frozenset()

    def among(self, codes: Iterable[str], origin: Origin) -> frozenset[str]:
        """Of some codes those of an origin."""
        return frozenset(code for code in codes if self.of(code) is origin)


def still_there(book: Codebook, earlier: Codebook) -> frozenset[str]:
    """The ids of a codebook's codes that an earlier one had, by the same or a former id."""
    return frozenset(
        code.id for code in book.codes if any(one in earlier for one in (code.id, *code.formerly))
    )
