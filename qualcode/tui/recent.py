"""Keys for the codes that a coder used last: a code keeps its key until others need it more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

QUICK = "123456789fghlpryz"
"""The keys, in the order in which they are given out; 0 is a polarity, other letters act."""


@dataclass(frozen=True, slots=True)
class Recent:
    """Codes by key; `order` holds the codes, the one used last at the end."""

    keys: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()

    def used(self, code: str) -> Recent:
        """The keys after a code was used: a new one takes a free key, else the longest unused."""
        order = (*(one for one in self.order if one != code), code)
        known = dict(self.keys)
        if code in known.values():
            return Recent(self.keys, order)
        free = next((key for key in QUICK if key not in known), None)
        if free is None:
            oldest, order = order[0], order[1:]
            free = next(key for key, held in known.items() if held == oldest)
        known[free] = code
        return Recent(tuple(sorted(known.items(), key=lambda one: QUICK.index(one[0]))), order)

    def code(self, key: str) -> str | None:
        """The code that a key stands for."""
        return dict(self.keys).get(key)

    def key(self, code: str) -> str:
        """The key of a code; "" where it has none."""
        return next((key for key, held in self.keys if held == code), "")


def recalled(codes: Iterable[str]) -> Recent:
    """The keys after codes were used in this order, so that they are the same as last time."""
    recent = Recent()
    for code in codes:
        recent = recent.used(code)
    return recent
