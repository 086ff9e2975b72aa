"""Driving the interactive coder in a test: keys in, lines of the screen out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from qualcode.actions.coding import Coder
from qualcode.loading import load_study
from qualcode.tui.app import CoderApp
from qualcode.tui.looking import Looking
from qualcode.tui.page import Page

_ROUNDS = 5
"""How often all widgets are let finish after a key: messages go from one to the next."""


class Driver:
    """The program with somebody at its keyboard."""

    def __init__(self, app: CoderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each when what the one before led to is done."""
        for key in keys:
            named = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(named, key if len(key) == 1 else None))
            await self.settle()

    async def settle(self) -> None:
        """Let all widgets finish what they were told, and draw."""
        for _ in range(_ROUNDS):
            await self.app.typing.join()
            await self.pilot._wait_for_screen()
        self.app.screen._on_timer_update()

    async def type(self, text: str) -> None:
        """Type words into what asks for them, and Enter."""
        await self.press(*text, "enter")

    @property
    def page(self) -> Page:
        screen = self.app.screen_stack[-1]
        assert isinstance(screen, Looking)
        return screen.page

    @property
    def lines(self) -> list[str]:
        """What stands on the screen, as plain text."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def selected(self) -> str:
        """The words that would be coded."""
        passage = self.page.passage
        return passage.text if passage else ""


Act = Callable[[Driver], Awaitable[None]]


def drive(
    root: Path,
    act: Act,
    *,
    place: str = "W1",
    size: tuple[int, int] = (80, 24),
    coder: str = "ani",
) -> None:
    """Open the coder on a study, let `act` drive it, and close it."""

    async def run() -> None:
        study, _ = load_study(root)
        assert study is not None
        app = CoderApp(study, Coder(coder), place)
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            await act(driver)

    asyncio.run(run())


def journal(root: Path, coder: str = "ani") -> list[dict[str, Any]]:
    """What stands in a coder's journal, in order."""
    path = root / "codings" / f"{coder}.jsonl"
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    return [json.loads(line) for line in lines if line]


def decisions(root: Path, coder: str = "ani") -> list[tuple[str, str, str | None, str]]:
    """The same in short: event, code, polarity, words."""
    return [
        (one["event"], one["code"], one.get("polarity"), one["exact"])
        for one in journal(root, coder)
    ]
