"""A reporting checklist as a table: what the study says, and what the researcher has to add.

No item is ever ticked: whether it is reported well, and on which page, a person sees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Resolver,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.reports.checklists.item import Answer, Checklist, Item, Reported, State

_TONES = {State.KNOWN: Tone.PLAIN, State.PART: Tone.PROVISIONAL}


def checklist_document(checklist: Checklist, reported: Reported) -> Document:
    """The table, with how many items the study answers."""
    answers = {one.number: one.answer(reported) for one in checklist.items}
    blocks: tuple[Block, ...] = (
        Paragraph(_summary(checklist, answers)),
        _table(checklist, answers, reported),
    )
    title = phrase(f"checklist.{checklist.name}.title")
    return reported.pack.writer.document(title, blocks)


def checklist_as_json(checklist: Checklist, reported: Reported) -> list[dict[str, object]]:
    """The items as `checklist --json` prints them, in the language of the study."""
    study = reported.pack.study
    say = Resolver(study.settings.language, study.wording.say, {}, study.anonymiser).words
    return [_record(say(item.words), item, item.answer(reported), say) for item in checklist.items]


def _record(text: str, item: Item, answer: Answer, say: object) -> dict[str, object]:
    told = [say(one) for one in answer.words] if callable(say) else []
    return {
        "number": item.number,
        "item": text,
        "status": str(answer.state),
        "study_says": told,
        "page": None,
    }


def _summary(checklist: Checklist, answers: dict[int, Answer]) -> Words:
    counts = Counter(one.state for one in answers.values())
    return phrase(
        "checklist.summary",
        all=len(checklist.items),
        known=counts[State.KNOWN],
        part=counts[State.PART],
        asked=counts[State.ASKED] + counts[State.TEXT],
    )


def _table(checklist: Checklist, answers: dict[int, Answer], reported: Reported) -> Table:
    columns = (
        Column(phrase("column.number"), weight=0.4),
        Column(phrase("checklist.column.item"), weight=2.2),
        Column(phrase("checklist.column.says"), weight=3.2),
        Column(phrase("checklist.column.status"), weight=1.2),
        Column(phrase("checklist.column.page"), align=Align.CENTER, weight=0.9),
    )
    sections = tuple(
        Section(
            tuple(_row(item, answers[item.number]) for item in items),
            heading,
        )
        for heading, items in checklist.sections
    )
    return Table(
        phrase(f"checklist.{checklist.name}.title"),
        columns,
        sections,
        tuple(_notes(checklist)),
        source=reported.pack.writer.dated("source.study"),
        name=checklist.name,
    )


def _notes(checklist: Checklist) -> Iterator[Words]:
    yield phrase("checklist.rule.status")
    yield phrase("checklist.rule.page")
    yield phrase(f"checklist.{checklist.name}.source")


def _row(item: Item, answer: Answer) -> tuple[Cell, ...]:
    words = answer.words or (phrase("prompt"),)
    if answer.state is State.PART:
        words = (*words, phrase("prompt"))
    return (
        cell(str(item.number)),
        cell(item.words),
        cell(*words),
        cell(phrase(f"checklist.state.{answer.state}"), tone=_TONES.get(answer.state, Tone.EMPTY)),
        cell(""),
    )
