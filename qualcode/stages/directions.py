"""The directions of triangulation beside that of source groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qualcode.stages.by_coder import by_coder
from qualcode.stages.by_kind import by_kind
from qualcode.stages.by_technique import by_technique
from qualcode.stages.by_time import by_time
from qualcode.stages.sides import Direction, Sides
from qualcode.study import Selection, Study

DIRECTIONS: Mapping[str, Callable[[Study, Selection], Sides]] = {
    Direction.TECHNIQUE: by_technique,
    Direction.TIME: by_time,
    Direction.CODER: by_coder,
    Direction.KIND: by_kind,
}
"""What compares each of them; each refuses where there is only one member."""
