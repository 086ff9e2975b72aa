"""Daftar Pustaka: the works that the pack itself cites, as far as the study knows them.

What stands behind the codebook and the method is told in full. Of an earlier study study.yaml has
its whole `reference`, or author, year and title; the rest of that entry the researcher writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import Block, Work
from qualcode.model.settings import PriorStudy
from qualcode.reports.agreement_sentences import has_coefficients
from qualcode.reports.thesis.literature import printed_author
from qualcode.reports.thesis.part import Pack, prompt
from qualcode.reports.thesis.works import title_of, work_at_the_beginning

_NAME = re.compile(r"[^\W\d_]{3,}")
_BOOKS = {1994: "references.miles-huberman", 2014: "references.miles-huberman-saldana"}


def references_list(pack: Pack) -> Iterator[Block]:
    """The entries in alphabetical order, then what is missing in them."""
    full = [*_of_codebook(pack), *_of_method(pack)]
    known = [*full, *_of_literature(pack, full)]
    for words in sorted(known, key=str.casefold):
        yield Work(words, title_of(words))
    cited = pack.study.settings.literature
    unfinished = any(not one.reference for one in cited if not _is_among(one, full))
    yield prompt("references.prompt" if unfinished else "references.others.prompt")


def _of_codebook(pack: Pack) -> Iterator[str]:
    """The works that begin the codebook's source; what it says besides is no entry."""
    source = pack.study.codebook.source.in_language(pack.study.settings.language)
    if found := work_at_the_beginning(source):
        yield printed_author(pack.study, found.group())


def _of_method(pack: Pack) -> Iterator[str]:
    say = pack.study.wording.say
    yield say(_BOOKS[pack.study.settings.edition], {})
    yield say("references.lincoln-guba", {})
    if pack.agreement and has_coefficients(pack.agreement):
        yield say("references.krippendorff", {})
        yield say("references.gwet", {})


def _of_literature(pack: Pack, full: list[str]) -> Iterator[str]:
    """The earlier studies that are not among the full entries."""
    for one in pack.study.settings.literature:
        if not _is_among(one, full):
            yield printed_author(pack.study, one.reference) if one.reference else _entry(pack, one)


def _is_among(one: PriorStudy, full: list[str]) -> bool:
    return any(_is_of(one, entry) for entry in full)


def _is_of(one: PriorStudy, entry: str) -> bool:
    """Whether a full entry is that of an earlier study: the same year and the same people."""
    found = work_at_the_beginning(entry)
    if not found or found["year"] != one.year:
        return False
    there = {name.casefold() for name in _NAME.findall(found["authors"])}
    surnames = {name.casefold() for name in _NAME.findall(one.author) if name[0].isupper()}
    return bool(surnames) and surnames <= there


def _entry(pack: Pack, one: PriorStudy) -> str:
    say = pack.study.wording.say
    author = printed_author(pack.study, one.author).rstrip(".")
    title = pack.text(one.title)
    end = "" if title.endswith((".", "?", "!")) else "."
    year = one.year or say("references.undated", {})
    return say("references.entry", {"author": author, "year": year, "title": f"{title}{end}"})
