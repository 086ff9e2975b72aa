"""Evidence that a finding names by a selection over codes, and not coding by coding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qualcode.model.coding import Polarity


@dataclass(frozen=True, slots=True)
class EvidenceQuery:
    """A Boolean selection over codes (`EM1.1 and OB2`), with what narrows it.

    An empty field narrows nothing. `within` (`overlap`, `sentence`, `turn`) or `near` (so many
    sentences) says what counts as together; `roots` that `text` is a root with all its affixes.
    """

    expression: str
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    phase: str = "all"
    reviewed: str = "all"
    text: str = ""
    roots: bool = False
    within: str = ""
    near: int | None = None
    line: int | None = field(default=None, compare=False)

    @property
    def fields(self) -> Mapping[str, str | tuple[str, ...]]:
        """What it says, by the keys with which a finding's file says it."""
        return dict(self._fields())

    def _fields(self) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        yield "query", self.expression
        listed = {
            "code": self.codes, "group": self.groups, "informant": self.informants,
            "case": self.cases, "source": self.sources, "period": self.periods,
            "polarity": tuple(map(str, self.polarities)),
        }  # fmt: skip
        for key, values in listed.items():
            if values:
                yield key, values[0] if len(values) == 1 else values
        for key, value in (("phase", self.phase), ("reviewed", self.reviewed)):
            if value != "all":
                yield key, value
        if self.text:
            yield "text", self.text
        if self.roots:
            yield "root", "yes"
        if self.within:
            yield "within", self.within
        if self.near is not None:
            yield "near", str(self.near)

    def __str__(self) -> str:
        """As it stands in a finding's file: `{query: EM1.1 and OB2, group: com}`."""
        told = (
            f"{key}: {value if isinstance(value, str) else '[' + ', '.join(value) + ']'}"
            for key, value in self._fields()
        )
        return "{" + ", ".join(told) + "}"
