"""Which codes stood in the codebook before there were data, and which were added to it later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.codebook import Codebook, CodeOrigin


class Basis(StrEnum):
    """How it is known what stood in the codebook at first."""

    SHIPPED = "shipped"
    FIRST_VERSION = "first-version"
    MARKED = "marked"
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
    known by: a shipped codebook, or the first version that is kept. `marked` is what the codebook
    itself says (`origin`): it goes before what the versions show.
    """

    basis: Basis = Basis.UNKNOWN
    before: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    since: str = ""
    marked: Mapping[str, Origin] = field(default_factory=dict)

    def of(self, code: str) -> Origin:
        """The origin of a code; that it is a shipped codebook's stands against anybody's word."""
        if code in self.told and code not in self.contradicted:
            return Origin.ADDED
        if code in self.marked and code not in self.contradicted:
            return self.marked[code]
        if self.basis in (Basis.UNKNOWN, Basis.MARKED):
            return Origin.UNKNOWN
        return Origin.A_PRIORI if code in self.before else Origin.ADDED

    @property
    def contradicted(self) -> frozenset[str]:
        """The codes said to be from the data that the shipped codebook had before there were any.

        The first version that is kept may be younger than the first data: it contradicts nobody.
        """
        said = self.told | {code for code, one in self.marked.items() if one is Origin.ADDED}
        return said & self.before if self.basis is Basis.SHIPPED else frozenset()

    def on_record(self, codes: Iterable[str]) -> bool:
        """Whether it is known of all these codes where they come from, not by word alone."""
        if self.basis is Basis.UNKNOWN:
            return False
        return self.basis is not Basis.MARKED or not self.among(codes, Origin.UNKNOWN)

    def among(self, codes: Iterable[str], origin: Origin) -> frozenset[str]:
        """Of some codes those of an origin."""
        return frozenset(code for code in codes if self.of(code) is origin)


def marked_in(book: Codebook) -> dict[str, Origin]:
    """What a codebook says itself of where its codes come from."""
    meant = {CodeOrigin.A_PRIORI: Origin.A_PRIORI, CodeOrigin.EMERGENT: Origin.ADDED}
    said = ((code.id, book.origin(code.id)) for code in book.codes)
    return {code: meant[one] for code, one in said if one}


def still_there(book: Codebook, earlier: Codebook) -> frozenset[str]:
    """The ids of a codebook's codes that an earlier one had, by the same or a former id."""
    return frozenset(
        code.id for code in book.codes if any(one in earlier for one in (code.id, *code.formerly))
    )
