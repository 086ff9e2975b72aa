"""What was being written about a coding is offered on the one that was made in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.loading import load_study
from qualcode.stores.drafts import FOLDER
from tests.small_study import write_study
from tests.tui.driving import Driver, drive, journal

CODED = ("n", "a", "c", *"OB1", "enter")
MINE = "my thought"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def stopped(root: Path) -> None:
    """Begin a note on a coding, and let the program be ended."""

    async def act(at: Driver) -> None:
        await at.press(*CODED, "m", *MINE)
        at.app.put_by()

    drive(root, act)


def drafts(root: Path) -> list[Path]:
    return [one for one in (root / FOLDER).rglob("*") if one.is_file()]


def told(at: Driver) -> str:
    return " ".join(at.text.replace("│", "").split())


def test_it_is_offered_on_a_coding_that_was_made_anew(root: Path) -> None:
    stopped(root)

    async def act(at: Driver) -> None:
        await at.press("u", *CODED[2:], "m")
        assert MINE in at.text and "Enter goes on with it" in at.text
        await at.press("enter", "ctrl+s")

    drive(root, act)
    assert journal(root)[-1]["note"] == MINE
    assert drafts(root) == []


def test_on_another_code_it_is_not_offered_and_stays(root: Path) -> None:
    stopped(root)

    async def act(at: Driver) -> None:
        await at.press("u", "c", *"EM1.2", "enter", "m")
        assert MINE not in at.text
        await at.press(*"other", "ctrl+s")

    drive(root, act)
    assert len(drafts(root)) == 1


def test_where_nothing_stands_any_more_the_coder_and_check_tell_where_it_lies(root: Path) -> None:
    stopped(root)
    drive(root, lambda at: at.press("u"))

    async def act(at: Driver) -> None:
        assert "a note whose coding is gone" in told(at)

    drive(root, act)
    found = [one for one in load_study(root)[1] if one.code == "draft-left"]
    assert f"the words lie in {FOLDER}/" in found[0].hint
