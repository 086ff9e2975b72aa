"""How a report looks and is worded: what campuses and journals differ in, as one record each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PAPERS: Mapping[str, tuple[float, float]] = {
    "A4": (21.0, 29.7),
    "A5": (14.8, 21.0),
    "B5": (17.6, 25.0),
    "F4": (21.5, 33.0),
    "folio": (21.59, 33.02),
    "letter": (21.59, 27.94),
    "legal": (21.59, 35.56),
}
"""Width and height of upright sheets in centimetres."""

_BROAD = {
    ("verdana",): 1.28,
    ("arial", "helvetica", "liberation sans", "tahoma", "segoe", "open sans", "bookman"): 1.12,
    ("cambria", "georgia", "century", "garamond premier", "trebuchet"): 1.06,
}


@dataclass(frozen=True, slots=True)
class QuotationRule:
    """How an informant's words are set.

    Those of at least `block_from_words` words stand in a block of their own, shorter ones in a
    line of running text; 0 sets all of them as blocks. A block is indented by `left` and `right`
    centimetres and stands in quotation marks where `marks` is true.
    """

    block_from_words: int = 0
    left: float = 1.25
    right: float = 0.75
    italic: bool = False
    marks: bool = True


@dataclass(frozen=True, slots=True)
class HeadingLook:
    """How the headings of one level look.

    Those that `run_in` stand at the beginning of the paragraph after them, ended by a period;
    `large` ones are two points larger than the text.
    """

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    large: bool = False
    indented: bool = False
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class StyleProfile:
    """The rules of one campus or journal for type, page, tables, captions and words.

    Sizes are points, lengths centimetres on an upright sheet. `lines` says which rules a table has:
    all (`grid`), none between columns (`horizontal`), or only above, below and under its head
    (`apa`). `column` is the width that a column of prose needs to be read with ease: tables that
    get less are set in smaller type, down to `smallest_table_size`, or on landscape pages.
    `caption_form` says how number and title stand: `{label}` is `Tabel 4.2`, `**…**` bold, `*…*`
    italics, a line break a new line. `note_prefix` has, by language, what stands before the notes
    of a table, in the same marks; where the notes stand `together` they are one paragraph with the
    source. `headings` has their looks from the first level on; deeper levels look like its last
    one. `numbered_to` is the deepest level that gets a number; 0 for none. `wording` replaces
    entries of the catalogue, by language and key.
    """

    name: str
    font: str = "Times New Roman"
    size: float = 12
    table_size: float = 10
    wide_table_size: float = 9
    smallest_table_size: float = 8
    note_size: float = 10
    line_spacing: float = 1.5
    first_line: float = 1.25
    align: Literal["justify", "left"] = "justify"
    left: float = 4
    top: float = 4
    right: float = 3
    bottom: float = 3
    caption: Literal["above", "below"] = "above"
    figure_caption: Literal["above", "below"] = "below"
    caption_align: Literal["left", "center"] = "center"
    caption_form: str = "**{label} {title}**"
    lines: Literal["grid", "horizontal", "apa"] = "grid"
    header_fill: str = "EDEDED"
    header_align: Literal["left", "center"] = "center"
    column: float = 2.3
    paper: tuple[float, float] = PAPERS["A4"]
    heading_align: Literal["left", "center"] = "center"
    headings: tuple[HeadingLook, ...] = (
        HeadingLook(bold=True, capitals=True, large=True),
        HeadingLook(bold=True),
        HeadingLook(bold=True, italic=True),
        HeadingLook(italic=True),
        HeadingLook(italic=True, indented=True),
        HeadingLook(indented=True),
    )
    numbered_to: int = 0
    note_prefix: Mapping[str, str] = field(default_factory=dict)
    notes_together: bool = False
    page_number: Literal["bottom-center", "bottom-right", "top-right"] = "bottom-center"
    quotation: QuotationRule = QuotationRule()
    wording: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def breadth(self) -> float:
        """How broad the letters are, as a part of those of Times at the same size."""
        name = self.font.casefold()
        return next((much for words, much in _BROAD.items() if any(map(name.count, words))), 1.0)

    @property
    def hanging(self) -> float:
        """How far the lines of a work hang, its first one not; as far as first lines go in."""
        return self.first_line or 1.25

    def heading_look(self, level: int) -> HeadingLook:
        """How headings of a level look; levels are counted from 1."""
        return self.headings[min(max(1, level), len(self.headings)) - 1]

    def text_width(self, landscape: bool) -> float:
        """The width between the margins in centimetres.

        A landscape page is bound at its top, so the binding margin (`left`) moves there.
        """
        width, height = self.paper
        return height - self.top - self.bottom if landscape else width - self.left - self.right

    def text_height(self, landscape: bool) -> float:
        """The height between the margins in centimetres."""
        width, height = self.paper
        return width - self.left - self.right if landscape else height - self.top - self.bottom


INDONESIA = StyleProfile("indonesia")
"""What most Indonesian guides for theses ask for; in words: `styles/indonesia.yaml`."""
