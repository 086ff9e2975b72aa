"""Time-ordered matrix (matriks runtut waktu).

What it shows: what is said of each topic in each period, so that one reads along a row how it
went on.

Rows: indicators (or codes) under the title of their aspect. Columns: the periods of study.yaml in
their order; a last column holds what belongs to no period.
Cell: the researcher's summary where there is one (a memo about the period and the code), else a
quotation that shows the position of that period with its place. A blank cell means that nothing was
said of the topic in the sources of that period, which may tell of earlier ones. Other entries on
request.

Use it when: a programme or a group went through stages, rounds or years, and sources were made in
several of them. When not: where all sources are of one time; what people remember of earlier
times stands in the period in which they told it (event listing).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 8.
"""

from __future__ import annotations

from qualcode.displays.axes import PERIODS
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family
from qualcode.document import phrase

TIME_ORDERED = MatrixDisplay(
    name="time-ordered",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    columns=PERIODS,
    sectioned=True,
    blank=True,
    remarks=(phrase("note.blank-period"),),
)
