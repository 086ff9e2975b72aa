"""Framework matrix (matriks kerangka).

What it shows: the researcher's own summary of every case on every theme, as the framework approach
keeps them, with what is not yet summarised to be seen at once.

Rows: the cases; where the study has none, the informants. Columns: indicators (or codes), clustered
by aspect.
Cell: the researcher's summary (a memo about the pair); where there is none, how many segments wait
for it. What belongs to no case is no cell of a memo: where anything is coded there, a last row says
how much and where. Ratings, quotations and the other entries on request.

Use it when: the coding is done and its content is to be condensed by hand, cell by cell, before
anything is concluded. When not: before the summaries are written (conceptually clustered,
case-ordered).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7 (meta-matrices filled with
summaries); Ritchie and Lewis (2003), Qualitative Research Practice, chapter 9.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.displays.axes import CASES, VoiceAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import DisplayRequest, Family
from qualcode.document import Block
from qualcode.study import Study


@dataclass(frozen=True)
class FrameworkMatrix(MatrixDisplay):
    """A matrix whose rows are the cases, where there are any."""

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The matrix of cases or, without cases, of informants.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        rows = CASES if study.roster.cases else VoiceAxis()
        return MatrixDisplay.build(replace(self, rows=rows), study, request)


FRAMEWORK = FrameworkMatrix(
    name="framework",
    family=Family.OVERVIEW,
    manual=__doc__,
    rows=VoiceAxis(),
    entries=("summaries", "ratings", "quotations", "positions", "counts", "presence"),
)
