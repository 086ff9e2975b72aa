"""Effects matrix (matriks dampak).

What it shows: what came of the programme according to each source group: the outcomes by how they
came about, with the sign that each group gives them.

Rows: the codes of outcomes, set under direct, general and side effects, intended or not, as the
codebook says (`effect`, `intended`); what it does not classify stands last. Columns: the source
groups; documents and observations that speak for none have a last column where they say anything.
Cell: the researcher's summary where there is one (a memo about the group and the code), else a
quotation that shows the group's position with its place and sign; positions, counts and presence on
request.

Use it when: the study asks what a programme brought about, also beside what it aimed at. When not:
where nothing was coded as an outcome; and not as proof of a cause (causal network).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and Saldaña
(2014), chapter 9.
"""

from __future__ import annotations

from qualcode.displays.axes import EffectAxis, GroupAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

EFFECTS = MatrixDisplay(
    name="effects",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    rows=EffectAxis(),
    columns=GroupAxis(),
    entries=("quotations", "positions", "counts", "presence", "summaries"),
    levels=("code",),
    sectioned=True,
    complete=False,
    needs="Give the codebook a root of kind 'outcome' with codes below it.",
)
