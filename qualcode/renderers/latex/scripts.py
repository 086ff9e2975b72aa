"""Characters that the font of a report may lack: which they are and which fonts have them.

Latin letters and common signs are in every text font. Everything else is printed by a macro that
looks for a font with its first character among those of the installation; where none has it, the
font prints its sign for a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import category, name

PLAIN = "!-~\\u00a0-\\u017f\\u0218-\\u021b\\u2010\\u2012-\\u2015\\u2018-\\u201e\\u2020-\\u2022"
PLAIN += "\\u2026\\u2030\\u2039\\u203a\\u20ac\\u2212\\u200b"
"""A character class (without its brackets) of what every text font has."""

MARKS = "\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f"
MARKS += "\\u200c\\u200d"
"""Marks that stand on the character before them, and what joins and parts characters."""

RIGHT_TO_LEFT = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\U00010800-\\U00010fff"
RIGHT_TO_LEFT += "\\U0001e800-\\U0001efff"
"""Scripts that run from right to left."""

_RIGHT = re.compile(f"[{RIGHT_TO_LEFT}]")
_MARK = re.compile(f"[{MARKS}]")
_SPACELESS = {"CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "BOPOMOFO": "zh",
              "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my"}  # fmt: skip
_CHINESE = ("Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "Songti SC",
            "MS Mincho", "Droid Sans Fallback", "FandolSong-Regular.otf")  # fmt: skip
_FONTS = {
    "CJK": _CHINESE,
    "HIRAGANA": _CHINESE,
    "KATAKANA": _CHINESE,
    "HANGUL": ("Noto Serif CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", *_CHINESE),
    "ARABIC": ("Noto Naskh Arabic", "Traditional Arabic", "Geeza Pro"),
    "DEVANAGARI": ("Nirmala UI", "Devanagari MT"),
    "THAI": ("Leelawadee UI", "Sukhumvit Set"),
}
_NO_FONT_OF_THEIR_NAME = frozenset(
    "BOPOMOFO CJK COMBINING CYRILLIC FULLWIDTH GREEK HALFWIDTH HANGUL HIRAGANA KATAKANA LATIN "
    "MATHEMATICAL MODIFIER".split()
)
_ANY = ("DejaVu Sans", "Noto Sans", "Segoe UI Symbol", "Noto Sans Symbols2", "Noto Emoji",
        "Segoe UI Emoji", "Arial Unicode MS", "FreeSerif.otf")  # fmt: skip
# So many letters without a space may be parted.
_LONG = 24
_CHUNK = 500
_CALL = re.compile(r"\\qc(?:other|script|spaceless|rtl)\{([0-9A-F]+)\}")
# The names that fonts have for scripts whose letters change with their neighbours.
_SHAPED = {
    "ARABIC": "arab", "BALINESE": "bali", "BATAK": "batk", "BENGALI": "bng2", "BUGINESE": "bugi",
    "DEVANAGARI": "dev2", "GUJARATI": "gjr2", "GURMUKHI": "gur2", "HEBREW": "hebr",
    "JAVANESE": "java", "KANNADA": "knd2", "KHMER": "khmr", "MALAYALAM": "mlm2",
    "MYANMAR": "mym2", "ORIYA": "ory2", "SINHALA": "sinh", "SUNDANESE": "sund", "SYRIAC": "syrc",
    "TAMIL": "tml2", "TELUGU": "tel2", "THAANA": "thaa", "THAI": "thai", "TIBETAN": "tibt",
}  # fmt: skip


def in_their_fonts(words: str, plain: Callable[[str], str]) -> str:
    """Odd characters in calls of the macros that find them a font, run by run."""
    if _RIGHT.match(words):
        tag = _SHAPED.get(_script(words[0]), "DFLT")
        return f"\\qcrtl{{{ord(words[0]):X}}}{{{tag}}}{{{_breakable(words, plain)}}}"
    return "".join(_call(script, run, plain) for script, run in _runs(words))


def fallback_fonts(latex: str) -> list[str]:
    """The fonts that a file with these calls should look for, the best ones first."""
    scripts = dict.fromkeys(_script(chr(int(code, 16))) for code in _CALL.findall(latex))
    if not scripts:
        return []
    own = [font for script in scripts for font in _FONTS.get(script, ())]
    noto = [
        f"Noto {kind} {script.title()}"
        for script in scripts
        if script.isalpha() and script not in _NO_FONT_OF_THEIR_NAME
        for kind in ("Serif", "Sans")
    ]
    return list(dict.fromkeys([*noto, *own, *_ANY]))


def _script(character: str) -> str:
    """The script of a letter as Unicode names it; empty for signs, which belong to none."""
    if category(character)[0] not in "LM" and not character.isdigit():
        return ""
    return name(character, "").partition(" ")[0].partition("-")[0]


def _runs(words: str) -> Iterator[tuple[str, str]]:
    """Neighbours of one script together; a sign with its marks, joiners and what they join."""
    script, run = "", ""
    for character in words:
        found = _script(character)
        follows = _MARK.match(character) or run.endswith("\u200d") or _tints(character)
        if run and (follows or (found and found == script) or _flags(run, character)):
            run += character
            continue
        if run:
            yield script, run
        script, run = found, character
    if run:
        yield script, run


def _tints(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _flags(run: str, character: str) -> bool:
    """Whether two regional letters make one flag."""
    return len(run) == 1 and all("\U0001f1e6" <= one <= "\U0001f1ff" for one in (run, character))


def _call(script: str, run: str, plain: Callable[[str], str]) -> str:
    code = f"{{{ord(_rarest(run)):X}}}"
    if locale := _SPACELESS.get(script):
        parts = (plain(run[at : at + _CHUNK]) for at in range(0, len(run), _CHUNK))
        return "\\qcbreak ".join(f"\\qcspaceless{code}{{{locale}}}{{{one}}}" for one in parts)
    if tag := _SHAPED.get(script):
        return f"\\qcscript{code}{{{tag}}}{{{_breakable(run, plain)}}}"
    return f"\\qcother{code}{{{_breakable(run, plain)}}}"


def _rarest(run: str) -> str:
    """The character that decides on the font: of a Latin letter with a mark the mark."""
    return next((one for one in run if one >= "\u0180"), run[0])


def _breakable(run: str, plain: Callable[[str], str]) -> str:
    words = run.split(" ")
    return " ".join(
        "\\qcbreak ".join(plain(word[at : at + _LONG]) for at in range(0, len(word), _LONG))
        for word in words
    )
