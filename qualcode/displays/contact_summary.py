"""Contact summary form (lembar ringkasan kontak).

What it shows: what one contact gave, on one sheet, while it is still fresh.

Rows: the fields of the form: who, when and where; the main issues; what was got of each question of
the guide; what was striking; new questions. Columns: field and entry. There is a form for each
interview and focus group.
Cell: what the study knows: people as far as they consented, the codes with their segments by sign,
for each question of the guide how many segments were coded under its codes (else why there are
none), and a telling quotation of the five codes with most segments. What is a judgement is left
blank for the researcher.

Use it when: right after a contact, and before the next one is prepared. When not: as a result; it
condenses one source and compares nothing (role-ordered, conceptually clustered).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 4; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qualcode.displays.citation import code_name, places
from qualcode.displays.forms import (
    Row,
    blank,
    check_form,
    code_counts,
    coders_of,
    filled,
    form,
    head_of,
    part,
    people_of,
    statements_in,
    telling_quotations,
)
from qualcode.displays.request import ORDERS, DisplayRequest, Family, UnsuitedError
from qualcode.document import Block, Joined, Table, Words, phrase
from qualcode.model.settings import Question
from qualcode.model.source import Source
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.silence import together
from qualcode.stages.voices import GroupVoice
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class ContactSummary:
    """A form for every spoken source."""

    name: str = "contact-summary"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("quotations",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ("quotations",)
    complete: bool = False
    title: Words = field(default=phrase("display.contact-summary.title"), init=False)
    purpose: Words = field(default=phrase("display.contact-summary.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The forms, in the order of study.yaml.

        Raises:
            UnsuitedError: there is no interview and no focus group.
            QualcodeError: the form has no such entry, level or order.
        """
        check_form(self, request)
        spoken = [one for one in study.selected_sources(request.selection) if one.kind.spoken]
        if not spoken:
            raise UnsuitedError(
                "there is no interview and no focus group here.",
                "Bring one in with qualcode add, or choose another --phase.",
            )
        return tuple(_form(study, request, one, self.name) for one in spoken)


def _form(study: Study, request: DisplayRequest, source: Source, name: str) -> Table:
    said = statements_in(study, request.selection, source)
    quotations, quoted = telling_quotations(study, said, request.full)
    return form(
        name,
        source.id,
        (
            part(
                phrase("form.part.contact"),
                *head_of(study, source),
                filled(phrase("column.informant"), *people_of(study, source)),
                filled(phrase("form.coder"), coders_of(study, source)),
                blank(phrase("form.filled-on")),
            ),
            part(
                phrase("form.part.issues"),
                filled(phrase("form.codes"), *code_counts(study, said), said=said),
                blank(phrase("form.main-issues")),
            ),
            part(phrase("form.part.questions"), *_questions(study, request, source, said)),
            part(
                phrase("form.part.salient"),
                filled(phrase("form.quotations"), *quotations, said=quoted),
                blank(phrase("form.striking")),
            ),
            part(phrase("form.part.next"), blank(phrase("form.new-questions"))),
        ),
    )


def _questions(
    study: Study, request: DisplayRequest, source: Source, said: Sequence[Statement]
) -> Iterator[Row]:
    """What was got of each question of the guide; without a guide what the text asks about."""
    positions = positions_of(study, request.selection)
    here = tuple(
        replace(voice, sources=(source,))
        for voice in positions.voices
        if any(one.id == source.id for one in voice.sources)
    )
    groups = {voice.group for voice in here}
    guide = [one for one in study.settings.guide if not one.groups or groups & set(one.groups)]
    for question in guide:
        label = f"{question.id}. {quotable(study, question.text)}"
        yield _question(positions, here, question, label, said)
    if not study.settings.guide:
        yield filled(phrase("form.asked"), *_asked(study, source, said))
    if not guide:
        yield blank(phrase("form.not-got"))


def _question(
    positions: Positions,
    here: Sequence[GroupVoice],
    question: Question,
    label: Words,
    said: Sequence[Statement],
) -> Row:
    book = positions.study.codebook
    codes = {below.id for code in question.codes if code in book for below in book.subtree(code)}
    got = [one for one in said if one.first.code.id in codes]
    if got:
        segments = phrase("entry.segments", n=len(got))
        where = places(positions.study.settings, got, most=6)
        return filled(label, phrase("entry.at", what=segments, places=where), said=got)
    if not codes:
        return blank(label)
    reasons = (positions.silence.of_voices(code, here) for code in question.codes if code in book)
    return filled(label, phrase(f"empty.{together(reasons)}"))


def _asked(study: Study, source: Source, said: Sequence[Statement]) -> tuple[Words, ...]:
    """The codes that were asked about, those of which something is coded apart from the others."""
    book = study.codebook
    asked = {book[one].id for one in source.entry.asked or () if one in book}
    told = {one.first.code.id for one in said}
    got: list[Words] = []
    still_open: list[Words] = []
    for code in book.codes:
        if code.id in asked | study.asked_in_text(source):
            coded = any(below.id in told for below in book.subtree(code.id))
            (got if coded else still_open).append(code_name(code))
    lines: list[Words] = []
    if got:
        lines.append(phrase("form.asked-got", codes=Joined(tuple(got), "; ")))
    if still_open:
        lines.append(phrase("form.asked-open", codes=Joined(tuple(still_open), "; ")))
    return tuple(lines)


CONTACT_SUMMARY = ContactSummary()
