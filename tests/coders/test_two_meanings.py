"""Words that are a cue in one sense and none in another, each with its near misses."""

from __future__ import annotations

import pytest

from tests.coders.small_book import TOPICS, brief, codings, table
from tests.coders.test_shipped_codebook import coded

CASES = """
# "bukan" inside the name of a thing
Kami menerima alat tenun bukan mesin. | A+
Alatnya bukan dari dinas. | A-
Bukan alat yang kami dapat. | A-
Ada modal dari lembaga keuangan bukan bank. | M+
Modalnya bukan dari bank. | M-
# hanging, or depending
Jadwal pelatihan tergantung di dinding. | T0
Jadwal pelatihan tergantung rapi di balai. | T0
Pelatihannya tergantung petugas. | T-
Modal masih tergantung dari dinas. | M-
# a negator of Flores
Pelatihan tir ada. | T-
Pelatihan tir pernah bagus. | T-
Alat itu tir rusak. | A+
Kami tir dapat modal. | M-
# late, spoiling, idle
Modalnya terlambat. | M-
Pelatihan tidak pernah terlambat. | T+
Alat cetak itu merusak harga. | A-
Pelatihan itu tidak merusak apa-apa. | T+
Mesin bantuan menganggur sejak Mei. | A-
Mesinnya tidak menganggur. | A+
Pemuda yang menganggur dilatih. | T+
Orang menganggur juga ikut pelatihan. | T+
# a stepchild of the office, or a stepchild
Dalam pelatihan kami ini anak tiri. | T-
Anak tiri saya dapat pelatihan. | T+
Anak tirinya ikut kursus. | T+
# how few are left, or where somebody lives
Mesin yang jalan tinggal dua. | A-
Alatnya tinggal satu unit. | A-
Peserta pelatihan tinggal berdua. | T- Q-
Peserta tinggal yang tua-tua. | Q-
Orangnya tinggal dua rumah dari sini. | Q0
Pendamping tinggal satu kampung dengan kami. | D0
Pendamping tinggal di desa ini. | D0
Pendamping tidak tinggal di desa ini. | D-
Pendamping tinggal dua tahun di sini. | D0
Pinjaman tinggal dua kali angsuran. | M+
Cicilan pinjamannya tinggal satu. | M0
# old, or slow
Alat lama masih ada. | A+
Pelatihan diikuti anggota lama. | T0
Pelatihan program lama sudah selesai. | T+
Alat lama sekali datangnya. | A-
Alatnya lama. | A-
Modal lama cairnya. | M-
Izin keluarnya lama. | P-
Lama, pelatihannya. | T-
"""


@pytest.mark.parametrize(("speech", "expected"), table(CASES))
def test_a_word_is_a_cue_only_in_the_sense_that_is_one(speech: str, expected: list[str]) -> None:
    assert brief(codings(TOPICS, f"I: {speech}")) == expected


@pytest.mark.parametrize(
    ("speech", "code", "found"),
    [
        ("Guru dari SMK melatih kami menenun.", "EM1.1", True),
        ("Pelatihannya diisi guru tenun dari Sumba.", "EM1.1", True),
        ("Gurunya telaten waktu pelatihan.", "EM1.1", True),
        ("Pelatihan guru diadakan di kecamatan.", "EM1.1", False),
        ("Anak saya jadi guru, ikut pelatihan terus.", "EM1.1", False),
        ("Saya guru honorer, sering ikut diklat.", "EM1.1", False),
        ("Kelompok kami seperti anak tiri bagi dinas.", "PR2.2", True),
        ("Anak tiri saya ikut membantu di warung.", "PR2.2", False),
        ("Mesin bantuan menganggur di gudang.", "EM2.1", True),
        ("Kucing itu mesin penangkap tikus di gudang.", "EM2.1", False),
    ],
)
def test_rules_of_the_shipped_codebook_keep_out_only_the_other_sense(
    speech: str, code: str, found: bool
) -> None:
    assert (code in {one.code for one in coded("fahrudin-2012", speech)}) is found


def test_no_in_a_regional_word_answers_a_question() -> None:
    (found,) = codings(TOPICS, "P: Pernah ikut pelatihan?\nI: Tir pernah, Mama.")
    assert (found.code, str(found.polarity)) == ("T", "-")
