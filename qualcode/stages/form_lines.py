"""Lines of a written source that belong to its form and state nothing of the matter.

Titles, the rows of a table, the line under a table that names its source, and what stands under a
letter (place and date, office, name) have numbers and can be coded by hand. Where nobody has coded
them they are no turns that coding has passed over.
"""

from __future__ import annotations

import re
from itertools import takewhile

from qualcode.model.source import Segment, SegmentKind, Source, SourceKind, Voice

_SHORT = 8
"""Words of a line under a letter, at most; more make a sentence."""

_SOURCE = re.compile(r"\s*(?:sumber|source)\s*:", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:\b\d{1,2}\s+[^\W\d]+|[^\W\d]\s+\d{1,2},)\s+(?:19|20)\d\d\s*[.,]?\s*\Z"
    r"|\A\s*(?:mengetahui|ditetapkan|disahkan|tertanda|signed)\b",
    re.IGNORECASE,
)
"""Where the signing of a letter begins: place and date, or who sees to it."""


def form_lines(source: Source) -> frozenset[int]:
    """The numbers of the lines of a source that are form; where people speak only titles."""
    written = [one for one in source.numbered if one.voice is Voice.NOBODY]
    found = {one.number for one in written if one.kind is SegmentKind.HEADING}
    if source.kind.spoken:
        return frozenset(found)
    found |= {one.number for one in written if one.kind is SegmentKind.ROW}
    found |= {one.number for one in written if _names_a_source(source, one)}
    if source.kind is SourceKind.DOCUMENT:
        found.update(_signature(written))
    return frozenset(found)


def _names_a_source(source: Source, one: Segment) -> bool:
    """Whether a line stands under a table and says where the table is from."""
    above = source.numbered[one.number - 2] if one.number > 1 else None
    under = above is not None and above.kind is SegmentKind.ROW
    return under and bool(_SOURCE.match(one.speech.text))


def _signature(written: list[Segment]) -> list[int]:
    """The lines at the end of a document from place and date on, where all of them are short."""
    last = list(takewhile(_is_short, reversed(written)))[::-1]
    begins = next((at for at, one in enumerate(last) if _SIGNED.search(one.speech.text)), len(last))
    return [one.number for one in last[begins:]]


def _is_short(one: Segment) -> bool:
    return one.kind is SegmentKind.PARAGRAPH and len(one.speech.text.split()) <= _SHORT
