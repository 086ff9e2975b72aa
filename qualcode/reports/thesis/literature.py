"""Bab II: earlier studies (penelitian terdahulu), and how this one is like them and unlike them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import (
    Block,
    Cell,
    Heading,
    Numbered,
    Paragraph,
    Section,
    Table,
    cell,
    phrase,
)
from qualcode.model.informant import Consent
from qualcode.model.settings import PriorStudy
from qualcode.reports.thesis.part import Pack, columns, prompt, prompted
from qualcode.reports.thesis.works import begins_with_work, with_title_set_off
from qualcode.stages.passages import quotable
from qualcode.study import Study


def literature_chapter(pack: Pack) -> Iterator[Block]:
    """The table of earlier studies; the theory is the researcher's to write."""
    yield Heading(2, phrase("literature.prior"))
    yield from _prior_studies(pack)
    yield Heading(2, phrase("literature.theory"))
    source = pack.study.codebook.source
    if source:
        # A codebook without a work behind it tells in sentences of its own where it comes from.
        words = quotable(pack.study, source.in_language(pack.study.settings.language))
        cites = begins_with_work(words)
        key = "framework" if cites else "codebook"
        title = pack.study.codebook.title
        yield Paragraph(phrase(f"literature.{key}", source=with_title_set_off(words), title=title))
    yield prompt("literature.theory.prompt")


def _prior_studies(pack: Pack) -> Iterator[Block]:
    known = pack.study.settings.literature
    if not known:
        yield prompt("literature.prior.prompt")
        return
    yield Paragraph(phrase("literature.lead", n=len(known), table=Numbered("literature")))
    heads = {
        "column.number": 0.35, "column.author": 1.1, "column.title": 1.6, "column.method": 1.0,
        "column.result": 1.8, "column.similarity": 1.3, "column.difference": 1.3,
    }  # fmt: skip
    yield prompted(
        Table(
            title=phrase("literature.prior"),
            columns=columns(heads),
            sections=(Section(tuple(_row(pack, one, n) for n, one in enumerate(known, 1))),),
            source=pack.writer.dated("source.literature"),
            name="literature",
        )
    )
    yield prompt("literature.position.prompt")


def _row(pack: Pack, one: PriorStudy, number: int) -> tuple[Cell, ...]:
    texts = (one.method, one.result, one.same, one.different)
    return (
        cell(str(number)),
        cell(cited(pack.study, one)),
        cell(pack.text(one.title)),
        *(cell(pack.text(text) or phrase("prompt")) for text in texts),
    )


def cited(study: Study, one: PriorStudy) -> str:
    """An earlier study as a text cites it.

    Its author has a public name, also where it is a part of an informant's: only who has the
    whole name of an informant is not named.
    """
    author = printed_author(study, one.author)
    return f"{author} ({one.year})" if one.year else author


def printed_author(study: Study, author: str) -> str:
    """An author as a text may name them."""
    people = (one for one in study.roster.informants if one.consent is not Consent.NAMED)
    names = [name for one in people for name in (one.name, *one.aliases)]
    names += study.roster.withheld
    hidden = (one for one in study.roster.mentioned if not one.public)
    names += [name for one in hidden for name in (one.name, *one.aliases)]
    there = _words(author)
    whole = any(len(_words(one)) > 1 and _words(one) <= there for one in names)
    return quotable(study, author) if whole else " ".join(author.split())


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))
