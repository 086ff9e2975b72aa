"""One document with everything that a renderer can meet, hostile text included."""

from __future__ import annotations

from datetime import date

from kitchen_pictures import passages, pictures, transcript

from qualcode.document import (
    Align,
    Block,
    Bullets,
    Caption,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Reference,
    Section,
    Table,
    Tone,
    Work,
    cell,
)

HOSTILE = (
    "[laughs]",
    "[/overlap]",
    "[bold red]merah[/]",
    ":100:",
    '=HYPERLINK("http://example.org","klik")',
    "+62 811",
    "-1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<w:p/> & &amp; &copy;",
    "# bukan judul",
    "1. bukan daftar",
    "- bukan butir",
    "| pipa | tabel |",
    "*tebal* _miring_ __init__ `kode` ~~coret~~ \\*",
    "![gambar](http://example.org/x.png)",
    "https://example.org www.example.org a@example.org",
    "_x000D_ _x0041_",
    "'apostrof",
    "$E = mc^2$",
)
CONTROL = "warna \x1b[31mmerah\x1b[0m, bel \x07, nol \x00, balik \u202egnalab\u202c, \ufffe\uffff"
UNICODE = "emoji 👩‍🌾🇮🇩👍🏽, gabung e\u0301 n\u0303 क्षि, lebar 漢字かな, tasydid مُعَلِّم"
LONG = "panjang " * 6250  # 50,000 characters
UNBROKEN = "x" * 300


def sink(long: bool = True) -> Document:
    """The document; `long` adds a table with a cell of 50,000 characters."""
    return Document(
        title="Pemberdayaan pelaku UMKM: laporan uji",
        language="id",
        lines=("Disusun oleh Peneliti", "Kabupaten Contoh, 2026", "[laughs] & <b>tebal</b>"),
        banner="DRAF – kode usulan belum ditinjau peneliti",
        date=date(2026, 3, 1),
        title_page=True,
        blocks=(
            *_prose(),
            *_small_tables(),
            *_wide_tables(),
            *_long(long),
            *pictures(),
            transcript(),
            *_ending(),
        ),
        passages=passages(),
    )


def _prose() -> tuple[Block, ...]:
    return (
        Heading(1, "BAB IV HASIL DAN PEMBAHASAN"),
        Paragraph(
            "Bagian ini menyajikan data menurut aspek. Setiap kutipan disertai tempatnya di dalam "
            "transkrip, sehingga pembaca dapat menelusuri kembali dari mana suatu simpulan berasal "
            "dan siapa yang menyatakannya."
        ),
        Heading(2, "4.1 Penguatan daya (Empowering)"),
        Paragraph("Baris pertama\nbaris kedua\tdengan tab"),
        Quotation(
            "Pelatihan memang ada, Mas, tapi ya begitu, setahun sekali itu pun belum tentu. Kami "
            "ini maunya ada yang mendampingi terus, jadi kalau ada masalah bisa langsung tanya.",
            "W4.14, Ibu D",
        ),
        Quotation("“Sudah bertanda petik.”", "(W1.2)"),
        Heading(3, "4.1.1 Rincian"),
        Paragraph("Tuliskan penafsiran peneliti di sini.", prompt=True),
        Bullets(("Butir pertama", "Butir kedua yang agak panjang " * 6, "=1+1")),
        Bullets(("Langkah satu", "Langkah dua"), numbered=True),
        Paragraph("Daftar berikut mulai lagi dari satu."),
        Bullets(tuple(f"Simpulan {n}" for n in range(1, 12)), numbered=True),
        Work(
            "Miles, M. B., & Huberman, A. M. (1994). Qualitative Data Analysis: An Expanded "
            "Sourcebook (Edisi ke-2). Thousand Oaks, CA: Sage.",
            title="Qualitative Data Analysis: An Expanded Sourcebook",
        ),
        Heading(4, "Teks bermusuhan"),
        *(Paragraph(words) for words in HOSTILE),
        Paragraph(CONTROL),
        Paragraph(UNICODE),
        Paragraph(""),
        PageBreak(),
        PageBreak(),
    )


def _small_tables() -> tuple[Block, ...]:
    counts = Table(
        title="Jumlah segmen menurut aspek",
        columns=(
            Column("Aspek", weight=3),
            Column("Segmen", align=Align.RIGHT),
            Column("Informan", align=Align.CENTER),
        ),
        sections=(
            Section(
                (
                    (cell("Pemungkinan"), cell("12"), cell("5 dari 5")),
                    (cell("Penguatan daya", tone=Tone.STRONG), cell("104"), cell("4 dari 5")),
                    (cell("Perlindungan"), cell("007"), cell("tidak ada", tone=Tone.EMPTY)),
                )
            ),
        ),
        notes=(
            "Angka menunjukkan segmen, bukan orang.",
            "3 dari 116 segmen berkode telah ditinjau.",
        ),
        source="Sumber: Hasil wawancara (2026)",
        name="counts",
        caption=Caption("Tabel", 4, 1),
    )
    hostile = Table(
        title="Teks bermusuhan [laughs] /:*?",
        columns=(Column("No", align=Align.RIGHT, weight=0.3), Column("Isi", weight=4)),
        sections=(
            Section(tuple((cell(str(n)), cell(words)) for n, words in enumerate(HOSTILE, 1))),
            Section(
                (
                    (cell("21"), cell(CONTROL, UNICODE)),
                    (cell("22"), cell(UNBROKEN)),
                    (cell("23"), Cell()),
                ),
                title="Karakter kendali | *dan* lainnya",
            ),
        ),
        caption=Caption("Tabel", 4, 2),
    )
    return (
        Heading(2, "4.2 Tabel"),
        counts,
        Paragraph("Di antara dua tabel."),
        hostile,
        Table("Tanpa baris", (Column("Kode"), Column("Definisi")), ()),
        Table("", (Column("Tanpa judul"),), (Section(((cell("isi"),),)),)),
    )


def _wide_tables() -> tuple[Block, ...]:
    return (
        Heading(2, "4.3 Triangulasi sumber"),
        Paragraph("Tabel berikut membandingkan kelompok sumber."),
        _triangulation(),
    )


def _long(wanted: bool) -> tuple[Block, ...]:
    table = Table(
        title="Sel yang sangat panjang",
        columns=(Column("No", weight=0.3), Column("Kutipan", weight=4)),
        sections=(Section(((cell("1"), cell(LONG)),)),),
        caption=Caption("Tabel", 4, 4),
    )
    return (table,) if wanted else ()


def _triangulation() -> Table:
    quotation = "“Pelatihan itu kami adakan setiap tahun, biasanya bekerja sama dengan provinsi.”"
    other = "“Kalau pelatihan saya baru sekali ikut, setelah itu tidak ada kabar lagi […]”"
    reference = Reference("01J", "W1", 14)
    voices = (
        cell(quotation, "(+) W1.14", evidence=(reference,)),
        cell("Ditanyakan, belum dikodekan", tone=Tone.EMPTY),
        cell(quotation, "(+) W3.2", tone=Tone.AGREEMENT),
        cell(other, "(−) W4.9", tone=Tone.CONFLICT),
        cell(other, "(±) W5.31", tone=Tone.PROVISIONAL),
    )
    rows = tuple(
        (cell(str(n)), cell(name), *voices, cell(result, tone=tone), cell("W1.14; W4.9"), Cell())
        for n, (name, result, tone) in enumerate(
            (
                ("EM1.1 Pelatihan", "Berbeda", Tone.CONFLICT),
                ("EM1.2 Pembinaan", "Sama", Tone.AGREEMENT),
                ("EM2.2 Modal dan kredit", "Sebagian sama", Tone.PLAIN),
            ),
            1,
        )
    )
    return Table(
        title="Triangulasi sumber menurut kelompok aparatur pemerintah dan pelaku UMKM",
        columns=(
            Column("No", align=Align.RIGHT, weight=0.4),
            Column("Indikator", weight=1.2),
            *(Column(f"I{n}", group="Aparatur pemerintah", weight=2) for n in (1, 2, 3)),
            *(Column(f"I{n}", group="Pelaku UMKM", weight=2) for n in (4, 5)),
            Column("Arah penilaian", weight=1),
            Column("Tempat", weight=1),
            Column("Kesimpulan peneliti", weight=1.5),
        ),
        sections=(
            Section(rows[:2], title="Peningkatan kapasitas SDM"),
            Section(rows[2:], title="Sumber daya dan peluang"),
        ),
        notes=("Data ilustratif.",),
        source="Sumber: Hasil wawancara, diolah peneliti (2026)",
        name="triangulation",
        caption=Caption("Tabel", 4, 3),
    )


def _ending() -> tuple[Block, ...]:
    return (
        Heading(1, "BAB V SIMPULAN"),
        Paragraph("Selesai."),
        PageBreak(),
    )
