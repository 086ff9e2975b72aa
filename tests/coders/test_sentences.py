"""Where sentences end in spoken and written Indonesian and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coders.sentences import sentences

CUT = {
    "degrees": "Ibu Kurnia, S.Sos., M.Si. adalah kepala bidang.|Beliau ramah.",
    "a degree before a new sentence": "Dipimpin Kurnia, S.Sos.|Program ini baru.",
    "titles": "Dr. Endang dan Drs. H. Slamet datang.|Prof. Hj. Ani juga.",
    "initials": "Buku A. Fahrudin dan M.H. Thamrin ada.|Ya.",
    "a pseudonym's letter": "Menurut Ibu A.|Beliau setuju.",
    "Roman numbers": "Sampai putaran IV.|Lalu putaran V.|Selesai.",
    "sums": "Modalnya Rp1.500.000.|Terus Rp. 500 ribu lagi.",
    "times and decimals": "Pukul 10.30 WIB mulai, naik 3.5 persen.|Ya.",
    "dll in the middle": "Ada alat, mesin, dll. dan bantuan.|Ada.",
    "dll at the end": "Ada alat, dll.|Kami senang.",
    "addresses": "Di Jl. Diponegoro No. 52A Kec. Sampang Kab. Sampang.|Ya.",
    "on behalf of": "Surat a.n. Bupati berlaku s.d. hari ini.|Ya.",
    "a missing space": "Keluarga Sejahtera.|Adapun programnya UPPKS.|Metode ini baik.",
    "links and files": "Lihat www.contoh.id dan laporan.docx di S.Sos atau a@b.Com ya.|Ya.",
    "small letters after a stop": "sudah ada.|tapi belum rutin.|ya begitu",
    "an ellipsis that goes on": "Sudah ada... tapi belum… nanti saja.|Ya.",
    "an ellipsis that ends": "Sudah ada...|Kami menunggu…|Ya.",
    "question and exclamation marks": "Apa?|Ya!|Masa?!|Betul.|Oh ya?|terus bagaimana?",
    "no space after a question": "Apa?|Saya!|Betul.",
    "quotation": '"Sudah ada." katanya.|“Belum.”|Kami pulang.',
    "brackets": "Ada (sedikit).|(Tertawa.)|Ya.",
    "list numbers": "1. Pertama ini.|2. Kedua itu.",
    "years": "Sejak tahun 2012.|Selanjutnya 2013.|Lalu?",
    "English": "Mr. Smith vs. Jones, e.g. this one, i.e. that.|No. 5 is there.|No.|I do not.",
    "hal as a word": "Banyak hal.|Lihat hal. 12 itu.",
    "stage directions": "Ya [tertawa].|Betul.",
    "a company": "Bantuan PT. Maju dan CV. Jaya.|Ya.",
    "an acronym": "Kami anggota UMKM.|Ya, UPPKS.|tapi dulu.",
    "short forms in small letters": "Modal utk. usaha kec. itu.|Ya.",
    "degrees in capitals": "Dibantu Ani, S.E., M.M.|Program itu jalan.",
}


@pytest.mark.parametrize("name", CUT)
def test_a_text_is_cut_where_its_sentences_end(name: str) -> None:
    expected = CUT[name].split("|")
    text = "".join(
        part if index == 0 or "missing" in name or "no space" in name else f" {part}"
        for index, part in enumerate(expected)
    )
    assert [text[start:end] for start, end in sentences(text)] == expected


LINES = {
    "a break within a sentence": ("baris satu\nlanjut dua.", ["baris satu\nlanjut dua."]),
    "a break after a stop": ("satu.\ndua", ["satu.", "dua"]),
    "an empty line": ("satu\n \ndua", ["satu", "dua"]),
    "an empty line after an abbreviation": ("Yth. Dr.\n\nAni", ["Yth. Dr.", "Ani"]),
    "list items": (
        "Ada:\n- alat\n- modal\n1) izin\n  a. NIB",
        ["Ada:", "- alat", "- modal", "1) izin", "a. NIB"],
    ),
    "nothing": (" \n ", []),
}


@pytest.mark.parametrize("name", LINES)
def test_lines_end_sentences_only_where_something_says_so(name: str) -> None:
    text, expected = LINES[name]
    assert [text[start:end] for start, end in sentences(text)] == expected


PIECES = st.sampled_from(
    [
        "kata",
        "Kata",
        ".",
        "...",
        "…",
        "?",
        "!",
        " ",
        "\n",
        '"',
        ")",
        "S.Sos",
        "Dr",
        "1",
        "-",
        "é",
        "👍",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_between_sentences_is_nothing_but_white_space(text: str) -> None:
    end = 0
    for start, after in sentences(text):
        assert text[end:start].strip() == ""
        assert text[start:after] == text[start:after].strip() != ""
        end = after
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    "piece", [".a", ".", "\n", ". ", "a", "(\"'", ".)", "A.", ".\n", " ", "\n ", "? ", "1. "]
)
def test_long_monotonous_texts_are_cut_without_loss(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    between = 0
    for start, end in sentences(text):
        assert not text[between:start].strip()
        between = end
    assert not text[between:].strip()
