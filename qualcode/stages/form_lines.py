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
"""Words of a line under a letter, at most; more make a sentence, unless all are names."""

_SOURCE = re.compile(r"\s*(?:sumber|source)\s*:", re.IGNORECASE)
_DATE = re.compile(
    r"(?:\b\d{1,2}\s+[^\W\d]+|[^\W\d]\s+\d{1,2},|\b\d{1,2}[-/.]\d{1,2}[-/.])\s*(?:19|20)\d\d\b",
)
_SIGNED = re.compile(
    rf"{_DATE.pattern}\s*[.,]?\s*\Z"
    r"|\A\s*(?:mengetahui|tertanda|signed)\b"
    r"|\A\s*(?:ditetapkan|disahkan|dikeluarkan|diundangkan|dibuat|ditandatangani)"
    r"\s*(?:(?:di|pada|oleh)\b|[:,]|\Z)",
    re.IGNORECASE,
)
"""Where the signing of a letter begins: place and date, or who sees to it."""

_WORD = re.compile(r"[^\W_](?:[\w.'’]*\w)?")
_OF_A_SIGNATURE = frozenset(
    "dan di pada tanggal hari atas nama an a.n ub u.b plt plh pj selaku oleh untuk dari "
    "ditetapkan disahkan dikeluarkan diundangkan dibuat ditandatangani mengetahui menyetujui "
    "yang membuat menyatakan pernyataan pemohon tanda tangan tertanda ttd dto cap basah stempel "
    "bermeterai meterai materai nip nik nrp kepala ketua wakil sekretaris bendahara direktur "
    "camat lurah bupati gubernur wali kota desa dinas kantor bidang sekolah "
    "and at in on of for by the behalf signed signature seal stamp approved director head "
    "chair secretary".split()
)
"""The small words of a signing: what is in it besides names, offices, dates and numbers."""


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
    """The lines at the end of a document from place and date on, where none is a sentence."""
    last = list(takewhile(_may_be_signed, reversed(written)))[::-1]
    begins = next((at for at, one in enumerate(last) if _begins(one.speech.text)), len(last))
    return [one.number for one in last[begins:]]


def _may_be_signed(one: Segment) -> bool:
    text = one.speech.text
    return one.kind is SegmentKind.PARAGRAPH and (_is_short(text) or _only_names(text))


def _begins(text: str) -> bool:
    """Whether the signing of a letter begins with a line, which may hold all of it."""
    return bool(_SIGNED.search(text) or (_DATE.search(text) and _only_names(text)))


def _is_short(text: str) -> bool:
    return len(text.split()) <= _SHORT


def _only_names(text: str) -> bool:
    """Whether a line has no word but names, offices, dates and what leads from one to another.

    What states something has words that begin small. In capitals nothing tells a name from them.
    """
    in_capitals = text.isupper()
    return all(
        word.casefold() in _OF_A_SIGNATURE or (not in_capitals and _is_name(word))
        for word in _WORD.findall(_DATE.sub(" ", text))
    )


def _is_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit()
