"""Keys one after the other: each is done with, in dialogs too, before the next is looked at.

Over a slow line many keys come at once: the code that is looked for, Enter, the polarity. The
screen library hands them all to whoever is asked at that moment, and those behind the Enter are
lost with the dialog.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_ROUNDS = 3
"""How often all are let finish: what a key leads to goes from the field to its dialog and back."""

_LONGEST = 1.0
"""Seconds to wait for a field or a dialog, which may be gone by then."""


class TypingQueue:
    """The keys that were pressed and are not done with."""

    def __init__(self, app: App[None], press: Callable[[events.Key], Awaitable[object]]) -> None:
        self._app, self._press = app, press
        self._keys: deque[events.Key] = deque()
        self._worker: asyncio.Task[None] | None = None

    def add(self, key: events.Key) -> None:
        """Take a key in."""
        self._keys.append(key)
        if self._worker is None:
            self._worker = asyncio.create_task(self._work())

    async def join(self) -> None:
        """Wait until nothing is left."""
        while self._worker is not None:
            await asyncio.wait([self._worker])

    async def _work(self) -> None:
        try:
            while self._keys:
                await self._press(self._keys.popleft())
                await self._quiet()
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._worker = None

    async def _quiet(self) -> None:
        app = self._app
        for _ in range(_ROUNDS):
            for one in (app.focused, app.screen_stack[-1] if app.screen_stack else None):
                if one is not None:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(_reached(one), _LONGEST)
            # What a dialog answers is carried out here, which may wait for another process.
            await _reached(app)


async def _reached(pump: MessagePump) -> None:
    """Wait until somebody has done all that they were told before."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
