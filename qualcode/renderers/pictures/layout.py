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
from qualcode.renderers.pictures.bars import bars
from qualcode.renderers.pictures.heat_map import heat_map
from qualcode.renderers.pictures.lines import lines
from qualcode.renderers.pictures.marks import Picture
from qualcode.renderers.pictures.network import network
from qualcode.renderers.pictures.scatter import scatter
from qualcode.renderers.pictures.strips import strips
from qualcode.renderers.pictures.timeline import timeline

# Laid out wider and shrunk, a high picture becomes lower.
_WIDER = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_READABLE = 0.85


def layout(drawing: Drawing, width: float) -> Picture:
    """The picture of a resolved drawing, about as wide as asked, wider where it must be."""
    match drawing:
        case Bars():
            return bars(drawing, width)
        case HeatMap():
            return heat_map(drawing, width)
        case Network():
            return network(drawing, width)
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


def fitted(drawing: Drawing, width: float, height: float) -> tuple[Picture, float]:
    """The picture and the scale, at most 1, at which it takes no more room than there is."""
    best, largest = layout(drawing, width), 0.0
    for factor in _WIDER:
        picture = layout(drawing, width * factor)
        scale = min(1.0, width / picture.width, height / picture.height)
        if scale > largest + 0.01:
            best, largest = picture, scale
        if largest >= _READABLE:
            break
    return best, largest
