"""The few words that belong to a format and not to a report, such as the name of a sheet."""

from __future__ import annotations

_LABELS = {
    "id": {
        "attribution": "Tempat",
        "bullet": "Butir",
        "contents": "Isi",
        "continued": "lanjutan",
        "cut": "dipotong",
        "heading": "Judul",
        "kind": "Jenis",
        "paragraph": "Paragraf",
        "prompt": "Isian peneliti",
        "quotation": "Kutipan",
        "section": "Bagian",
        "sheet": "Lembar",
        "table": "Tabel",
        "text": "Teks",
    },
    "en": {
        "attribution": "Place",
        "bullet": "Item",
        "contents": "Contents",
        "continued": "continued",
        "cut": "cut",
        "heading": "Heading",
        "kind": "Kind",
        "paragraph": "Paragraph",
        "prompt": "For the researcher",
        "quotation": "Quotation",
        "section": "Section",
        "sheet": "Sheet",
        "table": "Table",
        "text": "Text",
    },
}


def label(language: str, name: str) -> str:
    """The word of that name; English where the language has none."""
    return _LABELS.get(language, _LABELS["en"])[name]
