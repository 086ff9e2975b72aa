"""What the cells of a table of people mean: words of either language, never a guess at consent."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualcode.model.informant import Consent, InformantKind, Roster
from qualcode.model.text import LocalText

_KINDS = {
    InformantKind.KEY: "key|key informant|kunci|informan kunci|narasumber kunci",
    InformantKind.MAIN: "main|main informant|utama|informan utama|narasumber utama",
    InformantKind.ADDITIONAL: "additional|additional informant|tambahan|informan tambahan"
    "|pendukung|informan pendukung|supporting",
}
_CONSENTS = {
    Consent.NAMED: "named|nama|nama asli|dengan nama|boleh disebut nama",
    Consent.ROLE: "role|jabatan|peran|jabatan saja|role only",
    # Who agrees to take part has not agreed to be named.
    Consent.ANONYMOUS: "anonymous|anonim|tanpa nama|samaran|disamarkan|ya|yes|y|setuju|bersedia"
    "|agreed|true|v|✓|✔|√",
    Consent.WITHDRAWN: "withdrawn|ditarik|mundur|mengundurkan diri|menarik diri",
}
_YES = frozenset("yes|true|ya|y|on|v|✓|✔|√|1".split("|"))
_NO = frozenset("no|false|tidak|n|off|bukan|0".split("|"))


def consent_of(word: str) -> Consent | None:
    """The consent that a word means; None where it means none of them, such as a plain no."""
    return next((one for one, words in _CONSENTS.items() if _is_one(word, words)), None)


def kind_of(word: str) -> InformantKind | None:
    """The kind of informant that a word means, or None."""
    return next((one for one, words in _KINDS.items() if _is_one(word, words)), None)


def yes_or_no(word: str) -> bool | None:
    """Whether a word says yes or no; None where it says neither."""
    plain = word.casefold()
    return True if plain in _YES else False if plain in _NO else None


def labels_in(cell: str) -> tuple[str, ...]:
    """Several labels in one cell, separated by commas, semicolons, slashes or bars."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;/|]", cell) if part.strip()))


def group_of(word: str, roster: Roster) -> str | None:
    """The id of the group that a word names, by id or label, or None."""
    return _named(word, ((one.id, one.label) for one in roster.groups))


def case_of(word: str, roster: Roster) -> str | None:
    """The id of the case that a word names, by id or label, or None."""
    return _named(word, ((one.id, one.label) for one in roster.cases))


def new_group_id(label: str, taken: Iterable[str]) -> str:
    """An id for a group of that label."""
    words = re.sub(r"[\W_]+", "-", label.casefold()).strip("-") or "group"
    known, name, count = set(taken), words, 2
    while name in known:
        name, count = f"{words}-{count}", count + 1
    return name


def _is_one(word: str, words: str) -> bool:
    return word.casefold().strip(" .") in words.split("|")


def _named(word: str, known: Iterable[tuple[str, LocalText]]) -> str | None:
    everything = tuple(known)
    if any(name == word for name, _ in everything):
        return word
    plain = word.casefold()
    for name, label in everything:
        if plain in {name.casefold(), *(text.casefold() for _, text in label.texts)}:
            return name
    return None
