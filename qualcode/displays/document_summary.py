"""Document summary form (lembar ringkasan dokumen).

What it shows: what one document or observation note is, and why it matters.

Rows: the fields of the form: what it is, when and where it comes from, whom it speaks for, what it
belongs to; its significance; its content. Columns: field and entry. There is a form for each
document and each observation note.
Cell: what the study knows: technique, date, place, group and case, events whose memos are about it,
the researcher's summaries (memos about it), the codes with their segments by sign, and a telling
quotation of the five codes with most segments. What is a judgement is left blank.

Use it when: documents are put in order, so that later one knows what each of them is worth. When
not: for what people said (contact summary); a form per page of a large archive is too much, and a
list does (data accounting log).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 4; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.displays.citation import case_name, code_name
from qualcode.displays.event_cells import event_line
from qualcode.displays.forms import (
    blank,
    check_form,
    code_counts,
    coders_of,
    filled,
    form,
    head_of,
    part,
    statements_in,
    telling_quotations,
)
from qualcode.displays.request import ORDERS, DisplayRequest, Family, UnsuitedError
from qualcode.document import Block, Table, Words, phrase
from qualcode.model.memo import MemoKind
from qualcode.model.source import Source
from qualcode.stages.events import told_events
from qualcode.stages.passages import quotable
from qualcode.stages.summaries import condensations
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class DocumentSummary:
    """A form for every document and observation note."""

    name: str = "document-summary"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("quotations",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ("quotations",)
    complete: bool = False
    title: Words = field(default=phrase("display.document-summary.title"), init=False)
    purpose: Words = field(default=phrase("display.document-summary.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The forms, in the order of study.yaml.

        Raises:
            UnsuitedError: there is no document and no observation note.
            QualcodeError: the form has no such entry, level or order.
        """
        check_form(self, request)
        chosen = study.selected_sources(request.selection)
        written = [one for one in chosen if not one.kind.spoken]
        if not written:
            raise UnsuitedError(
                "there is no document and no observation note here.",
                "Bring one in with qualcode add, or choose another --phase.",
            )
        return tuple(_form(study, request, one, self.name) for one in written)


def _form(study: Study, request: DisplayRequest, source: Source, name: str) -> Table:
    said = statements_in(study, request.selection, source)
    quotations, quoted = telling_quotations(study, said, request.full)
    about = [one for one in told_events(study, request.selection) if source.id in one.sources]
    return form(
        name,
        source.id,
        (
            part(
                phrase("form.part.document"),
                *head_of(study, source),
                filled(phrase("form.speaks-for"), *_belongs(study, source)),
                filled(phrase("form.coder"), coders_of(study, source)),
                blank(phrase("form.document-name")),
                blank(phrase("form.received")),
            ),
            part(
                phrase("form.part.significance"),
                filled(phrase("form.belongs-to"), *(event_line(one, True) for one in about)),
                blank(phrase("form.significance")),
            ),
            part(
                phrase("form.part.content"),
                filled(phrase("form.summary"), *_summaries(study, source)),
                filled(phrase("form.codes"), *code_counts(study, said), said=said),
                filled(phrase("form.quotations"), *quotations, said=quoted),
                blank(phrase("form.copy")),
            ),
        ),
    )


def _belongs(study: Study, source: Source) -> Iterator[Words]:
    """The group and the case for which a source speaks."""
    if group := study.roster.group(source.entry.group or ""):
        yield group.label
    if case := study.roster.case(source.entry.case):
        yield case_name(study, case)


def _summaries(study: Study, source: Source) -> Iterator[Words]:
    """What the researcher wrote of it: of the whole, then of its codes."""
    for memo in study.memos:
        if memo.kind is MemoKind.SUMMARY and memo.about == (("source", source.id),):
            yield quotable(study, memo.text)
    for (name, code), text in condensations(study).items():
        if name == source.id:
            yield phrase("entry.code-summary", code=code_name(study.codebook[code]), text=text)


DOCUMENT_SUMMARY = DocumentSummary()
