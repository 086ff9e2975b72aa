"""What others do to the study while the coder is open: nothing of it is lost, hidden or shifted."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from qualcode import disk
from qualcode.actions.coding import Coder, add_coding, change_coding, decide
from qualcode.actions.removing import remove_codings
from qualcode.actions.undoing import undo
from qualcode.model.coding import Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage
from qualcode.tui import taking_turns
from qualcode.tui.deciding import Deciding
from tests.small_study import W1, loaded, write_study
from tests.tui.driving import Driver, decisions, drive, journal

GOOD = "The training was good."
NOTHING = "Nothing at all."
LATER = "Later training was expensive for us."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def elsewhere(root: Path, coder: str, words: str, code: str) -> str:
    """Code something in another terminal."""
    study = loaded(root)
    source = study.sources[0]
    start = source.text.index(words)
    passage = Passage(start, start + len(words), words)
    return add_coding(study, Coder(coder), source, passage, code, Polarity.NEUTRAL).id


def put(path: Path, text: str) -> None:
    """Edit a file, as an editor does."""
    path.write_text(text, encoding="utf-8")


def look_around(at: Driver) -> None:
    screen = at.app.screen
    assert isinstance(screen, Deciding)
    screen.look_around()


def test_what_another_coder_decides_comes_in_with_the_next_decision(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        elsewhere(root, "budi", NOTHING, "OB1")
        await at.press("a")
        assert "accepted W1:2 EM1.1" in at.text
        assert "changed elsewhere, read again: budi's" in " ".join(at.text.split())
        assert [one.coder for one in at.page.codings if one.code == "OB1" and one.reviewed] == [
            "budi"
        ]

    drive(root, act)
    assert decisions(root) == [("accept", "EM1.1", None, GOOD)]


def test_what_another_coder_decides_is_seen_without_any_key(root: Path) -> None:
    async def act(at: Driver) -> None:
        elsewhere(root, "budi", NOTHING, "OB1")
        look_around(at)
        await at.settle()
        assert any(line.strip().startswith("4 ┃0") for line in at.text.split("│"))
        assert "read again: budi's" in at.text

    drive(root, act)


def test_a_coding_that_was_changed_elsewhere_is_shown_before_it_is_changed_here(root: Path) -> None:
    made = elsewhere(root, "ani", GOOD, "EM1.2")

    async def act(at: Driver) -> None:
        while at.page.current is None or at.page.current.coding.id != made:
            await at.press("o")
        study = loaded(root)
        own = next(one for one in study.codings if one.id == made)
        change_coding(study, Coder("ani"), own, code="OB1", note="second terminal")
        await at.press("plus")
        assert "This EM1.2 was changed elsewhere. Nothing was decided" in at.text
        assert journal(root)[-1]["note"] == "second terminal"
        await at.press("plus")

    drive(root, act)
    last = journal(root)[-1]
    assert (last["event"], last["code"], last["polarity"]) == ("change", "OB1", "+")


def test_a_coding_that_was_removed_elsewhere_is_not_brought_back(root: Path) -> None:
    made = elsewhere(root, "ani", NOTHING, "EM1.2")

    async def act(at: Driver) -> None:
        await at.press("t")
        study = loaded(root)
        remove_codings(study, Coder("ani"), [one for one in study.codings if one.id == made])
        await at.press("plus")
        assert "changed elsewhere. Nothing was decided" in at.text

    drive(root, act)
    assert [one["event"] for one in journal(root)] == ["add", "remove"]


def test_undo_takes_back_only_what_was_seen(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "a")
        elsewhere(root, "ani", NOTHING, "OB1")
        await at.press("u")
        assert "You decided elsewhere too" in at.text
        assert len(journal(root)) == 2
        await at.press("u")
        assert "undone: add W1:4 OB1" in at.lines[-1]

    drive(root, act)
    assert journal(root)[-1]["event"] == "undo"


def test_what_was_undone_elsewhere_is_not_shown_as_decided(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "a")
        undo(loaded(root), Coder("ani"))
        look_around(at)
        await at.settle()
        assert not any(one.reviewed for one in at.page.codings)
        assert "your own codings" in at.text

    drive(root, act)


@pytest.mark.parametrize("key", ["a", "plus", "c", "1"])
def test_a_source_that_is_edited_meanwhile_is_read_again_before_anything_is_written(
    root: Path, key: str
) -> None:
    elsewhere(root, "ani", "Later", "EM1.2")  # gives EM1.2 the key 1

    async def act(at: Driver) -> None:
        await at.press("ctrl+home")
        assert at.selected == GOOD
        put(
            root / "transcripts" / "W1.txt", W1.replace("P: How was it?", "P: So. How was it then?")
        )
        await at.press(key)
        if key == "c":
            await at.type("OB1")
        assert "W1 was edited meanwhile and read again. Nothing was decided" in " ".join(
            at.text.split()
        )
        assert len(journal(root)) == 1
        assert at.selected == GOOD
        assert "So. How was it then?" in at.text
        await at.press("1")

    drive(root, act)
    last, text = journal(root)[-1], loaded(root).sources[0].text
    assert text[last["start"] : last["end"]] == last["exact"] == GOOD
    assert last["text_sha256"] == loaded(root).sources[0].sha256


def test_where_the_words_at_the_cursor_are_gone_it_stays_in_its_turn(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("ctrl+end")
        put(root / "transcripts" / "W1.txt", W1.replace("Nothing at all. Nothing at all, really.",
                                                         "We shall see."))  # fmt: skip
        look_around(at)
        await at.settle()
        assert at.selected == "We shall see."
        put(root / "transcripts" / "W1.txt", "P: How?\n\nBu Rosa: Fine.\n")
        look_around(at)
        await at.settle()
        assert at.selected == "Fine."

    drive(root, act)


def test_a_source_that_was_only_touched_stops_nobody(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        os.utime(root / "transcripts" / "W1.txt", (1, 1))
        await at.press("a")
        assert "accepted W1:2" in at.text

    drive(root, act)
    assert len(decisions(root)) == 1


def test_a_source_that_is_gone_cannot_be_coded_until_it_is_back(root: Path) -> None:
    path = root / "transcripts" / "W1.txt"

    async def act(at: Driver) -> None:
        await at.press("n")
        path.unlink()
        await at.press("a")
        assert "W1 cannot be read any more" in at.text
        await at.press("a")
        assert journal(root) == []
        put(path, W1)
        look_around(at)
        await at.settle()
        assert at.selected == GOOD
        await at.press("a")

    drive(root, act)
    assert len(decisions(root)) == 1


def test_a_study_yaml_that_is_being_edited_stops_decisions_and_loses_nothing(root: Path) -> None:
    before = (root / "study.yaml").read_text()

    async def act(at: Driver) -> None:
        await at.press("n")
        put(root / "study.yaml", before + "\nsources: [")
        look_around(at)
        await at.press("a")
        assert "nothing was decided" in " ".join(at.text.split())
        assert journal(root) == []
        put(root / "study.yaml", before)
        await at.press("a")

    drive(root, act)
    assert len(decisions(root)) == 1


def test_a_code_that_is_renamed_meanwhile_is_known_by_its_new_name(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("c")
        await at.type("EM1.2")
        book = (root / "codebook.yaml").read_text()
        put(root / "codebook.yaml", book.replace("id: EM1.2,", "id: GUIDE, formerly: [EM1.2],"))
        await at.press("t", "1")
        assert "coded W1:4 GUIDE" in at.text

    drive(root, act)
    assert [one["code"] for one in journal(root)] == ["EM1.2", "GUIDE"]


def test_a_verdict_of_another_coder_does_not_stop_ones_own_on_something_else(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        study = loaded(root)
        other = next(one for one in study.codings if one.source == "W2")
        decide(study, Coder("budi"), [other], Verdict.REJECT)
        await at.press("a", "tab", "down", "enter")
        assert not at.page.codings

    drive(root, act)
    assert len(decisions(root)) == 1


def test_while_another_process_writes_that_is_told_and_no_key_is_lost(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        with disk.locked(root):
            for key in ("a", "t", "V"):
                at.app.post_message(events.Key(key, key))
            for _ in range(40):
                await asyncio.sleep(0.02)
                at.app.screen._on_timer_update()
                if "waiting" in at.text:
                    break
            assert "another qualcode is writing to this study… waiting" in at.text
            assert journal(root) == []
        await at.settle()
        assert [one["event"] for one in journal(root)] == ["accept"]
        assert at.selected == "Nothing at all. Nothing at all, really."

    drive(root, act)


def test_who_waits_too_long_is_told_that_nothing_was_decided(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking_turns, "PATIENCE", 0.1)

    async def act(at: Driver) -> None:
        await at.press("n")
        with disk.locked(root):
            await at.press("a")
        assert "another qualcode is still writing" in at.text
        await at.press("a")

    drive(root, act)
    assert len(decisions(root)) == 1


def test_keys_that_come_all_at_once_do_what_they_do_one_by_one(root: Path) -> None:
    keys = ["n", "c", *"guid", "enter", "+", "t", "c", *"cost", "enter", "-", "m", *"dear", "enter"]
    keys += [*"me", "ctrl+s", "t", "T", "/", *"good", "enter", "V", "c", *"EM1.2", "enter", "0"]

    async def act(at: Driver) -> None:
        for key in keys:
            named = _character_to_key(key) if len(key) == 1 else key
            at.app.post_message(events.Key(named, key if len(key) == 1 else None))
        await at.settle()

    drive(root, act)
    assert decisions(root) == [
        ("add", "EM1.2", "?", GOOD), ("change", "EM1.2", "+", GOOD),
        ("add", "OB1", "?", NOTHING), ("change", "OB1", "-", NOTHING),
        ("change", "OB1", "-", NOTHING),
        ("add", "EM1.2", "?", f"{GOOD} {LATER}"), ("change", "EM1.2", "0", f"{GOOD} {LATER}"),
    ]  # fmt: skip
    assert journal(root)[4]["note"] == "dear\nme"


def test_who_leaves_does_not_wait_for_another_process(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        with disk.locked(root):
            at.app.post_message(events.Key("a", "a"))
            at.app.post_message(events.Key("ctrl+q", None))
            for _ in range(50):
                await asyncio.sleep(0.02)
                if not at.app.is_running or at.app._exit:
                    break
            assert at.app._exit

    drive(root, act)
    assert journal(root) == []


def test_the_lock_of_another_process_is_seen(root: Path) -> None:
    assert not taking_turns.is_written_to(root)
    script = (
        "import sys; from pathlib import Path; from qualcode import disk\n"
        "with disk.locked(Path(sys.argv[1])):\n"
        "    print('held', flush=True); sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(root)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "held\n"
        assert taking_turns.is_written_to(root)
        other.stdin.write("\n")
        other.stdin.flush()
        other.wait(10)
    assert not taking_turns.is_written_to(root)
