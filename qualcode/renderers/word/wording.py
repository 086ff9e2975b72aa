"""Runs of the report's own words, with their foreign words in italics.

Where the words stand in italics already, their foreign ones stand upright, as printers do it.
"""

from __future__ import annotations

from qualcode.document import Foreign, Look, Parted
from qualcode.renderers.word.xml import run

_ON, _OFF = "<w:i/>", '<w:i w:val="0"/>'
_BOLD = ("<w:b/>", '<w:b w:val="0"/>')


class Wording:
    """Writes the words of one document; `foreign` knows which of them are foreign."""

    def __init__(self, foreign: Foreign) -> None:
        self._foreign = foreign

    def own(self, words: str, properties: str = "", italic: bool = False) -> str:
        """The runs of the report's own words; `italic` where their paragraph's style is."""
        return _runs(self._foreign.parted(words), properties, italic)

    def parted(self, pieces: Parted) -> str:
        """The runs of a text in pieces, those that are marked in italics."""
        return _runs(pieces, "", False)

    def cell(self, words: str, properties: str = "") -> str:
        """The runs of a paragraph of a cell, which may be somebody else's words."""
        return _runs(self._foreign.parted_if_own(words), properties, False)


def _runs(pieces: Parted, properties: str, italic: bool) -> str:
    if len(pieces) == 1 and not pieces[0][1]:
        return run(pieces[0][0], properties)
    looks = {look: _looking(look, properties, italic) for _, look in pieces}
    return "".join(run(words, looks[look]) for words, look in pieces)


def _looking(look: int, properties: str, italic: bool) -> str:
    """The properties of a piece that looks otherwise than the text around it."""
    if look & Look.BOLD:
        properties = f"{_BOLD[0]}{properties.removeprefix(_BOLD[0]).removeprefix(_BOLD[1])}"
    return _turned(properties, italic) if look & Look.ITALIC else properties


def _turned(properties: str, italic: bool) -> str:
    """The properties with the other slope, in the order that the format wants."""
    if _ON in properties:
        return properties.replace(_ON, _OFF)
    if _OFF in properties:
        return properties.replace(_OFF, _ON)
    bold = next((one for one in _BOLD if properties.startswith(one)), "")
    return f"{bold}{_OFF if italic else _ON}{properties.removeprefix(bold)}"
