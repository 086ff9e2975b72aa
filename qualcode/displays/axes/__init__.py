"""What the rows and columns of a matrix can be.

Their keys come from the study, not from the codings, so silent informants and unused codes keep
their places. A new axis is one class or declaration here, a word in `model.display_words`, and
its wording (`column.…`, `axis.…`).
"""

from __future__ import annotations

from qualcode.displays.axes.divided import (
    CASES,
    KINDS,
    OUTCOMES,
    PERIODS,
    SOURCES,
    DividedAxis,
    attribute_axis,
)
from qualcode.displays.axes.effects import EffectAxis
from qualcode.displays.axes.key import (
    NOWHERE,
    Axis,
    Key,
    clusters,
    crossed,
    readable_parts,
    titled_parts,
    under_cluster,
    under_title,
)
from qualcode.displays.axes.people import GroupAxis, RoleAxis, VoiceAxis, case_of
from qualcode.displays.axes.topics import AspectAxis, CodeAxis, IndicatorAxis, code_keys
from qualcode.errors import QualcodeError
from qualcode.model.display_words import ATTRIBUTE
from qualcode.registry import Registry

__all__ = [
    "AXES",
    "CASES",
    "KINDS",
    "NOWHERE",
    "OUTCOMES",
    "PERIODS",
    "SOURCES",
    "AspectAxis",
    "Axis",
    "CodeAxis",
    "DividedAxis",
    "EffectAxis",
    "GroupAxis",
    "IndicatorAxis",
    "Key",
    "RoleAxis",
    "VoiceAxis",
    "attribute_axis",
    "axis_named",
    "case_of",
    "clusters",
    "code_keys",
    "crossed",
    "readable_parts",
    "titled_parts",
    "under_cluster",
    "under_title",
]

AXES: Registry[Axis] = Registry(
    "axis",
    (
        VoiceAxis(),
        RoleAxis(),
        GroupAxis(),
        CASES,
        PERIODS,
        SOURCES,
        KINDS,
        CodeAxis(),
        IndicatorAxis(),
        AspectAxis(),
        OUTCOMES,
    ),
)


def axis_named(word: str) -> Axis:
    """The axis of a word of study.yaml, such as `case` or `attribute:sex`.

    Raises:
        QualcodeError: there is no such axis; the text suggests the closest one.
    """
    if word.startswith(ATTRIBUTE):
        name = word.removeprefix(ATTRIBUTE).strip()
        if not name:
            raise QualcodeError("attribute: needs a name.", "For example attribute:sex.")
        return attribute_axis(name)
    return AXES[word]
