"""From a drawing to its picture; each kind of drawing has a file of its own."""

from __future__ import annotations

from typing import assert_never

from qualcode.document import (
    Bars,
    Drawing,
    HeatMap,
    Lines,
    Network,
    Scatter,
    Strips,
    Timeline,
)
from qualcode.document.strongest import strongest
from qualcode.renderers.pictures.bars import bars
from qualcode.renderers.pictures.heat_map import heat_map
from qualcode.renderers.pictures.lines import lines
from qualcode.renderers.pictures.marks import Picture
from qualcode.renderers.pictures.network import network
from qualcode.renderers.pictures.scatter import scatter
from qualcode.renderers.pictures.strips import strips
from qualcode.renderers.pictures.timeline import timeline


def layout(drawing: Drawing, width: float) -> Picture:
    """The picture of a resolved drawing, about as wide as asked, wider where it must be."""
    match drawing:
        case Bars():
            return bars(drawing, width)
        case HeatMap():
            return heat_map(drawing, width)
        case Network():
            return network(strongest(drawing), width)
        case Timeline():
            return timeline(drawing, width)
        case Strips():
            return strips(drawing, width)
        case Scatter():
            return scatter(drawing, width)
        case Lines():
            return lines(drawing, width)
        case _:
            assert_never(drawing)
