"""Partially ordered meta-matrix (meta-matriks terurut sebagian).

What it shows: the displays of all cases stacked on one another: every informant of every case on
every topic, before anything is sorted or summed up.

Rows: informants, documents and observations under the title of their case; those of no case last.
Columns: indicators (or codes), clustered by aspect.
Cell: the researcher's summary where there is one, else a quotation that shows the cell's position
with its place. Every quotation (`--full`), counts, positions, presence and ratings on request.

Use it when: one begins to compare cases and wants everything in one view first. When not: where
there is one case only (conceptually clustered), or to tell what sets the cases apart (contrast
table, predictor-outcome matrix).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from qualcode.displays.axes import VoiceAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

META_MATRIX = MatrixDisplay(
    name="meta-matrix",
    family=Family.CROSS_CASE,
    manual=__doc__,
    rows=VoiceAxis(by="case"),
    sectioned=True,
)
