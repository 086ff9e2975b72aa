"""The findings and remarks about tables of documents as data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qualcode.reports.document_words import TableWords
from qualcode.stages.misprints import WrongSum
from qualcode.stages.passages import quoted
from qualcode.stages.table_layout import Place
from qualcode.stages.table_relations import Deviation
from qualcode.stages.table_sums import Addition
from qualcode.stages.told_numbers import ToldNumber

Record = dict[str, Any]


def records_of(words: TableWords) -> Iterator[Record]:
    """The findings of a table and then its remarks; `arithmetic` tells them apart.

    Numbers are numbers, places in the table are labels of rows and columns.
    """
    table = words.checked.table
    where = {"source": table.source.id, "table": table.number, "title": words.title}
    for record in _findings(words):
        yield {**where, "arithmetic": True, **record}
    for record in _remarks(words):
        yield {**where, "arithmetic": False, **record}


def _findings(words: TableWords) -> Iterator[Record]:
    for wrong in words.checked.wrong:
        yield {"kind": f"{wrong.axis}-sum", **_addition(words, wrong.addition),
               "misprint": _misprint(words, wrong),
               "also": [_addition(words, one) for one in wrong.others]}  # fmt: skip
    if marks := words.checked.marks:
        cells = [{**_place(words, one), "printed": words.text(one)} for one in marks.cells]
        yield {
            "kind": "separators",
            "usual": marks.usual,
            "rarer": "".join(marks.rarer),
            "cells": cells,
        }


def _addition(words: TableWords, one: Addition) -> Record:
    return {
        **_place(words, one.total),
        "printed": words.text(one.total),
        "computed": _number(one.computed),
        "difference": _number(one.difference),
        "parts": [words.text(place) for place in one.places[1:]],
    }


def _misprint(words: TableWords, wrong: WrongSum) -> Record | None:
    if wrong.misprint is None:
        return None
    place = wrong.misprint.place
    return {
        **_place(words, place), "printed": words.text(place),
        "needed": _number(wrong.misprint.value),
    }  # fmt: skip


def _remarks(words: TableWords) -> Iterator[Record]:
    checked = words.checked
    for told in checked.told:
        yield _told(words, told)
    for rows in checked.told_rows:
        yield {"kind": "told-rows", "told_in": rows.source.id, "turn": rows.segment.number,
               "printed": rows.printed, "column": rows.label, "rows": rows.rows,
               "quotation": quoted(words.study, rows.source, rows.start, rows.end)}  # fmt: skip
    for deviation in checked.deviations:
        yield _deviation(words, deviation)
    for one in checked.constants:
        yield {"kind": "constant", "column": words.head(one.column),
               "value": _number(one.value), "rows": one.rows}  # fmt: skip
    for subset in checked.subsets:
        yield {"kind": "subsets", "column": words.head(subset.rule.total),
               "inner": list(map(words.head, subset.inner)),
               "whole": words.head(subset.whole)}  # fmt: skip
    for addition in checked.rounded:
        yield {"kind": "rounding", **_addition(words, addition)}
    for row in checked.sums.unexplained:
        yield {"kind": "unexplained-total", "row": words.name(row)}


def _deviation(words: TableWords, one: Deviation) -> Record:
    return {
        "kind": str(one.relation),
        **_place(words, one.place),
        "printed": words.text(one.place),
        "computed": float(one.computed),
        "of": list(map(words.head, one.of)),
        "holds": one.fits,
        "tried": one.tried,
    }


def _told(words: TableWords, told: ToldNumber) -> Record:
    return {
        "kind": "told",
        "told_in": told.source.id,
        "turn": told.segment.number,
        "printed": told.printed,
        "cells": [{**_place(words, one), "printed": words.text(one)} for one in told.cells],
        "elsewhere": [words.head(at) for _, at in told.elsewhere],
        "slip": told.slip,
        "quotation": quoted(words.study, told.source, told.start, told.end),
    }


def _place(words: TableWords, place: Place) -> Record:
    return {"row": words.name(place[0]), "column": words.head(place[1])}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
