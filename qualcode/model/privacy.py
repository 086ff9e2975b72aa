"""Keeping informants' names out of everything that is printed.

People name each other while they speak ("Bu Endang yang mengajak saya"). Unless consent is
`named`, a quotation shows the pseudonym in square brackets instead, as an editor's insertion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from qualcode.model.address import ADDRESSES, ALSO_WORDS, GENERIC, HONORIFICS
from qualcode.model.informant import Consent, Informant, Roster
from qualcode.model.place_names import guarded

WITHHELD = "[–]"
"""What stands for the name of an informant who has withdrawn, or whose consent is not known."""

_NUMBERS = re.compile(
    r"(?<![\w.,])(?:(?:\+62|62|0)[\s-]?8\d{1,2}(?:[\s.-]?\d{2,5}){2,3}"
    r"|\d{8}\s?\d{6}\s?\d\s?\d{3}|\d{16}|\d{4}(?:[ .-]\d{4}){3}|\(0\d{2,3}\)\s?\d{5,8}"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)(?![\w])"
)
"""Telephone numbers, the numbers of civil servants and of identity cards, addresses of mail."""

_SHORTEST = 3
_AROUND = 80
"""How many characters on each side of a passage may belong to a name that it cuts."""

_CLITICS = r"(?=(?:(?:nya|lah|kah|pun|['’]s))?(?!\w))"


class _Person(NamedTuple):
    labels: tuple[str, ...]
    printed: str
    named: bool


class Anonymiser:
    """Replaces informants' real names and aliases in texts by pseudonyms in brackets.

    Whole names and aliases are found in any case; a part of a name alone where it is written as a
    name (`Endang`, `ENDANG`) or follows an address (`bu endang`). Shorter than three characters,
    or only general words (`Informan 2`, `Pelaku UMKM`): left alone. A part that several
    informants share is replaced by all their pseudonyms. Left alone is a part that belongs to the
    name of a place or group (see `place_names`). Apply it once to a text.
    """

    def __init__(self, roster: Roster, site: str = "") -> None:
        unread = (_Person((label,), WITHHELD, False) for label in roster.withheld)
        people = (*map(_person, roster.informants), *unread)
        rules = [*_places(people, roster, site), *_whole_names(people), *_parts_of_names(people)]
        groups = (f"(?P<n{number}>{pattern})" for number, (pattern, _) in enumerate(rules))
        # A name begins with a word, which spares most places the rules.
        self._finder = re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(groups)})")
        self._printed = tuple(printed for _, printed in rules)
        self._parts: dict[tuple[str, int, int], str] = {}
        self._near = _any_of(word for one in people if not one.named for word in _telling(one))
        self._margin = max(
            [_AROUND, *(len(label) + _AROUND for one in people for label in one.labels)]
        )

    def __call__(self, text: str) -> str:
        """The text without the names, and without numbers that belong to a person."""
        if "@" in text or any(map(str.isdigit, text)):
            text = _NUMBERS.sub(WITHHELD, text)
        printed, at = [], 0
        for found in self._named(text):
            printed += [text[at : found.start()], self._replacement(found)]
            at = found.end()
        return _once("".join([*printed, text[at:]])) if printed else text

    def within(self, text: str, start: int, end: int) -> str:
        """A part of a text as it may be printed, seen in what stands around it.

        Of a name or number that the part cuts nothing is printed, and a word that may be a name or
        not is told by the words before it.
        """
        part = (text, start, end)
        if part not in self._parts:
            # A report prints a passage in many tables.
            self._parts[part] = self._within(*part)
        return self._parts[part]

    def _within(self, text: str, start: int, end: int) -> str:
        low, printed, at = max(0, start - _AROUND), [], start
        for found, instead in self._found(text[low : end + _AROUND]):
            first, last = low + found.start(), low + found.end()
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
        for found, instead in self._found(text):
            first, last = found.span()
            before, until, kept = apart[-1] if apart else (0, -1, "")
            again = kept == instead and not text[max(0, until) : first].strip()
            if apart and (first < until or again):
                apart[-1] = (before, max(last, until), kept)
            else:
                apart.append((first, last, instead))
        return tuple(apart)

    def _found(self, text: str) -> list[tuple[re.Match[str], str]]:
        """What is to be replaced in a text, in order, with what stands there instead."""
        numbers = "@" in text or any(map(str.isdigit, text))
        found = [(one, WITHHELD) for one in _NUMBERS.finditer(text)] if numbers else []
        names = ((one, self._replacement(one)) for one in self._named(text))
        found += [(one, instead) for one, instead in names if instead != one.group()]
        return sorted(found, key=lambda one: one[0].start())

    def _named(self, text: str) -> Iterator[re.Match[str]]:
        """Where names stand, looked for around the words that tell one: a text is long."""
        low = high = 0
        for near in self._near.finditer(text):
            if near.start() - self._margin > high:
                yield from self._finder.finditer(text, low, high)
                low = _edge(text, near.start() - self._margin, -1)
            high = max(high, _edge(text, near.end() + self._margin, 1))
        yield from self._finder.finditer(text, low, high)

    def _replacement(self, found: re.Match[str]) -> str:
        return self._printed[int((found.lastgroup or "n0")[1:])] or found.group()


def _once(text: str) -> str:
    """One pseudonym where several parts of a name were replaced by it."""
    return re.sub(r"(\[[^\[\]]+\])(?:\s+\1)+", r"\1", text)


def anonymise(text: str, roster: Roster) -> str:
    """One text without the real names of a roster (see `Anonymiser`, which is quicker for many)."""
    return Anonymiser(roster)(text)


def printed_role(informant: Informant) -> str:
    """The informant's role, where consent lets it be printed (`named` or `role`), else nothing.

    In a small office a role names the person as surely as the name does.
    """
    return informant.role if _role_may_be_printed(informant) else ""


def printed_selection(informant: Informant) -> str | None:
    """Why the informant was selected, where consent lets the role be printed; else None.

    The reason mostly tells the role: *heads the office that runs the programme*.
    """
    return informant.selection if _role_may_be_printed(informant) else None


def _role_may_be_printed(informant: Informant) -> bool:
    return informant.consent in (Consent.NAMED, Consent.ROLE)


def _person(informant: Informant) -> _Person:
    withdrawn = informant.consent is Consent.WITHDRAWN
    printed = WITHHELD if withdrawn else f"[{informant.printed_name}]"
    named = informant.consent is Consent.NAMED
    return _Person((informant.name, *informant.aliases), printed, named)


def _places(people: Iterable[_Person], roster: Roster, site: str) -> Iterator[tuple[str, str]]:
    """Rules for names of places and groups, which are printed as they stand."""
    people = tuple(people)
    labels = [label for one in people for label in one.labels]
    names = {word.casefold() for label in labels for word in _words(label)}
    taken = {word for word in names if not _says_no_name(word)} | ADDRESSES
    parts = {part.casefold() for one in people if not one.named for part in _name_parts(one)}
    told = (*(one.label for one in roster.cases), *(one.label for one in roster.groups))
    declared = [text for label in told for _, text in label.texts]
    for pattern in guarded(parts, ALSO_WORDS, taken, labels, declared, site):
        yield pattern, ""


def _telling(person: _Person) -> Iterator[str]:
    """Words of which one stands in whatever is replaced of a name."""
    yield from _name_parts(person)
    for words in map(_words, person.labels):
        if _is_whole_name(words):
            yield max(words, key=lambda one: (not _says_no_name(one), len(one)))


def _is_whole_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and not all(map(_says_no_name, words))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A search for any of some words, in any case, with or without a clitic."""
    forms: set[str] = set()
    for one in filter(None, words):
        forms |= {one, one.casefold(), one.upper(), one.capitalize(), one.title()}
    alternatives = "|".join(map(re.escape, sorted(forms))) or r"(?!)"
    return re.compile(rf"(?i)(?<!\w)(?:{alternatives})(?!\w{{4}})")


def _edge(text: str, at: int, step: int) -> int:
    """The nearest place in a direction that is not inside a word."""
    at = min(max(at, 0), len(text))
    while 0 < at < len(text) and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at += step
    return at


def _whole_names(people: Iterable[_Person]) -> list[tuple[str, str]]:
    """Rules for whole names, longest first; the names that may be printed guard themselves."""
    found: dict[str, dict[str, None]] = {}
    for person in people:
        printed = "" if person.named else person.printed
        for words in map(_words, person.labels):
            if _is_whole_name(words):
                found.setdefault(r"[\s.]+".join(map(re.escape, words)), {})[printed] = None
    longest_first = sorted(found, key=lambda name: (-len(name), name))
    return [
        (rf"(?<!\w)(?i:(?:{HONORIFICS}\s+)?{name}){_CLITICS}", _several(found[name]))
        for name in longest_first
    ]


def _parts_of_names(people: Iterable[_Person]) -> list[tuple[str, str]]:
    found: dict[str, dict[str, None]] = {}
    for person in people:
        if not person.named:
            for part in _name_parts(person):
                found.setdefault(part.casefold(), {})[person.printed] = None
    longest_first = sorted(found, key=lambda name: (-len(name), name))
    return [rule for part in longest_first for rule in _part_rules(part, _several(found[part]))]


def _part_rules(part: str, printed: str) -> Iterator[tuple[str, str]]:
    word = re.escape(part)
    yield rf"(?<!\w)(?i:{HONORIFICS}\s+{word}){_CLITICS}", printed
    if part in ALSO_WORDS:
        # Within a sentence, or in capitals, it can only be the name.
        yield (
            rf"(?:(?<=[^\W\d_]\s){re.escape(part.capitalize())}|(?<!\w){word.upper()}){_CLITICS}",
            printed,
        )
    else:
        written = {part.capitalize(), part.title(), part.upper()}
        forms = "|".join(re.escape(form) for form in sorted(written))
        yield rf"(?<!\w)(?:{forms}){_CLITICS}", printed


def _name_parts(person: _Person) -> set[str]:
    parts = {word for label in person.labels for word in _words(label)}
    return {part for part in parts if len(part) >= _SHORTEST and not _is_generic(part)}


def _words(label: str) -> tuple[str, ...]:
    """The words of a name without the academic titles behind it (`S.Sos., M.Si.`)."""
    before_titles = label.split(",")[0]
    return tuple(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", before_titles))


def _is_generic(word: str) -> bool:
    """Whether a word alone names nobody; a short one may, behind an address (`Bu Er`)."""
    return len(word) < _SHORTEST or word.casefold() in ADDRESSES or _says_no_name(word)


def _says_no_name(word: str) -> bool:
    plain = word.casefold()
    return plain in GENERIC or any(map(str.isdigit, plain))


def _several(printed: Iterable[str]) -> str:
    known = list(printed)
    if len(known) < 2:
        return known[0]
    return "[" + "/".join(one.strip("[]") for one in known if one) + "]"
