"""Keeping informants' names out of everything that is printed.

People name each other while they speak ("Bu Endang yang mengajak saya"). Unless consent is
`named`, a quotation shows the pseudonym in square brackets instead, as an editor's insertion; so
it does for others who are named, where study.yaml lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qualcode.model.informant import Consent, Informant, Roster
from qualcode.model.letters import NO_LETTER_BEFORE, View, set_apart, views
from qualcode.model.name_patterns import (
    WITHHELD,
    in_addresses,
    mentioned_person,
    near_names,
    person,
    rules,
    unread_person,
)
from qualcode.model.private_numbers import addresses, numbers
from qualcode.model.titles import with_titles

__all__ = [
    "WITHHELD",
    "Anonymiser",
    "printed_attributes",
    "printed_role",
    "printed_selection",
    "role_may_be_printed",
]

Marks = tuple[tuple[int, int], ...]

_AROUND = 80
"""How many characters on each side of a passage may belong to a name that it cuts."""


_LONGEST_WORD = 200
"""What is longer is no word of a language: it may be cut anywhere."""


class Anonymiser:
    """Replaces the real names of informants and of people whom they mention by pseudonyms.

    Whole names and aliases are found in any case; a part of a name alone where it is written as a
    name (`Endang`, `ENDANG`) or follows an address (`bu endang`). Shorter than three characters,
    or only general words (`Informan 2`, `Pelaku UMKM`): left alone. A part that several
    informants share is replaced by all their pseudonyms. Left alone is a part that belongs to the
    name of a place or group (see `place_names`). Apply it once to a text.
    """

    def __init__(self, roster: Roster, site: str = "") -> None:
        people = (
            *map(person, roster.informants),
            *map(mentioned_person, roster.mentioned),
            *map(unread_person, roster.withheld),
        )
        known = rules(people, roster, site)
        groups = (f"(?P<n{number}>{pattern})" for number, (pattern, _) in enumerate(known))
        # A name begins with a word or a number, which spares most places the rules.
        begins = r"(?:(?=[^\W\d_])|(?<!\d)(?=\d))"
        self._finder = re.compile(rf"{NO_LETTER_BEFORE}{begins}(?:{'|'.join(groups)})")
        self._printed = tuple(printed for _, printed in known)
        self._parts: dict[tuple[str, int, int, Marks], str] = {}
        hidden = [one for one in people if not one.named]
        self._near, self._in_address = near_names(hidden), in_addresses(hidden)
        self._margin = max(
            [_AROUND, *(len(name) + _AROUND for one in people for name in one.names)]
        )

    def __call__(self, text: str) -> str:
        """The text without the names, and without numbers that belong to a person."""
        printed, at = [], 0
        for start, end, instead in self.stretches(text):
            printed += [text[at:start], instead]
            at = end
        return _once("".join([*printed, text[at:]])) if printed else text

    def within(self, text: str, start: int, end: int, marks: Marks = ()) -> str:
        """A part of a text as it may be printed, seen in what stands around it.

        Of a name or number that the part cuts nothing is printed, and a word that may be a name or
        not is told by the words before it. `marks` are stretches of the text that are left out.
        """
        part = (text, start, end, marks)
        if part not in self._parts:
            # A report prints a passage in many tables.
            self._parts[part] = self._within(*part)
        return self._parts[part]

    def _within(self, text: str, start: int, end: int, marks: Marks) -> str:
        low, printed, at = max(0, start - _AROUND), [], start
        around = self._found(text[low : end + _AROUND])
        names = [(low + first, low + last, instead) for first, last, instead in around]
        for first, last, instead in sorted([*names, *((*one, "") for one in marks)]):
            if first < end and last > at:
                printed += [text[at : max(at, first)], instead]
                at = min(last, end)
        return _once("".join([*printed, text[at:end]]))

    def stretches(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """What of a text is not printed as it stands: from, to, and what stands there instead.

        For texts that are printed in parts, so that no part ends inside a name. The stretches
        stand in order and apart.
        """
        apart: list[tuple[int, int, str]] = []
        for first, last, instead in self._found(text):
            before, until, kept = apart[-1] if apart else (0, -1, "")
            again = kept == instead and not text[max(0, until) : first].strip()
            if apart and (first < until or again):
                apart[-1] = (before, max(last, until), kept)
            else:
                apart.append((first, last, instead))
        return tuple(apart)

    def _found(self, text: str) -> list[tuple[int, int, str]]:
        """What is to be replaced in a text, in order, with what stands there instead."""
        found = {
            (*set_apart(text, *view.span(start, end)), instead)
            for view in views(text)
            for start, end, instead in self._seen(view)
        }
        return sorted(found, key=lambda one: (one[0], -one[1], one[2]))

    def _seen(self, view: View) -> Iterator[tuple[int, int, str]]:
        text = view.text
        yield from ((*one, WITHHELD) for one in numbers(text))
        for start, end in addresses(text):
            if self._in_address.search(text, start, end):
                yield start, end, WITHHELD
        for found in self._named(view):
            if instead := self._printed[int((found.lastgroup or "n0")[1:])]:
                yield *with_titles(text, *found.span()), instead

    def _named(self, view: View) -> Iterator[re.Match[str]]:
        """Where names stand, looked for around the words that tell one: a text is long.

        Of a view that reads otherwise than the text only what does so is looked at again.
        """
        text, low, high = view.text, 0, 0
        for near in self._near.finditer(text):
            if view.places and not view.differs(near.start(), _edge(text, near.end(), 1)):
                continue
            if near.start() - self._margin > high:
                yield from self._finder.finditer(text, low, high)
                low = _edge(text, near.start() - self._margin, -1)
            high = max(high, _edge(text, near.end() + self._margin, 1))
        yield from self._finder.finditer(text, low, high)


def _once(text: str) -> str:
    """One pseudonym where several parts of a name were replaced by it."""
    return re.sub(r"(\[[^\[\]]+\])(?:\s+\1)+", r"\1", text)


def printed_role(informant: Informant) -> str:
    """The informant's role, where consent lets it be printed (`named` or `role`), else nothing.

    In a small office a role names the person as surely as the name does.
    """
    return informant.role if role_may_be_printed(informant) else ""


def printed_selection(informant: Informant) -> str | None:
    """Why the informant was selected, where consent lets the role be printed; else None.

    The reason mostly tells the role: *heads the office that runs the programme*.
    """
    return informant.selection if role_may_be_printed(informant) else None


def printed_attributes(informant: Informant) -> Mapping[str, str]:
    """The informant's attributes, where consent lets the role be printed; else none.

    A few of them together, such as sex, age and trade, tell who it is as surely as a role does.
    """
    return informant.attributes if role_may_be_printed(informant) else {}


def role_may_be_printed(informant: Informant) -> bool:
    """Whether consent lets more be printed of an informant than the pseudonym: role, traits."""
    return informant.consent in (Consent.NAMED, Consent.ROLE)


def _edge(text: str, at: int, step: int) -> int:
    """The nearest place in a direction that is not inside a word, as far as words go."""
    at = min(max(at, 0), len(text))
    for _ in range(_LONGEST_WORD):
        if not 0 < at < len(text) or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            break
        at += step
    return at
