"""Transcripts as a report prints them: numbered turns with their codes in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from qualcode.document.table import Align, Cell, Column, Section, Table, Tone, cell
from qualcode.document.words import Words

_SPEAKER, _CODES = 1, 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn on which the same codings stand, by their ids."""

    text: str
    codings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One numbered turn, or a paragraph of a written source.

    `codes` are those in the margin; `asking` marks the interviewer's, `title` the title of a part.
    """

    number: int
    speaker: Words
    pieces: tuple[Piece, ...]
    codes: tuple[Words, ...] = ()
    asking: bool = False
    title: bool = False

    @property
    def text(self) -> str:
        """The whole turn."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source as it may be printed. `facts` are its head: who, when, where; each with its name.

    `heads` name the four columns of its table: number, speaker, words, codes. Where nobody's turn
    has a speaker the table has no column for them.
    """

    source: str
    title: Words
    facts: tuple[tuple[Words, Words], ...]
    utterances: tuple[Utterance, ...]
    heads: tuple[Words, Words, Words, Words]

    @property
    def table(self) -> Table:
        """The transcript as a table, for formats that have no better way to show it."""
        weights = (0.35, 0.9, 4.0, 1.2)
        aligns = (Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT)
        shown = [at for at in range(len(self.heads)) if at != _SPEAKER or self._is_told]
        columns = tuple(
            Column(self.heads[at], align=aligns[at], weight=weights[at], whole=at == _CODES)
            for at in shown
        )
        rows = tuple(tuple(_cells(one)[at] for at in shown) for one in self.utterances)
        name = f"transcript-{self.source}"
        return Table(self.title, columns, (Section(rows),), name=name, leads=self._questions)

    @property
    def _is_told(self) -> bool:
        """Whether it says of anybody who speaks; notes of an observation do not."""
        return not self.utterances or any(one.speaker != "" for one in self.utterances)

    @property
    def _questions(self) -> frozenset[int]:
        """The turns that are answered by the next one."""
        return frozenset(
            at
            for at, (one, following) in enumerate(pairwise(self.utterances))
            if one.asking and not following.asking
        )


def _cells(one: Utterance) -> tuple[Cell, ...]:
    tone = Tone.EMPTY if one.asking else Tone.STRONG if one.title else Tone.PLAIN
    said = cell(one.text, tone=tone)
    return cell(str(one.number)), cell(one.speaker), said, cell(*one.codes)
