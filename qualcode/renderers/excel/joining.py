"""Several tables of one display as one: side by side, each under its own number and title.

A display is divided only because a page is narrow; what its parts share is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from qualcode.document import Column, Section, Table
from qualcode.renderers.excel.part_notes import joined_notes
from qualcode.renderers.reading import number, paragraphs, text

_DASH, _GAP = " – ", "  "
# What stands between what titles share and what each has besides, and how long this is in a name.
_AFTER, _SHORT = " :;,.–-—", 12
# The end of a title that says which of so many parts a table is.
_COUNT = re.compile(r"(.+?)[:;,] [^\d:;,]*(\d+)[^\d:;,]*(\d+)")


def shared_columns(one: Table, other: Table) -> int:
    """How many columns at the left are the same in both, and so name the rows."""
    if [_rows_of(section) for section in one.sections] != [
        _rows_of(section) for section in other.sections
    ]:
        return 0
    most = min(len(one.columns), len(other.columns)) - 1
    for n in range(most):
        if _column(one, n) != _column(other, n):
            return n
    return max(0, most)


def joined(tables: Sequence[Table]) -> Table:
    """The tables side by side, each under its own caption, on the columns that all share."""
    tables = _uncounted(tables)
    first = tables[0]
    keys = min(shared_columns(first, one) for one in tables[1:])
    alike = len({tuple(text(head.header) for head in one.columns[keys:]) for one in tables}) == 1
    owns = _owns(tables)
    named = zip(tables, owns, strict=True)
    heads = [head for one, own in named for head in _heads(one, keys, own, alike)]
    sections = tuple(
        Section(
            tuple(
                (*parts[0][:keys], *(cell for part in parts for cell in part[keys:]))
                for parts in zip(*(part.rows for part in same), strict=True)
            ),
            same[0].title,
        )
        for same in zip(*(one.sections for one in tables), strict=True)
    )
    labels = [number(one) or own or _from_to(one) for one, own in zip(tables, owns, strict=True)]
    labels = [
        f"{own}, {_from_to(one, keys)}" if labels.count(own) > 1 else own
        for one, own in zip(tables, labels, strict=True)
    ]
    columns = (*first.columns[:keys], *heads)
    return Table(_title(tables), columns, sections, joined_notes(tables, labels), name=first.name)


def which_parts(tables: Sequence[Table]) -> str:
    """From which to which part a sheet of tables without numbers goes, where that is short."""
    tables = _uncounted(tables)
    shared = _title(tables)
    rests = [text(one.title).removeprefix(shared).lstrip(_AFTER) for one in tables]
    short = all(0 < len(rest) <= _SHORT for rest in rests)
    return f"{rests[0]}–{rests[-1]}" if short else ""


def _rows_of(section: Section) -> tuple[str, int]:
    return text(section.title), len(section.rows)


def _column(table: Table, n: int) -> tuple[object, ...]:
    head = table.columns[n]
    return (text(head.header), text(head.group), *(paragraphs(row[n]) for row in table.rows))


def _from_to(table: Table, keys: int = 0) -> str:
    """The first and last column of a part that is called nothing else, after those of its rows.

    With the number of these, only their first words: the codes of what they are about.
    """
    heads = [text(one.header) for one in (*table.columns[keys or 1 :], table.columns[-1])]
    first, last = (one.split()[0] if keys and one else one for one in (heads[0], heads[-1]))
    return f"{first}–{last}" if first != last else last


def _heads(table: Table, keys: int, own: str, alike: bool) -> Iterator[Column]:
    """The heads of what is the table's alone, under its number and what its title says besides.

    A single one is called that itself where it has the same head in all tables; where nothing
    tells the tables apart it keeps its own. A group that the title names too is said once.
    """
    heads = table.columns[keys:]
    if own and alike and len(heads) == 1 and not text(heads[0].group):
        yield replace(heads[0], header=own)
        return
    for head in heads:
        group = text(head.group)
        said = bool(group) and group in own
        parts = (number(table), group) if said else (own, group)
        yield replace(head, group=(_GAP if said else _DASH).join(filter(None, parts)))


def _owns(tables: Sequence[Table]) -> list[str]:
    """What tells each table from the others: its number, and what its title does not share."""
    if len({text(one.title) for one in tables}) == 1:
        return [number(one) for one in tables]
    shared = _title(tables)
    return [_own(one, shared) for one in tables]


def _own(table: Table, shared: str) -> str:
    title = text(table.title)
    rest = title.removeprefix(shared).lstrip(_AFTER) if shared != title else ""
    return _GAP.join(filter(None, (number(table), rest))) or title


def _title(tables: Sequence[Table]) -> str:
    """What the titles begin with alike, up to a colon or else the end of a word.

    What stands behind the colon is what a table is about: half of it would be no name.
    """
    titles = [text(one.title) for one in tables]
    if len(set(titles)) == 1:
        return titles[0]
    alike = [len(set(letters)) == 1 for letters in zip(*titles, strict=False)]
    same = titles[0][: (*alike, False).index(False)]
    if any(len(one) > len(same) and one[len(same)].isalnum() for one in titles):
        same = same.rpartition(" ")[0]
    same = same.rstrip(_AFTER + "(")
    if same and all(one[len(same) :].startswith(":") for one in titles):
        return same
    if ": " in same:
        return same.rpartition(": ")[0]
    return same if len(same) > len(titles[0]) // 4 else titles[0]


def _uncounted(tables: Sequence[Table]) -> list[Table]:
    """The tables without a count of parts in their titles: all of them stand side by side.

    Parts of which one is missing keep what they are called.
    """
    found: list[Table] = []
    for base, group in groupby(tables, key=_uncounted_title):
        same = list(group)
        counts = [_COUNT.fullmatch(text(one.title)) for one in same]
        numbers = [(int(one[2]), int(one[3])) for one in counts if one]
        whole = numbers == [(n, len(same)) for n in range(1, len(same) + 1)]
        found += [replace(one, title=base) for one in same] if whole else same
    return found


def _uncounted_title(table: Table) -> str:
    title = text(table.title)
    counted = _COUNT.fullmatch(title)
    return counted[1] if counted else title
