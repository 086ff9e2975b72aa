"""Conceptually clustered matrix (matriks terkelompok konseptual).

What it shows: what every informant says on every topic, with topics that belong together side by
side, so that one reads along a row how a person's views hang together and down a column how
informants differ on one topic.

Rows: informants in the order of study.yaml, then documents and observations. Columns: indicators
(or, with `--level code`, codes), clustered by aspect; where there are many, each aspect has a table
of its own, and obstacles, supporting factors, outcomes and suggestions share further ones.
Cell: the researcher's summary of it, where a memo about the informant and the indicator (or the
codes below it) has written one; else a quotation that shows the cell's position (one of each side
where it is mixed) with its place: the first of at least seven words or, where there is none, the
longest. Every quotation (`--full`), counts, positions, presence and ratings on request.

Use it when: the topics come from theory (such as the aspects of empowerment) and the first question
is who says what. When not: to compare source groups (checklist, triangulation), or when there are
more than about twenty informants (content-analytic summary).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 5; Miles, Huberman and
Saldaña (2014), chapter 7.
"""

from __future__ import annotations

from qualcode.displays.axes import VoiceAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import Family

CONCEPTUALLY_CLUSTERED = MatrixDisplay(
    name="conceptually-clustered",
    family=Family.WITHIN_CASE,
    manual=__doc__,
    rows=VoiceAxis(),
)
