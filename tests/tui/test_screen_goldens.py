"""The screen as plain text, compared with what was written down.

After a change that is meant, look at the difference and write them again:
`QUALCODE_WRITE_GOLDENS=1 pytest tests/tui/test_screen_goldens.py`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style

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
OVERLAPPING = (
    *("n", "a", "c", *"cost", "enter", "right_square_bracket", "c", *"guid", "enter", "plus"),
    *("ctrl+home", "w", "v", "w", "w", "v", "c", *"emp", "enter", "tilde"),
)
CODED = ("n", "a", "c", *"cost", "enter", "n", "minus", "t", "c", *"guid", "enter")

WRITTEN = (*"A first line.", "enter", "enter", *"日本の研修 Café: ", *"long " * 17, *"end")

SCREENS: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "opened-80x24": ((80, 24), ()),
    "overlapping-80x24": ((80, 24), OVERLAPPING),
    "overlapping-50x16": ((50, 16), OVERLAPPING),
    "selected-wide-80x24": ((80, 24), ("ctrl+end", *["shift+right"] * 12)),
    "note-80x24": ((80, 24), ("n", "a", "m", *WRITTEN)),
    "note-unsaved-40x12": ((40, 12), ("n", "a", "m", *WRITTEN, "escape")),
    "memo-subjects-80x24": ((80, 24), ("n", "M")),
    "memo-80x24": ((80, 24), ("n", "M", "enter", *WRITTEN)),
    "memo-kept-80x24": ((80, 24), ("n", "M", "enter", *WRITTEN, "ctrl+s")),
    "in-vivo-label-80x24": ((80, 24), ("t", "i")),
    "in-vivo-parent-80x24": ((80, 24), ("t", "i", "enter")),
    "in-vivo-kind-80x24": ((80, 24), ("t", "i", "enter", "enter")),
    "picker-both-languages-60x20": ((60, 20), ("c", *"guid")),
    "coded-80x24": ((80, 24), CODED),
    "coded-120x40": ((120, 40), CODED),
    "coded-40x12": ((40, 12), CODED),
    "picker-80x24": ((80, 24), ("c", *"tra")),
    "sources-80x24": ((80, 24), (*CODED, "tab")),
    "help-80x24": ((80, 24), ("question_mark",)),
    "search-80x24": ((80, 24), ("slash", *"training", "enter")),
}
DRAFT = "draft-80x24"
PLAIN: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "no-color-80x24": ((80, 24), OVERLAPPING),
    "no-color-picker-80x24": ((80, 24), ("c", *"t", "down")),
    "no-color-search-60x20": ((60, 20), ("slash", *"training", "enter")),
    "no-color-note-60x20": ((60, 20), ("n", "a", "m", *WRITTEN)),
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
    _compare(name, shown[0])


def test_the_offer_of_a_draft_is_as_written_down(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study", W1=MIXED)
    shown: list[str] = []

    async def stopped(at: Driver) -> None:
        await at.press("n", "a", "m", *WRITTEN)
        at.app.put_by()

    async def act(at: Driver) -> None:
        shown.append(at.text + "\n")
        await at.press("m")
        shown.append(at.text + "\n")

    drive(root, stopped)
    drive(root, act)
    _compare(DRAFT, "\n".join(shown))


def _compare(name: str, shown: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("QUALCODE_WRITE_GOLDENS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PLAIN)
def test_without_colours_the_screen_is_as_written_down(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    size, keys = PLAIN[name]
    root = write_study(tmp_path / "study", W1=MIXED)
    shown: list[str] = []

    async def act(at: Driver) -> None:
        await at.press(*keys)
        shown.append("\n".join(marked(at)) + "\n")

    drive(root, act, size=size)
    _compare(name, shown[0])


def marked(at: Driver) -> Iterator[str]:
    """The lines of the screen, each with a line below that says how its cells are marked.

    b is bold, u underlined, B both, d dim, r reversed: all there is where there are no colours.
    """
    for strip in at.app.screen._compositor.render_strips():
        marks = "".join(_mark(one.style) * cell_len(one.text) for one in strip)
        yield strip.text.rstrip()
        if marks.strip():
            yield f"{marks.rstrip()}  <"


def _mark(style: Style | None) -> str:
    if style is None:
        return " "
    assert style.color is None or style.color.is_default
    assert style.bgcolor is None or style.bgcolor.is_default
    if style.reverse:
        return "r"
    if style.bold or style.underline:
        return "B" if style.bold and style.underline else "b" if style.bold else "u"
    return "d" if style.dim else " "


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
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {*SCREENS, *PLAIN, DRAFT}
