"""Time-ordered meta-matrix (meta-matriks runtut waktu).

What it shows: how each case went on from period to period, beside the other cases.

Rows: the cases, the best outcome first. Columns: the periods of study.yaml in their order; a last
column holds what belongs to no period.
Cell: the position on each code that came up, with the number of informants and its places; a
quotation, counts and presence on request. A blank cell means that nothing was said of that case in
that period. `--code` narrows it to what one asks about.

Use it when: cases went through the same stages or rounds, and one asks where their ways part.
When not: for what happened, of which the researcher keeps memos (event listing); where all sources
are of one time. A source counts for the period in which it was made, also where it tells of
earlier ones.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 8.
"""

from __future__ import annotations

from qualcode.displays.axes import CASES, PERIODS
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import CASE_ORDERS, Family
from qualcode.document import phrase

TIME_ORDERED_META = MatrixDisplay(
    name="time-ordered-meta",
    family=Family.CROSS_CASE,
    manual=__doc__,
    rows=CASES,
    columns=PERIODS,
    entries=("positions", "quotations", "counts", "presence"),
    levels=(),
    orders=CASE_ORDERS,
    blank=True,
    remarks=(phrase("note.blank-case-period"),),
)
