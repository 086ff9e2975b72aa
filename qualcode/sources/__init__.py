"""Transcripts, notes and documents to sources. A new format is one file and one line here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from qualcode.errors import Problem
from qualcode.registry import Registry
from qualcode.sources.markdown import MarkdownFormat
from qualcode.sources.plain import PlainFormat
from qualcode.sources.word import WordFormat

if TYPE_CHECKING:
    from qualcode.model.informant import Roster
    from qualcode.model.source import Source, SourceEntry
    from qualcode.sources.raw import RawSource
    from qualcode.sources.turns import DetectedLabel

__all__ = ["FORMATS", "SourceFormat", "detect_speakers", "read_raw", "read_source"]


class SourceFormat(Protocol):
    """A kind of file that sources are kept in."""

    @property
    def name(self) -> str:
        """The format's name, which with its version names the reader."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, in lower case and with the dot."""

    def read(self, data: bytes, encoding: str | None = None) -> RawSource:
        """The text and its structure.

        Raises:
            QualcodeError: the bytes cannot be read; the message is a predicate (`is empty.`).
        """


FORMATS: Registry[SourceFormat] = Registry(
    "source format", [WordFormat(), PlainFormat(), MarkdownFormat()]
)


def read_raw(path: Path, encoding: str | None = None) -> RawSource:
    """The text of a file and its structure, before anybody asked who speaks in it.

    Raises:
        QualcodeError: the file is missing, of no known format, or cannot be read.
    """
    from qualcode.sources.opening import read_file

    return read_file(path, encoding)


def read_source(
    path: Path, entry: SourceEntry, roster: Roster
) -> tuple[Source, tuple[Problem, ...]]:
    """A source cut into turns or paragraphs, and what the researcher should know of it.

    The problems name `entry.file` as their file.

    Raises:
        QualcodeError: the file cannot be read at all.
    """
    from qualcode.sources.turns import build_source

    return build_source(read_raw(path, entry.encoding), entry, roster)


def detect_speakers(raw: RawSource, roster: Roster | None = None) -> tuple[DetectedLabel, ...]:
    """The speaker labels that a text seems to have, the most frequent first.

    With a roster, the labels of its informants and interviewers are known as such.
    """
    from qualcode.model.informant import Roster
    from qualcode.sources.turns import detect

    return detect(raw, roster or Roster())
