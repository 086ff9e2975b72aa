"""What may be a speaker label at the start of a line.

A line can be read in several ways (`Informan 2 - Ya, begini: …`); all readings are given, the
surest form first, and who knows the speakers chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from qualcode.model.speaker_label import fold_label
from qualcode.sources.raw import Block, RawSource
from qualcode.sources.vocabulary import HONORIFICS, NOT_NAMES, general


class Form(Enum):
    """How a label is set off from the speech.

    `SPACE` is a label in brackets (`(BJ) Belum.`) or before a time stamp (`BJ 00:03:01 Belum.`)
    with nothing but white space after it: it counts where the label is known. `DOT` is a single
    letter with a full stop (`P. Apa kabar?`): it counts where two of them take turns.
    """

    COLON = "colon"
    BOLD = "bold"
    TAB = "tab"
    DASH = "dash"
    DOT = "dot"
    SPACE = "space"
    ALONE = "alone"
    CELL = "cell"


class Reading(NamedTuple):
    """One way to read a line: the label, and where the speech begins (an offset in the text).

    `marked` says that the label is bold or stands with a time stamp, `listed` that a number or a
    bullet stands before it.
    """

    label: str
    key: str
    speech: int
    form: Form
    marked: bool
    listed: bool = False


LONGEST: Final = 58
"""Characters of the longest label."""

HEAD: Final = LONGEST + 30
"""Characters of a label with what belongs to it, such as a role and a time stamp."""

_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+"
_NOON = r"\s?[AaPp]\.?[Mm]\.?(?!\w)"
_TIME = rf"(?:{_DATE})?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:[.,]\d{{1,3}}|-\d)?(?:{_NOON})?"
"""A time, as recorders, subtitles and exported chats write it (`12/03/25 10.04`, `9:15 AM`)."""

BRACKETED_STAMP = rf"[\[({{<#]\s?{_TIME}(?:\s?(?:-->|[-–—])\s?{_TIME})?\s?[\])}}>#]"
_STAMP = rf"(?:{BRACKETED_STAMP}|{_TIME}(?:\s?(?:-->|[-–—])\s?{_TIME})?(?![\d%]))"
_GAP = r"[^\S\n]{0,20}+"
_LABEL = rf"(?P<label>[\[(<{{+]?[^\W_][^:：\t\n]{{0,{LONGEST}}}?)"
_AFTER = rf"(?P<close>[*_]{{1,3}})?{_GAP}(?P<stamp>{_STAMP})?{_GAP}(?:[*_]{{1,3}})?"

_LEAD = re.compile(
    r"[\s>\u200b\ufeff\u200e\u202a-\u202e]*+(?P<bullet>[-+•*][^\S\n]{1,20}+)?(?:#{1,6}[^\S\n]{1,20}+)?"
)
_NUMBER = re.compile(rf"(?:\(\d{{1,4}}\)|\d{{1,4}}[.)])(?!\d){_GAP}")
_FIRST_STAMP = re.compile(rf"{_STAMP}{_GAP}(?:[-–—|]{_GAP})?(?:~{_GAP})?")
_OPEN = re.compile(r"[*_]{1,3}(?=[^\s*_])")
_COLON = re.compile(rf"{_LABEL}{_AFTER}{_GAP}[:：](?!//)")
_TAB = re.compile(rf"{_LABEL}(?P<close>[*_]{{1,3}})?[ \u00a0]{{0,20}}+(?P<stamp>{_STAMP})?\t")
_DASH = re.compile(rf"{_LABEL}{_AFTER}(?:(?<=\s)[-–—]|[-–—]\s){_GAP}")
_PHONE = re.compile(r"\+?[\d\s().-]{8,20}")
_DOT = re.compile(r"(?P<label>[A-Za-z]\d{0,3})(?P<other>)\.[*_]{0,3}[^\S\n]{1,20}+(?=\S)")
_ALONE = re.compile(rf"{_LABEL}{_AFTER}\.?\Z")
_CLOSE = re.compile(r"[*_]{1,3}")
_SECONDS = r"\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?(?![\d:%])"
_COUNTER = rf"{_SECONDS}(?:\s?(?:-->|[-–—])\s?{_SECONDS})?"
_REST = re.compile(rf"(?:[*_]{{1,3}}(?=\s|\Z))?\s*+(?:(?:{BRACKETED_STAMP}|{_COUNTER})\s*+)?")
_IN_BRACKETS = re.compile(
    rf"(?:\((?P<label>[^\W\d_][^()\t\n:：]{{0,{LONGEST}}})\)"
    rf"|\[(?P<other>[^\W\d_][^\[\]\t\n:：]{{0,{LONGEST}}})\])[*_]{{0,3}}{_GAP}(?=\S)"
)
_COUNTED = re.compile(rf"{_LABEL}(?P<other>)[*_]{{0,3}}[^\S\n]{{1,20}}+{_COUNTER}{_GAP}(?=\S)")
_STAMP_LINE = re.compile(rf"\s*+{_STAMP}\s*+\Z")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’&-]*|\d{1,3}|\([^()]{1,40}\)|[/&]")
_SMALL_WORDS: Final = frozenset(("bin", "binti", "van", "von", "de", "al", "dan", "and", "of"))


_SET_OFF: Final = (
    (Form.COLON, _COLON, ":："),
    (Form.TAB, _TAB, "\t"),
    (Form.DASH, _DASH, "-–—"),
)


def readings(raw: RawSource, block: Block) -> Iterator[Reading]:
    """The ways to read a block as the beginning of a turn."""
    line = raw.words(block)
    start = _label_start(line)
    head = line[start.at : start.at + LONGEST + 60]
    if block.bold and _is_bold_label(line, start.at, block.bold):
        yield _reading(block, line, line[start.at : block.bold], block.bold, Form.BOLD, start)
    for form, pattern, marks in _SET_OFF:
        if not any(mark in head for mark in marks):
            continue
        match = pattern.match(line, start.at)
        if match and not (form is Form.COLON and _is_clock(line, match.end())):
            yield _matched(block, line, match, form, start)
    for form, pattern in ((Form.SPACE, _IN_BRACKETS), (Form.SPACE, _COUNTED), (Form.DOT, _DOT)):
        if match := pattern.match(line, start.at):
            label = match["label"] or match["other"] or ""
            yield _reading(block, line, label, match.end(), form, start)
    if len(line) - start.at <= LONGEST + 40 and (match := _ALONE.match(line, start.at)):
        yield _matched(block, line, match, Form.ALONE, start)


def is_stamp_line(line: str) -> bool:
    """Whether a line holds nothing but a time stamp."""
    return _STAMP_LINE.match(line) is not None


def looks_like_a_name(label: str) -> bool:
    """Whether an unknown label could name a speaker (`Bu Siti`, `EW`, `Kader 2`)."""
    words = _NAME_WORD.findall(label)
    if not 1 <= len(words) <= 6 or _NAME_WORD.sub("", label).strip(" .,-*_"):
        return False
    first = words[0].casefold().strip(".")
    if first in NOT_NAMES or not words[0][0].isalpha():
        return False
    if first in HONORIFICS:
        return len(words) > 1
    return all(not word[0].islower() or word in _SMALL_WORDS for word in words)


def is_a_number(label: str) -> bool:
    """Whether a label is a telephone number, as exported chats name people who are not known."""
    return _PHONE.fullmatch(label.strip()) is not None


def is_surely_a_speaker(label: str) -> bool:
    """Whether an unknown label names a speaker even where it stands once only."""
    key = fold_label(label)
    one = general(key)
    if one is not None:
        return not one.is_letter or label.strip(" *_.")[:1].isupper()
    first = key.split(" ", 1)[0].strip(".")
    return first in HONORIFICS and looks_like_a_name(label)


class _Start(NamedTuple):
    at: int
    stamped: bool
    opened: bool
    listed: bool


def label_start(line: str) -> int:
    """Where a label at the beginning of a line would stand."""
    return _label_start(line).at


def _label_start(line: str) -> _Start:
    """Where a label would begin, after list marks, numbers, time stamps and emphasis."""
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    listed = lead is not None and lead["bullet"] is not None
    stamped = opened = False
    for _ in range(4):
        stamp = _FIRST_STAMP.match(line, at)
        emphasis = _OPEN.match(line, at)
        match = stamp or emphasis or _NUMBER.match(line, at)
        if match is None:
            break
        stamped = stamped or stamp is not None
        opened = opened or emphasis is not None
        listed = listed or (stamp is None and emphasis is None)
        at = match.end()
    return _Start(at, stamped, opened, listed)


def _is_clock(line: str, colon: int) -> bool:
    """Whether a colon parts hours and minutes (`Jam 10:30`)."""
    return line[colon - 2 : colon - 1].isdigit() and line[colon : colon + 1].isdigit()


def _is_bold_label(line: str, at: int, bold: int) -> bool:
    """Whether the bold run is a label before speech that is not bold."""
    short = at < bold < len(line) and bold - at <= LONGEST
    return short and line[bold - 1] not in ":：" and line[bold:].lstrip()[:1] not in ("", ":", "：")


def _matched(block: Block, line: str, match: re.Match[str], form: Form, start: _Start) -> Reading:
    marked = match["stamp"] is not None or block.bold >= match.end("label")
    opened = start.opened and match["close"] is None
    start = start._replace(stamped=start.stamped or marked, opened=opened)
    return _reading(block, line, match["label"], match.end(), form, start)


def _reading(block: Block, line: str, label: str, end: int, form: Form, start: _Start) -> Reading:
    close = _CLOSE.match(line, end) if start.opened else None
    rest = _REST.match(line, close.end() if close else end)
    speech = rest.end() if rest else end
    label = label.strip(" \t\u00a0*_:：")
    marked = start.stamped or form is Form.BOLD
    return Reading(label, fold_label(label), block.start + speech, form, marked, start.listed)
