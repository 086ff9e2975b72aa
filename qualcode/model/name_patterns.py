"""Patterns that find people's names in texts, as wholes and in parts, and what tells one is near.

They are made for texts as `letters.views` gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from qualcode.model.address import ADDRESSES, ALSO_WORDS, GENERIC, HONORIFICS
from qualcode.model.informant import Consent, Informant, Mentioned, Roster
from qualcode.model.letters import NO_LETTER_BEFORE, NO_LETTER_BEHIND, plain_letters
from qualcode.model.place_names import guarded
from qualcode.model.titles import without_titles

Rule = tuple[str, str]
"""A pattern, and what is printed instead of what it finds; "" where that stays."""

WITHHELD: Final = "[–]"
"""What stands for a name without a pseudonym: of who has withdrawn, or was only mentioned."""

_SHORTEST: Final = 3
_LONG_ENOUGH: Final = 4
"""How many letters tell a name where it stands inside a word of an address (`x.com/rosajaya`)."""

_JOINED_FROM: Final = 8
"""How many letters a whole name has that is told without anything between its words."""

_CLITICS: Final = rf"(?=(?:(?:nya|ku|mu)?(?:lah|kah|pun|tah)?|'s){NO_LETTER_BEHIND})"
# In a list with an item for each, two people stand and not one name.
_JOINT: Final = r"(?:(?![^\S\n]*\n\s*[*]\s)[\s.*_~\\]+|-)"
_WITHIN_SENTENCE: Final = "|".join(
    rf"(?<=[^\W\d_]{gap})|(?<=,{gap})" for gap in (r"\s", *(rf"[ *_]{{{n}}}" for n in (2, 3, 4)))
)


class Person(NamedTuple):
    """What a person is called, in plain letters, what is printed instead, and whether it is not."""

    names: tuple[str, ...]
    printed: str
    named: bool


def person(informant: Informant) -> Person:
    """An informant with what is printed of them in quotations."""
    withdrawn = informant.consent is Consent.WITHDRAWN
    printed = WITHHELD if withdrawn else f"[{informant.printed_name}]"
    named = informant.consent is Consent.NAMED
    return Person(_names((informant.name, *informant.aliases)), printed, named)


def mentioned_person(one: Mentioned) -> Person:
    """Somebody of whom informants speak, with what is printed of them."""
    printed = f"[{one.pseudonym}]" if one.pseudonym else WITHHELD
    return Person(_names((one.name, *one.aliases)), printed, one.public)


def unread_person(name: str) -> Person:
    """Somebody whose entry could not be read: nobody knows what they consented to."""
    return Person(_names((name,)), WITHHELD, False)


def rules(people: Sequence[Person], roster: Roster, site: str) -> list[Rule]:
    """The rules in the order in which they are tried: places, whole names, parts of names."""
    return [*_places(people, roster, site), *_whole_names(people), *_parts_of_names(people)]


def near_names(people: Iterable[Person]) -> re.Pattern[str]:
    """A search for words of which one stands in whatever is replaced of a name."""
    words = {word.casefold() for person in people for word in _telling(person)}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words - {""}):
        by_letter.setdefault(word[0], []).append(_word(word[1:]))
    # What begins with a set of letters is searched quickest; so the edge is told behind the first.
    first = "".join(re.escape(form) for one in by_letter for form in {one, one.upper()[:1]})
    rest = "|".join(
        rf"(?<=[{re.escape(one + one.upper()[:1])}])(?i:{'|'.join(behind)})"
        for one, behind in by_letter.items()
    )
    if not by_letter:
        return re.compile(r"(?!)")
    return re.compile(rf"[{first}](?<![^\W\d_].)(?:{rest})(?![^\W\d_]{{7}})")


def in_addresses(people: Sequence[Person]) -> re.Pattern[str]:
    """A search for names where words are written together: in addresses of pages and people."""
    every = {part.casefold() for one in people for part in _name_parts(one)}
    parts = every - ALSO_WORDS
    found = {rf"(?<=[/@]){_word(part)}(?![^\W_]|-)" for part in every}
    found |= {rf"{NO_LETTER_BEFORE}{_word(part)}{NO_LETTER_BEHIND}" for part in parts}
    for part in (one for one in parts if len(one) >= _LONG_ENOUGH):
        found |= {rf"{NO_LETTER_BEFORE}{_word(part)}", rf"{_word(part)}{NO_LETTER_BEHIND}"}
    for words in (words for one in people for words in map(_words, one.names)):
        if _is_whole_name(words):
            found.add(r"[\W_]*".join(map(_word, words)))
    return re.compile(rf"(?i){'|'.join(sorted(found)) or '(?!)'}")


def _names(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(without_titles(plain_letters(label)) for label in labels)


def _word(part: str) -> str:
    """A word of a name, also where its apostrophe is not written."""
    return re.escape(part).replace("'", "['`]?")


def _places(people: Sequence[Person], roster: Roster, site: str) -> Iterator[Rule]:
    """Rules for names of places and groups, which are printed as they stand."""
    names = [name for one in people for name in one.names]
    words = {word.casefold() for name in names for word in _words(name)}
    taken = {word for word in words if not _says_no_name(word)} | ADDRESSES
    parts = {part.casefold() for one in people if not one.named for part in _name_parts(one)}
    told = (*(one.label for one in roster.cases), *(one.label for one in roster.groups))
    declared = [plain_letters(text) for label in told for _, text in label.texts]
    for pattern in guarded(parts, ALSO_WORDS, taken, names, declared, plain_letters(site)):
        yield pattern, ""


def _telling(one: Person) -> Iterator[str]:
    yield from _name_parts(one)
    for words in map(_words, one.names):
        if _is_whole_name(words):
            yield max(words, key=lambda word: (not _says_no_name(word), len(word)))
            yield "".join(words)


def _is_whole_name(words: Sequence[str]) -> bool:
    return len(words) > 1 and not all(map(_says_no_name, words))


def _whole_names(people: Iterable[Person]) -> list[Rule]:
    """Rules for whole names, longest first; the names that may be printed guard themselves."""
    found: dict[str, dict[str, None]] = {}
    for one in people:
        for words in map(_words, one.names):
            for known in (words, _without_address(words)):
                if _is_whole_name(known):
                    pattern = _joint(known).join(map(_word, known))
                    found.setdefault(pattern, {})["" if one.named else one.printed] = None
    longest_first = sorted(found, key=lambda name: (-len(name), name))
    return [
        (rf"(?i:(?:{HONORIFICS}[\s*_]+)?{name}){_CLITICS}", _several(found[name]))
        for name in longest_first
    ]


def _without_address(words: Sequence[str]) -> Sequence[str]:
    """The words of a name behind the forms of address before it."""
    first = next((at for at, one in enumerate(words) if one.casefold() not in ADDRESSES), 0)
    return words[first:]


def _joint(words: Sequence[str]) -> str:
    together = min(map(len, words)) >= _SHORTEST and sum(map(len, words)) >= _JOINED_FROM
    return f"{_JOINT}?" if together else _JOINT


def _parts_of_names(people: Iterable[Person]) -> list[Rule]:
    found: dict[str, dict[str, None]] = {}
    for one in people:
        if not one.named:
            for part in _name_parts(one):
                found.setdefault(part.casefold(), {})[one.printed] = None
    longest_first = sorted(found, key=lambda name: (-len(name), name))
    return [rule for part in longest_first for rule in _part_rules(part, _several(found[part]))]


def _part_rules(part: str, printed: str) -> Iterator[Rule]:
    word = _word(part)
    before = rf"(?i:{HONORIFICS}[\s*_]+{word})"
    if part in ALSO_WORDS:
        # Within a sentence, or in capitals, it can only be the name.
        written = rf"(?:{_WITHIN_SENTENCE}){re.escape(part.capitalize())}|{part.upper()}"
        yield rf"(?:{before}|(?<=@)(?i:{word})|{written}){_CLITICS}", printed
    else:
        written = _capitalised(part)
        yield rf"(?:{before}|(?<=[@#])(?i:{word})|{written}){_CLITICS}", printed


def _capitalised(part: str) -> str:
    """A word as names are written, whatever follows its first letter (`ENDANG`, `McDonald`)."""
    first = rf"{re.escape(part[0].upper())}(?i:{_word(part[1:])})"
    particle, _, rest = part.partition("'")
    if not rest:
        return first
    return rf"{first}|(?i:{re.escape(particle)})['`]{_capitalised(rest)}"


def _name_parts(one: Person) -> set[str]:
    parts = {word for name in one.names for word in _words(name)}
    return {part for part in parts if len(part) >= _SHORTEST and not _is_generic(part)}


def _words(name: str) -> tuple[str, ...]:
    """The words of a name; what stands behind a comma only where a given name does.

    *Harjanti, Rosalinda* is a name, *Rosalinda Harjanti, weaver in Sampang* tells more than one.
    """
    before, _, behind = name.partition(",")
    words, more = _WORD.findall(before), _WORD.findall(behind.partition(",")[0])
    given = len(words) == 1 and 0 < len(more) <= 2 and all(map(_may_be_given, more))
    return (*words, *more) if given else tuple(words)


_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def _may_be_given(word: str) -> bool:
    return word[0].isupper() and not word.isupper() and not _is_generic(word)


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
