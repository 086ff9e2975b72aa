"""What the forms have in common: two columns, filled as far as the study knows, else a prompt.

What asks for a judgement is left blank: a form that fills itself would be read and not written
(Miles and Huberman 1994, chapter 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from qualcode.displays.citation import calendar_date, code_name, period_name, references, sign
from qualcode.displays.entries import telling
from qualcode.displays.event_cells import said_line
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import Display, DisplayRequest, one_of
from qualcode.document import Cell, Column, Joined, Section, Table, Tone, Words, cell, phrase
from qualcode.model.coding import RULES, Polarity
from qualcode.model.privacy import printed_role
from qualcode.model.source import Source
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import positions_of
from qualcode.stages.voices import printed_place, speakers
from qualcode.study import Selection, Study

Row = tuple[Cell, ...]

_CODES = 5
"""How many codes a form quotes: those with most segments."""


def check_form(display: Display, request: DisplayRequest) -> None:
    """Refuse what a form does not offer.

    Raises:
        QualcodeError: the form has no such entry, level or order.
    """
    one_of(request.entry, display.entries, "entry")
    one_of(request.level, display.levels, "level")
    one_of(request.order, display.orders, "order")


def form(name: str, of: Words, sections: Iterable[Section]) -> Table:
    """A form; `of` says what it is about."""
    title = phrase("display.part", title=phrase(f"display.{name}.title"), part=of)
    return Table(
        title=title,
        columns=(
            Column(phrase("column.item"), weight=0.8),
            Column(phrase("column.form-entry"), weight=2.2),
        ),
        sections=tuple(sections),
        notes=matrix_notes(name, 0, 0),
        name=name,
    )


def part(title: Words, *rows: Row) -> Section:
    """A part of a form under its title."""
    return Section(rows, title)


def filled(label: Words, *lines: Words, said: Sequence[Statement] = ()) -> Row:
    """A field with what is known of it; a prompt where nothing is."""
    name = cell(label, tone=Tone.STRONG)
    known = tuple(line for line in lines if line != "")
    if not known:
        return name, cell(phrase("prompt"), tone=Tone.EMPTY)
    return name, cell(*known, evidence=references(tuple(said)))


def blank(label: Words) -> Row:
    """A field that only the researcher can fill."""
    return filled(label)


def statements_in(study: Study, selection: Selection, source: Source) -> tuple[Statement, ...]:
    """What is coded in a source."""
    said = positions_of(study, selection).statements
    return tuple(one for one in said if one.first.source.id == source.id)


def head_of(study: Study, source: Source) -> tuple[Row, ...]:
    """What is known of a source: technique, phase, place, time, and what it belongs to."""
    entry, place = source.entry, printed_place(study, source)
    technique = Joined((phrase(f"technique.{source.kind}"), phrase(f"phase.{entry.phase}")))
    when: tuple[Words, ...] = (calendar_date(entry.date),) if entry.date else ()
    when += (quotable(study, entry.time),) if entry.time else ()
    return (
        filled(phrase("form.contact-type"), technique),
        filled(phrase("form.date"), *((Joined(when),) if when else ())),
        filled(phrase("column.period"), period_name(study, entry.period) if entry.period else ""),
        filled(phrase("form.place"), phrase("role.withheld") if place is None else place),
    )


def coders_of(study: Study, source: Source) -> Words:
    """Who coded a source; "" where nobody has."""
    shown = positions_of(study, Selection(phase="all", reviewed="all")).evidence
    made = (row.coding.coder for row in shown if row.source.id == source.id)
    return ", ".join(dict.fromkeys(quotable(study, one) for one in made if one != RULES))


def people_of(study: Study, source: Source) -> tuple[Words, ...]:
    """Who speaks in a source, as far as they consented, each with their source group."""
    heard = speakers(source)
    return tuple(person_name(study, one.id) for one in study.roster.informants if one.id in heard)


def person_name(study: Study, informant: str) -> Words:
    """An informant as a form names them; of one who withdrew only that they did."""
    person = study.roster.informant(informant)
    if person is None or study.withdrawn(informant):
        return phrase("form.withdrawn")
    group = study.roster.group(person.group)
    name: Words = person.printed_name
    if role := quotable(study, printed_role(person)):
        name = phrase("voice.with-role", name=name, role=role)
    return phrase("form.person", name=name, group=group.label) if group else name


def code_counts(study: Study, said: Sequence[Statement]) -> tuple[Words, ...]:
    """Every code that came up, with its segments by sign, those with most first."""
    counts = Counter(one.first.code.id for one in said)
    return tuple(
        phrase(
            "form.code-count",
            code=code_name(study.codebook[code]),
            segments=phrase("entry.segments", n=counts[code]),
            signs=_signs([one for one in said if one.first.code.id == code]),
        )
        for code in _most_first(study, said)
    )


def _most_first(study: Study, said: Sequence[Statement]) -> list[str]:
    counts = Counter(one.first.code.id for one in said)
    return sorted(
        (code.id for code in study.codebook.codes if counts[code.id]), key=lambda one: -counts[one]
    )


def _signs(said: Sequence[Statement]) -> Words:
    counts = Counter(one.polarity for one in said)
    return ", ".join(f"{counts[one]}\u00a0({sign(one)})" for one in Polarity if counts[one])


def telling_quotations(
    study: Study, said: Sequence[Statement], full: bool, codes: int = _CODES
) -> tuple[tuple[Words, ...], tuple[Statement, ...]]:
    """The telling quotation of each of the codes with most segments, and these statements."""
    shown = [
        telling(tuple(one for one in said if one.first.code.id == code))
        for code in _most_first(study, said)[:codes]
    ]
    chosen = tuple(one for some in shown for one in some)
    return tuple(said_line(study, one, full) for one in chosen), chosen
