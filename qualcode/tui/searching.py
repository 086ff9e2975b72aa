"""Finding words in a source, on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.tui.parts import Part
from qualcode.tui.reading import Span

_ENOUGH = 10_000


def find_all(text: str, parts: Sequence[Part], query: str) -> tuple[Span, ...]:
    """Where the words of a query stand in what is shown, in any case and any white space."""
    words = [re.escape(word) for word in query.split()]
    if not words:
        return ()
    pattern = re.compile(r"\s+".join(words), re.IGNORECASE)
    found: list[Span] = []
    for part in parts:
        if not part.instead:
            found += (one.span() for one in pattern.finditer(text, part.start, part.end))
        if len(found) > _ENOUGH:
            break
    return tuple(found)


def next_match(matches: Sequence[Span], offset: int, forward: bool) -> Span | None:
    """The nearest match behind or before an offset; past the last one it begins anew."""
    if not matches:
        return None
    if forward:
        return next((one for one in matches if one[0] > offset), matches[0])
    return next((one for one in reversed(matches) if one[0] < offset), matches[-1])
