"""What study.yaml says of the study as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from qualcode.model.text import LocalText

STUDY_FILE = "study.yaml"
"""The file in a study's folder that says what belongs to it."""

LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of an ordinal scale with the criterion by which it is given."""

    grade: str
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the interview guide: which codes it asks about, and of which groups."""

    id: str
    text: str
    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorStudy:
    """An earlier study (penelitian terdahulu), and how this one is like it and unlike it.

    `reference` is its whole entry in the list of references.
    """

    author: str
    title: str
    year: str = ""
    method: str = ""
    result: str = ""
    same: str = ""
    different: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class OwnDisplay:
    """A matrix that the researcher declares in study.yaml (`displays`), in the catalogue's words.

    `rows` and `columns` name axes (`informant`, `case`, `code`, `attribute:sex`, …), `entry` what
    a cell holds, `order` that of the rows. `where` narrows the evidence by the words of the
    options (`group`, `code`, `phase`, …), with the ids for each.
    """

    name: str
    title: LocalText
    rows: str
    columns: str
    entry: str = ""
    order: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The study's own description and choices.

    `edition` is 1994 (data reduction) or 2014 (data condensation). `languages` are those whose
    matching rules apply. `expect` adds to the codebook which groups alone can speak of a code.
    `illustrative` marks invented data: every table made from it says so. `style` names the page
    style: a shipped one, or a file in the study. `literature` are earlier studies; `chosen` are
    the displays that the chapter of results shows, by name, where the researcher chose them.
    `period_labels` are what periods are called in print, where the researcher says so.
    `strength` says of informants and sources what makes their evidence stronger or weaker.
    `foreign` are further words that reports set in italics, `native` some that they do not.
    """

    title: str
    language: str = "id"
    questions: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    site: str = ""
    researcher: str = ""
    date: date | None = None
    edition: int = 1994
    reviewed: str = "all"
    citation: str = "{source}.{turn}"
    languages: tuple[str, ...] = LANGUAGES
    chapter: int = 4
    style: str = "indonesia"
    scales: Mapping[str, tuple[Grade, ...]] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    period_labels: Mapping[str, LocalText] = field(default_factory=dict)
    guide: tuple[Question, ...] = ()
    expect: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    illustrative: bool = False
    displays: tuple[OwnDisplay, ...] = ()
    literature: tuple[PriorStudy, ...] = ()
    chosen: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    native: tuple[str, ...] = ()
    strength: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
