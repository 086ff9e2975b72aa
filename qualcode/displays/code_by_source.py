"""Codes by source (kode menurut sumber).

What it shows: how often each code stands in each source.

Rows: codes (or indicators) under the title of their aspect, also those that were never used.
Columns: the sources of the selection in the order of study.yaml.
Cell: segments; presence, positions and quotations on request. An empty cell says why it is empty.

Use it when: one looks for sources in which a topic is thick or missing, or checks what is still
to be coded. When not: as a measure of importance; long sources have more of everything.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (counting); the table
itself is common to programs for qualitative analysis.
"""

from __future__ import annotations

from qualcode.displays.axes import SOURCES
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

CODE_BY_SOURCE = MatrixDisplay(
    name="code-by-source",
    family=Family.OVERVIEW,
    manual=__doc__,
    columns=SOURCES,
    entries=("counts", "presence", "positions", "quotations"),
    levels=("code", "indicator"),
    sectioned=True,
)
