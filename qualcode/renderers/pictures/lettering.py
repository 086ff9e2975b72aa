"""Lines of text of a known length: how long they are, and where they are broken."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, combining, east_asian_width, normalize

from qualcode.renderers.safe import file_text

# How far a line of text reaches above and below its base line, and the next line follows, in ems.
ASCENT, DESCENT, LEADING = 0.78, 0.22, 1.18

# Thousandths of an em of a sans-serif as wide as Helvetica; accented letters are as wide as bare
# ones.
_WIDTHS = {
    191: "'",
    222: "ijl‘’ı",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft·",
    333: "()-`r\u2010\u2011“”„‹›",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    400: "°",
    469: "^",
    500: "Jcksvxyz",
    549: "±≠≤≥",
    556: "#$0123456789?L_abdeghnopqu«»–€ß",
    584: "+<=>~×−÷¬",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "MmÆ",
    889: "%æ",
    944: "Wœ",
    1000: "—…→←",
    1015: "@",
}
_BOLD_WIDTHS = {
    238: "'",
    278: " \u00a0,./I\\ijl‘’ı·",
    280: "|",
    333: "()!:;[]`ft-\u2010\u2011‹›",
    350: "•",
    389: "*r{}",
    400: "°",
    474: '"',
    500: "z“”„",
    549: "±≠≤≥",
    556: "#$0123456789J_aceksvxy«»–€",
    584: "+<=>^~×−÷¬",
    611: "?FLTZbdghnopquß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%mæ",
    944: "Wœ",
    975: "@",
    1000: "Æ—…→←",
}
_REGULAR = {character: width for width, those in _WIDTHS.items() for character in those}
_BOLD = {character: width for width, those in _BOLD_WIDTHS.items() for character in those}
_JOINER = "\u200d"
_SLACK = 0.01
_SPACES = re.compile("[^\\S\u00a0\u2007\u202f]+")


def cleaned(words: str) -> str:
    """The text on one line, with what no file can hold replaced."""
    return _SPACES.sub(" ", file_text(words)).strip(" ")


def breadth(words: str, size: float, bold: bool = False) -> float:
    """How long a line of text is in points."""
    thousandths, joined = 0, False
    for character in words:
        thousandths += 0 if joined else _thousandths(character, bold)
        joined = character == _JOINER
    return thousandths * size / 1000


def is_measured(words: str) -> bool:
    """Whether the length of the text is known and not guessed."""
    return all(_bare(character) in _REGULAR for character in words)


@cache
def _thousandths(character: str, bold: bool) -> int:
    known = (_BOLD if bold else _REGULAR).get(_bare(character))
    if known is not None:
        return known
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if east_asian_width(character) in {"W", "F"}:
        return 1000 if category(character) == "Lo" else 1300
    return 800


@cache
def _bare(character: str) -> str:
    return normalize("NFD", character)[:1]


def wrapped(words: str, size: float, width: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text in a column; a word that is too long for it is broken inside."""
    lines: list[str] = []
    for word in cleaned(words).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and breadth(joined, size, bold) <= width + _SLACK:
            lines[-1] = joined
        else:
            lines += _pieces(word, size, width, bold)
    return tuple(line for line in lines if line)


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    if breadth(word, size, bold) <= width + _SLACK:
        return [word]
    pieces = [""]
    for character in word:
        sticks = combining(character) or category(character) in {"Mn", "Me", "Cf"}
        sticks = sticks or pieces[-1].endswith(_JOINER)
        if pieces[-1] and not sticks and breadth(pieces[-1] + character, size, bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def longest_word(words: str, size: float, bold: bool = False) -> float:
    """The length of the longest word in points."""
    return max(breadth(word, size, bold) for word in cleaned(words).split(" "))
