"""Decision rules are printed once in a chapter; further tables say where theirs stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from qualcode.document import Block, Caption, Figure, Phrase, Table, Words, phrase

_Shown = TypeVar("_Shown", Table, Figure)
_SHORT = ("rule.counts", "rule.coverage")
"""Rules that are shorter than what would refer to them, or not to be missed under any number."""


class RulesOnce:
    """Remembers where the rules of a document stand, in the order of its tables and figures."""

    def __init__(self) -> None:
        self._stated: list[tuple[Phrase, Caption]] = []
        self._last: tuple[str, Caption | None] = ("", None)

    def told(self, block: _Shown, caption: Caption) -> _Shown:
        """The block with its own rule, or with where the rule stands that holds for it, too.

        A further part of a display without a rule of its own has that of the part before it.
        """
        rule = _rule_of(block)
        where = self._known(rule, caption) if rule else self._of_display(block)
        self._last = block.name, where or (caption if rule else None)
        if where is None:
            return block
        table = phrase("caption.label", word=where.word, number=where.printed)
        rest: tuple[Words, ...] = tuple(note for note in block.notes if note is not rule)
        return replace(block, notes=(phrase("rule.elsewhere", table=table), *rest))

    def _known(self, rule: Phrase, caption: Caption) -> Caption | None:
        """Where the same rule stands in the same chapter; else it stands here from now on."""
        if rule.key in _SHORT:
            return None
        for one, where in self._stated:
            if one == rule and where.chapter == caption.chapter:
                return where
        self._stated.append((rule, caption))
        return None

    def _of_display(self, block: Table | Figure) -> Caption | None:
        name, where = self._last
        return where if block.name == name != "" else None


def shows_the_same(block: Block, before: list[Block]) -> bool:
    """Whether a table or figure is of the same display as what stands right before it."""
    if not isinstance(block, Table | Figure) or not block.name:
        return False
    return any(isinstance(one, Table | Figure) and one.name == block.name for one in before)


def _rule_of(block: Table | Figure) -> Phrase | None:
    phrases = (note for note in block.notes if isinstance(note, Phrase))
    return next((note for note in phrases if note.key.startswith("rule.")), None)
