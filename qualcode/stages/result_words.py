"""By which words a sentence names a result: who, how many, which way, which code or grade.

A result is what the data are said to show. The words are of three kinds: those of the study
(people, groups, cases, codes, grades), words of amount and frequency, and words that judge or
report; in Indonesian and English, since findings are written in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qualcode.model.informant import Informant
from qualcode.model.memo import Finding
from qualcode.model.text import LocalText
from qualcode.study import Study

_PEOPLE = """informan informannya narasumber partisipan responden informant informants
participant participants interviewee interviewees respondent respondents"""
_AMOUNTS = """semua semuanya seluruh seluruhnya setiap kebanyakan mayoritas banyak sedikit
beberapa sebagian separuh kedua keduanya ketiga ketiganya keempat keempatnya kelima kelimanya
keenam ketujuh masing-masing selalu sering jarang hampir terbanyak all every everybody everyone
most many few several both neither none nobody always often rarely seldom never majority half
mostly"""
_NUMBERS = """dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus
seratus ribu seribu juta sejuta persen two three four five six seven eight nine ten eleven twelve
dozen hundred thousand million percent"""
_JUDGING = """baik buruk bagus jelek kurang cukup lancar sulit susah mudah mahal murah
bermanfaat manfaatnya membantu terbantu merata memadai rutin terjadwal teratur jelas cepat lambat
terlambat puas memuaskan kecewa mendukung didukung menghambat terhambat berhasil gagal meningkat
menurun naik turun maju mundur berkembang rusak menganggur optimal maksimal efektif berat ringan
terbatas berlawanan sependapat sepakat berbeda positif negatif lebih paling rapi lunas berjalan
dilakukan dilaksanakan terlaksana terisi tersedia tersalur kosong good bad poor poorly well
better worse best worst easy easily difficult hard useful helpful helped lacking late regular
regularly irregular satisfied dissatisfied disappointed succeeded failed improved increased
decreased rose fell grew limited expensive cheap sufficient insufficient effective ineffective
optimal adequate inadequate more less works worked runs ran empty available positive negative
agree agreed disagree disagreed differ differed"""
_REPORTING = """menyebut menyebutkan menyebutnya mengatakan menyatakan berkata mengaku mengakui
diakui menceritakan bercerita menilai dinilai memuji dipuji mengeluh mengeluhkan menolak menerima
merasa merasakan dirasakan mengungkapkan diungkapkan diperkuat dibenarkan membenarkan observasi
pengamatan wawancara dokumentasi observation observations interview interviews menunjuk
menuturkan menjelaskan menurut says said say tells told reports reported praises praised
complains complained feels felt thinks mentions mentioned explains explained describes described
according"""
_NUMBER = r"(?:rp ?)?(?!(?:19|20)\d\d(?!\d|[.,]\d| ?%))\d(?:[\d.,]*\d)?(?: ?%)?"
_PHRASES = (
    r"(?:tidak|belum|tak) pernah|(?:tidak|belum|tak) seorang pun|tidak ada yang|"
    r"tidak satu pun|no one"
)
_STOPPED = frozenset(
    "tidak belum bukan dengan dalam terhadap antara kepada serta untuk sebelum sesudah secara "
    "tentang melalui menurut sendiri lainnya about among before after between other their which "
    "through under without".split()
)
_SHORTEST_LABEL_WORD = 5


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names of a result: the words, and the informants and groups among them."""

    words: tuple[str, ...]
    informants: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


class ResultWords:
    """Finds what sentences of a finding name of results."""

    def __init__(self, study: Study, finding: Finding) -> None:
        self._study, self._finding = study, finding

    def named(self, sentence: str) -> Named:
        """What a sentence names; nothing where it names no result."""
        found = [*_found(self._own, sentence), *_found(_GENERAL, sentence)]
        people = {one.id for one in self._study.roster.informants
                  if (known := self._people.get(one.id)) and known.search(sentence)}  # fmt: skip
        groups = {name for name, known in self._groups.items() if known.search(sentence)}
        return Named(tuple(dict.fromkeys(found)), frozenset(people), frozenset(groups))

    @cached_property
    def _own(self) -> re.Pattern[str]:
        """The words of the study itself."""
        roster, names = self._study.roster, list[str]()
        for one in roster.informants:
            names += [*_called(one), *self._role_names(one.role)]
        names += [name for one in roster.groups for name in group_heads(self._study, one.label)]
        names += [name for one in roster.cases for name in _case_names(one.label)]
        names += self._code_words()
        names += [one.grade for one in self._study.settings.scales.get(self._finding.scale, ())]
        return _any_of(names)

    @cached_property
    def _people(self) -> dict[str, re.Pattern[str]]:
        return {one.id: _any_of(_called(one)) for one in self._study.roster.informants}

    @cached_property
    def _groups(self) -> dict[str, re.Pattern[str]]:
        known = {one.id: group_heads(self._study, one.label) for one in self._study.roster.groups}
        return {name: _any_of(words) for name, words in known.items()}

    def _role_names(self, role: str) -> Iterator[str]:
        """A role and its head: *petugas* of *Petugas lapangan*, *officer* of *Field officer*."""
        if words := role.split():
            yield role
            yield words[0 if self._study.settings.language == "id" else -1]

    def _code_words(self) -> Iterator[str]:
        """The labels of the finding's codes, their longer words, and the ids."""
        book = self._study.codebook
        for code_id in book.below([one for one in self._finding.about if one in book]):
            label = book[code_id].label.in_language(self._study.settings.language)
            yield from (code_id, label)
            for word in re.findall(r"[^\W\d_]+", label):
                if len(word) >= _SHORTEST_LABEL_WORD and word.casefold() not in _STOPPED:
                    yield word


def group_heads(study: Study, label: LocalText) -> list[str]:
    """A group's label and its head: *aparatur* of *Aparatur dinas*, *owners* of *Shop owners*.

    In Indonesian the head stands first, in English last.
    """
    found = []
    for language, text in label.texts:
        first = (language or study.settings.language) == "id"
        for part in re.split(r" dan | and |, ", text):
            words = part.split()
            found.append(part)
            if len(words) > 1:
                found.append(" ".join(words[:-1]) if first else words[-1])
    return found


def _called(one: Informant) -> list[str]:
    return [name for name in (*one.labels, one.printed_name) if len(name) > 1]


def _case_names(label: LocalText) -> Iterator[str]:
    """The names in a case's label: *Limpapeh* of *Kelompok Limpapeh*."""
    for _, text in label.texts:
        for part in re.split(r"[(),]", text):
            words = part.split()
            yield " ".join(words[1:] if len(words) > 1 else words)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    known = sorted({one.strip() for one in words if one.strip()}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known)) or '(?!)'})(?!\w)", re.I)


def _found(pattern: re.Pattern[str], sentence: str) -> Iterator[str]:
    return (one.group() for one in pattern.finditer(sentence))


_GENERAL = re.compile(
    rf"(?<![\w-])(?:{_NUMBER}|{_PHRASES}|"
    + "|".join(" ".join((_PEOPLE, _AMOUNTS, _NUMBERS, _JUDGING, _REPORTING)).split())
    + r")(?![\w-])",
    re.I,
)
