"""Code × informant (kode × informan).

What it shows: how often each informant speaks of each code.

Rows: codes (or indicators) under the title of their aspect, also those that were never used.
Columns: informants by source group, then documents and observations.
Cell: segments; presence, positions and quotations on request. An empty cell says why it is empty.

Use it when: one wants to see at a glance who speaks of what and who is silent. When not: as a
measure of importance, or with more than about twenty informants (content-analytic summary).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (counting); the table
itself is common to programs for qualitative analysis.
"""

from __future__ import annotations

from qualcode.displays.axes import VoiceAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

CODE_BY_INFORMANT = MatrixDisplay(
    name="code-by-informant",
    family=Family.OVERVIEW,
    manual=__doc__,
    columns=VoiceAxis(by="role"),
    entries=("counts", "presence", "positions", "quotations"),
    levels=("code", "indicator"),
    sectioned=True,
)
