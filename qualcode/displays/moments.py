"""Columns of time: the study's periods where anything has one, else dates in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from qualcode.displays.axes import NOWHERE, Key
from qualcode.displays.citation import calendar_date, period_name
from qualcode.document import Words, phrase
from qualcode.stages.events import TimeOrder
from qualcode.study import Study

_MOST = 8
"""Dates beyond which months are the columns, and months beyond which years are."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The columns, and which of them a period and a date belong to."""

    keys: tuple[Key, ...]
    by_period: bool
    _step: Callable[[date], tuple[int, ...]]

    def of(self, period: str | None, day: date | None) -> str:
        """The id of the column."""
        if self.by_period:
            return period or NOWHERE
        return _id(self._step(day)) if day else NOWHERE

    @property
    def exact(self) -> bool:
        """Whether each column is a single day."""
        return not self.by_period and self._step is _day

    @property
    def header(self) -> Words:
        """What the columns are."""
        return phrase("axis.time" if self.by_period else "axis.date")


def moments(study: Study, told: Iterable[tuple[str | None, date | None]]) -> Moments:
    """The columns for what has these periods and dates.

    Without any period in it they are days; where there are too many to be seen at once, months or
    years. What has neither stands in a last column.
    """
    found = tuple(told)
    if any(period for period, _ in found):
        keys = tuple(Key(one, period_name(study, one)) for one in TimeOrder(study).periods)
        lacking = any(not period for period, _ in found)
        last = Key(NOWHERE, phrase("none.period"))
        return Moments((*keys, last) if lacking else keys, True, _day)
    days = sorted({day for _, day in found if day})
    step = next((one for one in (_day, _month) if len(set(map(one, days))) <= _MOST), _year)
    steps = sorted(set(map(step, days)))
    keys = tuple(Key(_id(one), _label(one)) for one in steps)
    lacking = any(not day for _, day in found)
    return Moments((*keys, Key(NOWHERE, phrase("none.date"))) if lacking else keys, False, step)


def _day(day: date) -> tuple[int, ...]:
    return day.year, day.month, day.day


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month


def _year(day: date) -> tuple[int, ...]:
    return (day.year,)


def _id(step: tuple[int, ...]) -> str:
    return "-".join(map(str, step))


def _label(step: tuple[int, ...]) -> Words:
    if len(step) == 3:
        return calendar_date(date(*step))
    if len(step) == 2:
        return phrase("date.month", month=phrase(f"month.{step[1]}"), year=str(step[0]))
    return str(step[0])
