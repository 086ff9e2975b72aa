"""Titles, letterheads, header fields and headings of written sources, which state nothing.

They keep their numbers, so that places and codings hold, and can be coded by hand; the rules
leave them alone. What is not clearly one of them is a paragraph: rather too few than too many.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qualcode.model.source import Segment, SegmentKind
from qualcode.sources.headers import is_field
from qualcode.sources.raw import RawSource

_LONGEST: Final = 25
"""Words of the longest title or field."""

_SHORT: Final = 8
"""Words of the longest line that is a heading only because it stands alone above a paragraph."""

_SENTENCE_LENGTH: Final = 5
"""Words from which on a line shows whether a text ends its sentences."""

_ENDS = re.compile(r"[.!?…:;,][\"'”’)*_]*\Z")
_STOPS = re.compile(r"[.!?…][\"'”’)*_]*\Z")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ITEM = re.compile(r"\s*[-*+•–—]\s")
_FIELD = re.compile(r"[\s>#*_|•–-]*(?P<label>[^\W\d_][^:\n]{0,40}?)[\s*_]*:(?P<value>[^\n]*)\Z")
_CAPTION = re.compile(
    r"(?:Tabel|Gambar|Bagan|Grafik|Diagram|Lampiran|Bab|Table|Figure|Chart|Appendix|Chapter)"
    r"\s+[\dIVXA-Z][\w.]*(?:[\s.:–-].*)?\Z",
    re.DOTALL,
)
_SUBTITLE = re.compile(r"(?:Nomor|No\.?|tentang|perihal|hal|about|regarding|number)[\s:.]", re.I)
_SENTENCE = re.compile(r"[.!?…]\s+[A-Z]")
_ALWAYS: Final = frozenset(
    "hari tanggal tgl waktu jam pukul tempat lokasi alamat pengamat pencatat notulis date day time "
    "place venue location observer nomor lampiran perihal".split()
)
"""First words of fields that state nothing wherever they stand."""

_ON_TOP: Final = _ALWAYS | frozenset(
    "diamati hadir kehadiran peserta cuaca pimpinan sifat kepada hal acara agenda observed present "
    "attendance attended participants weather chair subject".split()
)
_NOT_ON_TOP: Final = frozenset("catatan keterangan situasi suasana data note notes".split())
"""First words of fields in which something is stated, however short."""

_SMALL: Final = frozenset(
    "dan atau di ke dari untuk bagi dengan pada yang oleh dalam serta atas per s.d and or of the "
    "for in on to a an at by with from".split()
)
"""Words that stay small in a title."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph as the tests see it; `styled` says that it is set as a heading."""

    words: str
    styled: bool
    in_table: bool

    @property
    def length(self) -> int:
        return len(_WORD.findall(self.words))


def with_kinds(
    raw: RawSource, segments: Sequence[Segment], heads: Collection[int] = ()
) -> tuple[Segment, ...]:
    """The segments of a written source; headings and the rows of tables are told as such.

    `heads` are the places where the heads of columns begin: a numbered row of them is a heading.

    Numbers and places stay as they are. Where nothing else would be left, only what the format
    itself sets as a heading is one.
    """
    numbered = [one for one in segments if one.number]
    lines = [_line(raw, one) for one in numbered]
    styled = _styled(lines)
    found = styled | _unstyled(lines, styled)
    if len(found) == len(lines):
        found = styled
    kinds = dict.fromkeys((n for n, one in enumerate(lines) if one.in_table), SegmentKind.ROW)
    kinds |= dict.fromkeys(found, SegmentKind.HEADING)
    begins = [one.start for one in numbered]
    for place in heads:
        index = bisect_right(begins, place) - 1
        if index >= 0 and place < numbered[index].speech.end:
            kinds[index] = SegmentKind.HEADING
    known = {numbered[index].number: kind for index, kind in kinds.items()}
    return tuple(
        replace(one, kind=known[one.number]) if one.number in known else one for one in segments
    )


def _line(raw: RawSource, segment: Segment) -> _Line:
    first = bisect_left(raw.blocks, segment.speech.start, key=lambda block: block.end)
    last = bisect_left(raw.blocks, segment.speech.end, key=lambda block: block.start)
    filled = [one for one in raw.blocks[first:last] if raw.words(one).strip()]
    set_off = [one.heading or one.bold >= len(raw.words(one).rstrip()) for one in filled]
    in_table = any(one.cell is not None for one in filled)
    return _Line(segment.speech.text, bool(filled) and all(set_off) and not in_table, in_table)


def _styled(lines: Sequence[_Line]) -> set[int]:
    """What the format sets as a heading, unless the whole text is set so."""
    found = {n for n, one in enumerate(lines) if one.styled and not _is_sentence(one)}
    total = sum(one.length for one in lines)
    return found if 3 * sum(lines[n].length for n in found) <= 2 * total else set()


def _is_sentence(line: _Line) -> bool:
    stops = _STOPS.search(line.words) is not None and not line.words.rstrip("*_ ").endswith("?")
    return line.length > _LONGEST or (stops and line.length > _SHORT)


def _unstyled(lines: Sequence[_Line], styled: set[int]) -> set[int]:
    found = {n for n, one in enumerate(lines) if _states_nothing(one)}
    in_capitals = {n for n, one in enumerate(lines) if _is_in_capitals(one)}
    if 2 * sum(lines[n].length for n in in_capitals) <= sum(one.length for one in lines):
        found |= in_capitals
    for number, line in enumerate(lines):
        if number not in styled | found and not _is_title(line):
            break
        found.add(number)
    return found | _alone(lines, styled | found)


def _states_nothing(line: _Line) -> bool:
    """Whether a line is a caption, or a field such as a date, wherever it stands."""
    if line.in_table or line.length > _LONGEST:
        return False
    if _CAPTION.match(line.words) and not _STOPS.search(line.words):
        return True
    return all(_is_field(one, on_top=False) for one in line.words.split("\n"))


def _is_title(line: _Line) -> bool:
    """Whether a line at the top of a text is a part of its title or header."""
    if line.in_table or line.length > _LONGEST or not line.length:
        return False
    if all(_is_field(one, on_top=True) for one in line.words.split("\n")):
        return True
    if _ENDS.search(line.words) or _ITEM.match(line.words):
        return False
    if _SUBTITLE.match(line.words):
        return True
    words = _WORD.findall(line.words)
    return len(words) > 1 and all(_is_capital(one) or one.lower() in _SMALL for one in words)


def _is_field(line: str, on_top: bool) -> bool:
    found = _FIELD.match(line)
    if found is None:
        return False
    words = _WORD.findall(found["label"].casefold().removeprefix("yang "))
    value = found["value"].strip()
    if not words or len(words) > 4 or _SENTENCE.search(value):
        return False
    if _STOPS.search(value) and len(_WORD.findall(value)) > _SHORT:
        return False
    if not on_top:
        return words[0] in _ALWAYS
    return words[0] in _ON_TOP or (is_field(found["label"]) and words[0] not in _NOT_ON_TOP)


def _is_in_capitals(line: _Line) -> bool:
    letters = "".join(filter(str.isalpha, line.words))
    if line.in_table or line.length > _LONGEST or _ITEM.match(line.words):
        return False
    return len(letters) > 3 and letters.isupper() and not _STOPS.search(line.words)


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()


def _alone(lines: Sequence[_Line], known: set[int]) -> set[int]:
    """Short lines without an end, above paragraphs, in a text that otherwise ends its sentences."""
    rest = (one for number, one in enumerate(lines) if number not in known)
    long = [one for one in rest if one.length >= _SENTENCE_LENGTH and not one.in_table]
    ended = sum(map(_stops, long))
    if not long or 4 * ended < 3 * len(long):
        return set()
    found: set[int] = set()
    for number, line in enumerate(lines[:-1]):
        above, below = lines[number - 1], lines[number + 1]
        after_end = not number or above.in_table or _stops(above)
        if not after_end and number - 1 not in known | found:
            continue
        before_more = below.in_table or (below.length > line.length and _stops(below))
        if before_more and _may_stand_alone(line):
            found.add(number)
    return found


def _stops(line: _Line) -> bool:
    return _STOPS.search(line.words) is not None


def _may_stand_alone(line: _Line) -> bool:
    if line.in_table or not 0 < line.length <= _SHORT or "\n" in line.words:
        return False
    if _ENDS.search(line.words) or _ITEM.match(line.words):
        return False
    return _is_capital(_WORD.findall(line.words)[0])
