"""What the researcher wrote of the cells of a matrix, looked up by what meets in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.displays.axes import Axis, Key
from qualcode.stages.positions import Positions
from qualcode.stages.summaries import CellSummary, cell_summaries


class WrittenCells:
    """The summaries of a matrix's cells, where `topics` is its axis of topics.

    False where nothing is written of any cell of the study.
    """

    def __init__(self, positions: Positions, topics: Axis) -> None:
        self._positions, self._topics = positions, topics
        self._written = cell_summaries(positions.study)
        self._below: dict[str, tuple[str, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._written)

    def of(self, who: Key, what: Key) -> Mapping[str, CellSummary]:
        """What is written of a cell on its code, else on those of the codes below an indicator."""
        if not self._written or who.subject is None or what.code is None:
            return {}
        topic = what.code.id
        if topic not in self._below:
            self._below[topic] = tuple(self._gathered(topic))
        found = {
            code: self._written[(*who.subject, code)]
            for code in self._below[topic]
            if (*who.subject, code) in self._written
        }
        return {topic: found[topic]} if topic in found else found

    def _gathered(self, topic: str) -> Iterator[str]:
        """The selected codes whose codings stand under a topic."""
        study = self._positions.study
        chosen = study.selected_codes(self._positions.selection)
        book = study.codebook
        above = {"indicator": book.indicator, "aspect": book.aspect}.get(self._topics.name)
        for one in book.subtree(topic):
            if one.id in chosen and (above(one.id).id if above else one.id) == topic:
                yield one.id
