"""Words that may not be shown any more leave the screen while it is open, and nothing brings them.

Also: a codebook, a study.yaml or a journal that breaks meanwhile is told, and loses nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.tui.deciding import Deciding
from qualcode.tui.keys import KEYS
from tests.small_study import CODEBOOK, STUDY, W1, write_study
from tests.tui.driving import Driver, drive, journal

WITHDRAWN = STUDY.replace("pseudonym: Mrs A,", "pseudonym: Mrs A, consent: withdrawn,")
OF_W1 = "  - {file: transcripts/W1.txt, id: W1, kind: interview, informant: I1}\n"
WORDS = ("training", "Nothing", "How was", "expensive")
GARBAGE = b"garbage line\n"

Break = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def withdraw(root: Path) -> None:
    (root / "study.yaml").write_text(WITHDRAWN)


def remove(root: Path) -> None:
    (root / "study.yaml").write_text(STUDY.replace(OF_W1, ""))


def delete(root: Path) -> None:
    (root / "transcripts" / "W1.txt").unlink()


def spoil(root: Path) -> None:
    (root / "transcripts" / "W1.txt").write_bytes(b"PK\x03\x04\0\0")


def delete_all(root: Path) -> None:
    shutil.rmtree(root / "transcripts")


def withdraw_with_a_broken_codebook(root: Path) -> None:
    withdraw(root)
    (root / "codebook.yaml").unlink()


async def look_around(at: Driver) -> None:
    screen = at.app.screen_stack[1]
    assert isinstance(screen, Deciding)
    screen.look_around()
    await at.settle()


def told(at: Driver) -> str:
    return " ".join(at.text.replace("│", "").split())


def shown(at: Driver) -> list[str]:
    return [word for word in WORDS if word in at.text]


@pytest.mark.parametrize(
    ("go", "why"),
    [
        (withdraw, "W1 is not shown any more: its informant has withdrawn consent"),
        (withdraw_with_a_broken_codebook, "W1 is not shown any more: its informant has withdrawn"),
        (remove, "W1 is no longer in the study"),
        (delete, "W1 cannot be read any more"),
        (spoil, "W1 cannot be read any more"),
        (delete_all, "W1 cannot be read any more"),
    ],
)
def test_words_leave_the_screen_at_once_and_no_key_brings_them_back(
    root: Path, go: Break, why: str
) -> None:
    keys = [key for one in KEYS for key in one.bound.split(",") if key and "quit" not in one.action]
    keys = [key for key in keys if key not in ("q", "u")]

    async def act(at: Driver) -> None:
        await at.press("n")
        assert shown(at)
        go(root)
        await look_around(at)
        assert why in told(at)
        assert not shown(at)
        for key in keys:
            await at.press(key)
            assert not shown(at), key
            await at.press("escape")

    drive(root, act)
    assert journal(root) == []


@pytest.mark.parametrize("opened", ["c", "i", "tab", "M", "slash", "question_mark", "ctrl+p"])
def test_they_leave_it_behind_a_question_and_with_it(root: Path, opened: str) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", opened)
        assert len(at.app.screen_stack) == 3
        withdraw(root)
        await look_around(at)
        assert len(at.app.screen_stack) == 2
        assert not shown(at)

    drive(root, act)


def test_a_question_stays_where_only_something_else_was_changed(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "c", *"guid")
        (root / "study.yaml").write_text(f"{STUDY}# a remark\n")
        await look_around(at)
        await at.press("enter")

    drive(root, act)
    assert [one["code"] for one in journal(root)] == ["EM1.2"]


def test_what_somebody_writes_meanwhile_stays_in_its_field(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "a", "m", *"mine")
        withdraw(root)
        await look_around(at)
        assert "mine" in at.text and not shown(at)
        await at.press("ctrl+s")
        assert "withdrawn consent. Nothing was decided" in told(at)
        assert "mine" in at.text

    drive(root, act)
    assert [one["event"] for one in journal(root)] == ["accept"]


def test_when_consent_is_given_again_the_words_are_back_where_they_were(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "t", "T")
        before = at.selected
        withdraw(root)
        await look_around(at)
        assert at.selected == ""
        (root / "study.yaml").write_text(STUDY)
        await look_around(at)
        assert at.selected == before != ""

    drive(root, act)


def test_ones_own_last_decision_can_still_be_taken_back(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n", "a")
        withdraw(root)
        await at.press("u")
        assert "Nothing was decided" in told(at)
        await at.press("u")
        assert "undone: accept" in told(at) and not shown(at)

    drive(root, act)
    assert [one["event"] for one in journal(root)] == ["accept", "undo"]


def test_another_source_can_be_opened_then(root: Path) -> None:
    async def act(at: Driver) -> None:
        withdraw(root)
        await look_around(at)
        await at.press("tab")
        assert "W2" in at.text and "Mrs A" not in at.text
        await at.press("enter")
        assert at.page.source.id == "W2" and "We never had any training" in at.text

    drive(root, act)


def test_one_of_several_who_withdraws_takes_only_their_words(tmp_path: Path) -> None:
    group = "  - {file: transcripts/W1.txt, id: W1, kind: focus-group, informants: [I1, I2]}\n"
    study = STUDY.replace(OF_W1, group)
    root = write_study(tmp_path / "study", study=study, W1=f"{W1}\nPak Wira: I agree.\n")

    async def act(at: Driver) -> None:
        await at.press("n", "c")
        assert "The training was good" in at.text
        (root / "study.yaml").write_text(
            study.replace("pseudonym: Mrs A,", "pseudonym: Mrs A, consent: withdrawn,")
        )
        await look_around(at)
        assert "good" not in at.text and "Nothing" not in at.text
        assert "I agree." in at.text and "withdrew consent: not shown" in at.text
        assert at.selected == ""

    drive(root, act)


def test_a_source_that_gets_another_id_is_followed(root: Path) -> None:
    async def act(at: Driver) -> None:
        renamed = STUDY.replace("id: W1,", "id: FIRST, formerly: [W1],")
        (root / "study.yaml").write_text(renamed)
        await at.press("n", "a")
        assert "W1 is called FIRST now. Nothing was decided" in told(at)
        await at.press("n", "a")

    drive(root, act)
    assert [one["source"] for one in journal(root)] == ["FIRST"]


# --- what breaks


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("codebook.yaml", None, "the codebook 'codebook.yaml' does not exist"),
        ("codebook.yaml", "codes: [", "codebook.yaml:"),
        ("codebook.yaml", "", "the file is empty"),
        ("codebook.yaml", "codebook: small\ncodes: []\n", "the codebook has no codes"),
        ("codebook.yaml", "codes: \0", "cannot be read"),
        ("study.yaml", None, "the file does not exist"),
        ("study.yaml", "sources: [", "study.yaml:"),
        ("study.yaml", "", "the file is empty"),
        ("study.yaml", "- a\n", "must be a mapping"),
    ],
)
def test_a_file_that_breaks_is_told_and_stops_decisions_until_it_is_mended(
    root: Path, file: str, content: str | None, why: str
) -> None:
    path = root / file
    before = path.read_text()

    async def act(at: Driver) -> None:
        await at.press("n", "a")
        path.unlink() if content is None else path.write_text(content)
        await look_around(at)
        await at.press("plus")
        assert why in told(at) and "nothing was decided" in told(at)
        await at.press("c", "enter")
        assert len(journal(root)) == 1
        path.write_text(before)
        await at.press("plus")

    drive(root, act)
    assert [one.get("polarity") for one in journal(root)] == [None, "+"]


def test_a_code_that_is_taken_out_of_the_codebook_takes_no_decision_with_it(root: Path) -> None:
    line = next(one for one in CODEBOOK.splitlines(True) if "EM1.1" in one)

    async def act(at: Driver) -> None:
        await at.press("n", "a")
        (root / "codebook.yaml").write_text(CODEBOOK.replace(line, ""))
        await look_around(at)
        assert "read again: codebook.yaml" in told(at)
        (root / "codebook.yaml").write_text(CODEBOOK)
        await look_around(at)
        assert any(one.reviewed for one in at.page.codings)

    drive(root, act)
    assert len(journal(root)) == 1


@pytest.mark.parametrize("garbage", [GARBAGE, b"\0\0\0\n", b"\xff\xfe\xfa\n", b'{"v":1}\n[]\n'])
def test_garbage_in_ones_journal_is_told_and_what_stands_before_it_stays(
    root: Path, garbage: bytes
) -> None:
    path = root / "codings" / "ani.jsonl"

    async def act(at: Driver) -> None:
        await at.press("n", "a")
        before = path.read_bytes()
        path.write_bytes(before + garbage)
        await look_around(at)
        assert "codings/ani.jsonl:2: this line" in told(at)
        assert any(one.reviewed for one in at.page.codings)
        await at.press("plus")
        assert "To mend it: qualcode repair" in told(at)
        assert path.read_bytes() == before + garbage
        path.write_bytes(before)
        await at.press("plus")

    drive(root, act)
    assert [one.get("polarity") for one in journal(root)] == [None, "+"]


def test_garbage_in_another_journal_is_told_and_stops_nobody(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("n")
        (root / "codings").mkdir()
        (root / "codings" / "budi.jsonl").write_bytes(GARBAGE)
        await look_around(at)
        assert "codings/budi.jsonl:1: this line is not a complete record" in told(at)
        await at.press("a")

    drive(root, act)
    assert len(journal(root)) == 1
    assert (root / "codings" / "budi.jsonl").read_bytes() == GARBAGE
