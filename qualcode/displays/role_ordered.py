"""Role-ordered matrix (matriks menurut peran).

What it shows: how people in different positions see the same topics, and whether those in the
same position agree among themselves.

Rows: informants under the title of their source group, equal roles next to each other; documents
and observations stand under the group whose voice they are. Columns: indicators (or codes).
Cell: the researcher's summary where there is one, else a quotation that shows the cell's position
with its place. Every quotation (`--full`), counts, positions, presence and ratings on request.

Use it when: a person's place (official, member, customer) may explain what they say. When not:
where all informants have the same role, or the roles say nothing about the topic.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 7.
"""

from __future__ import annotations

from qualcode.displays.axes import VoiceAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

ROLE_ORDERED = MatrixDisplay(
    name="role-ordered",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    rows=VoiceAxis(by="role"),
    sectioned=True,
)
