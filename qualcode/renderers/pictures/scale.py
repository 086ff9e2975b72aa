"""A scale for whole numbers, with ticks at round ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from `low` to `high` over places from `start` to `end`."""

    low: int
    high: int
    start: float
    end: float
    most: int = 6

    @property
    def ticks(self) -> tuple[int, ...]:
        """Round numbers with the scale between them: two or more, at most `most` or three."""
        step = next(one for one in _steps() if self._count(one) <= max(3, self.most))
        first = self.low // step
        return tuple(step * (first + n) for n in range(self._count(step)))

    def _count(self, step: int) -> int:
        last = -(-self.high // step)
        return max(last, self.low // step + 1) - self.low // step + 1

    def at(self, number: float) -> float:
        """The place of a number."""
        first, *_, last = self.ticks
        return self.start + (number - first) / (last - first) * (self.end - self.start)


def _steps() -> tuple[int, ...]:
    return tuple(base * 10**power for power in range(13) for base in (1, 2, 5))
