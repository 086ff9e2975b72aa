"""Text made harmless for LaTeX: it prints as it was said and can never become a command.

Square brackets and asterisks are put in braces because they would be read as an argument after
`\\\\` and `\\item`; characters that fonts would join (two hyphens to a dash) are kept apart.
"""

from __future__ import annotations

import re
from textwrap import wrap

from qualcode.document import Look, Parted
from qualcode.renderers.latex.scripts import MARKS, PLAIN, RIGHT_TO_LEFT, in_their_fonts
from qualcode.renderers.safe import file_text

# A longer word may be broken where it must, since no column is sure to hold it.
_WORD = 18
# What is longer than any word of a language is broken anywhere, without a hyphen.
_NO_WORD = 30
_STEP = 4
# Where there is room for no more than so many letters, syllables may not fit either.
_SYLLABLES = 5
_LINE = 100
_WHITE = " \t\n\u2028\u2029"

_SPECIAL = {
    "\\": "\\textbackslash{}",
    "{": "\\{",
    "}": "\\}",
    "$": "\\$",
    "&": "\\&",
    "#": "\\#",
    "^": "\\textasciicircum{}",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "%": "\\%",
    "[": "{[}",
    "]": "{]}",
    "*": "{*}",
    "\u00a0": "~",
    "\u00ad": "\\-",
    "\u200b": "\\qcbreak ",
}
_SPECIALS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_JOINED = re.compile(r"([-`',<>])(?=\1)|([?!])(?=`)")
# They have no shape, only an effect on their surroundings, which is not wanted here.
_SHAPELESS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# Beside white space a place to break says nothing, and its command would swallow the space.
_IDLE = re.compile(f"(?<=[{_WHITE}])\u200b+|\u200b+(?=[{_WHITE}]|$)")
_TOKENS = re.compile(
    rf"(?P<breaks>[ \t]*[\n\u2028\u2029][ \t\n\u2028\u2029]*)|(?P<tab> *\t[ \t]*)|(?P<space> +)"
    rf"|(?P<right>[{RIGHT_TO_LEFT}](?:[{RIGHT_TO_LEFT}{MARKS}]|[ ](?=[{RIGHT_TO_LEFT}]))*)"
    rf"|(?P<odd>(?:[{PLAIN}](?=[{MARKS}]))?[^{PLAIN}{RIGHT_TO_LEFT} \t\n\u2028\u2029]+)"
    rf"|(?P<word>(?:[{PLAIN}](?![{MARKS}]))+)"
)
_NOT_FOR_PROPERTIES = re.compile("[\\\\{}$&#^_~%]|[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2026]")
_SPACES = re.compile("[ \t\n\r\u2028\u2029]+")
_PIECES = re.compile(r"[^\W\d_]+|[\W\d_]+?(?=[^\W\d_]|$)")
_SYLLABLE = re.compile(
    r"(?i)(?<=[a-z]{2})(?<!n(?=g))(?<!n(?=y))(?<!s(?=y))(?<!k(?=h))"
    r"(?=(?:ng|ny|sy|kh)[aiueo]|[b-df-hj-np-tv-z][aiueo][a-z])"
)


def escaped(words: str, room: int = _WORD) -> str:
    r"""Text as LaTeX that prints exactly this text; line breaks become `\qcline`.

    Words of more than `room` letters get places where they may be broken.
    """
    return _escaped(_harmless(words).strip(_WHITE), room)


def pieces_of(pieces: Parted, room: int = _WORD) -> str:
    """The same for a text in pieces, the foreign ones of which are set apart."""
    if len(pieces) == 1 and not pieces[0][1]:
        return escaped(pieces[0][0], room)
    found = [(_harmless(words), look) for words, look in pieces]
    found[0] = (found[0][0].lstrip(_WHITE), found[0][1])
    found[-1] = (found[-1][0].rstrip(_WHITE), found[-1][1])
    return "".join(_looking(_escaped(words, room), look) for words, look in found)


def _looking(latex: str, look: int) -> str:
    if look & Look.ITALIC and latex:
        latex = f"\\emph{{{latex}}}"
    return f"\\textbf{{{latex}}}" if look & Look.BOLD and latex else latex


def _harmless(words: str) -> str:
    return _IDLE.sub("", _SHAPELESS.sub("", file_text(words)))


def _escaped(text: str, room: int) -> str:
    return "".join(_token(found, min(room, _WORD)) for found in _TOKENS.finditer(text))


def one_line_of(pieces: Parted, room: int = _WORD) -> str:
    """The same for a heading or a caption, where a line break is a space."""
    return pieces_of([(_SPACES.sub(" ", words), foreign) for words, foreign in pieces], room)


def folded(latex: str) -> str:
    """LaTeX in lines of a length that editors show and TeX can read."""
    if len(latex) <= _LINE:
        return latex
    return "\n".join(wrap(latex, _LINE, break_long_words=False, break_on_hyphens=False))


def property_text(words: str) -> str:
    """Text for the properties of a PDF: without whatever could be a command."""
    return " ".join(_NOT_FOR_PROPERTIES.sub(" ", words).split())


def _token(match: re.Match[str], room: int) -> str:
    words = match.group()
    match match.lastgroup:
        case "breaks":
            return "\\qcline "
        case "tab":
            return "\\quad "
        case "space":
            return " "
        case "right" | "odd":
            return in_their_fonts(words, _plain)
        case _:
            return _word(words, room)


def _plain(words: str) -> str:
    apart = _JOINED.sub("\\g<0>\0", words)
    return _SPECIALS.sub(lambda one: _SPECIAL[one.group()], apart).replace("\0", "{}")


def _word(word: str, room: int) -> str:
    if len(word) <= room:
        return _plain(word)
    pieces = _PIECES.findall(word)
    return "".join(_piece(piece, room, at == len(pieces)) for at, piece in enumerate(pieces, 1))


def _piece(piece: str, room: int, last: bool) -> str:
    """A part of a long word; after signs it may be broken, letters at their syllables."""
    if len(piece) > (_NO_WORD if room > _SYLLABLES else room):
        return _steps(piece, min(room, _STEP))
    if not piece[0].isalpha():
        return _plain(piece) + ("" if last else "\\qcbreak ")
    if len(piece) > room:
        return "\\-".join(map(_plain, _SYLLABLE.split(piece)))
    return _plain(piece)


def _steps(piece: str, step: int) -> str:
    parts = (piece[at : at + step] for at in range(0, len(piece), step))
    return "\\qcbreak ".join(map(_plain, parts))
