"""Lines of written sources that state nothing are no turns that coding has passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.source import Segment, SegmentKind, Source, SourceKind
from qualcode.stages.form_lines import form_lines
from qualcode.stages.reduction import reduce
from qualcode.study import Selection
from tests.study_builder import build_source, build_study

REPORT = """Laporan
Pelatihan dilaksanakan di empat belas kecamatan.
1\tKota\t2.414
Sumber: Bidang Usaha Mikro, 2025
Anggaran terbatas.
Segaranyar, 6 Januari 2026
Kepala Bidang Usaha Mikro
Dra. Endah, M.M."""


def source(text: str, kind: SourceKind = SourceKind.DOCUMENT) -> Source:
    """A source of which the first line is a title and lines with tabs are rows."""
    made = build_source("D1", text, kind=kind)
    segments = tuple(replace(one, kind=_kind(one, text)) for one in made.segments)
    return replace(made, segments=segments)


def _kind(one: Segment, text: str) -> SegmentKind:
    if "\t" in one.speech.text:
        return SegmentKind.ROW
    return SegmentKind.HEADING if text == REPORT and one.number == 1 else one.kind


def test_titles_rows_their_source_and_the_signature_are_form() -> None:
    assert form_lines(source(REPORT)) == {1, 3, 4, 6, 7, 8}


@pytest.mark.parametrize(
    "text",
    [
        "Rapat dibuka.\nKue habis.\nRapat ditutup.",
        "Sumber: air dari gunung.\nSemua baik.",
        "6 Januari 2026\nPada hari itu semua anggota hadir dan rapat berjalan sampai sore hari.",
    ],
)
def test_short_lines_that_no_place_and_date_begins_are_kept(text: str) -> None:
    assert not form_lines(source(text))


@pytest.mark.parametrize(
    "signed",
    [
        "Ditetapkan di Waru pada tanggal 6 Januari 2025. Kepala Dinas, tanda tangan dan cap.",
        "Jakarta, 17 Agustus 2023. Mengetahui, Kepala Sekolah SMA Negeri 2, Drs. H. Budi, M.Pd. "
        "NIP 19650101 199003 1 002",
        "Dikeluarkan di Kupang pada tanggal 1 Februari 2025 a.n. Bupati Kupang Sekretaris Daerah, "
        "ttd dan cap basah",
        "Signed at Geneva on May 3, 2024 by the Director of the Fund, signature and seal.",
        "Dibuat di: Sleman, tanggal 03-02-2024. Yang membuat pernyataan, Siti Aminah, S.E.",
        "DITETAPKAN DI KANTOR BUPATI PADA TANGGAL 6 JANUARI 2025. KEPALA DINAS, TANDA TANGAN, CAP.",
        "Mengetahui\nKepala Dinas Perdagangan dan Usaha Rakyat Kabupaten Tanawaru, Drs. P. Lado",
    ],
)
def test_a_signing_in_one_long_line_is_form(signed: str) -> None:
    text = f"Anggaran pembinaan tahun ini terbatas.\n{signed}"
    lines = source(text).numbered
    assert form_lines(source(text)) == {one.number for one in lines[1:]}


@pytest.mark.parametrize(
    "said",
    [
        "Ditetapkan di Waru pada tanggal 6 Januari 2025. Anggaran tahun ini dikurangi separuh.",
        "Waru, 6 Januari 2025. Rapat ditutup tanpa keputusan karena anggota tidak hadir.",
        "Pada 6 Januari 2025 Kepala Dinas menetapkan Ketua Kelompok sebagai penerima hibah.",
        "Ditetapkan harga patokan Rp600.000 tahun ini.",
        "ANGGARAN DITETAPKAN DI WARU PADA TANGGAL 6 JANUARI 2025 TETAPI TIDAK CUKUP.",
        "Signed at Geneva on 3 May 2024 the agreement gave the cooperative ten new looms.",
    ],
)
def test_a_last_line_that_states_something_is_kept(said: str) -> None:
    assert not form_lines(source(f"Anggaran pembinaan tahun ini terbatas.\n{said}"))


def test_what_people_say_is_never_form() -> None:
    said = "1\tKota\nSegaranyar, 6 Januari 2026"
    assert not form_lines(source(said, SourceKind.INTERVIEW))


def test_form_is_counted_apart_and_only_while_nobody_codes_it() -> None:
    study = build_study(
        sources={"D1": REPORT},
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codings=["D1.6 OB1 - Januari"],
    )
    study = replace(study, sources=(source(REPORT),))
    result = reduce(study, Selection())
    assert [one.segment.number for one in result.uncoded] == [2, 5]
    assert (result.total.coded_turns, result.total.turns, result.form) == (1, 3, 5)
