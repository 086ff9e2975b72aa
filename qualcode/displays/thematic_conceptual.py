"""Thematic conceptual matrix (matriks tematik konseptual).

What it shows: the problems that people name, and how each source group speaks of them.

Rows: the codes of obstacles, under their root. Columns: the source groups; documents and
observations that speak for none have a last column where they say anything.
Cell: the researcher's summary where there is one (a memo about the group and the code), else a
quotation with its speaker and place; counts, positions, presence and ratings on request.

Use it when: themes have emerged as problems and the question is for whom each of them is one. When
not: to see how people cope with them (case dynamics), or for topics without a problem in them
(checklist).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and Saldaña
(2014), chapter 7.
"""

from __future__ import annotations

from qualcode.displays.axes import CodeAxis, GroupAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family
from qualcode.model.codebook import AspectKind

THEMATIC_CONCEPTUAL = MatrixDisplay(
    name="thematic-conceptual",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    rows=CodeAxis((AspectKind.OBSTACLE,)),
    columns=GroupAxis(),
    levels=("code",),
    sectioned=True,
    complete=False,
    needs="Give the codebook a root of kind 'obstacle' with codes below it.",
)
