"""The few words that belong to a format and not to a report, such as the name of a sheet."""

from __future__ import annotations

_LABELS = {
    "id": {
        "attribution": "Tempat",
        "back": "← Isi",
        "bullet": "Butir",
        "contents": "Isi",
        "continued": "lanjutan",
        "cut": "dipotong",
        "data": "Data {name}",
        "figure": "Gambar",
        "heading": "Judul",
        "kind": "Jenis",
        "list of figures": "Daftar Gambar",
        "list of tables": "Daftar Tabel",
        "more": "dan {n} kutipan lagi: {which}",
        "notes": "Catatan",
        "of": "dari",
        "others": "Tabel lain",
        "paragraph": "Paragraf",
        "prompt": "Isian peneliti",
        "quotation": "Kutipan",
        "rows": "Baris",
        "section": "Bagian",
        "sheet": "Lembar",
        "strongest": "Gambar ini menampilkan {arrows} dari {all_arrows} hubungan, yang terkuat, "
        "dan {nodes} dari {all_nodes} simpul; semuanya ada dalam tabelnya dan dalam berkas graf "
        "(-o jaringan.dot atau -o jaringan.mmd).",
        "table": "Tabel",
        "table of contents": "Daftar Isi",
        "text": "Teks",
        "transcript": "Transkrip",
        "work": "Pustaka",
    },
    "en": {
        "attribution": "Place",
        "back": "← Contents",
        "bullet": "Item",
        "contents": "Contents",
        "continued": "continued",
        "cut": "cut",
        "data": "Data behind {name}",
        "figure": "Figure",
        "heading": "Heading",
        "kind": "Kind",
        "list of figures": "List of Figures",
        "list of tables": "List of Tables",
        "more": "and {n} more quotations: {which}",
        "notes": "Notes",
        "of": "of",
        "others": "Other tables",
        "paragraph": "Paragraph",
        "prompt": "For the researcher",
        "quotation": "Quotation",
        "rows": "Rows",
        "section": "Section",
        "sheet": "Sheet",
        "strongest": "The picture shows {arrows} of {all_arrows} connections, the strongest ones, "
        "and {nodes} of {all_nodes} nodes; all are in its table and in a graph file "
        "(-o network.dot or -o network.mmd).",
        "table": "Table",
        "table of contents": "Contents",
        "text": "Text",
        "transcript": "Transcript",
        "work": "Reference",
    },
}


def label(language: str, name: str) -> str:
    """The word of that name; English where the language has none."""
    return _LABELS.get(language, _LABELS["en"])[name]
