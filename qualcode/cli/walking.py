"""Going through things one by one at the keyboard, a line typed for each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

_LAST = "That was the last one: u takes the last decision back, Enter ends."


@dataclass(frozen=True, slots=True)
class Walk(Generic[Item]):
    """What is asked about each, and what the answers do.

    `show` gives the lines for an item; `decide` does what a key says and is False where it means
    nothing; `take_back` undoes the last decision. `keys` tells the keys. Besides those of
    `decide` there are s (skip), u (undo) and q (quit).
    """

    keys: str
    show: Callable[[Item], list[str]]
    decide: Callable[[Item, str], bool]
    take_back: Callable[[], object]

    def through(self, items: Sequence[Item]) -> None:
        """Ask about each; `u` goes back to the one decided before, also from behind the last."""
        from qualcode.cli.output import print_text

        print_text(self.keys)
        at = 0
        decided: list[int] = []
        while at < len(items) or decided:
            key = self._asked(items, at)
            if key == "q" or (at == len(items) and not key):
                break
            if key == "u":
                at = self._back(decided, at)
            elif at == len(items):
                continue
            elif key == "s":
                at += 1
            elif self.decide(items[at], key):
                decided.append(at)
                at += 1
            else:
                print_text(self.keys)
        left = len(items) - at
        rest_told = f", {left} not looked at" if left else "; that was the last"
        print_text("", f"{len(decided)} decided{rest_told}")

    def _asked(self, items: Sequence[Item], at: int) -> str:
        """What is typed about an item; behind the last one only whether it was meant so."""
        from qualcode.cli.output import print_text

        if at == len(items):
            print_text("", _LAST)
        else:
            head, *rest = self.show(items[at])
            print_text("", f"{at + 1}/{len(items)}  {head}", *rest)
        return _typed()

    def _back(self, decided: list[int], at: int) -> int:
        from qualcode.cli.output import print_text

        if not decided:
            print_text("nothing to take back in this walk; see: qualcode undo")
            return at
        self.take_back()
        return decided.pop()


def _typed() -> str:
    """What was typed, in small letters; the end of the input is `q`."""
    from qualcode.cli.output import write_out

    write_out(b"> ")
    line = sys.stdin.readline()
    return line.strip().casefold() if line else "q"
