"""What a text says of how the study was done: techniques, number of informants, triangulation.

Read are the methodological memos, the findings, and a chapter on the method where one is given.
A sentence that says that something was not done claims nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qualcode.coders.sentences import sentences
from qualcode.model.memo import Finding, MemoKind
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Study


class ClaimKind(StrEnum):
    """What is claimed."""

    TECHNIQUE = "technique"
    INFORMANTS = "informants"
    TRIANGULATION = "triangulation"
    MEMBER_CHECK = "member-check"
    PURPOSIVE = "purposive"


class Direction(StrEnum):
    """What triangulation is said to compare."""

    GROUP = "group"
    TECHNIQUE = "technique"
    TIME = "time"
    CODER = "coder"


@dataclass(frozen=True, slots=True)
class MethodText:
    """A text that may say how the study was done.

    `file` is what it is called. A `chapter` is meant to say all of it; a memo or a finding says
    what it happens to be about.
    """

    file: str
    text: str
    chapter: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that says something of the method.

    `what` is the technique, the number of informants, or the direction of triangulation.
    """

    kind: ClaimKind
    what: str
    sentence: str
    within: MethodText


_TECHNIQUES: Final = {
    "interview": r"wawancara|mewawancarai|interviews?|interviewed",
    "focus-group": r"fgd|focus groups?|diskusi (?:kelompok )?terarah|diskusi kelompok terfokus",
    "observation": r"observasi|observations?|pengamatan|mengamati",
    "document": r"dokumentasi|studi dokumen(?:ter)?|telaah dokumen|analisis dokumen|"
    r"documentation|document (?:study|review|analysis)|documentary study",
}
_DIRECTIONS: Final = {
    Direction.GROUP: r"sumber|sources?|data",
    Direction.TECHNIQUE: r"teknik|metode|techniques?|methods?|methodological",
    Direction.TIME: r"waktu|time",
    Direction.CODER: r"peneliti|penyidik|investigators?|researchers?",
}
_TRIANGULATION = re.compile(
    r"\b(?:triangulasi(?P<after>(?:[ ,/&]+[\w-]+){0,6})|(?P<before>[\w-]+) triangulation)", re.I
)
_MEMBER_CHECK = re.compile(r"\bmember[ -]?check\w*|\bpengecekan anggota|\bcek anggota", re.I)
_PURPOSIVE = re.compile(r"\bpurposive\w*|\bpurposif", re.I)
_DENIED = (
    r"\b(?:tidak|tanpa|belum|bukan|without|not|no|never|instead of)\W+(?:\w+\W+){{0,3}}(?:{0})\b|"
    r"\b(?:{0})\W+(?:\w+\W+){{0,2}}(?:tidak|belum|was not|were not|not)\b"
)
_UNITS = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_ENGLISH = "one two three four five six seven eight nine ten eleven twelve".split()
_ENGLISH_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TEENS = [f"{unit} belas" for unit in _UNITS[1:9]]
_NUMBERS: Final = (
    {word: at for at, word in enumerate((*_UNITS, *_TEENS), 1)}
    | {word: at for at, word in enumerate(_ENGLISH, 1)}
    | {f"ke{word}": at for at, word in enumerate(_UNITS[:10], 1) if at > 1}
    | {word: at for at, word in enumerate(_ENGLISH_TEENS, 13)}
    | {
        f"{ten} puluh{f' {unit}' if unit else ''}": 10 * tens + at
        for tens, ten in enumerate(_UNITS[1:9], 2)
        for at, unit in enumerate(("", *_UNITS[:9]))
    }
    | {
        f"{ten}{between}{unit}" if unit else ten: 10 * tens + at
        for tens, ten in enumerate(_ENGLISH_TENS, 2)
        for between in "- "
        for at, unit in enumerate(("", *_ENGLISH[:9]))
    }
)
_N = "|".join([r"\d{1,3}", *sorted(_NUMBERS, key=len, reverse=True)])
_PEOPLE = r"(?:informan|narasumber|informants?|participants?|partisipan|responden|respondents?)"
_SAID = re.compile(
    rf"(?<![\w.,-])(?P<n>{_N})\b(?:\s*\([^)]{{1,20}}\))?\s+(?:orang\s+|people\s+|key\s+|main\s+)?{_PEOPLE}\b|"
    rf"\b{_PEOPLE}\b(?:\s+\w+){{0,3}}?\s+(?:berjumlah|sebanyak|adalah|ialah|yaitu|were|was|totall?ed|"
    rf"numbered|terdiri (?:atas|dari))\s+(?P<m>{_N})\b(?![.,]\d)"
    r"(?=\s+(?:orang|people|persons?)\b|\s*[.,;(]|\s*$)",
    re.I,
)


def texts_of(study: Study) -> Iterator[MethodText]:
    """The texts of the study itself that may tell of its method."""
    for memo in study.memos:
        if memo.kind is MemoKind.METHODOLOGICAL and not memo_withheld(study, memo):
            yield MethodText(memo.file, memo.text)
    for finding in study.findings:
        yield MethodText(finding.file, text_of(finding))


def text_of(finding: Finding) -> str:
    """All that a finding says in prose, paragraph by paragraph."""
    return "\n\n".join((finding.title, finding.text, *finding.rivals, finding.negative_evidence))


def claims_in(texts: Iterable[MethodText]) -> tuple[Claim, ...]:
    """What texts say of the method, sentence by sentence."""
    return tuple(
        Claim(kind, what, text.text[start:end], text)
        for text in texts
        for start, end in sentences(text.text)
        for kind, what in _claims(text.text[start:end])
    )


def _claims(sentence: str) -> Iterator[tuple[ClaimKind, str]]:
    for technique, words in _TECHNIQUES.items():
        if _affirmed(sentence, words):
            yield ClaimKind.TECHNIQUE, technique
    for direction in dict.fromkeys(_directions(sentence)):
        yield ClaimKind.TRIANGULATION, direction
    if number := informants_in(sentence):
        yield ClaimKind.INFORMANTS, str(number)
    if _MEMBER_CHECK.search(sentence) and _affirmed(sentence, "member|pengecekan|cek"):
        yield ClaimKind.MEMBER_CHECK, ""
    if _PURPOSIVE.search(sentence):
        yield ClaimKind.PURPOSIVE, ""


def _affirmed(sentence: str, words: str) -> bool:
    """Whether words stand in a sentence that does not deny them."""
    if not re.search(rf"\b(?:{words})\b", sentence, re.I):
        return False
    return not re.search(_DENIED.format(words), sentence, re.I)


def _directions(sentence: str) -> Iterator[str]:
    if not _affirmed(sentence, "triangulasi|triangulation"):
        return
    for found in _TRIANGULATION.finditer(sentence):
        words = found["after"] or found["before"] or ""
        for direction, names in _DIRECTIONS.items():
            if re.search(rf"\b(?:{names})\b", words, re.I):
                yield str(direction)


def informants_in(sentence: str) -> int:
    """How many informants a sentence speaks of; 0 where it tells no number.

    Of several numbers the largest is meant, as in *five informants: three officials, two owners*;
    where none is the sum of the others they are parts, and their sum is meant.
    """
    said = [_value(found["n"] or found["m"]) for found in _SAID.finditer(sentence)]
    if len(said) < 2:
        return sum(said)
    largest = max(said)
    return largest if largest * 2 >= sum(said) and _repeats(said) else sum(said)


def _repeats(said: list[int]) -> bool:
    """Whether the largest number is that of the others together, or all are the same."""
    return max(said) == sum(said) - max(said) or len(set(said)) == 1


def _value(words: str) -> int:
    return int(words) if words.isdecimal() else _NUMBERS[words.casefold()]
