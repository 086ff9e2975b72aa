"""Transcripts as a report prints them: numbered turns with their codes in the margin."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.document.table import Align, Column, Section, Table, Tone, cell
from qualcode.document.words import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a turn on which the same codings stand, by their ids."""

    text: str
    codings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One numbered turn. `codes` are those in the margin; `asking` marks the interviewer's."""

    number: int
    speaker: Words
    pieces: tuple[Piece, ...]
    codes: tuple[Words, ...] = ()
    asking: bool = False

    @property
    def text(self) -> str:
        """The whole turn."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source as it may be printed. `facts` are its head: who, when, where; each with its name.

    `heads` name the four columns of its table: number, speaker, words, codes.
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
        columns = tuple(
            Column(head, align=align, weight=weight)
            for head, align, weight in zip(self.heads, aligns, weights, strict=True)
        )
        rows = tuple(
            (
                cell(str(one.number)),
                cell(one.speaker),
                cell(one.text, tone=Tone.EMPTY if one.asking else Tone.PLAIN),
                cell(*one.codes),
            )
            for one in self.utterances
        )
        return Table(self.title, columns, (Section(rows),), name=f"transcript-{self.source}")
