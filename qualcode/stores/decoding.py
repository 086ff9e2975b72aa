"""From the bytes of a YAML or Markdown file to its text, or to the reason why not.

What the researcher writes for qualcode is UTF-8 (or UTF-16 and UTF-32 with their byte order
mark). Any other encoding is refused and named: a guess would garble names silently.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import accumulate

from qualcode.stores.problem_list import Mark, ProblemList

MAX_BYTES = 5_000_000
MAX_BRACKETS = 1_000

_MARKS = (  # UTF-32 before UTF-16: the little-endian mark of one begins with that of the other
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF file"),
)
_BRACKET = re.compile(r"[\[\]{}]")
_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark with which a file begins, if any, and the encoding of the rest."""
    found = ((mark, name) for mark, name in _MARKS if data.startswith(mark))
    return next(found, (b"", "utf-8"))


def decode(data: bytes, file: str) -> tuple[str | None, ProblemList]:
    """The text of a file without byte order mark; None, with the reason, where it is refused."""
    problems = ProblemList(file)
    if len(data) > MAX_BYTES:
        problems.error(
            "file-too-large",
            f"the file has {len(data) / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read",
        )
        return None, problems
    mark, encoding = encoding_of(data)
    try:
        return data[len(mark) :].decode(encoding), problems
    except UnicodeDecodeError as error:
        looks = _looks_like(data)
        problems.error(
            "wrong-encoding",
            f"the file is not UTF-8: it looks like {looks}",
            _place_of_byte(data[len(mark) :], error.start) if encoding == "utf-8" else None,
            "Save it as UTF-8 text in your editor (Save As … Encoding).",
        )
        return None, problems


def refuse_control_characters(text: str, problems: ProblemList) -> bool:
    """Tell of the first control character, which no editor shows; True where there is one."""
    found = _FORBIDDEN.search(text)
    if not found:
        return False
    character = found.group()
    name = unicodedata.name(character, "control character" if character != "\0" else "NUL")
    looks = ""
    if character == "\0" and text.count("\0") > max(1, len(text) // 4):
        looks = "; the file looks like UTF-16 without its byte order mark"
    problems.error(
        "control-character",
        f"the invisible character U+{ord(character):04X} ({name}) cannot be read{looks}",
        place(text, found.start()),
        "Delete it, or save the file as UTF-8.",
    )
    return True


def refuse_open_brackets(text: str, problems: ProblemList) -> bool:
    """Tell where too many brackets stand open for a YAML parser; True where they do."""
    # The parsers recurse or slow down on brackets; quotation marks are not looked at here, since
    # no file that a person writes comes near the limit.
    if text.count("[") + text.count("{") <= MAX_BRACKETS:
        return False
    depths = accumulate(_STEP[found.group()] for found in _BRACKET.finditer(text))
    deep = next((number for number, depth in enumerate(depths) if depth > MAX_BRACKETS), None)
    if deep is None:
        return False
    offset = next(found for number, found in enumerate(_BRACKET.finditer(text)) if number == deep)
    problems.error(
        "yaml-limit",
        f"more than {MAX_BRACKETS} brackets stand open here",
        place(text, offset.start()),
        "Close them, or put a text with brackets in quotes.",
    )
    return True


def place(text: str, offset: int) -> Mark:
    """Line and column of an offset; lines end as editors end them (LF, CRLF or CR)."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _place_of_byte(data: bytes, offset: int) -> Mark:
    before = data[:offset].decode("utf-8")
    return place(before, len(before))


def _looks_like(data: bytes) -> str:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data[:4000].count(0) > len(data[:4000]) // 4:
        return "UTF-16 without its byte order mark"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best() if len(data) >= 500 else None
    if best:
        return best.encoding.replace("_", "-")
    return "Windows-1252 or another encoding with one byte a character"
