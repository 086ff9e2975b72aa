"""Checklist matrix (matriks daftar cek).

What it shows: for each component of the framework, where each source group stands on it.

Rows: indicators (or codes) under the title of their aspect. Columns: the source groups; documents
and observations that speak for no group have a last column where they say anything.
Cell: the group's position on every code of the indicator that came up, with informants as n of N
or, where they differ, how many take which position; what only a document says names the document.
Positions of different codes are never merged into one. Quotations, counts and presence on request;
an empty cell says why it is empty.

Use it when: the components of one variable are known beforehand and each is to be looked at in
turn. When not: to see persons (conceptually clustered) or to judge agreement (triangulation);
a checklist does not say which component weighs more.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from qualcode.displays.axes import GroupAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

CHECKLIST = MatrixDisplay(
    name="checklist",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    columns=GroupAxis(),
    entries=("positions", "quotations", "counts", "presence"),
    sectioned=True,
)
