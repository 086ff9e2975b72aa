"""Numbers as tables and texts print them: `2,414`, `2.205`, `12,5 %`, `Rp 39.600.000,00`, `(120)`.

Which of `.` and `,` parts thousands differs between writers, and within one table. Groups of
exactly three digits are thousands whichever mark stands between them, unless another cell of the
same column shows that the mark is that of decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_SPACES = "\u00a0\u202f\u2009 '’"
_NUMBER = re.compile(
    rf"(?P<whole>\d{{1,3}}(?:(?P<mark>[.,{_SPACES}])\d{{3}}(?:(?P=mark)\d{{3}})*)(?!\d)|\d+)"
    r"(?:(?P<point>[.,])(?P<decimals>\d+))?(?!\d)"
)
_CELL = re.compile(
    r"(?P<open>\()?\s*(?P<minus>[-−–]\s?)?(?:(?P<money>Rp|IDR|USD|US\$|\$|€)\.?\s*)?"
    r"(?P<minus_too>[-−–])?(?P<number>\d[\d.," + _SPACES + r"]*)(?:,[-–]+)?\s*"
    r"(?P<percent>%|persen\b|percent\b)?\s*"
    r"(?P<unit>[^\W\d_]{1,12}[²³]?(?:[ /][^\W\d_]{1,12}[²³]?)?)?\.?"
    r"\s*(?P<close>\))?"
)
_NOTED = re.compile(
    r"(?P<number>.*[.,]\d{3})[1-9]\)|"
    r"(?P<other>.*[\d)%])\s*(?:[*†‡]+|[¹²³⁴-⁹]+[⁾)]?|(?<=\s)[1-9]\)|[a-e]\))"
)
"""A cell with the mark of a footnote; right behind thousands (`2.4141)`) a digit can be one."""

_NONE = re.compile(r"[-–—−_.\s]*|nihil|tidak ada|nil|none", re.I)
_UNKNOWN = re.compile(r"\.{3}|…|n/?a|tad|t\.?a\.?d\.?|x|\?+|belum ada data|no data", re.I)
_YEAR: Final = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, the mark between its thousands, the mark and count of its decimals."""

    value: Decimal
    thousands: str = ""
    point: str = ""
    decimals: int = 0
    percent: bool = False

    @property
    def is_year(self) -> bool:
        """Whether it may be a year, as it is written."""
        return not (self.thousands or self.point or self.percent) and self.value in _YEAR

    @property
    def doubtful(self) -> bool:
        """Whether its only mark might also be that of decimals: `2.205`, but not `1.234.567`."""
        return self.thousands in (".", ",") and not self.point and abs(self.value) < 1_000_000


def number_in(cell: str, points: frozenset[str] = frozenset()) -> Number | None:
    """The number of a cell that holds nothing else but a currency, a percent sign or a unit.

    `points` are marks that are known to be those of decimals in this column.
    """
    cell = cell.strip()
    noted = _NOTED.fullmatch(cell)
    found = _CELL.fullmatch((noted["number"] or noted["other"]).strip() if noted else cell)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    number = read_number(found["number"].rstrip(f".,{_SPACES}"), points)
    if number is None:
        return None
    negative = found["minus"] or found["minus_too"] or found["open"]
    value = -number.value if negative else number.value
    return Number(value, number.thousands, number.point, number.decimals, bool(found["percent"]))


def read_number(digits: str, points: frozenset[str] = frozenset()) -> Number | None:
    """A number without sign or unit; None for what is none, such as `12.3.4`."""
    found = _NUMBER.fullmatch(digits)
    if found is None:
        return None
    whole, mark, point, decimals = found.group("whole", "mark", "point", "decimals")
    if mark and not point and _is_point(whole, mark, points):
        whole, decimals = whole.split(mark)
        mark, point = "", mark
    if point and point == mark:
        return None
    plain = re.sub(r"\D", "", whole)
    if not point:
        return Number(Decimal(plain), _same(mark))
    return Number(Decimal(f"{plain}.{decimals}"), _same(mark), point, len(decimals))


def _same(mark: str | None) -> str:
    """The mark between thousands; all widths of a space are one."""
    return " " if mark and mark.isspace() else mark or ""


def _is_point(whole: str, mark: str, points: frozenset[str]) -> bool:
    """Whether the only mark of `2.205` stands before decimals: after a 0, or where others do."""
    return whole.count(mark) == 1 and (whole.startswith("0") or mark in points)


def points_among(cells: Iterable[str]) -> frozenset[str]:
    """The marks that cells of one column show to be those of decimals, as `12,5` does."""
    numbers = [one for cell in cells if (one := number_in(cell))]
    parted = {one.thousands for one in numbers if one.thousands and not one.doubtful}
    return frozenset(one.point for one in numbers if one.point) - parted


def is_nothing(cell: str) -> bool:
    """Whether a cell stands for none: it is blank or has a dash."""
    return _NONE.fullmatch(cell.strip()) is not None and not is_unknown(cell)


def is_unknown(cell: str) -> bool:
    """Whether a cell says that the number is not known, so that no sum with it can be checked."""
    return _UNKNOWN.fullmatch(cell.strip()) is not None
