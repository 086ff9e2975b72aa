"""Role-by-time matrix (matriks peran menurut waktu).

What it shows: which roles spoke or acted in which period, and of what.

Rows: the informants' roles under their source group, as far as consent lets them be printed; who
may not be told by the role, and the group's documents and observations, stand in a row with the
group's name. Columns: the periods of study.yaml in their order; a last column holds what belongs to
no period.
Cell: a quotation that shows the cell's position with its speaker, place and code; counts,
positions, presence and all quotations on request. A cell in which nothing is coded has a dash.

Use it when: one asks who did what when, and whether others took part at other times. When not:
where there are no periods, or roles may not be printed.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and Saldaña
(2014), chapter 7.
"""

from __future__ import annotations

from qualcode.displays.axes import PERIODS, RoleAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

ROLE_BY_TIME = MatrixDisplay(
    name="role-by-time",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    rows=RoleAxis(),
    columns=PERIODS,
    entries=("quotations", "counts", "positions", "presence"),
    levels=(),
    sectioned=True,
)
