"""The names of Word's XML vocabulary, in both of its namespaces."""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The usual (transitional) and the strict name of Word's vocabulary."""

MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
"""Namespace of alternative contents, with the space that the parser puts after it."""

MATH: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math t",
    "http://purl.oclc.org/ooxml/officeDocument/math t",
)
"""Text elements of equations."""

SKIPPED: Final = (
    *("rt", "delText", "instrText", "delInstrText", "numberingChange", "sectPrChange"),
    *("pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
    *("trPrChange", "tcPrChange"),
)
"""Elements that hold nothing of the accepted view: deletions, instructions, former properties."""

CHARACTERS: Final = {
    "cr": "\n",
    "br": "\n",
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
"""Elements that stand for a character."""

COUNTED: Final = ("footnoteReference", "endnoteReference", "commentReference", "altChunk")
"""Elements that stand for text which is kept elsewhere and not read."""

_OFF: Final = frozenset(("0", "false", "off", "none"))


def local_name(name: str) -> str:
    """`p` for Word's own `namespace p`; other vocabularies keep their namespace."""
    space, _, local = name.rpartition(" ")
    return local if space in NAMESPACES else name


def value(attributes: dict[str, str], key: str = "val") -> str | None:
    """An attribute of Word's vocabulary, whichever of its two namespaces it has."""
    if not attributes:
        return None
    for space in NAMESPACES:
        found = attributes.get(f"{space} {key}")
        if found is not None:
            return found
    return attributes.get(key)


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a switch such as `w:b` is on: it is, unless it says otherwise."""
    return (value(attributes) or "1").lower() not in _OFF
