"""A paragraph for the chapter on method, in both languages, of what is on record.

It says what was done and nothing that only the researcher can know; those are named in a prompt.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.document import Block, Document, Heading, Joined, Paragraph, Resolver, Words, phrase
from qualcode.reports.checklists.analysis import (
    coder_numbers,
    compared,
    derivation,
    member_answers,
    negative_evidence,
    software,
)
from qualcode.reports.checklists.fieldwork import collection, informant_numbers
from qualcode.reports.checklists.item import Reported
from qualcode.wording import LANGUAGES, catalogue


def methods_document(reported: Reported) -> Document:
    """The paragraph under a heading for each language, and what is to be added."""
    blocks: list[Block] = []
    for language, text in methods_texts(reported).items():
        blocks += [Heading(2, phrase(f"methods.in.{language}")), Paragraph(text)]
    blocks.append(reported.pack.writer.prompt("methods.prompt"))
    return reported.pack.writer.document(phrase("methods.title"), blocks)


def methods_texts(reported: Reported) -> dict[str, str]:
    """The paragraph by language."""
    study = reported.pack.study
    said = tuple(_sentences(reported))
    return {
        language: Resolver(
            language, catalogue(language, study.settings.edition).say, {}, study.anonymiser
        ).words(Joined(said, " "))
        for language in LANGUAGES
    }


def _sentences(reported: Reported) -> Iterator[Words]:
    for words in (*informant_numbers(reported), *collection(reported), *_coding(reported)):
        yield words
    yield phrase("known.model")
    for words in (*compared(reported), *negative_evidence(reported), *member_answers(reported)):
        yield words
    yield from software(reported).words


def _coding(reported: Reported) -> Iterator[Words]:
    made = reported.pack.positions.statements
    if not made:
        return
    book = reported.pack.study.codebook
    yield phrase("known.codebook", title=book.title, n=len(book.codes), roots=len(book.roots))
    yield from derivation(reported).words
    codes = len({one.first.code.id for one in made})
    yield phrase("known.analysis", n=len(made), codes=codes)
    yield from coder_numbers(reported)
