"""How a decision of the main screen gets onto the disk while others may write to the study too."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.source import Source
from qualcode.renderers.safe import safe_text
from qualcode.tui.desk import Desk, Done
from qualcode.tui.looking import Looking
from qualcode.tui.news import News
from qualcode.tui.page import Page
from qualcode.tui.taking_turns import wait_for_others

_LOOK_EVERY = 2.0
"""Seconds after which it is seen that somebody else has changed something."""

_AGAIN = "Nothing was decided: look, and press the key again"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a person saw when they decided: if it is no longer so, they have to look again.

    `coding` is the one that the decision is about; `last` says that it is their last decision.
    """

    coding: Coding | None = None
    last: bool = False


class Deciding(Looking):
    """The main screen with the one way in which decisions are made."""

    def __init__(self, desk: Desk, page: Page, told: str = "") -> None:
        super().__init__(desk, page, told)
        self._deciding = asyncio.Lock()

    def on_mount(self) -> None:
        """Begin, and look around from time to time."""
        super().on_mount()
        self.set_interval(_LOOK_EVERY, self.look_around)

    async def carry_out(self, decision: Callable[[], Done], meant: Meant | None = None) -> bool:
        """Let a decision be written, and show what came of it; an error changes nothing.

        It is on the disk when this returns. Where another process writes, that is told and waited
        for; what was changed elsewhere is read first.
        """
        seen = self.page.source
        async with self._deciding:
            try:
                await wait_for_others(self.desk.study.root, self.show)
                news, gone = self._catch_up(seen, meant or Meant())
                if not gone:
                    self._take_up(decision(), news)
                    return True
                self.show(f"{gone} {_AGAIN}")
            except QualcodeError as error:
                self.show(safe_text(" ".join(str(error).split())))
        self.app.bell()
        return False

    def _coding(self) -> Coding | None:
        """The coding that is meant; says so where there is none."""
        current = self.page.current
        if current is None:
            self.show("no coding here; c codes what is selected")
        return current.coding if current else None

    def look_around(self) -> None:
        """Show what was changed elsewhere, while nobody is asked anything."""
        if self._deciding.locked() or self.app.screen is not self:
            return
        try:
            news, told = self._catch_up(self.page.source, Meant())
        except QualcodeError:
            return  # told when something is decided; by then it may be mended
        if news:
            self.show(told or news.told(self.desk.coder.name))

    def _take_up(self, done: Done, news: News) -> None:
        page = self.page
        page.extending = False
        page.renew(self.desk.codings(page.source), self.desk.judged(page.source))
        if done.coding:
            page.choose(done.coding)
        more = f" ({news.told(self.desk.coder.name)})" if news else ""
        self._told = done.told + more
        self.show_codes()

    def _catch_up(self, seen: Source, meant: Meant) -> tuple[News, str]:
        """Read again what was changed; also says why what was meant cannot be decided so.

        `seen` is the source as it was when the person decided.

        Raises:
            QualcodeError: it cannot be read at the moment.
        """
        desk, name = self.desk, safe_text(seen.id)
        news = desk.catch_up()
        source = desk.source(seen.id)
        if source is None:
            return news, f"{name} cannot be read any more, or is not to be shown."
        if news:
            self.open_source(self.page.source.id)
        if source.sha256 != seen.sha256:
            return news, f"{name} was edited meanwhile and read again."
        if meant.coding is not None and meant.coding not in desk.codings(source):
            return news, f"This {safe_text(meant.coding.code)} was changed elsewhere."
        if meant.last and desk.coder.name in news.coders:
            return news, "You decided elsewhere too; what you take back is another decision now."
        return news, ""
