"""Who was heard: informants, source groups and cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qualcode.model.text import LocalText


class Consent(StrEnum):
    """What an informant agreed to have printed of them."""

    NAMED = "named"
    ROLE = "role"
    ANONYMOUS = "anonymous"
    WITHDRAWN = "withdrawn"


class InformantKind(StrEnum):
    """The informant's part in purposive sampling (kunci, utama, tambahan)."""

    KEY = "key"
    MAIN = "main"
    ADDITIONAL = "additional"


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A group of informants whose views source triangulation compares with other groups'."""

    id: str
    label: LocalText


@dataclass(frozen=True, slots=True)
class Case:
    """A unit that is compared with other units: a village, a business group.

    `outcome` is how it ended or stands; where it is a grade of one of the study's scales, cases
    are ordered by it. `attributes` are other things that are known of it, such as its size.
    """

    id: str
    label: LocalText
    outcome: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Informant:
    """A person who was heard. `sample` is False for one who is not among the N of the study."""

    id: str
    name: str
    group: str
    pseudonym: str = ""
    consent: Consent = Consent.ANONYMOUS
    role: str = ""
    kind: InformantKind | None = None
    selection: str = ""
    sample: bool = True
    case: str | None = None
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None

    @property
    def printed_name(self) -> str:
        """How the informant may be called in any output: the name only with consent `named`."""
        if self.consent is Consent.NAMED:
            return self.name
        return self.pseudonym or self.id

    @property
    def labels(self) -> tuple[str, ...]:
        """Speaker labels that mean this informant."""
        return (self.name, self.id, *((self.pseudonym,) if self.pseudonym else ()), *self.aliases)


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person whom informants name and who was not heard; nobody asked for their consent.

    Print has the pseudonym instead of the name. A `public` person is one whom everybody knows in
    their office; the name stands.
    """

    name: str
    pseudonym: str = ""
    aliases: tuple[str, ...] = ()
    public: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody who speaks in the study or is spoken of, and how they are grouped."""

    groups: tuple[SourceGroup, ...] = ()
    cases: tuple[Case, ...] = ()
    informants: tuple[Informant, ...] = ()
    interviewer: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    """Names of people whose entry could not be read: nobody knows what they consented to."""
    mentioned: tuple[Mentioned, ...] = ()

    def informant(self, informant_id: str) -> Informant | None:
        """The informant of that id."""
        return next((one for one in self.informants if one.id == informant_id), None)

    def group(self, group_id: str) -> SourceGroup | None:
        """The source group of that id."""
        return next((one for one in self.groups if one.id == group_id), None)

    def case(self, case_id: str | None) -> Case | None:
        """The case of that id."""
        return next((one for one in self.cases if one.id == case_id), None)

    def members(self, group_id: str) -> tuple[Informant, ...]:
        """The informants of a group, in the order of study.yaml."""
        return tuple(one for one in self.informants if one.group == group_id)
