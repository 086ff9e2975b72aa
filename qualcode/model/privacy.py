"""Keeping informants' names out of everything that is printed.

People name each other while they speak ("Bu Endang yang mengajak saya"). Unless consent is
`named`, a quotation shows the pseudonym in square brackets instead, as an editor's insertion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from qualcode.model.informant import Consent, Informant, Roster

WITHHELD = "[–]"
"""What stands for the name of an informant who has withdrawn."""

_SHORTEST = 3
_CLITICS = r"(?=(?:(?:nya|lah|kah|pun|['’]s))?(?!\w))"
_HONORIFICS = (
    r"(?:ibu|bu|bapak|pak|mas|mbak|mba|kakak|kak|bang|saudara|saudari|sdr|ustaz|ustad|haji|hajjah"
    r"|hj|h|dr|mr|mrs|ms|miss)\.?"
)
_GENERIC = frozenset(
    """informan narasumber partisipan subjek pewawancara peneliti responden moderator peserta
    informant participant interviewee interviewer researcher respondent speaker subject person
    ibu bu bapak pak mas mbak mba kakak kak bang saudara saudari bpk sdr ustaz ustad haji hajjah
    kepala ketua sekretaris bendahara anggota petugas staf pegawai pejabat kabid kasi kadis camat
    lurah kades bidang seksi dinas kantor desa pelaku umkm usaha pengrajin perajin warga masyarakat
    pemerintah aparatur kelompok head officer official staff member chair owner actor community
    government village sir madam the and dan dari of tanya jawab""".split()  # noqa: SIM905
)
_ALSO_WORDS = frozenset(
    """untung indah murni bunga cahaya utama jaya agung mulia damai bagus rahmat rezeki rejeki
    berkah subur makmur maju putra putri baru lestari bakti setia tulus ikhlas sehat selamat senang
    suka sukses bintang mentari fajar musim hari intan mutiara melati mawar hope grace joy faith
    will mark rose may august summer""".split()  # noqa: SIM905
)


class _Person(NamedTuple):
    id: str
    name: str
    aliases: tuple[str, ...]
    printed: str
    named: bool


def anonymise(text: str, roster: Roster) -> str:
    """The text with informants' real names and aliases replaced by pseudonyms in brackets.

    Whole names and aliases are found in any case; a part of a name alone where it is written as a
    name (`Endang`, `ENDANG`) or follows an address (`bu endang`). Shorter than three characters,
    or only general words (`Informan 2`, `Pelaku UMKM`): left alone. A part that several
    informants share is replaced by all their pseudonyms. Apply it once to a text.
    """
    finder, printed = _finder(tuple(_person(one) for one in roster.informants))
    if finder is None:
        return text
    replaced = finder.sub(lambda found: _replacement(found, printed), text)
    return re.sub(r"(\[[^\[\]]+\])(?:\s+\1)+", r"\1", replaced)


def printed_role(informant: Informant) -> str:
    """The informant's role, where consent lets it be printed (`named` or `role`), else nothing.

    In a small office a role names the person as surely as the name does.
    """
    return informant.role if informant.consent in (Consent.NAMED, Consent.ROLE) else ""


def _person(informant: Informant) -> _Person:
    withdrawn = informant.consent is Consent.WITHDRAWN
    printed = WITHHELD if withdrawn else f"[{informant.printed_name}]"
    named = informant.consent is Consent.NAMED
    return _Person(informant.id, informant.name, informant.aliases, printed, named)


def _replacement(found: re.Match[str], printed: tuple[str, ...]) -> str:
    number = int((found.lastgroup or "n0")[1:])
    return printed[number] or found.group()


@lru_cache(maxsize=16)
def _finder(people: tuple[_Person, ...]) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    """A pattern whose groups `n0, n1, …` stand for the replacements beside it."""
    if all(person.named for person in people):
        return None, ()
    rules = [*_whole_names(people), *_parts_of_names(people)]
    if not rules:
        return None, ()
    groups = (f"(?P<n{number}>{pattern})" for number, (pattern, _) in enumerate(rules))
    return re.compile("|".join(groups)), tuple(printed for _, printed in rules)


def _whole_names(people: Iterable[_Person]) -> list[tuple[str, str]]:
    """Rules for whole names, longest first; the names that may be printed guard themselves."""
    found: dict[str, dict[str, None]] = {}
    for person in people:
        printed = "" if person.named else person.printed
        for words in {_words(label) for label in (person.name, *person.aliases)}:
            if len(words) > 1 and not all(map(_is_generic, words)):
                found.setdefault(r"[\s.]+".join(map(re.escape, words)), {})[printed] = None
    longest_first = sorted(found, key=len, reverse=True)
    return [
        (rf"(?<!\w)(?i:(?:{_HONORIFICS}\s+)?{name}){_CLITICS}", _several(found[name]))
        for name in longest_first
    ]


def _parts_of_names(people: Iterable[_Person]) -> list[tuple[str, str]]:
    found: dict[str, dict[str, None]] = {}
    for person in people:
        if not person.named:
            for part in _name_parts(person):
                found.setdefault(part.casefold(), {})[person.printed] = None
    longest_first = sorted(found, key=len, reverse=True)
    return [rule for part in longest_first for rule in _part_rules(part, _several(found[part]))]


def _part_rules(part: str, printed: str) -> Iterator[tuple[str, str]]:
    word = re.escape(part)
    yield rf"(?<!\w)(?i:{_HONORIFICS}\s+{word}){_CLITICS}", printed
    if part not in _ALSO_WORDS:
        written = {part.capitalize(), part.title(), part.upper()}
        forms = "|".join(re.escape(form) for form in sorted(written))
        yield rf"(?<!\w)(?:{forms}){_CLITICS}", printed


def _name_parts(person: _Person) -> set[str]:
    parts = {word for label in (person.name, *person.aliases) for word in _words(label)}
    return {part for part in parts if len(part) >= _SHORTEST and not _is_generic(part)}


def _words(label: str) -> tuple[str, ...]:
    """The words of a name without the academic titles behind it (`S.Sos., M.Si.`)."""
    before_titles = label.split(",")[0]
    return tuple(re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", before_titles))


def _is_generic(word: str) -> bool:
    plain = word.casefold()
    return len(plain) < _SHORTEST or plain in _GENERIC or any(map(str.isdigit, plain))


def _several(printed: Iterable[str]) -> str:
    known = list(printed)
    if len(known) < 2:
        return known[0]
    return "[" + "/".join(one.strip("[]") for one in known if one) + "]"
