"""What a style says of notes and quotations, for every format that has pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.document import Words
from qualcode.renderers.reading import bracketed, quoted, text
from qualcode.renderers.style import QuotationRule, StyleProfile

_ENDED = re.compile(r"[.?!…:;][)”\"]?$")


@dataclass(frozen=True, slots=True)
class Noted:
    """A paragraph below a table or figure; `prefix` stands before it, with marks in it."""

    words: str
    prefix: str = ""
    source: bool = False


def noted(
    notes: Sequence[Words], source: Words, style: StyleProfile, language: str
) -> Iterator[Noted]:
    """Notes and source line, each by itself or all in one paragraph, as the style has them."""
    told = [text(note) for note in notes if text(note)]
    origin = text(source)
    prefixes = style.note_prefix
    prefix = prefixes.get(language) or prefixes.get("", "")
    if style.notes_together:
        lines = [*told, origin]
        words = " ".join(one if _ENDED.search(one) else f"{one}." for one in lines if one)
        if words:
            yield Noted(words, prefix)
        return
    yield from (Noted(words, prefix if not at else "") for at, words in enumerate(told))
    if origin:
        yield Noted(origin, source=True)


def quotation_words(words: str, attribution: str, rule: QuotationRule) -> tuple[bool, str]:
    """Whether an informant's words make a block of their own, and how they are printed."""
    block = len(words.split()) >= rule.block_from_words
    said = words.strip() if block and not rule.marks else quoted(words)
    return block, f"{said} {bracketed(attribution)}" if attribution else said
