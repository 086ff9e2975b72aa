"""Codes by informant (kode menurut informan).

What it shows: how often each informant speaks of each code.

Rows: codes (or indicators) under the title of their aspect, also those that were never used.
Columns: informants by source group, each group followed by its documents and observations; those
that speak for none stand last.
Cell: segments; presence, positions and quotations on request. An empty cell says why it is empty.
Beside it stands a heat map of the segments.

Use it when: one wants to see at a glance who speaks of what and who is silent. When not: as a
measure of importance, or with more than about twenty informants (content-analytic summary).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (counting); the table
itself is common to programs for qualitative analysis.
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.displays.axes import CodeAxis, IndicatorAxis, VoiceAxis
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.document import Block, Figure, HeatMap, Table, Words, phrase
from qualcode.stages.positions import Positions, positions_of
from qualcode.study import Study


@dataclass(frozen=True)
class CodeByInformant(MatrixDisplay):
    """The matrix with its heat map."""

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The tables, then the picture.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        tables = MatrixDisplay.build(self, study, request)
        level = one_of(request.level, self.levels, "level")
        positions = positions_of(study, request.selection)
        figure = _heat_map(positions, level, self.name, tables)
        return (*tables, figure) if figure else tables


def _heat_map(
    positions: Positions, level: str, name: str, tables: tuple[Block, ...]
) -> Figure | None:
    """Segments by topic and voice; None where nobody was heard."""
    axis = CodeAxis() if level == "code" else IndicatorAxis()
    voices = VoiceAxis(by="role")
    keys, people = axis.keys(positions), voices.keys(positions)
    found: dict[tuple[str, str], int] = {}
    for one in positions.statements:
        at = axis.key_of(positions, one), voices.key_of(positions, one)
        found[at] = found.get(at, 0) + 1
    names: tuple[Words, ...] = tuple(voice.name for key in people for voice in key.voices)
    table = next((one for one in tables if isinstance(one, Table)), None)
    if not keys or not people or table is None:
        return None
    values = tuple(tuple(found.get((key.id, who.id), 0) for who in people) for key in keys)
    return Figure(
        title=phrase("figure.heat-map.title"),
        drawing=HeatMap(tuple(key.label for key in keys), names, values, phrase("column.segments")),
        table=table,
        description=phrase("figure.heat-map"),
        name=f"{name}-heat-map",
        beside=True,
        about_all=True,
    )


CODE_BY_INFORMANT = CodeByInformant(
    name="code-by-informant",
    family=Family.OVERVIEW,
    manual=__doc__,
    columns=VoiceAxis(by="role"),
    entries=("counts", "presence", "positions", "quotations"),
    levels=("code", "indicator"),
    sectioned=True,
)
