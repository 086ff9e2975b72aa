"""The parts of a sheet by their words: lines that say something, and columns by their heads.

A sheet may have been made in either language, and with a style's own wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qualcode.sources.filled_sheet import Grid
from qualcode.study import Study
from qualcode.wording import Wording, catalogue

_HEADS = {
    "number": "column.number",
    "statement": "column.statement",
    "verdict": "column.verdict",
    "comment": "column.comment",
    "words": "sheet.column.words",
    "place": "sheet.column.place",
    "correction": "sheet.column.correction",
}
_WHOLE = ("sheet.title", "sheet.lead", "sheet.words", "sheet.thanks")
_BEGUN = {"sheet.study": "title", "sheet.informant": "name", "sheet.date": "",
          "sheet.signed": "", "sheet.mark": "mark"}  # fmt: skip
_USUAL = {"number": 0, "statement": 1, "verdict": 2, "comment": 3}
_MARKED = re.compile(r"=\S+#[0-9a-f]{8}")
Rows = list[dict[str, str]]
"""The cells of rows by what their columns are."""


def folded(text: str) -> str:
    """A text as it is compared: its letters and digits alone."""
    return " ".join(re.sub(r"[^\w]+", " ", text).casefold().split())


def _wordings(study: Study) -> tuple[Wording, ...]:
    edition = study.settings.edition
    return study.wording, catalogue("id", edition), catalogue("en", edition)


def behind(study: Study, lines: Sequence[str], key: str, **args: str) -> Iterator[str]:
    """What stands behind the colon of lines that begin as a line of a sheet does."""
    heads = {folded(one.say(key, args).partition(":")[0]) for one in _wordings(study)}
    for line in lines:
        name, colon, rest = line.partition(":")
        if colon and folded(name) in heads:
            yield rest.strip()


def added(study: Study, lines: Sequence[str]) -> Iterator[str]:
    """Lines outside the tables that are none of the sheet's own, as people write below it."""
    wordings = _wordings(study)
    whole = {folded(one.say(key, {})) for one in wordings for key in _WHOLE}
    begun = tuple(
        folded(one.say(key, {name: ""} if name else {}).partition(":")[0])
        for one in wordings
        for key, name in _BEGUN.items()
    )
    for line in lines:
        said = folded(line).strip("_ ")
        if said and said not in whole and not said.startswith(begun) and not _MARKED.search(line):
            yield " ".join(line.split())


def tables_of(
    study: Study,
    grids: Sequence[Grid],
) -> tuple[Rows | None, Rows]:
    """The rows of the table of claims, None where it is gone, and those of the quoted words."""
    claims: Rows | None = None
    words: Rows = []
    above: tuple[int, dict[str, int]] = (0, {})
    for grid in grids:
        at, heads = _heads(study, grid)
        if not heads:  # its first row is gone, or stands above the table that this was part of
            width, before = above
            heads = before if _width(grid) == width else _usual(grid)
        above = (_width(grid), heads)
        if "correction" in heads:
            words += _rows(grid[at + 1 :], heads)
        elif "verdict" in heads:
            claims = (claims or []) + _rows(grid[at + 1 :], heads)
    return claims, words


def _usual(grid: Grid) -> dict[str, int]:
    """What the columns of a table without a first row are: those of the claims, if it is wide."""
    return _USUAL if _width(grid) > len(_USUAL) else {}


def _width(grid: Grid) -> int:
    return max(map(len, grid), default=0)


def _heads(study: Study, grid: Grid) -> tuple[int, dict[str, int]]:
    """The number of the row that names the columns, and which column is what."""
    known = {
        folded(wording.say(key, {})): role
        for wording in _wordings(study)
        for role, key in _HEADS.items()
    }
    for at, row in enumerate(grid[:3]):
        heads = {known[name]: n for n, cell in enumerate(row) if (name := folded(cell)) in known}
        # Boxes that nobody ticked read like the head of their column: one name alone is no head.
        if len(heads) > 1 and {"verdict", "correction"} & heads.keys():
            return at, heads
    return -1, {}


def _rows(rows: Sequence[Sequence[str]], heads: Mapping[str, int]) -> Rows:
    return [{role: row[at] if at < len(row) else "" for role, at in heads.items()} for row in rows]
