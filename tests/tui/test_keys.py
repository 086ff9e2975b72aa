"""One table of keys: for what is bound, what the help shows and what the docs print."""

from __future__ import annotations

from pathlib import Path

from qualcode.tui.coding_screen import CodingScreen
from qualcode.tui.dialogs import help_text
from qualcode.tui.keys import KEYS, table
from qualcode.tui.recent import QUICK

PAGE = Path(__file__).resolve().parents[2] / "docs" / "coder.md"


def bound() -> list[str]:
    return [key for one in KEYS for key in one.bound.split(",") if key]


def test_no_key_does_two_things() -> None:
    every = [*bound(), *QUICK]
    assert len(every) == len(set(every))


def test_every_key_has_its_action_on_the_screen() -> None:
    actions = {one.action.partition("(")[0] for one in KEYS if one.action}
    assert [name for name in actions if not hasattr(CodingScreen, f"action_{name}")] == []
    own = {name for name in vars(CodingScreen) if name.startswith("action_")}
    assert own - {f"action_{name}" for name in actions} == {"action_quick"}


def test_the_keys_of_quick_codes_are_told() -> None:
    (told,) = (one.shown for one in KEYS if not one.bound)
    assert told == "1-9 " + " ".join(QUICK[9:])
    assert QUICK.startswith("123456789")


def test_the_docs_print_the_keys_that_are_bound() -> None:
    text = PAGE.read_text("utf-8").partition("## All keys")[2]
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert rows == ["| key | what it does |", *table()]


def test_the_help_shows_each_key() -> None:
    shown = help_text().plain
    assert [one for one in KEYS if one.shown not in shown or one.does not in shown] == []
