"""Words that are not yet in a language: what displays hold and reports put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, runtime_checkable


@runtime_checkable
class Translatable(Protocol):
    """A text of the study that exists in several languages, such as a code's label."""

    def in_language(self, language: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of the catalogue of wording, with the values that it is filled with.

    Values may be words themselves and are put into the language first.
    """

    key: str
    args: Mapping[str, Words | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joined:
    """Several words in a row, such as the members of a list."""

    parts: tuple[Words, ...]
    separator: str = ", "


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a table or figure of the same document is called in running text, by its name.

    Such as `Tabel 4.3`, or `Tabel 4.3 sampai Tabel 4.5` where it comes in several parts; `about`
    asks for those parts only that are about it, such as one aspect. Who numbers the document
    knows what to put here.
    """

    name: str
    about: str = ""


def name_of_part(name: str, about: str) -> str:
    """By what name the parts of a table are known that are about something."""
    return f"{name} {about}" if about else name


class OwnWords(str):
    """What the report itself says, put into its language; not what somebody in the study said.

    Cells of tables hold both, and only the report's own words follow the rules of its language.
    """

    __slots__ = ()


Words: TypeAlias = "str | Phrase | Joined | Numbered | Translatable"


def phrase(key: str, **args: Words | int) -> Phrase:
    """A phrase with its values as keywords."""
    return Phrase(key, args)
