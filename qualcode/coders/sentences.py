"""Sentences of spoken and written Indonesian and English, as spans of the text.

Made for transcripts and for the texts of theses: titles and degrees (`S.Sos., M.Si.`), sums
(`Rp1.500.000`), times (`10.30`), a space missing after a full stop (`Sejahtera.Adapun`), speech
that goes on in small letters, list items. One pass with a regular expression finds the places
where a sentence may end; the words around the place decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: Final = _words(
    "dr drs dra drg ir prof kh k.h hj jl jln gg kab kec kel ds dsn kp bpk sdr sdri tn ny nn yth "
    "pt cv ud bdk lih al cf e.g i.e eg ie vs viz a.n u.p d.a s.d c.q mr mrs ms messrs jend kol "
    "letjend mayjend telp tlp approx dept univ"
)
"""Abbreviations that something always follows."""

BEFORE_DIGITS: Final = _words("no nos nr hal hlm vol pp p rt rw lt ps art rp tgl thn th ed fig bab")
"""Abbreviations only before a number, and words or ends of sentences elsewhere."""

PERHAPS_LAST: Final = _words(
    "dll dsb dst dkk dlsb etc tbk inc ltd co jr sr ttd tsb yg dgn utk krn pd spt sbg a.m p.m am pm "
    "s.e s.h s.t s.p s.sos s.pd s.pd.i s.kom s.si s.ip s.i.p s.ap s.ag s.hut s.psi s.ked s.km "
    "s.stp s.ptp m.si m.m m.a m.h m.t m.pd m.kom m.sc m.ap m.hum m.ak m.ag m.kes a.md ph.d b.a "
    "m.b.a amd"
)
"""Abbreviations and degrees that end a sentence only where a new one visibly begins."""

_LETTERED: Final = _words(
    "ibu bapak bu pak mas mbak tipe kelas golongan kelompok huruf poin vitamin bagian grup group "
    "informan kategori class type desa dusun blok nilai informant respondent mr mrs"
)
"""Words after which a single capital is a letter that can end a sentence, not an initial."""

_NOT_BEFORE_CAPITAL: Final = NEVER_LAST | BEFORE_DIGITS

_STOP = re.compile(
    r"(?P<blank>\n[^\S\n]*\n)"
    r"|(?P<item>\n(?=[^\S\n]*(?:[-•*–—+▪●◦·]|\(?\d{1,2}[.)]|\(?[a-z][.)])[^\S\n]))"
    r"|(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[\"'”’»)\]*_]*+)(?P<gap>\s++|\Z|(?=[^\W\d_]))"
)
_ITEM = re.compile(r"\s*\n[^\S\n]*(?:[-•*–—+▪●◦·]|\(?\d{1,2}[.)]|\(?[a-z][.)])[^\S\n]")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,2}\.)+[A-Z][A-Za-z]{0,4}\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]\Z")
_NEXT_DEGREE = re.compile(r"(?:[A-Z][a-z]{0,2}\.)+[A-Z]?[A-Za-z]{0,4}")
_OPENING = "\"'“‘«([*_"
_NO_SPACE = re.compile(r"\S")
_VOWEL = re.compile("[aeiouAEIOU]")


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences as `(start, end)`, end-exclusive, without white space around them.

    Characters between sentences are white space only, so nothing is lost.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text):
        _append(spans, text, start, end)
        start = end
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end]
    stripped = words.strip()
    if stripped:
        first = start + len(words) - len(words.lstrip())
        spans.append((first, first + len(stripped)))


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: after the punctuation and the quotation marks that close them."""
    begun = 0
    for match in _STOP.finditer(text):
        end = match.start() if match["stop"] is None else match.end("close")
        if match["stop"] is None or _is_end(text, begun, match):
            yield end
            begun = end


def _is_end(text: str, begun: int, match: re.Match[str]) -> bool:
    gap = match["gap"]
    following = text[match.end() : match.end() + 24].lstrip(_OPENING)
    if not gap:
        return not following or _begins_without_space(text, begun, match)
    if "\n" in gap and (_BLANK.search(gap) or _ITEM.match(text, match.end("close"))):
        return True
    new_line = "\n" in gap
    capital = following[:1].isupper()
    stop = match["stop"]
    if "!" in stop or "?" in stop:
        return capital or new_line or not match["close"].strip("*_")
    if len(stop) > 1 or stop == "…":
        return capital or new_line
    return _full_stop(text, begun, match, following, new_line)


def _full_stop(text: str, begun: int, match: re.Match[str], following: str, new_line: bool) -> bool:
    """Whether a single full stop before white space ends a sentence."""
    before = text[max(begun, match.start() - 60) : match.start()].split()
    word = before[-1].lstrip(_OPENING) if before else ""
    capital = following[:1].isupper()
    if not word or (len(before) == 1 and _is_list_number(word)):
        return False
    if _INITIALS.match(word) and not _follows_a_name(before):
        return new_line
    known = _known_abbreviation(word, following, len(before) == 1)
    if known is not None:
        return known or (new_line and word.casefold() in PERHAPS_LAST)
    if len(word) == 1 and word.isupper():
        return (capital or new_line) and _letter_can_end(word, before)
    if capital or new_line or not following:
        return True
    if following[:1].isdigit():
        return not word[-1:].isdigit() and len(word) > 2
    if match["close"].strip("*_"):
        return False
    return len(word) > 2 and (word[-1:].isdigit() or _VOWEL.search(word) is not None)


def _known_abbreviation(word: str, following: str, first: bool) -> bool | None:
    """Whether a known abbreviation ends the sentence; None where the word is none."""
    key = word.casefold()
    if key in BEFORE_DIGITS and following[:1].isdigit():
        return False
    if key == "no" and following[:1].isupper() and not first and word != "NO":
        return False
    if key in NEVER_LAST:
        return False
    if key in PERHAPS_LAST or _DEGREE.match(word):
        return following[:1].isupper() and _NEXT_DEGREE.match(following) is None
    return None


def _follows_a_name(before: list[str]) -> bool:
    """Whether what could be initials stands where degrees do: after a comma or a degree."""
    previous = before[-2] if len(before) > 1 else ""
    return previous.endswith(",") or _DEGREE.match(previous.rstrip(".")) is not None


def _letter_can_end(letter: str, before: list[str]) -> bool:
    """Whether a sentence can end in a single capital: `Ibu A.`, `putaran V.`, not `H. Slamet`."""
    previous = before[-2].casefold() if len(before) > 1 else ""
    return previous in _LETTERED or (letter in "IVX" and previous.isalpha())


def _is_list_number(word: str) -> bool:
    return (word.isdigit() and len(word) < 4) or (len(word) == 1 and word.isalpha())


def _begins_without_space(text: str, begun: int, match: re.Match[str]) -> bool:
    """Whether a sentence begins right after the stop (`Sejahtera.Adapun`, `UPPKS.Metode`)."""
    end = match.end()
    if not (text[end].isupper() and text[end + 1 : end + 2].islower()):
        return False
    if "?" in match["stop"] or "!" in match["stop"] or match["close"]:
        return True
    before = text[max(begun, match.start() - 60) : match.start()].split()
    word = before[-1].lstrip(_OPENING) if before else ""
    if "." in word or "@" in word or "/" in word or word.casefold() in ("www", ""):
        return False
    if word.casefold() in _NOT_BEFORE_CAPITAL or _is_list_number(word):
        return False
    return len(word) > 2 or word.isdigit()


LONGEST: Final = 1_200
"""Characters from which a text without full stops (an automatic transcript) is cut further."""


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, those of endless length cut at a line break, a comma or a space."""
    for start, end in sentences(text):
        while end - start > LONGEST:
            middle = _pause_before(text, start, start + LONGEST)
            yield start, middle
            following = _NO_SPACE.search(text, middle, end)
            start = following.start() if following else end
        if start < end:
            yield start, end


def _pause_before(text: str, start: int, limit: int) -> int:
    """Where to cut between `start` and `limit`: as late as possible, best at a line break."""
    for pause in ("\n", ", ", " "):
        place = text.rfind(pause, start + LONGEST // 2, limit)
        if place > 0:
            return place + len(pause.rstrip())
    return limit
