"""Sentences of a finding that name a result point to where it was said, or are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Finding
from qualcode.model.settings import Grade
from qualcode.model.text import LocalText
from qualcode.stages.claim_check import ClaimsChecked, claims_checked
from qualcode.study import Study
from tests.study_builder import build_study, withdrawn

BOOK = """
EM Pemberdayaan
  EM1 Kemampuan
    EM1.1 Pelatihan pewarna
    EM1.2 Pembinaan
OB Hambatan (obstacle)
  OB1 Biaya
"""


def finding(text: str, answer: str = "", **given_: object) -> Finding:
    fields = {"file": "findings/1.md", "id": "T1", "title": "A claim", "about": ("EM1.1",),
              "grade": "", "scale": "s", "text_line": 10, "answer_line": 3}  # fmt: skip
    return Finding(text=text, negative_evidence=answer, **{**fields, **given_})  # type: ignore[arg-type]


def a_study(*findings: Finding) -> Study:
    """Ibu A (aparatur) in W1, Bapak B (pelaku usaha) in W2; turn 2 of each is coded EM1.1."""
    study = build_study(
        groups=("gov", "com"),
        informants=(
            Informant(
                "I1", "Rosalinda", "gov", "Ibu A", role="Petugas lapangan", aliases=("Rosa",)
            ),
            Informant("I2", "Wiratmoko", "com", "Bapak B"),
        ),
        codebook=BOOK,
        sources={
            "W1": "P> Bagaimana?\nI1> a b c\nP> Lalu?\nI1> d",
            "W2": "P> Bagaimana?\nI2> a b c\nI2> d",
        },
        codings=["W1.2 EM1.1 + a", "W2.2 EM1.1 - a", "W2.3 OB1 - d"],
        findings=findings,
        cases=(Case("c", LocalText.plain("Kelompok Limpapeh (Nagari Timur)")),),
        scales={"s": (Grade("kurang merata"), Grade("merata sekali"))},
        language="id",
    )
    labels = {"gov": "Aparatur dinas", "com": "Pelaku usaha mikro"}
    groups = tuple(
        replace(one, label=LocalText.plain(labels[one.id])) for one in study.roster.groups
    )
    return replace(study, roster=replace(study.roster, groups=groups))


def checked(text: str, answer: str = "", **given_: object) -> ClaimsChecked:
    one = finding(text, answer, **given_)
    return claims_checked(a_study(one, finding("", id="T9")), one)


def told(found: ClaimsChecked) -> list[str]:
    return [f"{one.line} {one.gap} {one.place or one.sentence}" for one in found.unfounded]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ibu A ada di sana.",
        "Rosa ada di sana.",
        "Kata petugas ia datang.",
        "Aparatur ada di sana.",
        "Di sana pelaku usaha berkumpul.",
        "Para informan ada di sana.",
        "Limpapeh ada di sana.",
        "Pelatihan pewarna ada di sana.",
        "Di sana ada soal pewarna.",
        "EM1.1 ada di sana.",
        "Semua ada di sana.",
        "Di sana ada 3 dari 5 kain.",
        "Kelima orang itu ada di sana.",
        "Mereka tidak pernah di sana.",
        "Kain mereka merata sekali.",
        "Itu bermanfaat.",
        "Jalannya sulit.",
        "Warga mengeluh.",
        "Most of them were there.",
        "None of it was there.",
        "It was useful.",
        "They complained.",
        "People praised it.",
        "It cost 30 dollars.",
        "Hal itu diperkuat hasil observasi.",
        "Saya menemukan semua informan memuji.",
        "Ibu A menyebut “saya tidak mau”.",
        "Ibu A memuji pelatihan (W1).",
        "Harganya 2.026 rupiah.",
        "Kata orang “biar begitu saja, semua juga sama”.",
        "Tidak seorang pun punya pewarna.",
        "Wawancara dengan semua informan menunjukkan hal lain.",
        "Hal ini sejalan dengan kata Ibu A.",
        "I found all of them satisfied.",
        "Peraturan Bupati Nomor 12 tidak dikenal Ibu A.",
        "Tahap I berjalan lancar.",
    ],
)
def test_a_sentence_that_names_a_result_without_a_place_is_told(sentence: str) -> None:
    found = checked(sentence)
    assert told(found) == [f"10 no-place {sentence}"]
    assert found.unfounded[0].names and found.results == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Ibu A memuji pelatihan (W1.2).",
        "Ibu A memuji pelatihan (W1:2, W2.2).",
        "Ibu A memuji pelatihan. (W1.2)",
        "Semua memuji pelatihan, lihat Tabel 4.3.",
        "Semua memuji pelatihan (Lampiran 10).",
        "All of them praised it (Table 3).",
        "Semua memuji pelatihan (p-0123456789).",
        "Semua memuji pelatihan, sama dengan T9.",
        "Menurut Sugiyono (2011) semua sumber dibandingkan.",
        "Semua sumber dibandingkan (Miles dan Huberman, 1994: 266).",
        "Apakah semua memuji pelatihan?",
        "Temuan ini dibatasi pada pelatihan.",
        "Karena itu temuan ini tidak berlaku bagi semua.",
        "This finding says nothing of all others.",
        "Berikut diuraikan pelatihan menurut semua informan.",
        "Bagian ini menguraikan pelatihan.",
        "Dinas sebaiknya melatih semua warga.",
        "Lihat juga matriks semua informan di lampiran.",
        "Penelitian ini dilakukan di dua desa.",
        "Peneliti bertanya kepada semua informan.",
        "Kain itu dibuat tahun 2026.",
        "We asked all informants.",
        "Jadi jawaban semua informan tidak saya pakai.",
        "Kain itu ada di sana.",
        "# Pelatihan menurut semua informan",
        "I interviewed six people over three weeks.",
        "Each interview lasted one hour.",
        "The interviews were transcribed by two people.",
        "Two coders read every transcript.",
        "Wawancara dilakukan pada 12 Januari 2026.",
        "Untuk lebih jelasnya dilihat di bawah.",
        "Fokus penelitian ini ada empat.",
        "Indikator ini dilihat dari tiga hal.",
        "Hal ini sejalan dengan penelitian terdahulu yang menyebutkan hal serupa.",
        "Undang-Undang Nomor 20 Tahun 2008 menyebut usaha mikro.",
        "Peraturan Bupati Nomor 12 mengatur hal ini.",
    ],
)
def test_a_sentence_that_points_somewhere_or_names_no_result_is_left_alone(sentence: str) -> None:
    assert told(checked(sentence)) == []


def test_a_place_beside_covers_a_sentence_if_those_are_heard_there_whom_it_names() -> None:
    assert told(checked("Semua memuji pelatihan (W1.2). Alasannya berbeda-beda: banyak.")) == []
    assert told(checked("Tentang pelatihan pendapat berbeda. Ibu A memuji (W1.2).")) == []
    assert told(checked("Semua memuji pelatihan (W1.2). Ibu A tertawa.")) == []
    assert told(checked("Semua memuji pelatihan (W1.2). Bapak B tertawa.")) == [
        "10 no-place Bapak B tertawa."
    ]
    assert told(checked("Aparatur memuji pelatihan (W1.2). Pelaku usaha tertawa.")) == [
        "10 no-place Pelaku usaha tertawa."
    ]


def test_places_do_not_reach_over_a_paragraph_nor_over_a_bare_result() -> None:
    over = "Semua memuji pelatihan (W1.2).\n\nPelatihannya mudah."
    assert told(checked(over)) == ["12 no-place Pelatihannya mudah."]
    third = "Semua memuji pelatihan (W1.2). Bapak B tertawa. Kainnya bagus."
    assert [one.split(" ", 2)[2] for one in told(checked(third))] == [
        "Bapak B tertawa.", "Kainnya bagus.",
    ]  # fmt: skip


def test_what_is_concluded_rests_on_the_places_before_it_in_the_paragraph() -> None:
    text = "Ibu A memuji pelatihan (W1.2). Kain itu ada. Maka kedua kelompok berbeda."
    assert told(checked(text)) == []
    assert told(checked("Maka kedua kelompok berbeda.")) == [
        "10 no-place Maka kedua kelompok berbeda."
    ]


def test_lines_are_those_of_the_file() -> None:
    text = "Kain itu ada.\nSemua\nmemuji.\n\n- Semua tertawa.\n- Kain itu ada."
    assert told(checked(text, "Semua menangis.")) == [
        "3 no-place Semua menangis.",
        "11 no-place Semua memuji.",
        "14 no-place - Semua tertawa.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Semua memuji (W1.9).", ["10 nowhere W1.9"]),
        ("Semua memuji (W1.2-9).", ["10 nowhere W1.2-9"]),
        ("Semua memuji (W7.2).", ["10 nowhere W7.2"]),
        ("Semua memuji (W1.4).", ["10 not-coded W1.4"]),
        ("Semua memuji (W1.1).", ["10 not-coded W1.1"]),
        ("Semua memuji (W2.3).", ["10 not-coded W2.3"]),
        ("Semua memuji (W2.2, W2.3).", []),
        ("Semua memuji (W2.2, W1.4).", ["10 not-coded W1.4"]),
        ("Kain itu ada (W1.9).", ["10 nowhere W1.9"]),
        ("Semua memuji (EM1.1).", ["10 no-place Semua memuji (EM1.1)."]),
    ],
)
def test_a_place_that_is_not_there_or_does_not_carry_the_finding_is_told(
    text: str, expected: list[str]
) -> None:
    assert told(checked(text)) == expected


def test_an_answer_may_bring_in_other_codes_but_no_place_that_is_not_there() -> None:
    assert told(checked("", "Bapak B bicara biaya (W2.3), Ibu A diam (W1.9).")) == [
        "3 nowhere W1.9"
    ]


def test_words_of_who_withdrew_are_told_even_where_they_were_coded() -> None:
    one = finding("Semua memuji (W2.2).")
    study = a_study(one)
    people = tuple(withdrawn(who) if who.id == "I2" else who for who in study.roster.informants)
    gone = replace(study, roster=replace(study.roster, informants=people))
    assert told(claims_checked(gone, one)) == ["10 withdrawn W2.2"]
    assert told(claims_checked(study, one)) == []


def test_a_draft_is_no_claim_yet() -> None:
    found = checked("Semua memuji.", title="DRAF: Pelatihan")
    assert (found.draft, found.results, found.unfounded) == (True, 0, ())


WORDS = st.lists(st.sampled_from(["Ibu A", "semua", "kain", "(W1.2)", "W1.9", "T9", ".", "\n\n"]))


@given(WORDS)
def test_whatever_is_written_no_sentence_with_a_place_lacks_one(words: list[str]) -> None:
    found = checked(" ".join(words))
    for one in found.unfounded:
        if one.gap == "no-place":
            assert "W1" not in one.sentence and "T9" not in one.sentence
        else:
            assert one.place == "W1.9"
    assert sum(one.gap == "no-place" for one in found.unfounded) <= found.results
