"""What the columns of an interview table are, told by their headers."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Final, NamedTuple

from qualcode.model.source import Voice
from qualcode.model.speaker_label import fold_label
from qualcode.sources.speakers import INTERVIEWER, UNRESOLVED, Directory, Speaker
from qualcode.sources.vocabulary import ANSWERERS, INTERVIEWERS, general

Test = Callable[[str], bool]


class Role(Enum):
    """What the cells of a column hold."""

    QUESTION = "question"
    ANSWER = "answer"
    SPEAKER = "speaker"
    TEXT = "text"
    NUMBER = "number"
    TIME = "time"
    ASIDE = "aside"


class Column(NamedTuple):
    """A column: its role, its header, and whose words it holds."""

    role: Role
    label: str
    speaker: Speaker | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ANSWERS: Final = _words(
    "jawaban jawab answer answers respon respons response responses tanggapan balasan"
)
_VOCABULARY: Final = (
    (Role.QUESTION, _words("pertanyaan question questions tanya")),
    (Role.ANSWER, _ANSWERS),
    (Role.ASIDE, _words(
        "kode koding coding code codes tema theme kategori category keterangan catatan note notes "
        "remarks analisis analysis interpretasi indikator aspek memo makna kesimpulan reduksi "
        "kondensasi komentar"
    )),
    (Role.SPEAKER, _words(
        "pelaku speaker speakers pembicara penutur nama name subjek subyek aktor tokoh inisial who"
    )),
    (Role.QUESTION, INTERVIEWERS),
    (Role.ANSWER, ANSWERERS),
    (Role.TIME, _words("waktu time menit timestamp jam durasi timecode")),
    (Role.TEXT, _words(
        "pernyataan text teks ucapan isi ujaran dialog percakapan transkrip transcript uraian "
        "verbatim kutipan utterance statement speech hasil deskripsi narasi"
    )),
    (Role.NUMBER, _words("no nomor number nr num")),
)  # fmt: skip
"""Words of headers, the most telling first."""

_WORD = re.compile(r"[^\W_]+")
_NAMING: Final = _words("kode nama inisial id")


def column_role(header: str, directory: Directory) -> Column:
    """What a header says of its column."""
    label = " ".join(header.split())
    declared = directory.declared(label) if label else None
    if declared is not None:
        role = Role.QUESTION if declared.voice is Voice.INTERVIEWER else Role.ANSWER
        return Column(role, label, declared)
    words = _WORD.findall(fold_label(label))
    if not words or len(label) > 80:
        return Column(Role.NUMBER if len(label) <= 3 else Role.ASIDE, label)
    if words[0] in _NAMING and ANSWERERS & set(words):
        return Column(Role.SPEAKER, label)
    role = next((role for role, known in _VOCABULARY if known & set(words)), Role.ASIDE)
    if role is Role.ASIDE and (one := general(fold_label(label))) is not None:
        role = Role.ANSWER if one.part.value == "answer" else Role.QUESTION
    return Column(role, label, INTERVIEWER if role is Role.QUESTION else None)


def answering(column: Column, directory: Directory, alone: bool) -> Column:
    """The column with the informant whose answers it holds, where that can be told.

    `alone` says that no other column holds answers, so that it is the only informant's.
    """
    if column.speaker is not None:
        return Column(Role.ANSWER, column.label, column.speaker)
    rest = " ".join(word for word in column.label.split() if fold_label(word) not in _ANSWERS)
    named = directory.declared(rest) if rest else None
    only = Speaker(Voice.INFORMANT, directory.only) if alone and directory.only else None
    return Column(Role.ANSWER, column.label, named or only or UNRESOLVED)
