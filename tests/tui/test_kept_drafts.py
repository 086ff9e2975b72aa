"""What is being written when the program is stopped is there when it is opened again."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from qualcode.actions.coding import Coder, change_coding
from qualcode.actions.drafting import keep_draft
from qualcode.actions.memo import NewMemo, make_memo
from qualcode.cli import execute
from qualcode.errors import QualcodeError
from qualcode.stores.drafts import FOLDER, Draft, drafts_of, read_draft
from qualcode.tui.writing import Writing
from tests.small_study import STUDY, W1, loaded, write_study
from tests.tui.driving import Driver, drive, journal

NOTE = ("n", "a", "c", *"OB1", "enter", "m")
"""Codes the first passage by hand and begins a note on that."""

MEMO = ("n", "M", "down", "enter")
MINE = "my thought"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def drafts(root: Path) -> list[Path]:
    return [one for one in (root / FOLDER).rglob("*") if one.is_file()]


def stop(root: Path, *keys: str) -> None:
    """Write something, and let the program be ended as by a closed window."""

    async def act(at: Driver) -> None:
        await at.press(*keys)
        at.app.put_by()

    drive(root, act)


def flat(at: Driver) -> str:
    return " ".join(at.text.replace("│", "").split())


async def begin(at: Driver) -> None:
    """Open what the draft is of, from wherever the cursor is."""
    await at.press("ctrl+home")
    while at.page.current is None or at.page.current.coding.code != "OB1":
        await at.press("o")
    await at.press("m")


def test_a_note_that_was_not_kept_is_offered_taken_and_kept(root: Path) -> None:
    stop(root, *NOTE, *MINE)

    async def act(at: Driver) -> None:
        assert "not kept the last time: a note on W1:2 OB1, m there" in flat(at)
        await begin(at)
        assert MINE in at.text and "Enter goes on with it" in at.text
        await at.press("enter", *"!", "ctrl+s")
        assert "note kept with W1:2 OB1" in at.lines[-1]

    drive(root, act)
    assert journal(root)[-1]["note"] == f"{MINE}!"
    assert drafts(root) == []


def test_a_memo_that_was_not_kept_is_offered_taken_and_kept(root: Path) -> None:
    stop(root, *MEMO, *MINE)

    async def act(at: Driver) -> None:
        assert "not kept the last time: a memo on EM1.1, M there" in flat(at)
        await at.press(*MEMO)
        assert MINE in at.text and "Enter goes on with it" in at.text
        await at.press("enter", *"!", "ctrl+s")

    drive(root, act)
    assert [one.text for one in loaded(root).memos] == [f"{MINE}!"]
    assert drafts(root) == []


def test_words_that_are_gone_on_with_are_offered_too(root: Path) -> None:
    make_memo(loaded(root), NewMemo((("code", "EM1.1"),), text="Before."))
    stop(root, *MEMO, *" And after")

    async def act(at: Driver) -> None:
        await at.press(*MEMO)
        assert "Before. And after" in at.text
        await at.press("enter", "ctrl+s")

    drive(root, act)
    assert [one.text for one in loaded(root).memos] == ["Before. And after"]


def test_it_is_never_used_unseen_and_stays_until_it_was_judged(root: Path) -> None:
    stop(root, *MEMO, *MINE)

    async def act(at: Driver) -> None:
        for keys in (("escape",), ("ctrl+x", "escape"), (*"typed ahead", "ctrl+s", "escape")):
            await at.press("ctrl+home", *MEMO[1:], *keys)
            assert MINE not in at.text
            assert len(drafts(root)) == 1

    drive(root, act)
    assert loaded(root).memos == ()


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (24, 8), (120, 40)])
def test_what_is_offered_fits_any_terminal_with_the_keys(root: Path, size: tuple[int, int]) -> None:
    stop(root, *MEMO, *MINE, *["enter"] * 30, "!")

    async def act(at: Driver) -> None:
        await at.press(*MEMO)
        assert MINE in at.text and "Esc leaves" in flat(at).replace("later", "")

    drive(root, act, size=size)


def test_of_a_very_long_one_the_end_is_shown_and_all_is_taken(root: Path) -> None:
    typed = "first " + "word \x1b " * 5000 + "last"

    async def write(at: Driver) -> None:
        await at.press(*MEMO)
        at.app.post_message(events.Paste(typed))
        await at.settle()
        at.app.put_by()

    drive(root, write)

    async def act(at: Driver) -> None:
        await at.press(*MEMO)
        assert "(27,010 characters before this)" in at.text and "\x1b" not in at.text
        await at.press("enter", "ctrl+s")

    drive(root, act)
    assert [one.text for one in loaded(root).memos] == [typed]


def test_it_is_thrown_away_when_that_was_said_twice(root: Path) -> None:
    stop(root, *MEMO, *MINE)

    async def act(at: Driver) -> None:
        await at.press(*MEMO, "ctrl+x")
        assert "Ctrl-X again throws it away for good" in at.text
        await at.press("ctrl+x")
        assert "Ctrl-S keeps it" in at.text and MINE not in at.text
        assert drafts(root) == []
        await at.press(*"other", "ctrl+s")

    drive(root, act)
    assert [one.text for one in loaded(root).memos] == ["other"]


@pytest.mark.parametrize("leave", [("ctrl+s",), ("escape", "escape")])
def test_what_is_kept_or_thrown_away_leaves_no_draft(root: Path, leave: tuple[str, ...]) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, *MINE)
        at.app.put_by()
        assert len(drafts(root)) == 1
        await at.press(*leave)
        assert drafts(root) == []

    drive(root, act)


def test_leaving_the_program_over_it_does_not_throw_it_away(root: Path) -> None:
    drive(root, lambda at: at.press(*NOTE, *MINE, "ctrl+q", "ctrl+q"))
    assert [one.text for one in drafts_of(root, "ani")] == [MINE]


def test_it_outlives_a_crash(root: Path) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    async def act(at: Driver) -> None:
        await at.press(*NOTE, *MINE)
        at.app.call_later(fail)
        await at.settle()

    with pytest.raises(ZeroDivisionError):
        drive(root, act)
    assert [one.text for one in drafts_of(root, "ani")] == [MINE]


def test_what_was_kept_in_the_last_moment_is_not_offered(root: Path) -> None:
    stop(root, *NOTE, *MINE)
    study = loaded(root)
    own = next(one for one in study.codings if one.coder == "ani" and one.code == "OB1")
    change_coding(study, Coder("ani"), own, note=MINE)

    async def act(at: Driver) -> None:
        assert "not kept" not in at.text
        await begin(at)
        assert "Ctrl-S keeps it" in at.text
        await at.press("escape")

    drive(root, act)
    assert drafts(root) == []


def test_it_is_put_by_when_typing_pauses_and_when_it_does_not(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press(*NOTE, "a")
        field = at.app.screen
        assert isinstance(field, Writing)
        field.look_around()
        assert drafts(root) == []
        field.look_around()
        assert [one.text for one in drafts_of(root, "ani")] == ["a"]
        for number in range(8):
            await at.press(str(number))
            field.look_around()
        (draft,) = drafts_of(root, "ani")
        # A timer looks around as well, so which of the looks kept it differs.
        assert draft.text.startswith("a01")
        await at.press(*["backspace"] * 9)
        field.look_around()
        field.look_around()
        assert drafts(root) == []

    drive(root, act)


def test_a_draft_of_words_that_were_changed_since_is_shown_with_what_they_are_now(
    root: Path,
) -> None:
    stop(root, *NOTE, *MINE)
    study = loaded(root)
    own = next(one for one in study.codings if one.code == "OB1" and one.coder == "ani")
    change_coding(study, Coder("ani"), own, note="of the other terminal")

    async def act(at: Driver) -> None:
        await begin(at)
        assert MINE in at.text and "changed elsewhere meanwhile: of the other terminal" in flat(at)
        await at.press("enter")
        assert MINE in at.text and "of the other terminal" in at.text
        await at.press("escape", "escape")

    drive(root, act)
    assert journal(root)[-1]["note"] == "of the other terminal"


def test_a_memo_that_somebody_else_began_meanwhile_is_shown_with_the_draft(root: Path) -> None:
    stop(root, *MEMO, *MINE)
    make_memo(loaded(root), NewMemo((("code", "EM1.1"),), text="Theirs."))

    async def act(at: Driver) -> None:
        await at.press(*MEMO)
        assert MINE in at.text and "Theirs." in at.text
        await at.press("enter", "ctrl+s")

    drive(root, act)
    (memo,) = loaded(root).memos
    assert MINE in memo.text and "Theirs." in memo.text
    assert drafts(root) == []


def test_a_draft_is_its_coders_alone(root: Path) -> None:
    stop(root, *MEMO, *MINE)

    async def act(at: Driver) -> None:
        assert "not kept" not in at.text
        await at.press(*MEMO)
        assert MINE not in at.text and "Ctrl-S keeps it" in at.text
        await at.press("escape")

    drive(root, act, coder="budi")
    assert len(drafts(root)) == 1


WITHDRAWN = STUDY.replace("pseudonym: Mrs A,", "pseudonym: Mrs A, consent: withdrawn,")
SHARED = "informant: I1}\n  - {file: transcripts/W2.txt"


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("number", [0, 2, 3])
def test_nothing_is_shown_of_a_draft_on_somebody_who_withdrew_since(
    root: Path, shared: bool, number: int
) -> None:
    before, after = STUDY, WITHDRAWN
    if shared:  # the source stays open: W2's informant speaks in it too
        both = SHARED.replace("informant: I1", "informants: [I1, I2]")
        before, after = (one.replace(SHARED, both) for one in (before, after))
        (root / "transcripts" / "W1.txt").write_text(f"{W1}\nPak Wira: Training, ah.\n")
    (root / "study.yaml").write_text(before)
    stop(root, "ctrl+home", "M", *["down"] * number, "enter", *"secret")
    assert len(drafts(root)) == 1
    (root / "study.yaml").write_text(after)

    async def act(at: Driver) -> None:
        for key in ("m", "M", "ctrl+home", "m", "M", "enter"):
            await at.press(key)
            assert "secret" not in at.text and "not kept the last" not in at.text
            assert "I1" not in at.text
        await at.press("escape")

    drive(root, act, place="W1" if shared else "W2")
    assert len(drafts(root)) == 1


def test_a_draft_begun_on_their_words_is_not_shown_where_the_coding_was_moved_to_others(
    root: Path,
) -> None:
    stop(root, *NOTE, *"secret")
    study = loaded(root)
    own = next(one for one in study.codings if one.coder == "ani")
    other = study.sources[1]
    change_coding(study, Coder("ani"), own, source=other, passage=other.numbered[1].speech)
    assert loaded(root).source("W2") is not None

    async def offered(at: Driver) -> None:
        await begin(at)
        assert "secret" in at.text

    drive(root, offered, place="W2")
    (root / "study.yaml").write_text(WITHDRAWN)

    async def act(at: Driver) -> None:
        assert "not kept the last" not in at.text
        await begin(at)
        assert "Ctrl-S keeps it" in at.text and "secret" not in at.text

    drive(root, act, place="W2")
    assert len(drafts(root)) == 1


def test_one_that_is_offered_leaves_the_screen_with_the_words_that_it_is_about(
    root: Path,
) -> None:
    stop(root, *MEMO, *"secret")

    async def act(at: Driver) -> None:
        await at.press(*MEMO)
        assert "secret" in at.text
        (root / "study.yaml").write_text(WITHDRAWN)
        at.app.screen_stack[1].look_around()  # type: ignore[attr-defined]
        await at.settle()
        assert "secret" not in at.text

    drive(root, act)


def test_check_tells_of_it_and_not_what_it_says(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stop(root, *MEMO, *"secret")
    assert execute(["check", "-s", str(root)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "1 note or memo was begun by ani and not kept" in told
    assert "secret" not in told
    for path in drafts(root):
        path.unlink()
    assert execute(["check", "-s", str(root)]) == 0
    assert "not kept" not in capsys.readouterr().out


def test_where_no_draft_can_be_written_that_is_told_and_the_words_can_be_kept(root: Path) -> None:
    (root / ".qualcode").mkdir(exist_ok=True)
    (root / FOLDER).write_text("in the way")

    async def act(at: Driver) -> None:
        await at.press(*NOTE, *MINE)
        at.app.put_by()
        await at.settle()
        assert "No draft is kept while you write" in flat(at) and MINE in at.text
        await at.press("ctrl+s")

    drive(root, act)
    assert journal(root)[-1]["note"] == MINE


def test_a_memo_whose_file_goes_meanwhile_leaves_one_draft_at_most(root: Path) -> None:
    file = root / make_memo(loaded(root), NewMemo((("code", "EM1.1"),), text="Before.")).file

    async def act(at: Driver) -> None:
        await at.press(*MEMO, *" Mine")
        at.app.put_by()
        file.unlink()
        await at.press("ctrl+s")
        assert "taken away elsewhere meanwhile" in flat(at)
        assert len(drafts(root)) == 1
        await at.press("ctrl+s")
        assert drafts(root) == []

    drive(root, act)
    assert loaded(root).memos[0].text.startswith("Before. Mine")


@given(st.text(st.characters() | st.sampled_from("\0\r\n\t\x1b\ud800\u2028")))
def test_it_comes_back_to_the_character(text: str) -> None:
    about = (("coding", "c-\n1"),)
    for on in (None, ("W1", "0", 3, 9)):
        draft = Draft("ani", "note", about, "0", text, on)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "draft"
            path.write_bytes(draft.as_bytes())
            assert read_draft(path) == draft


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]\n\nx", b'{"draft": 1}\n\nx', b"{" * 9000])
def test_a_file_that_is_no_draft_is_passed_over(root: Path, content: bytes) -> None:
    path = root / FOLDER / "ani" / "note-0.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert read_draft(path) is None
    drive(root, lambda at: at.press("n", "a", "m", "escape"))
    assert path.read_bytes() == content


def test_a_draft_that_cannot_be_replaced_is_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = Draft("ani", "note", (("coding", "c-1"),), "0", "first")
    keep_draft(root, draft)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(QualcodeError, match="no space left"):
        keep_draft(root, Draft("ani", "note", (("coding", "c-1"),), "0", "second"))
    assert drafts_of(root, "ani") == [draft]
    assert len(drafts(root)) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("ending", ["the window is closed", "HUP", "TERM", "KILL"])
def test_what_was_typed_outlives_the_program(ending: str, tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    code = "import os; os.setsid(); import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    code += "from qualcode.cli import main; main()"
    arguments = [sys.executable, "-c", code, "code", "W2", "--coder", "ani", "-s", str(root)]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | {"TERM": "xterm"}
    ) as program:
        os.close(theirs)
        _read_until(ours, b"W2:2")
        os.write(ours, b"nam")
        _read_until(ours, b"Enter begins a line")
        os.write(ours, MINE.encode())
        _read_until(ours, b"thought")
        if ending == "KILL":
            while [one.text for one in drafts_of(root, "ani")] != [MINE]:
                time.sleep(0.05)
        if ending == "the window is closed":
            os.close(ours)
        else:
            program.send_signal(getattr(signal, f"SIG{ending}"))
        if ending in ("HUP", "TERM"):
            _read_until(ours, b"\x1b[?1049l")
        number = signal.SIGHUP if "window" in ending else getattr(signal, f"SIG{ending}")
        assert program.wait(20) == -number
    if "window" not in ending:
        os.close(ours)
    assert [one.text for one in drafts_of(root, "ani")] == [MINE]
    assert [one["event"] for one in journal(root)] == ["accept"]


def _read_until(terminal: int, wanted: bytes) -> bytes:
    """What the program draws, up to some words; they must come within twenty seconds."""
    seen = b""
    until = time.monotonic() + 20
    while wanted not in seen:
        ready, _, _ = select.select([terminal], [], [], until - time.monotonic())
        assert ready, seen
        seen += os.read(terminal, 65536)
    return seen
