"""What a renderer is told besides the document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from qualcode.renderers.style import INDONESIA, StyleProfile


@dataclass(frozen=True, slots=True)
class Template:
    """A university's Word file: its bytes, and the name by which messages call it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Width and colour of a screen, the style of a page, and what must not be read from a clock.

    `width` is in terminal columns. `today` dates a file whose document has no date. `raw` gives
    CSV for programs: no byte-order mark and no guard against formulas. A Word file gets its
    styles, page and headers from `template`, where there is one.
    """

    width: int = 80
    color: bool = False
    style: StyleProfile = INDONESIA
    today: date | None = None
    version: str = ""
    raw: bool = False
    template: Template | None = None
