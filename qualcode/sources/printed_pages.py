"""A report as it was printed: what stands on which page, from a PDF file or from Word's own.

What is looked for is compared by letters and digits alone, since lines, hyphens and spaces are
different on paper.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.sources.docx_pages import pages_of_docx
from qualcode.sources.pdf_text import pages_of_pdf

_LONGEST = 6
_RUN = 3
"""Pages in a row whose numbers follow each other, so that these are known to be page numbers."""


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """The letters and digits of each page, and the number printed on it: "" where none is known."""

    texts: tuple[str, ...]
    numbers: tuple[str, ...]


def printed_pages(data: bytes) -> PrintedPages:
    """The pages of a report that was saved as PDF, or by Word.

    Raises:
        QualcodeError: it is neither, damaged or locked, or tells nothing of pages.
    """
    if data.startswith(b"%PDF-"):
        pages = pages_of_pdf(data)
        return PrintedPages(tuple(plain("".join(page)) for page in pages), _numbers(pages))
    if data.startswith(b"PK"):
        words, numbers = pages_of_docx(data)
        return PrintedPages(tuple(map(plain, words)), numbers)
    raise QualcodeError("is neither a PDF file nor a Word document.", "Save the report as PDF.")


def plain(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in folded if one.isalnum())


def _numbers(pages: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The number on each page: that which goes on from page to page for longest.

    A page has other numbers than its own, but none of these grows by one with every page.
    """
    found: dict[int, list[int]] = {}
    for at, page in enumerate(pages):
        for number in {int(one) for one in page if one.strip().isdecimal() and len(one) < _LONGEST}:
            found.setdefault(at - number, []).append(at)
    best: dict[int, tuple[int, int]] = {}
    for offset, places in found.items():
        for run in _in_a_row(places):
            for at in run:
                best[at] = max(best.get(at, (0, 0)), (len(run), at - offset))
    told = (best.get(at, (0, 0)) for at in range(len(pages)))
    return tuple(str(number) if length >= _RUN else "" for length, number in told)


def _in_a_row(places: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for at in places:
        if run and at != run[-1] + 1:
            yield run
            run = []
        run.append(at)
    yield run
