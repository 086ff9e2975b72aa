"""What the program says in a study's language: two catalogues, `id` and `en`, with the same keys.

A catalogue is a folder of files by theme; what is said by one part of the program stands in one.

An entry is a text with `{places}`, or one text for each edition of the method (`"1994"`,
`"2014"`: the edition's terms are never mixed), or `one` and `other` by the number `of` (where
something is `n` of N), else by `n`. A place written `{n:spelled}` stands in running text:
there the numbers one to ten are words. What is filled in between quotation marks has single ones
inside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import TypeAlias

from qualcode.errors import QualcodeError
from qualcode.quotation_marks import inner

Entry: TypeAlias = str | dict[str, str]

LANGUAGES = ("id", "en")
EDITIONS = (1994, 2014)
PLACE = re.compile(r"\{(\w+)(?::spelled)?\}")
_FEW = re.compile(r"^(?:10|[1-9])(?=\s|$)")


@dataclass(frozen=True)
class Wording:
    """One catalogue in the terms of one edition."""

    language: str
    edition: int
    entries: Mapping[str, Entry]

    def say(self, key: str, args: Mapping[str, object]) -> str:
        """The text of a key with its places filled.

        Raises:
            QualcodeError: the catalogue has no such key, or a place has no value.
        """
        text = self._text(key, args)
        places = _places(text)
        if not places:
            return text
        if missing := places - args.keys():
            raise QualcodeError(f"the wording '{key}' needs a value for {sorted(missing)}.")
        return PLACE.sub(lambda place: self._filled(place, str(args[place[1]])), text)

    def with_own(self, entries: Mapping[str, str]) -> Wording:
        """The same catalogue with entries of somebody's own in the place of some."""
        return replace(self, entries={**self.entries, **entries}) if entries else self

    def _filled(self, place: re.Match[str], value: str) -> str:
        before = place.string[: place.start()]
        if place[0].endswith(":spelled}"):
            value = _FEW.sub(self._spelled, value)
            value = value if before else value[:1].upper() + value[1:]
        return inner(value) if before.count("“") > before.count("”") else value

    def _spelled(self, number: re.Match[str]) -> str:
        return str(self.entries[f"number.{number[0]}"])

    def _text(self, key: str, args: Mapping[str, object]) -> str:
        try:
            entry = self.entries[key]
        except KeyError:
            raise QualcodeError(f"no wording '{key}' in '{self.language}'.") from None
        if isinstance(entry, str):
            return entry
        edition = str(self.edition)
        if edition in entry:
            return entry[edition]
        # "2 of 3 informants": what is counted is named by how many there are of it.
        number = args.get("of", args.get("n"))
        return entry["one" if str(number) == "1" else "other"]


def catalogue(language: str, edition: int) -> Wording:
    """The wording of a language (`id`, `en`) and an edition (1994, 2014).

    Raises:
        QualcodeError: there is no catalogue for the language or the edition.
    """
    if language not in LANGUAGES or edition not in EDITIONS:
        raise QualcodeError(
            f"no wording in '{language}' for edition {edition}.",
            "Languages: id, en; editions: 1994, 2014.",
        )
    return Wording(language, edition, _entries(language))


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    return frozenset(PLACE.findall(text))


@lru_cache
def _entries(language: str) -> dict[str, Entry]:
    # yaml is slow to import and needed only when something is put into words.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: dict[str, Entry] = {}
    parts = files(__name__).joinpath(language).iterdir()
    for part in sorted(
        (one for one in parts if one.name.endswith(".yaml")), key=attrgetter("name")
    ):
        entries |= yaml.load(part.read_text(encoding="utf-8"), Loader=loader)
    return entries
