"""Vignette (vinyet).

What it shows: the material for the story of one case, so that its researcher can tell it.

Rows: the parts of the story: context, people, hopes, what happened, what came of it, what is
typical or not. Columns: part and entry. There is a vignette for each case.
Cell: what the study knows: attributes, sources with their dates, people as far as they consented,
the events of memos and, source by source in the order of time, a quotation that shows the code with
most segments there; the outcome. The story itself is the researcher's, and its fields are blank.

Use it when: a case is typical, or an exception from which much can be learnt. When not: for all
cases alike (case-ordered); a vignette persuades, so that it stands beside the matrices and not in
their place.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 4; Miles, Huberman and
Saldaña (2014), chapter 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from qualcode.displays.axes import case_of
from qualcode.displays.citation import calendar_date, case_name, outcome_of
from qualcode.displays.compared_cases import need_cases
from qualcode.displays.event_cells import event_line
from qualcode.displays.forms import (
    Row,
    blank,
    check_form,
    code_counts,
    filled,
    form,
    part,
    person_name,
    telling_quotations,
)
from qualcode.displays.request import ORDERS, DisplayRequest, Family
from qualcode.document import Block, Joined, Table, Words, phrase
from qualcode.model.codebook import AspectKind
from qualcode.model.informant import Case
from qualcode.model.source import Source
from qualcode.stages.events import TimeOrder, ToldEvent, told_events
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.voices import printed_place
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class Vignette:
    """A form for every case."""

    name: str = "vignette"
    family: Family = Family.WITHIN_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("quotations",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ("quotations",)
    complete: bool = False
    title: Words = field(default=phrase("display.vignette.title"), init=False)
    purpose: Words = field(default=phrase("display.vignette.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The forms, in the order of study.yaml.

        Raises:
            UnsuitedError: there are no cases.
            QualcodeError: the form has no such entry, level or order.
        """
        check_form(self, request)
        cases = need_cases(study, request.selection)
        return tuple(_form(study, request, case, self.name) for case in cases)


def _form(study: Study, request: DisplayRequest, case: Case, name: str) -> Table:
    chosen = replace(request.selection, cases=(case.id,))
    positions = positions_of(study, chosen)
    people = (v.id for v in positions.voices if v.informant and case_of(v) == case.id)
    outcome = outcome_of(study, case)
    return form(
        name,
        case_name(study, case),
        (
            part(
                phrase("form.part.context"),
                *_attributes(study, case),
                filled(phrase("form.sources"), *_sources(study, positions)),
                blank(phrase("form.setting")),
            ),
            part(
                phrase("form.part.people"),
                filled(phrase("form.actors"), *(person_name(study, one) for one in people)),
                blank(phrase("form.hopes")),
            ),
            part(
                phrase("form.part.happened"),
                filled(phrase("form.events"), *map(_event, told_events(study, chosen))),
                _quotations(study, positions, request.full),
                blank(phrase("form.did-what")),
            ),
            part(
                phrase("form.part.outcome"),
                filled(phrase("column.outcome"), outcome),
                _outcomes(study, positions),
                blank(phrase("form.why")),
                blank(phrase("form.typical")),
            ),
        ),
    )


def _attributes(study: Study, case: Case) -> Iterator[Row]:
    for name, value in case.attributes.items():
        yield filled(quotable(study, name), quotable(study, value))


def _heard(study: Study, positions: Positions) -> list[Source]:
    """The sources of a case in the order of time."""
    found = {one.id for voice in positions.voices for one in voice.sources}
    order = TimeOrder(study)
    return sorted(
        (one for one in study.sources if one.id in found),
        key=lambda one: order.key(one.entry.period, one.entry.date),
    )


def _sources(study: Study, positions: Positions) -> Iterator[Words]:
    for one in _heard(study, positions):
        entry = one.entry
        facts: list[Words] = [phrase(f"kind.{one.kind}")]
        facts += [calendar_date(entry.date)] if entry.date else []
        place = printed_place(study, one)
        facts += [place] if place else []
        yield phrase("form.source", source=one.id, facts=Joined(tuple(facts)))


def _event(one: ToldEvent) -> Words:
    line = event_line(one, with_period=True)
    return phrase("form.event", event=line, effect=one.effect) if one.effect else line


def _quotations(study: Study, positions: Positions, full: bool) -> Row:
    """A telling quotation of each source, in the order of time."""
    lines: list[Words] = []
    shown: list[Statement] = []
    for source in _heard(study, positions):
        said = [one for one in positions.statements if one.first.source.id == source.id]
        quotations, chosen = telling_quotations(study, said, full, codes=1)
        lines += quotations
        shown += chosen
    return filled(phrase("form.quotations-in-time"), *lines, said=shown)


def _outcomes(study: Study, positions: Positions) -> Row:
    """What is said of the outcomes of the codebook."""
    book = study.codebook
    said = [
        one for one in positions.statements if book.kind(one.first.code.id) is AspectKind.OUTCOME
    ]
    return filled(phrase("form.outcomes-said"), *code_counts(study, said), said=said)


VIGNETTE = Vignette()
