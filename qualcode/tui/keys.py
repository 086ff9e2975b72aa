"""All keys of the coder in one table: what the program binds, its help shows and the docs print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qualcode.tui.recent import QUICK


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done: the keys as the terminal names them, and as people do.

    `action` is empty for keys that are only told of (those of the quick codes, bound one by one).
    """

    group: str
    bound: str
    shown: str
    action: str
    does: str


MOVE, SELECT, CODE, FIND, ELSE = "Move", "Select", "Code", "Find", "Program"

KEYS: tuple[Key, ...] = (
    Key(MOVE, "up,k", "↑ k", "line(-1)", "a line up"),
    Key(MOVE, "down,j", "↓ j", "line(1)", "a line down"),
    Key(MOVE, "left", "←", "step(False)", "a character back"),
    Key(MOVE, "right", "→", "step(True)", "a character on"),
    Key(MOVE, "w", "w", "go('word', True)", "the next word"),
    Key(MOVE, "b", "b", "go('word', False)", "the word before"),
    Key(MOVE, "s", "s", "go('sentence', True)", "the next sentence"),
    Key(MOVE, "S", "S", "go('sentence', False)", "the sentence before"),
    Key(MOVE, "t", "t", "go('turn', True)", "the next turn"),
    Key(MOVE, "T", "T", "go('turn', False)", "the turn before"),
    Key(MOVE, "pageup", "PgUp", "page(-1)", "a screen up"),
    Key(MOVE, "pagedown", "PgDn", "page(1)", "a screen down"),
    Key(MOVE, "home", "Home", "edge(-1)", "the beginning of the line"),
    Key(MOVE, "end", "End", "edge(1)", "the end of the line"),
    Key(MOVE, "ctrl+home", "Ctrl-Home", "bound(-1)", "the beginning of the source"),
    Key(MOVE, "ctrl+end", "Ctrl-End", "bound(1)", "the end of the source"),
    Key(SELECT, "v", "v", "extend", "extend with all that moves; again: stop"),
    Key(SELECT, "shift+left", "Shift-←", "step(False, True)", "select a character back"),
    Key(SELECT, "shift+right", "Shift-→", "step(True, True)", "select a character on"),
    Key(SELECT, "shift+up", "Shift-↑", "line(-1, True)", "select a line up"),
    Key(SELECT, "shift+down", "Shift-↓", "line(1, True)", "select a line down"),
    Key(SELECT, "shift+home", "Shift-Home", "edge(-1, True)", "select to the line's beginning"),
    Key(SELECT, "shift+end", "Shift-End", "edge(1, True)", "select to the line's end"),
    Key(SELECT, "right_square_bracket", "]", "grow", "widen the selection by a sentence"),
    Key(SELECT, "left_square_bracket", "[", "shrink", "take its last sentence out"),
    Key(SELECT, "V", "V", "turn", "select the whole turn"),
    Key(SELECT, "escape", "Esc", "leave", "let go of the selection, then of the search"),
    Key(CODE, "c", "c", "pick", "code the selection: find a code by letters"),
    Key(CODE, "", f"1-9 {' '.join(QUICK[9:])}", "", "code it with a code used before"),
    Key(CODE, "plus", "+", "polarity('+')", "the passage says: given, good, enough"),
    Key(CODE, "minus", "-", "polarity('-')", "absent, bad, too little"),
    Key(CODE, "tilde", "~", "polarity('±')", "both"),
    Key(CODE, "0", "0", "polarity('0')", "mentioned, not evaluated"),
    Key(CODE, "equals_sign", "=", "polarity('?')", "not decided"),
    Key(CODE, "a", "a", "judge('accept')", "accept the proposal"),
    Key(CODE, "x", "x", "judge('reject')", "reject the proposal"),
    Key(CODE, "A", "A", "judge('accept', True)", "accept it and go to the next"),
    Key(CODE, "X", "X", "judge('reject', True)", "reject it and go to the next"),
    Key(CODE, "o", "o", "other", "the other coding here, if there are several"),
    Key(CODE, "m", "m", "note", "a note on the coding"),
    Key(CODE, "M", "M", "memo", "a memo on the coding, its code, the speaker or the source"),
    Key(CODE, "C", "C", "recode", "give the coding another code"),
    Key(CODE, "F", "F", "refit", "fit the coding to what is selected"),
    Key(CODE, "d,delete", "d Del", "take_back", "take back a coding made by hand"),
    Key(CODE, "i", "i", "in_vivo", "a new code of the informant's own words"),
    Key(CODE, "u", "u", "undo", "undo your last decision; again: the one before"),
    Key(FIND, "n", "n", "next(True)", "the next open proposal, uncoded turn or match"),
    Key(FIND, "N", "N", "next(False)", "the one before"),
    Key(FIND, "full_stop", ".", "proposal(True)", "the next open proposal"),
    Key(FIND, "comma", ",", "proposal(False)", "the open proposal before"),
    Key(FIND, "slash", "/", "search", "search for words"),
    Key(FIND, "enter", "Enter", "match", "the next match of the search"),
    Key(FIND, "tab", "Tab", "sources", "the other sources and how far they are"),
    Key(ELSE, "backslash", "\\", "tree", "show or hide the codes at the side"),
    Key(ELSE, "question_mark", "?", "keys", "these keys"),
    Key(ELSE, "ctrl+p", "Ctrl-P", "palette", "all commands, to be found by name"),
    Key(ELSE, "q", "q", "leave_program", "quit; everything is saved"),
)


def grouped() -> Iterator[tuple[str, list[Key]]]:
    """The keys under the headings of the help."""
    for group, keys in groupby(KEYS, lambda key: key.group):
        yield group, list(keys)


def table() -> Iterator[str]:
    """The keys as rows of a Markdown table, for the docs."""
    for key in KEYS:
        # A backslash is itself within a code span; a bar would end the cell.
        shown = " ".join(f"`{one}`" for one in key.shown.split())
        yield f"| {shown} | {key.does} |"
