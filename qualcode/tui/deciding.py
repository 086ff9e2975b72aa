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
from qualcode.tui.gone import why_gone
from qualcode.tui.looking import Looking
from qualcode.tui.news import News
from qualcode.tui.page import Page
from qualcode.tui.taking_turns import wait_for_others
from qualcode.tui.writing import Writing

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
        seen = self.page
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
            self.show(self.page.gone or "no coding here; c codes what is selected")
        return current.coding if current else None

    def look_around(self) -> None:
        """Show what was changed elsewhere.

        While somebody is asked something, only words that may not be shown any more go, with the
        question; what somebody writes stays in its field.
        """
        if self._deciding.locked():
            return
        try:
            if self.app.screen is not self and not self._leave_questions():
                return
            news, told = self._catch_up(self.page, Meant())
        except QualcodeError:
            return  # told when something is decided; by then it may be mended
        if news:
            self.show(told or self._told_of(news))

    def _told_of(self, news: News) -> str:
        return safe_text(f"{news.told(self.desk.coder.name)}{self.desk.told_of(news)}")

    def _leave_questions(self) -> bool:
        """Close what stands before words that must go; whether there are such words."""
        if self.page.gone or not self.desk.must_hide(self.page.source):
            return False
        if not isinstance(self.app.screen, Writing):
            self.app.screen.dismiss(None)
        return True

    def _take_up(self, done: Done, news: News) -> None:
        page = self.page
        page.extending = False
        if not page.gone:
            page.renew(self.desk.codings(page.source), self.desk.judged(page.source))
        if done.coding:
            page.choose(done.coding)
        more = f" ({self._told_of(news)})" if news else ""
        self._told = done.told + more
        self.show_codes()

    def _catch_up(self, seen: Page, meant: Meant) -> tuple[News, str]:
        """Read again what was changed; also says why what was meant cannot be decided so.

        `seen` is the page as it was when the person decided.

        Raises:
            QualcodeError: it cannot be read at the moment.
        """
        desk, before = self.desk, seen.source
        try:
            news = desk.catch_up()
        except QualcodeError:
            self._heed_withdrawals()
            raise
        source = desk.source(before.id)
        if source is None:
            why = why_gone(desk.study, before.id)
            self.put_away(why)
            undoes = meant.last and seen.gone == why
            return news, self._no_longer(news, meant) if undoes else f"{why}."
        name = safe_text(before.id)
        if news or source.id != self.page.source.id:
            self.open_source(self.page.source.id)
        if source.id != before.id:
            return news, f"{name} is called {safe_text(source.id)} now."
        if seen.gone:
            return news, f"{name} is shown again."
        if source.sha256 != before.sha256:
            return news, f"{name} was edited meanwhile and read again."
        return news, self._no_longer(news, meant, source)

    def _heed_withdrawals(self) -> None:
        """Also while the study cannot be read no words stay on the screen that have to go."""
        page, source = self.page, self.desk.source(self.page.source.id)
        if source is None:
            self.put_away(why_gone(self.desk.study, page.source.id))
        elif not page.gone and page.parts != self.desk.parts(source):
            self.open_source(source.id)

    def _no_longer(self, news: News, meant: Meant, source: Source | None = None) -> str:
        """Why what was meant is another thing now; "" where it is not."""
        desk, coding = self.desk, meant.coding
        if coding is not None and source is not None and coding not in desk.codings(source):
            return f"This {safe_text(coding.code)} was changed elsewhere."
        if meant.last and desk.coder.name in news.coders:
            return "You decided elsewhere too; what you take back is another decision now."
        return ""
