"""The keys of a page style and what they may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator

from qualcode.document.style import PAPERS, HeadingLook
from qualcode.stores.forms import Form, Local
from qualcode.stores.values import (
    Name,
    YesNo,
    as_choice,
    as_filled_text,
    as_list,
    as_text,
    as_whole_number,
    either,
    refuse,
    shown,
)

_NUMBER = r"([0-9]{1,4}(?:[.,][0-9]{1,3})?)"
_CENTIMETRES = {"": 1.0, "cm": 1.0, "mm": 0.1, "in": 2.54, '"': 2.54, "pt": 2.54 / 72}
_LOOKS = ("bold", "italic", "capitals", "large", "indented", "run-in", "plain")
_PLACE = re.compile(r"\{[^{}]*\}?|\}")
SMALLEST_SHEET, LARGEST_SHEET = 9.0, 60.0


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _as_length(value: Any) -> float:
    text = as_filled_text(value)
    found = re.fullmatch(rf'{_NUMBER} ?(cm|mm|in|pt|")?', text)
    if not found:
        refuse(f"must be a length, not {shown(text)}", "For example 4, 4 cm or 1.5in.")
    length = _number(found[1]) * _CENTIMETRES[found[2] or ""]
    if length > LARGEST_SHEET:
        refuse(f"must be at most {LARGEST_SHEET:g} cm, not {shown(text)}")
    return round(length, 3)


def _between(least: float, most: float, unit: str = "") -> Callable[[Any], float]:
    def read(value: Any) -> float:
        text = as_filled_text(value)
        found = re.fullmatch(rf"{_NUMBER}( ?{unit})?" if unit else _NUMBER, text)
        if not found or not least <= _number(found[1]) <= most:
            refuse(f"must be a number from {least:g} to {most:g}, not {shown(text)}")
        return _number(found[1])

    return read


def _as_font(value: Any) -> str:
    text = as_filled_text(value)
    if not re.fullmatch(r"\w[\w .&+-]{0,59}", text):
        refuse(f"must be the name of a font, not {shown(text)}", "For example Times New Roman.")
    return text


def _as_paper(value: Any) -> tuple[float, float]:
    text = as_filled_text(value)
    known = {name.casefold(): size for name, size in PAPERS.items()}
    if text.casefold() in known:
        return known[text.casefold()]
    found = re.fullmatch(rf"{_NUMBER} ?(?:x|×) ?{_NUMBER}(?: ?cm)?", text)
    if not found:
        hint = f"Known: {', '.join(PAPERS)}; or width x height in centimetres: 21 x 29.7."
        refuse(f"must be a sheet of paper, not {shown(text)}", hint)
    width, height = _number(found[1]), _number(found[2])
    if not all(SMALLEST_SHEET <= side <= LARGEST_SHEET for side in (width, height)):
        refuse(f"must be from {SMALLEST_SHEET:g} to {LARGEST_SHEET:g} cm, not {shown(text)}")
    if width > height:
        refuse("must be an upright sheet: width x height", f"Write {height:g} x {width:g}.")
    return width, height


def _as_fill(value: Any) -> str:
    text = as_filled_text(value)
    if text.lower() in ("none", "tanpa"):
        return ""
    if not re.fullmatch("#?[0-9A-Fa-f]{6}", text):
        refuse(f"must be a colour or none, not {shown(text)}", 'For example "EDEDED".')
    return text.removeprefix("#").upper()


def _as_marked(value: Any) -> str:
    """A text with `**bold**` and `*italics*`."""
    text = as_text(value)
    if len(re.findall(r"(?<!\*)\*\*(?!\*)", text)) % 2 or text.replace("**", "").count("*") % 2:
        refuse("has a * without its partner", "Bold stands between **, italics between *.")
    return text


def _as_caption(value: Any) -> str:
    text = _as_marked(value)
    places = _PLACE.findall(text)
    if sorted(places) != ["{label}", "{title}"] or "\t" in text:
        hint = 'For example "**{label}** {title}"; {label} is printed as Tabel 4.2.'
        refuse(f"must hold {{label}} and {{title}} once each, not {shown(text)}", hint)
    return text


def _as_depth(value: Any) -> int:
    depth = as_whole_number(value)
    if depth > 6:
        refuse(f"must be from 0 to 6, not {depth}")
    return depth


def _as_looks(value: Any) -> tuple[HeadingLook, ...]:
    """The looks of headings, from the first level on."""
    looks = tuple(_look(as_filled_text(one)) for one in as_list(value))
    if not 1 <= len(looks) <= 6:
        refuse(f"must be a list of 1 to 6 looks, not {len(looks)}")
    return looks


def _look(text: str) -> HeadingLook:
    words = text.replace(",", " ").split()
    if wrong := [word for word in words if word not in _LOOKS]:
        refuse(f"must be made of {either(_LOOKS)}, not {shown(wrong[0])}")
    return HeadingLook(**{word.replace("-", "_"): True for word in words if word != "plain"})


def _as_words(value: Any) -> int:
    words = as_whole_number(value)
    if words > 10_000:
        refuse(f"must be at most 10000, not {words}")
    return words


Length = Annotated[float, BeforeValidator(_as_length)]
Points = Annotated[float, BeforeValidator(_between(5, 40, "pt"))]
Lines = Annotated[float, BeforeValidator(_between(1, 3))]
Font = Annotated[str, BeforeValidator(_as_font)]
Paper = Annotated[tuple[float, float], BeforeValidator(_as_paper)]
Fill = Annotated[str, BeforeValidator(_as_fill)]
CaptionPattern = Annotated[str, BeforeValidator(_as_caption)]
Looks = Annotated[tuple[HeadingLook, ...], BeforeValidator(_as_looks)]
Depth = Annotated[int, BeforeValidator(_as_depth)]
WordCount = Annotated[int, BeforeValidator(_as_words)]
Aligned = Annotated[str, BeforeValidator(as_choice(("center", "left")))]
Justified = Annotated[str, BeforeValidator(as_choice(("justify", "left")))]
Position = Annotated[str, BeforeValidator(as_choice(("above", "below")))]
Rules = Annotated[str, BeforeValidator(as_choice(("grid", "horizontal", "apa")))]
PageNumber = Annotated[
    str, BeforeValidator(as_choice(("bottom-center", "bottom-right", "top-right")))
]


class MarginsForm(Form):
    """`margins:` of an upright page."""

    left: Length | None = None
    top: Length | None = None
    right: Length | None = None
    bottom: Length | None = None


class HeadingsForm(Form):
    """`headings:`."""

    align: Aligned | None = None
    numbered_to: Depth | None = None
    levels: Looks | None = None


class TablesForm(Form):
    """`tables:`."""

    size: Points | None = None
    wide_size: Points | None = None
    smallest_size: Points | None = None
    lines: Rules | None = None
    header_fill: Fill | None = None
    header_align: Aligned | None = None
    column: Length | None = None


class CaptionsForm(Form):
    """`captions:` of tables and figures."""

    tables: Position | None = None
    figures: Position | None = None
    form: CaptionPattern | None = None
    align: Aligned | None = None


class NotesForm(Form):
    """`notes:` under tables and figures."""

    size: Points | None = None
    prefix: Local | None = None
    together: YesNo | None = None


class QuotationForm(Form):
    """`quotation:`."""

    block_from_words: WordCount | None = None
    left: Length | None = None
    right: Length | None = None
    italic: YesNo | None = None
    marks: YesNo | None = None


class StyleForm(Form):
    """A page style as a whole; its wording is read entry by entry."""

    style: Name | None = None
    title: Local | None = None
    based_on: Name | None = None
    font: Font | None = None
    size: Points | None = None
    line_spacing: Lines | None = None
    first_line: Length | None = None
    align: Justified | None = None
    paper: Paper | None = None
    margins: MarginsForm = MarginsForm()
    headings: HeadingsForm = HeadingsForm()
    tables: TablesForm = TablesForm()
    captions: CaptionsForm = CaptionsForm()
    notes: NotesForm = NotesForm()
    quotation: QuotationForm = QuotationForm()
    page_numbers: PageNumber | None = None
    wording: Any = None
