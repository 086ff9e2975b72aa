"""Job titles, names of offices and self-introductions are no evidence; ordinary uses are."""

from __future__ import annotations

import pytest

from qualcode.coders.cues import Lexicon
from qualcode.coders.titles import masked
from qualcode.model.codebook import Patterns
from tests.coders.small_book import book, code, codings

LEXICON = Lexicon()
OFFICE = book(
    code("X",
         id=Patterns(roots=("latih", "fasilitasi", "mitra", "usaha", "damping", "suluh", "izin"),
                     words=("sarana", "pemasaran", "UMKM", "modal")),
         en=Patterns(words=("training", "marketing", "partnership", "facilities"))),
)  # fmt: skip


def hidden(text: str) -> list[str]:
    return [text[a:b] for a, b in masked(text, 0, len(text), LEXICON)]


@pytest.mark.parametrize(
    "speech",
    [
        "Saya Kasi Fasilitasi Sarana.",
        "Beliau Kepala Bidang Kemitraan.",
        "Pak Slamet itu Kabid Pemasaran dan Kemitraan.",
        "Saya dari Dinas Koperasi dan Usaha Mikro.",
        "Waktu itu yang datang Kepala Seksi Fasilitasi Usaha.",
        "Surat itu dari Kementerian Usaha Kecil.",
        "Ditandatangani Sekretaris Dinas Fasilitasi UMKM.",
        "Nama saya Modal Santoso.",
        "Saya bekerja sebagai pendamping UMKM.",
        "Jabatan saya penyuluh fasilitasi.",
        "He is Head of Training.",
        "She works at the Department of Marketing and Partnership.",
        "My position is training coordinator.",
    ],
)
def test_a_title_is_not_coded(speech: str) -> None:
    assert codings(OFFICE, f"I: {speech}") == []


@pytest.mark.parametrize(
    "speech",
    [
        "Fasilitasi sarana sudah jalan.",
        "Kepala bidang sudah memberikan pelatihan.",
        "Dinas memberikan pelatihan.",
        "Dinas memfasilitasi kami.",
        "Petugas mendampingi kami.",
        "Kasi tahu soal izin itu, Mas.",
        "Bagian modal itu yang sulit.",
        "The head of the village gave us training.",
        "We have a partnership with a hotel.",
    ],
)
def test_ordinary_words_are_coded(speech: str) -> None:
    assert [one.code for one in codings(OFFICE, f"I: {speech}")] == ["X"]


@pytest.mark.parametrize(
    "speech", ["Kepala dinas meninjau sarana.", "Di bidang pemasaran kami masih kurang."]
)
def test_a_title_in_small_letters_does_not_hide_what_follows(speech: str) -> None:
    assert [one.code for one in codings(OFFICE, f"I: {speech}")] == ["X"]


def test_what_follows_a_title_is_coded() -> None:
    speech = "Kepala Bidang Kemitraan datang memberi pelatihan."
    (found,) = codings(OFFICE, f"I: {speech}")
    assert found.rule == "latih: pelatihan"


def test_what_follows_an_introduction_is_coded() -> None:
    (found,) = codings(OFFICE, "I: Saya bekerja sebagai penyuluh, modal saya pinjam.")
    assert found.rule == "modal: modal"


def test_a_title_ends_with_its_capitals() -> None:
    assert hidden("Ada Kepala Bidang Kemitraan yang datang.")[0] == "Kepala Bidang Kemitraan"
    assert hidden("Ada Kepala Bidang Kemitraan. Bu Ani")[0] == "Kepala Bidang Kemitraan"


def test_a_title_in_a_question_asks_nothing() -> None:
    assert codings(OFFICE, "P: Bapak Kasi Fasilitasi Sarana?\nI: Ya, betul.") == []


def test_a_text_without_titles_hides_nothing() -> None:
    assert hidden("Pelatihan sudah ada.") == []
    assert hidden("") == []
