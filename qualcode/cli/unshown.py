"""The words of a transcript that no command shows, since who said them has withdrawn consent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model.coding import Coding
    from qualcode.model.source import Source
    from qualcode.study import Study
    from qualcode.tui.parts import Part


def unshown(study: Study, source: Source) -> Mapping[int, Part]:
    """The turns of a source, by their numbers, that the interactive coder does not show either.

    Raises:
        QualcodeError: nothing of the source may be shown.
    """
    from qualcode.errors import QualcodeError
    from qualcode.study import Selection
    from qualcode.tui.parts import parts_of

    if source.id not in {one.id for one in study.selected_sources(Selection(phase="all"))}:
        raise QualcodeError(f"{source.id} is not shown: its informant has withdrawn consent.")
    return {one.number: one for one in parts_of(study, source) if one.instead}


def shown_codings(
    source: Source, codings: Iterable[Coding], hidden: Mapping[int, Part]
) -> list[Coding]:
    """The codings of a source, without those on words that are not shown."""
    return [
        one
        for one in codings
        if one.source == source.id
        and not any(one.overlaps(part.start, part.end) for part in hidden.values())
    ]
