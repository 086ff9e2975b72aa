"""What stands on the screen in place of a source that may not be shown any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.model.coding import Coding
from qualcode.model.decision import Decision
from qualcode.model.source import Source, Voice
from qualcode.study import Study
from qualcode.tui.cells import visible
from qualcode.tui.page import Page
from qualcode.tui.parts import Part


class GonePage(Page):
    """A page without any words: there is nothing that a key could quote, code or judge."""

    def __init__(self, source: Source, why: str) -> None:
        self._why = why
        part = Part(1, 0, 0, Voice.NOBODY, instead=why)
        super().__init__(replace(source, text="", segments=()), (part,), ())

    @property
    def gone(self) -> str:
        """Why nothing of the source is shown."""
        return self._why

    def renew(self, codings: Iterable[Coding], judged: Iterable[Decision] = ()) -> None:
        """There are no codings where there are no words."""
        super().renew(())


def why_gone(study: Study, source: str) -> str:
    """Why a source that was open is not shown any more."""
    name = visible(source)
    if study.source(source) is not None:
        return f"{name} is not shown any more: its informant has withdrawn consent"
    if source in study.unread:
        return f"{name} cannot be read any more"
    return f"{name} is no longer in the study"
