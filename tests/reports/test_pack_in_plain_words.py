"""What the pack says in its own words can stand in a thesis as it is."""

from __future__ import annotations

import pytest

from qualcode.model.memo import Finding, MemberCheck
from qualcode.model.text import LocalText
from qualcode.reports import thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline_blocks
from tests.study_builder import build_study

TWO_LEVELS = "EM Empowering\n  EM1 Training\n"


def study(*checks: str, language: str = "id") -> Study:
    answered = tuple(MemberCheck("I1", one) for one in checks)
    found = Finding("T1.md", "T1", "Rare", ("EM1",), "", "", "", member_checks=answered)
    return build_study(
        codebook=TWO_LEVELS,
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> alpha beta", "W2": "I2> alpha beta"},
        codings=["W1.1 EM1 + alpha", "W2.1 EM1 - alpha"],
        findings=(found,),
        language=language,
    )


def printed(about: Study, *parts: str) -> str:
    document = thesis_report(about, Selection(), "1.0", parts=parts)
    return outline_blocks(document.blocks, document.language)


def sheet(*checks: str) -> list[str]:
    """The cells of the row on the finding: number, statement, answer, remark, signature."""
    row = next(
        one for one in printed(study(*checks), "lampiran-10").splitlines() if one.startswith("1 | ")
    )
    return [one.strip() for one in row.split(" | ")]


def test_without_subindicators_the_appendix_names_the_grid_by_its_number() -> None:
    found = printed(study(), "bab-3", "lampiran-1").split("Lampiran 1 ")[-1]
    assert "kisi-kisi menurut indikator dimuat dalam Tabel 3.1." in found
    assert "supaya nomor" not in found
    alone = printed(study(), "lampiran-1")
    assert "tabel “Fokus penelitian dan kisi-kisi instrumen” pada bab metode" in alone


@pytest.mark.parametrize("appendix", ["lampiran-1", "lampiran-3", "lampiran-4"])
@pytest.mark.parametrize(
    ("language", "words"), [("id", "nomor lampiran"), ("en", "numbers of the")]
)
def test_no_empty_appendix_speaks_of_the_numbers_of_others(
    appendix: str, language: str, words: str
) -> None:
    assert words not in printed(study(language=language), appendix)


@pytest.mark.parametrize(
    ("answer", "result", "remark"),
    [
        ("setuju, dengan catatan bahwa pembagian dibicarakan", "Setuju", "Dengan catatan bahwa"),
        ("tidak setuju: itu dulu", "Tidak setuju", "Itu dulu"),
        ("setuju", "Setuju", ""),
        ("setuju dengan angka Rp1.500.000", "Setuju dengan angka Rp1.500.000", ""),
        ("disetujui pukul 10:30 WIB", "Disetujui pukul 10:30 WIB", ""),
        ("tidak setuju dengan kata sulit; meminta", "Tidak setuju dengan kata sulit", "Meminta"),
        ("setuju dengan catatan bahwa itu dulu", "Setuju", "Dengan catatan bahwa"),
        ("setuju dengan temuan ini", "Setuju dengan temuan ini", ""),
        ("meminta kata rutin dipertahankan untuk tahun 2022", "", "Meminta kata rutin"),
        ("menolak pembagian itu disebut adil", "Menolak pembagian itu disebut adil", ""),
    ],
)
def test_a_remark_on_a_finding_stands_in_the_column_for_remarks(
    answer: str, result: str, remark: str
) -> None:
    cells = sheet(answer)
    assert cells[2] == result
    assert cells[3].replace("/", "").strip().startswith(remark)
    assert bool(cells[3].replace("/", "").strip("\u00a0 ")) is bool(remark)


def test_quotations_are_headed_by_their_sign_and_by_where_they_stand() -> None:
    heads = printed(study(), "lampiran-9").splitlines()
    assert any("Tanda" in one and "Tempat Kutipan" in one and "Posisi" not in one for one in heads)


def test_the_theory_begins_with_the_codebook_as_its_subject() -> None:
    about = study()
    object.__setattr__(about.codebook, "source", LocalText.plain("Disusun sendiri."))
    title = about.codebook.title
    told = f"Kerangka penelitian ini adalah buku kode “{title.in_language('id')}”. Disusun sendiri."
    assert told in printed(about, "bab-2")
