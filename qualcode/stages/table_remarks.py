"""What is worth a look in a table although no sum is wrong: a person has to judge it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qualcode.stages.table_layout import Layout, Place
from qualcode.stages.table_sums import Axis, Sum, Sums

_FEWEST: Final = 5
"""Rows from which on the same number in all of them is remarkable."""

_SUBSET = re.compile(
    r"\b(?:nib|siup|iumk|sku|pirt|p-irt|halal|(?:ber)?izin\w*|(?:ber)?ijin\w*|legal\w*|licen\w+|"
    r"permit\w*|naik kelas|up-?class\w*|upgrad\w*|ber-\w+|berbadan|memiliki|mempunyai|punya|"
    r"dengan|with|having|yang|who|which|di ?antaranya|termasuk|of which|including|aktif|active|"
    r"terdaftar|registered|penerima|recipients?|(?:di)?bina(?:an)?|terlatih|trained|peserta)\b",
    re.I,
)
_MARKS: Final = (".", ",", " ")


@dataclass(frozen=True, slots=True)
class MixedMarks:
    """A table whose numbers part thousands by different marks; `cells` have the rarer ones."""

    usual: str
    rarer: tuple[str, ...]
    cells: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """A column that has the same number in every row."""

    column: int
    value: Decimal
    rows: int


@dataclass(frozen=True, slots=True)
class Subsets:
    """A sum whose parts may be counted in each other: every `inner` one, within the `whole`."""

    rule: Sum
    inner: tuple[int, ...]
    whole: int


def mixed_marks(layout: Layout) -> MixedMarks | None:
    """The cells whose mark between thousands is not that of most others.

    Where as many have the one as the other, those come later in the table that are told.
    """
    marked = [
        (place, one.thousands)
        for place, one in sorted(layout.numbers.items())
        if one.thousands in _MARKS
    ]
    counts = Counter(mark for _, mark in marked)
    if len(counts) < 2:
        return None
    usual, *rarer = (mark for mark, _ in counts.most_common())
    return MixedMarks(usual, tuple(rarer), tuple(place for place, mark in marked if mark != usual))


def constant_columns(layout: Layout, sums: Sums) -> Iterator[Constant]:
    """Columns in which every row has the same number: a quota rather than a count?"""
    rows = [one for one in layout.rows if one not in sums.total_rows]
    for column in layout.columns:
        found = [layout.numbers.get((row, column)) for row in rows]
        values = {one.value if one else None for one in found}
        if len(rows) >= _FEWEST and len(values) == 1 and (value := values.pop()):
            yield Constant(column, value, len(rows))


def possible_subsets(layout: Layout, sums: Sums) -> Iterator[Subsets]:
    """Sums across whose parts have labels of a property and never exceed the largest part.

    Businesses *with a permit* are businesses already: who adds both counts them twice.
    """
    rows = [one for one in layout.rows if one not in sums.total_rows]
    for rule in sums.rules:
        if rule.axis is not Axis.ROW:
            continue
        whole = max(rule.parts, key=lambda one: sum(layout.value((row, one)) or 0 for row in rows))
        inner = tuple(
            one
            for one in rule.parts
            if one != whole
            and _SUBSET.search(layout.heads[one])
            and all((layout.value((r, one)) or 0) <= (layout.value((r, whole)) or 0) for r in rows)
        )
        if inner:
            yield Subsets(rule, inner, whole)
