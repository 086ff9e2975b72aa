"""Notes and memos of more than a line: written, gone on with, never lost by a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from qualcode import disk
from qualcode.actions.coding import Coder, add_coding, change_coding
from qualcode.actions.undoing import undo
from qualcode.model.coding import Polarity
from qualcode.model.memo import Memo
from qualcode.model.source import Passage
from qualcode.tui import taking_turns
from qualcode.tui.kept_text import KeptTextArea
from tests.small_study import W1, loaded, write_study
from tests.tui.driving import Driver, drive, journal

NOTE = ("n", "a", "m")
MEMO = ("n", "M", "enter")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def memos(root: Path) -> dict[str, Memo]:
    return {memo.file: memo for memo in loaded(root).memos}


def test_a_note_has_as_many_lines_as_one_likes(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"one", "enter", "enter", *"two: 日本", "ctrl+s")
        assert "note kept with W1:2 EM1.1" in at.lines[-1]

    drive(root, act)
    assert journal(root)[-1]["note"] == "one\n\ntwo: 日本"


def test_a_note_is_shown_to_be_gone_on_with(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"first", "ctrl+s", "m")
        assert "first" in at.text
        await at.press(*", second", "ctrl+s", "m", "ctrl+s")

    drive(root, act)
    assert [one.get("note") for one in journal(root)] == [None, "first", "first, second"]


def test_a_long_note_wraps(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE)
        at.app.screen.query_one("TextArea").insert("word " * 40 + "end")  # type: ignore[attr-defined]
        await at.settle()
        assert sum("word word" in line for line in at.lines) > 2
        assert "end" in at.text

    drive(root, act, size=(40, 16))


def test_what_was_written_is_not_dropped_by_one_esc(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"important", "escape")
        assert "Not kept yet. Ctrl-S keeps it; Esc again throws it away" in at.text
        await at.press("!")
        assert "Ctrl-S keeps it, Esc leaves" in at.text
        await at.press("escape", "escape")
        assert "Not kept yet" not in at.text
        await at.press("m", "escape", "m", *"kept", "escape", "ctrl+s")

    drive(root, act)
    assert [one.get("note") for one in journal(root)] == [None, "kept"]


def test_leaving_the_program_does_not_drop_what_was_written_at_once(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"important", "ctrl+q")
        assert at.app.is_running and "Not kept yet" in at.text
        await at.press("ctrl+s")
        assert "note kept" in at.lines[-1]
        await at.press("m", "ctrl+p")
        assert "important" in at.text and "Search for commands" not in at.text

    drive(root, act)
    assert journal(root)[-1]["note"] == "important"


def test_a_note_that_cannot_be_kept_stays_in_its_field(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_turns, "PATIENCE", 0.1)

    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"important")
        with disk.locked(root):
            await at.press("ctrl+s")
        assert "important" in at.text
        assert "still writing to this study; nothing was decided" in " ".join(
            at.text.replace("│", "").split()
        )
        await at.press("ctrl+s")

    drive(root, act)
    assert journal(root)[-1]["note"] == "important"


def test_an_empty_note_takes_the_note_away(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, "x", "ctrl+s", "m", "backspace", "ctrl+s")

    drive(root, act)
    assert "note" not in journal(root)[-1]


def test_a_note_of_somebody_else_does_not_act_on_the_terminal(root: Path) -> None:
    study = loaded(root)
    text = study.sources[0].text
    start = text.index("Nothing")
    passage = Passage(start, start + 7, "Nothing")
    note = "red \x1b[31m\u202e end"
    add_coding(study, Coder("ani"), study.sources[0], passage, "OB1", Polarity.MIXED, note)

    async def act(at: Driver) -> None:
        await at.press("t", "m")
        assert "\x1b" not in at.text and "\u202e" not in at.text
        assert "red ␛[31m⟨U+202E⟩ end" in at.text
        await at.press("ctrl+s")

    drive(root, act)
    assert len(journal(root)) == 1


STRANGE = "| a\t| b\u00a0c |\u200e x\u202e y\x1b[31m z\x0c\x85\u2028 \U00100000 ␛ end"
"""Tab, no-break space, marks of direction, control characters, line ends that are none."""


def test_what_stands_in_a_memo_comes_back_to_the_byte_but_for_what_was_typed(root: Path) -> None:
    path = root / "memos" / "mine.md"
    path.parent.mkdir()
    page = f"---\nabout: {{code: EM1.1}}\n---\n\n{STRANGE}\n\n{STRANGE}\n"
    path.write_bytes(page.encode())

    async def act(at: Driver) -> None:
        await at.press("n", "M", "down", "enter")
        assert not set("\t\x1b\u200e\u202e\x0c\x85\u2028") & set(at.text)
        assert "z␌" in at.text and "y␛[31m" in at.text
        await at.press("X", "left", "left", "backspace", "ctrl+z", "ctrl+s")

    drive(root, act)
    assert path.read_bytes().decode() == f"{page[:-1]}X\n"


def test_lines_of_a_memo_can_be_cut_and_put_back_to_the_byte(root: Path) -> None:
    path = root / "memos" / "mine.md"
    path.parent.mkdir()
    page = f"---\nabout: {{code: EM1.1}}\n---\n\n{STRANGE}\nlast\n"
    path.write_bytes(page.encode())

    async def act(at: Driver) -> None:
        await at.press("n", "M", "down", "enter", "f7", "ctrl+x")
        assert at.app.screen.query_one(KeptTextArea).text == ""
        await at.press("ctrl+v", "!", "ctrl+s")

    drive(root, act)
    assert path.read_bytes().decode() == f"{page[:-1]}!\n"


@pytest.mark.parametrize(
    "note", [STRANGE, "one\r\ntwo\r\n\r\nthree", "one\rtwo\nthree", " \u00a0x"]
)
def test_what_stands_in_a_note_comes_back_too(root: Path, note: str) -> None:
    study = loaded(root)
    text = study.sources[0].text
    start = text.index("Nothing")
    passage = Passage(start, start + 7, "Nothing")
    add_coding(study, Coder("ani"), study.sources[0], passage, "OB1", Polarity.MIXED, note)

    async def act(at: Driver) -> None:
        await at.press("t", "m", "!", "ctrl+s")

    drive(root, act)
    assert [one["note"] for one in journal(root)] == [note, f"{note}!"]


def test_what_is_pasted_does_not_act_on_the_terminal_and_is_kept_in_lines(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE)
        at.app.post_message(events.Paste("one\rtwo\r\n\x1b]0;title\x07 \u202eend"))
        await at.settle()
        assert not {"\x1b", "\x07", "\u202e"} & set(at.text)
        assert "␛]0;title␇ �end" in at.text
        await at.press("ctrl+s")

    drive(root, act)
    assert journal(root)[-1]["note"] == "one\ntwo\n\x1b]0;title\x07 \u202eend"


def test_nul_is_not_kept(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE)
        at.app.post_message(events.Paste("one\0"))
        await at.settle()
        await at.press("ctrl+s")
        assert "Not kept: take out the NUL" in at.text and "one␀" in at.text
        await at.press("backspace", "ctrl+s")

    drive(root, act)
    assert journal(root)[-1]["note"] == "one"


@pytest.mark.parametrize("opened", ["slash", "c"])
def test_what_is_pasted_into_a_line_does_not_act_on_the_terminal(root: Path, opened: str) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", opened)
        at.app.post_message(events.Paste("\x1b[31mgu\u202eid\x9b"))
        await at.settle()
        assert "[31mguid" in at.text
        assert not {"\x1b", "\u202e", "\x9b"} & set(at.text)

    drive(root, act)


def test_ctrl_c_does_not_drop_what_was_written_at_once(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"mine", "ctrl+c")
        assert at.app._exit is False and "mine" in at.text
        await at.press("ctrl+s")

    drive(root, act)
    assert journal(root)[-1]["note"] == "mine"


def test_a_memo_on_the_coding_is_written_and_shown_and_gone_on_with(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "M")
        assert "EM1.1 on this passage: new" in at.text
        await at.press("enter", *"first", "enter", "enter", *"line 3", "ctrl+s")
        assert "memo kept: memos/p-" in at.text
        assert "memo: " in at.text and "first line 3" in at.text
        await at.press("M")
        assert "EM1.1 on this passage: first line 3" in at.text
        await at.press("enter", *"!", "ctrl+s")

    drive(root, act)
    (memo,) = memos(root).values()
    assert memo.text == "first\n\nline 3!"
    assert [noun for noun, _ in memo.about] == ["coding"]
    assert journal(root) == []


@pytest.mark.parametrize(
    ("number", "file", "about"),
    [
        (1, "memos/EM1.1.md", (("code", "EM1.1"),)),
        (2, "memos/I1-EM1.1.md", (("informant", "I1"), ("code", "EM1.1"))),
        (3, "memos/I1.md", (("informant", "I1"),)),
        (4, "memos/W1.md", (("source", "W1"),)),
    ],
)
def test_a_memo_can_be_about_what_stands_around_the_passage(
    root: Path, number: int, file: str, about: object
) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "M", *["down"] * number, "enter", *"seen", "ctrl+s")

    drive(root, act)
    memo = memos(root)[file]
    assert (memo.about, memo.text) == (about, "seen")


def test_without_a_coding_a_memo_is_about_the_speaker_or_the_source(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("t", "M")
        assert "on this passage" not in at.text
        assert "the informant I1: new" in at.text
        await at.press("escape", "up", "up", "up", "M")
        assert "the source W1: new" in at.text

    drive(root, act)
    assert memos(root) == {}


def test_the_front_matter_of_a_memo_stays_to_the_byte_and_its_old_words_are_kept(
    root: Path,
) -> None:
    (root / "memos").mkdir()
    head = "---\r\n# mine\r\nabout: {code: EM1.1}   # why\r\nkind: reflexive\r\n---\r\n"
    (root / "memos" / "mine.md").write_bytes(f"{head}\r\n\r\nOld.\r\nTwo.\r\n".encode())

    async def act(at: Driver) -> None:
        await at.press("n", "M", "down", "enter", "enter", *"New.", "ctrl+s")
        assert "memo kept: memos/mine.md" in at.text

    drive(root, act)
    assert (root / "memos" / "mine.md").read_bytes().decode() == (
        f"{head}\r\nOld.\r\nTwo.\r\nNew.\r\n"
    )
    kept = [path for path in (root / ".qualcode").rglob("mine.md*") if path.is_file()]
    assert any(b"Old.\r\nTwo." in path.read_bytes() for path in kept)


def test_a_memo_that_was_changed_elsewhere_is_not_written_over(root: Path) -> None:
    path = root / "memos" / "mine.md"
    path.parent.mkdir()
    path.write_text("---\nabout: {code: EM1.1}\n---\n\nOld.\n")

    async def act(at: Driver) -> None:
        await at.press("n", "M", "down", "enter", *" Mine.")
        path.write_text("---\nabout: {code: EM1.1}\n---\n\nTheirs.\n")
        await at.press("ctrl+s")
        assert path.read_text().endswith("\nTheirs.\n")
        assert "Old. Mine." in at.text and "Theirs." in at.text
        await at.press("ctrl+s")

    drive(root, act)
    text = path.read_text()
    assert "Old. Mine." in text and "Theirs." in text


def note_elsewhere(root: Path, note: str) -> None:
    """Put another note on the coding, in another terminal."""
    study = loaded(root)
    own = next(one for one in study.codings if one.coder == "ani")
    change_coding(study, Coder("ani"), own, note=note)


def test_a_note_that_was_changed_elsewhere_is_not_written_over_unseen(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "c", *"OB1", "enter", "m", *"Mine.")
        for theirs in ("Theirs.", "Theirs again."):
            note_elsewhere(root, theirs)
            await at.press("ctrl+s")
            assert journal(root)[-1]["note"] == theirs
            assert "Mine." in at.text and theirs in at.text
            assert "was changed elsewhere. Nothing was decided" in " ".join(
                at.text.replace("│", "").split()
            )
        await at.press("ctrl+s")

    drive(root, act)
    note = journal(root)[-1]["note"]
    assert note.startswith("Mine.") and note.endswith("Theirs again.") and "Theirs.\n" in note


def test_a_note_that_was_taken_away_elsewhere_is_not_brought_back_unseen(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "c", *"OB1", "enter", "m", *"First.", "ctrl+s", "m", *" More.")
        note_elsewhere(root, "")
        await at.press("ctrl+s")
        assert "First. More." in at.text and "taken away elsewhere meanwhile" in at.text
        assert "note" not in journal(root)[-1]
        await at.press("escape", "escape")

    drive(root, act)
    assert "note" not in journal(root)[-1]


def test_where_only_something_else_was_changed_the_note_stays_as_it_was_typed(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "c", *"OB1", "enter", "m", *"Mine.")
        study = loaded(root)
        own = next(one for one in study.codings if one.coder == "ani")
        change_coding(study, Coder("ani"), own, polarity=Polarity.MIXED)
        await at.press("ctrl+s")
        assert "This OB1 was changed elsewhere" in at.text and "meanwhile" not in at.text
        await at.press("ctrl+s")

    drive(root, act)
    last = journal(root)[-1]
    assert (last["note"], last["polarity"]) == ("Mine.", "±")


def test_a_note_on_a_coding_that_is_gone_stays_in_its_field(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "c", *"OB1", "enter", "m", *"Mine.")
        undo(loaded(root), Coder("ani"))
        for _ in range(2):
            await at.press("ctrl+s")
            assert "Mine." in at.text and "This OB1 is no longer there" in at.text
        await at.press("escape", "escape")

    drive(root, act)
    assert [one["event"] for one in journal(root)] == ["add", "undo"]


def test_a_memo_on_a_proposal_follows_an_edited_transcript(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*MEMO, *"followed", "ctrl+s")
        longer = W1.replace("P: How was it?", "P: Good morning. How was it, then?")
        (root / "transcripts" / "W1.txt").write_text(longer)
        at.app.screen.look_around()  # type: ignore[attr-defined]
        await at.settle()
        assert "memo: " in at.text and "followed" in at.text

    drive(root, act)


def test_an_empty_memo_is_not_written(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*MEMO, " ", "ctrl+s")
        assert "an empty memo is not written" in at.lines[-1]

    drive(root, act)
    assert memos(root) == {}


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (24, 8), (120, 40)])
def test_the_field_fits_any_terminal(root: Path, size: tuple[int, int]) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *"seen")
        assert "seen" in at.text

    drive(root, act, size=size)
