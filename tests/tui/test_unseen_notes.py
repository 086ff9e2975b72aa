"""A note on the words of somebody who withdrew is not shown, and nothing is written over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.cli import execute
from qualcode.stores.standing import own_events, standing
from tests.small_study import STUDY, write_study
from tests.tui.driving import Driver, drive

TALK = """\
P: Well, what of the training?

Bu Rosa: Pak Wira knows the training best.

Pak Wira: My secret training was bad.
"""
WITH_TALK = f"""{STUDY.rstrip()}
  - {{file: transcripts/F1.txt, id: F1, kind: focus-group, informants: [I1, I2]}}
"""
SECRET = "his secret words"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A coding with a note on words of I2, which stands on words of I1 since; then I2 withdrew."""
    root = write_study(tmp_path / "study", study=WITH_TALK)
    (root / "transcripts" / "F1.txt").write_text(TALK)
    monkeypatch.setenv("QUALCODE_CONFIG", str(tmp_path / "settings"))
    assert run(root, "coding", "add", "F1:3", "EM1.2", "--note", SECRET) == 0
    made = notes(root)[0][0]
    run(root, "coding", "change", made, "--place", "F1:2", "--quote", "knows the training best")
    yaml = (root / "study.yaml").read_text()
    withdrawn = yaml.replace("group: com, aliases", "consent: withdrawn, group: com, aliases")
    (root / "study.yaml").write_text(withdrawn)
    return root


def run(root: Path, *command: str) -> int:
    return execute([*command, "-s", str(root), "--coder", "ani"])


def notes(root: Path) -> list[tuple[str, str]]:
    return [(one.id, one.note) for one in standing(own_events(root, "ani"))]


def test_the_coder_tells_it_in_place_of_an_empty_field(root: Path) -> None:
    async def act(at: Driver) -> None:
        await at.press("o")
        assert at.page.current is not None and at.page.current.coding.code == "EM1.2"
        await at.press("m")
        assert "is not shown" in " ".join(at.text.split()) and "Ctrl-S keeps it" not in at.text
        await at.press(*"mine", "ctrl+s")

    drive(root, act, place="F1")
    assert [note for _, note in notes(root)] == [SECRET]


@pytest.mark.parametrize(
    "command", [("note", "ID", "mine"), ("coding", "change", "ID", "--note", "mine")]
)
def test_commands_refuse_it_too(
    root: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    made = notes(root)[0][0]
    assert run(root, *(made if word == "ID" else word for word in command)) == 2
    printed = capsys.readouterr()
    assert "it is not shown, and is not written over" in printed.err
    assert "secret" not in printed.err + printed.out
    assert notes(root) == [(made, SECRET)]


def test_other_changes_keep_it_for_the_day_on_which_it_may_be_shown_again(root: Path) -> None:
    made = notes(root)[0][0]
    run(root, "coding", "change", made, "--polarity", "-")
    assert notes(root) == [(made, SECRET)]
