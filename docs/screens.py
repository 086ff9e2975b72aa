"""Takes the pictures of the interactive coder: `python docs/screens.py` writes docs/screens/*.svg.

The coder runs on a copy of the sample study, driven by keys as in the tutorial; nothing in the
pictures depends on the machine or the day. They name no font to be loaded from elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from qualcode.actions.coding import Coder
from qualcode.loading import load_study
from qualcode.tui.app import CoderApp

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "transcripts" / "sampang"
SIZE = (96, 27)
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"

_TEXT = re.compile(r'<text class="coder-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')
_CELL = 12.2
"""The width of a character in the pictures."""

NOTE = "Yang terbantu tenaganya, bukan pendapatannya.\nTanya lagi di wawancara kedua."
MEMO = "Dorongan datang dari keluarga juga, tidak hanya dari petugas.\n\nBandingkan dengan W5."

STORY: tuple[tuple[str, Sequence[str]], ...] = (
    ("opened", ()),
    ("proposal", (".",)),
    ("picker", ("a", "s", "c", *"sarana")),
    ("overlapping", ("enter", "+", "]", "c", *"motiv", "enter")),
    ("note", ("m", *NOTE)),
    ("memo-on", ("ctrl+s", "M")),
    ("memo-kept", ("down", "enter", *MEMO, "ctrl+s")),
    ("new-code", ("t", "s", "s", "i", "enter", "enter", *"dukungan")),
    ("search", ("escape", "ctrl+home", "/", *"mesin", "enter")),
    ("sources", ("escape", "escape", "tab")),
)
"""The pictures in the order in which they are taken, each with the keys pressed before it."""

PLAIN: tuple[tuple[str, Sequence[str]], ...] = (
    ("no-color", (".", "a", "s", "c", *"sarana", "enter", "+")),
)
"""The same without colours."""


def pictures() -> dict[str, str]:
    """All pictures by the names of their files."""
    return colored() | plain()


def colored() -> dict[str, str]:
    """Those of the story."""
    with _without("NO_COLOR"):
        return asyncio.run(_taken(STORY))


def plain() -> dict[str, str]:
    """Those without colours."""
    with _without("NO_COLOR"):
        os.environ["NO_COLOR"] = "1"
        return asyncio.run(_taken(PLAIN))


def words(picture: str) -> list[str]:
    """The lines of text in a picture, for comparing what is shown and not how it is drawn."""
    lines: dict[str, str] = {}
    for x, y, text in _TEXT.findall(picture):
        before = lines.get(y, "")
        lines[y] = before + " " * (round(float(x) / _CELL) - cell_len(before)) + unescape(text)
    return [line.replace("\u00a0", " ").rstrip() for line in lines.values()]


async def _taken(story: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    made: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SAMPLE, Path(folder) / "study")
        study, _ = load_study(Path(folder) / "study")
        assert study is not None
        app = CoderApp(study, Coder("rina"), "W4:10")
        async with app.run_test(size=SIZE) as pilot:
            for name, keys in story:
                for key in keys:
                    await _press(app, pilot, "enter" if key == "\n" else key)
                made[f"{name}.svg"] = _picture(app)
    return made


async def _press(app: CoderApp, pilot: Pilot[None], key: str) -> None:
    """Press a key and wait until all that it led to is done."""
    named = _character_to_key(key) if len(key) == 1 else key
    app.post_message(events.Key(named, key if len(key) == 1 else None))
    for _ in range(5):
        await app.typing.join()
        await pilot._wait_for_screen()
    app.screen._on_timer_update()


def _picture(app: App[None]) -> str:
    """The screen as SVG, with fonts that a machine has."""
    drawn = app.export_screenshot(title="qualcode code", simplify=True)
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r"\s*<!-- Generated.*?-->", "", drawn)
    drawn = re.sub(r"terminal-\d+", "coder", drawn)
    drawn = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", drawn)
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"


@contextmanager
def _without(variable: str) -> Iterator[None]:
    old = os.environ.pop(variable, None)
    try:
        yield
    finally:
        os.environ.pop(variable, None)
        if old is not None:
            os.environ[variable] = old


def main() -> None:
    """Write the pictures into the folder beside this script."""
    folder = HERE / "screens"
    folder.mkdir(exist_ok=True)
    made = pictures()
    for path in folder.glob("*.svg"):
        if path.name not in made:
            path.unlink()
    for name, picture in made.items():
        (folder / name).write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
