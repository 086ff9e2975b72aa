"""The screen as plain text, compared with what was written down.

After a change that is meant, look at the difference and write them again:
`QUALCODE_WRITE_GOLDENS=1 pytest tests/tui/test_screen_goldens.py`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.small_study import write_study
from tests.tui.driving import Driver, drive

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "transcripts" / "sampang"
GOLDEN = Path(__file__).parent / "golden"
MIXED = """\
P: How was it?

Bu Rosa: The training was good. Later training was expensive for us.

P: And what else?

Bu Rosa: Nothing at all. 日本の研修は高い、とても高いと言われました。 Cafe\u0301 \x1b[31mred\u202e.
"""
CODED = ("n", "a", "c", *"cost", "enter", "n", "minus", "t", "c", *"guid", "enter")

SCREENS: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "opened-80x24": ((80, 24), ()),
    "coded-80x24": ((80, 24), CODED),
    "coded-120x40": ((120, 40), CODED),
    "coded-40x12": ((40, 12), CODED),
    "picker-80x24": ((80, 24), ("c", *"tra")),
    "sources-80x24": ((80, 24), (*CODED, "tab")),
    "help-80x24": ((80, 24), ("question_mark",)),
    "search-80x24": ((80, 24), ("slash", *"training", "enter")),
}


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_as_written_down(name: str, tmp_path: Path) -> None:
    size, keys = SCREENS[name]
    root = write_study(tmp_path / "study", W1=MIXED)
    shown: list[str] = []

    async def act(at: Driver) -> None:
        await at.press(*keys)
        shown.append(at.text + "\n")

    drive(root, act, size=size)
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("QUALCODE_WRITE_GOLDENS"):
        path.write_text(shown[0], encoding="utf-8")
    assert shown[0] == path.read_text(encoding="utf-8")


def test_the_docs_show_the_screen_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "study")
    page = (ROOT / "docs" / "coder.md").read_text("utf-8")
    shown: list[str] = []

    async def act(at: Driver) -> None:
        await at.press(*"..a", "c", *"motiv", "enter", "plus", "o")
        shown.append(at.text)

    drive(tmp_path / "study", act, place="W4:10", coder="rina")
    block = f"<!-- screen -->\n```text\n{shown[0]}\n```\n"
    if os.environ.get("QUALCODE_WRITE_GOLDENS"):
        before, after = page.split("<!-- screen -->")[0], page.split("```\n", 1)[1]
        (ROOT / "docs" / "coder.md").write_text(f"{before}{block}{after}", encoding="utf-8")
    else:
        assert block in page


def test_every_golden_is_compared() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(SCREENS)
