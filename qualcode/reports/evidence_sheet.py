"""The evidence for a workbook: in the words of the report first, then as evidence.csv has it.

A pivot is read by people who know no ids: so each dimension has a column with the names that the
report prints. Columns for programs stand behind them, under the names that they have everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, count

from qualcode.displays.citation import case_name, code_name, period_name, place, position_name
from qualcode.document import Align, Column, Section, Table, Words, cell, phrase
from qualcode.frame import COLUMNS
from qualcode.model.display_words import ATTRIBUTE
from qualcode.model.privacy import printed_attributes
from qualcode.reports.evidence import evidence_document, evidence_record
from qualcode.reports.passages import state_of
from qualcode.stages.passages import quotable
from qualcode.study import Evidence, Selection, Study

_SAID_BEFORE = frozenset({"date", "quotation", "role", "note"})
"""What the named columns say in the same words."""
_BEFORE_ATTRIBUTES = (
    "place", "quotation", "code", "indicator", "aspect", "position", "informant", "role", "group",
    "case", "technique", "phase", "date", "period",
)  # fmt: skip
_AFTER_ATTRIBUTES = ("state", "note")
_NO_HEAD = re.compile(r"[^\w ]+")


def evidence_sheet(study: Study, selection: Selection) -> Table:
    """One row for each coding: places, words and names, attributes, state; then ids.

    A named column is left out where no row has anything in it.
    """
    rows = study.select(selection)
    named = [_named(study, row) for row in rows]
    attributes = _attributes(study, rows)
    heads = (*_BEFORE_ATTRIBUTES, *attributes, *_AFTER_ATTRIBUTES)
    used = [head for head in heads if any(one.get(head) for one in named)]
    (plain,) = evidence_document(study, selection).tables
    kept = [n for n, name in enumerate(COLUMNS) if name not in _SAID_BEFORE]
    numbers = {head for head in attributes if _are_numbers(one.get(head) for one in named)}
    columns = (*_columns(study, used, attributes, numbers), *(plain.columns[n] for n in kept))
    cells = tuple(
        (*(cell(one.get(head) or _none(head)) for head in used), *(row[n] for n in kept))
        for one, row in zip(named, plain.rows, strict=True)
    )
    return Table(
        phrase("evidence.title"), columns, (Section(cells),), (phrase("note.evidence"),),
        name=plain.name, records=True,
    )  # fmt: skip


def _named(study: Study, row: Evidence) -> dict[str, Words]:
    """What a row has in its named columns, the attributes of speaker and case among them."""
    record, entry = evidence_record(study, row), row.source.entry
    group, case = study.roster.group(row.group or ""), study.roster.case(row.case)
    found: dict[str, Words] = {
        "place": place(study.settings, row),
        "quotation": str(record["quotation"]),
        "code": code_name(row.code),
        "indicator": code_name(row.indicator),
        "aspect": code_name(row.aspect),
        "position": position_name(row.coding.polarity),
        "informant": row.informant.printed_name if row.informant else row.source.id,
        "role": str(record["role"] or ""),
        "group": group.label if group else phrase("group.none"),
        "case": case_name(study, case) if case else "",
        "technique": phrase(f"kind.{entry.kind}"),
        "phase": phrase(f"phase.{entry.phase}"),
        "date": entry.date.isoformat() if entry.date else "",
        "period": period_name(study, entry.period) if entry.period else "",
        "state": state_of(row.coding),
        "note": str(record["note"] or ""),
    }
    return found | {name: quotable(study, value) for name, value in _values(study, row)}


def _attributes(study: Study, rows: Iterable[Evidence]) -> tuple[str, ...]:
    """The names of all attributes, marked off from the other columns."""
    return tuple(dict.fromkeys(name for row in rows for name, _ in _values(study, row)))


def _values(study: Study, row: Evidence) -> Iterator[tuple[str, str]]:
    """The attributes of a row's speaker and, where the speaker has none of that name, its case.

    Those of a speaker are printed where consent lets the role be printed, as in every table that
    describes people.
    """
    case = study.roster.case(row.case)
    own = row.informant.attributes if row.informant else {}
    printed = printed_attributes(row.informant) if row.informant else {}
    for name, value in {**(case.attributes if case else {}), **own}.items():
        # In the place of what is withheld of a speaker the case's value would be a wrong one.
        if name in printed or name not in own:
            yield f"{ATTRIBUTE}{name}", value


def _are_numbers(values: Iterable[Words | None]) -> bool:
    return all(isinstance(one, str) and one.isdecimal() for one in values if one)


def _columns(
    study: Study, heads: Iterable[str], attributes: Collection[str], numbers: Collection[str]
) -> Iterator[Column]:
    """The named columns; no two heads of a sheet are alike, whatever an attribute is called."""
    known = {one.casefold() for one in (*COLUMNS, *_said_heads(study))}
    for head in heads:
        if head not in attributes:
            yield Column(phrase(f"evidence.column.{head}"), weight=6 if head == "quotation" else 1)
            continue
        free = _free(_attribute_head(study, head), known)
        known.add(free.casefold())
        yield Column(free, align=Align.RIGHT if head in numbers else Align.LEFT)


def _said_heads(study: Study) -> Iterator[str]:
    """The heads of the named columns as they are printed, whether a sheet has them or not."""
    for head in (*_BEFORE_ATTRIBUTES, *_AFTER_ATTRIBUTES):
        yield study.wording.say(f"evidence.column.{head}", {})


def _attribute_head(study: Study, head: str) -> str:
    """What an attribute is called, as far as a head of a table of Excel's own may say it."""
    name = quotable(study, head.removeprefix(ATTRIBUTE))
    return " ".join(_NO_HEAD.sub(" ", name).split()) or study.wording.say("column.traits", {})


def _free(name: str, known: Collection[str]) -> str:
    """The name, with the first number from 2 on that makes it one which no other column has."""
    numbered = (f"{name} {number}" for number in count(2))
    return next(one for one in chain((name,), numbered) if one.casefold() not in known)


def _none(head: str) -> Words:
    return phrase("none.case") if head == "case" else ""
