"""Speaker labels in the middle of a paragraph, as pasted text and careless typing leave them.

A declared label after the end of a sentence begins a turn there (`… mengeluh. Peneliti: Ada?`);
other places that look like a label are told, never cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from qualcode.model.speaker_label import fold_label
from qualcode.sources.labels import BRACKETED_STAMP, HEAD, is_surely_a_speaker, label_start
from qualcode.sources.raw import Block, RawSource
from qualcode.sources.speakers import Directory
from qualcode.sources.vocabulary import HONORIFICS, INTERVIEWERS

_COLON = re.compile(r"(?<=[\w)\]*.])[^\S\n]{0,5}[:：](?!//)")
_SENTENCE_END = re.compile(
    rf"[.?!…][\"'”’»)\]*_]{{0,4}}\s{{0,9}}(?=(?:{BRACKETED_STAMP})?\s?[*_]{{0,3}}\w)"
)
_WORD_BEGINS = re.compile(r"(?<=[ \t\u00a0(\[\"'“‘;,.!?)\]–—-])(?=\w)")
_STAMP = re.compile(rf"{BRACKETED_STAMP}\s*")
_CLOSING = re.compile(r"[\])}>#]")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\.\Z)")
_TITLES: Final = HONORIFICS | {"drs", "dra", "ir", "sdr", "dkk"}
_NOT_PERSONS: Final = frozenset("tanya pertanyaan question".split())
"""Words for the interviewer that may as well be words of a sentence."""


class _Inner(NamedTuple):
    label: str
    at: int


def with_inner_turns(raw: RawSource, directory: Directory) -> RawSource:
    """The text with a block of its own for what follows each declared label inside a paragraph."""
    blocks: list[Block] = []
    for block in raw.blocks:
        cuts = [] if block.heading else [one.at for one in _cuts(raw.words(block), directory)]
        blocks += _pieces(raw, block, cuts) if cuts else [block]
    return replace(raw, blocks=tuple(blocks)) if len(blocks) > len(raw.blocks) else raw


def told_inside(
    text: str, directory: Directory, labels: Collection[str]
) -> Iterator[tuple[str, int]]:
    """What looks like a label inside a speech, and where (an offset in it).

    `labels` are those of the source's turns, as they are written.
    """

    def is_known(label: str) -> bool:
        return label in labels or (
            len(fold_label(label)) > 1 and directory.declared(label) is not None
        )

    for colon in _COLON.finditer(text):
        at = colon.start()
        found = _longest(text, at, _word_starts, is_known)
        found = found or _longest(text, at, _sentence_starts, _is_like_one)
        if found is not None:
            yield found


def _is_like_one(label: str) -> bool:
    return len(fold_label(label)) > 1 and label[:1].isupper() and is_surely_a_speaker(label)


def _cuts(line: str, directory: Directory) -> Iterator[_Inner]:
    """The labels in a line, other than at its beginning, with which turns begin."""
    begin = -1
    for colon in _COLON.finditer(line):
        found = _longest(
            line, colon.start(), _sentence_starts, lambda label: _parts_turns(label, directory)
        )
        if found is None:
            continue
        begin = label_start(line) if begin < 0 else begin
        if found.at > begin:
            yield found


def _parts_turns(label: str, directory: Directory) -> bool:
    key = fold_label(label)
    if len(key) < 2 or key in _NOT_PERSONS:
        return False
    return directory.declared(label) is not None or (label[:1].isupper() and key in INTERVIEWERS)


def _longest(
    line: str,
    colon: int,
    starts: Callable[[str, int, int], Iterator[int]],
    accepts: Callable[[str], bool],
) -> _Inner | None:
    low = max(0, colon - HEAD)
    before = line.rfind(":", low, colon)
    # No label reaches over a colon, but for one in a time stamp.
    if before >= 0 and not _CLOSING.search(line, before, colon):
        low = before
    for at in starts(line, low, colon):
        label = _bare(line[at:colon])
        if ":" not in label and "\n" not in label and accepts(label):
            return _Inner(label, at)
    return None


def _bare(label: str) -> str:
    stamp = _STAMP.match(label)
    return label[stamp.end() if stamp else 0 :].strip(" \t\u00a0*_")


def _sentence_starts(line: str, low: int, colon: int) -> Iterator[int]:
    """Where sentences begin; the full stop of a title or an initial ends none."""
    for end in _SENTENCE_END.finditer(line, low, colon):
        word = _LAST_WORD.search(line, max(0, end.start() - 20), end.start() + 1)
        if word and (len(word[0]) == 1 or word[0].casefold() in _TITLES):
            continue
        yield end.end()


def _word_starts(line: str, low: int, colon: int) -> Iterator[int]:
    for match in _WORD_BEGINS.finditer(line, low, colon):
        yield match.start()


def _pieces(raw: RawSource, block: Block, cuts: list[int]) -> Iterator[Block]:
    line = raw.words(block)
    ends = [len(line[:cut].rstrip()) for cut in cuts]
    first = ends[0]
    yield block._replace(end=block.start + first, bold=min(block.bold, first))
    for at, end in zip(cuts, [*ends[1:], len(line)], strict=True):
        yield Block(block.start + at, block.start + end, 0, False, False, block.cell)
