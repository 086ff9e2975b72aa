"""Case-ordered descriptive meta-matrix (meta-matriks deskriptif terurut kasus).

What it shows: what is said in each case on every topic, with the cases in the order of their
outcome, so that one sees down a column what goes along with a better or worse outcome.

Rows: the cases, the best outcome first: by its place on the study's scale where the outcomes are
grades of one, the largest first where they are numbers, else by the order of study.yaml; what
belongs to no case stands last. Columns:
indicators (or codes), clustered.
Cell: the researcher's summary of the case where there is one (a memo about the case and the code),
else a quotation that shows the cell's position; other entries on request.

Use it when: two or more cases have been coded and their outcomes differ. When not: to judge which
topic sets the cases apart (contrast table, predictor-outcome matrix).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and Saldaña
(2014), chapter 8.
"""

from __future__ import annotations

from qualcode.displays.axes import CASES
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import CASE_ORDERS, Family

CASE_ORDERED_DESCRIPTIVE = MatrixDisplay(
    name="case-ordered-descriptive",
    family=Family.CROSS_CASE,
    manual=__doc__,
    rows=CASES,
    orders=CASE_ORDERS,
)
