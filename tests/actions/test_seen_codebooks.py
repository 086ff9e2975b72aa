"""A codebook that was only ever written by hand can be had back once something was decided."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcode.actions import seen_codebook
from qualcode.cli import execute
from qualcode.stores.kept_versions import kept_versions
from tests.small_study import CODEBOOK, fingerprint, write_study


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUALCODE_CONFIG", str(tmp_path / "settings"))
    monkeypatch.delenv("QUALCODE_STUDY", raising=False)
    return write_study(tmp_path / "study")


def run(root: Path, *command: str) -> int:
    return execute([*command, "-s", str(root)])


def code(root: Path, polarity: str = "+") -> int:
    return run(root, "coding", "add", "W1:2", "EM1.2", "--polarity", polarity, "--coder", "ani")


def kept(root: Path) -> list[str]:
    return [one.path.read_text() for one in kept_versions(root) if one.file == "codebook.yaml"]


def test_an_emptied_codebook_comes_back_after_the_first_coding(root: Path) -> None:
    code(root)
    (root / "codebook.yaml").write_text("")
    assert run(root, "restore", "codebook.yaml", "--last") == 0
    assert (root / "codebook.yaml").read_text() == CODEBOOK


def test_commands_that_only_read_keep_nothing(root: Path) -> None:
    before = fingerprint(root)
    for command in (("check",), ("status",), ("coding", "list"), ("codebook", "show")):
        run(root, *command)
    assert fingerprint(root) == before


def test_the_same_codebook_is_kept_once_and_an_emptied_one_never(root: Path) -> None:
    code(root)
    run(root, "undo", "--coder", "ani")
    code(root, "-")
    (root / "codebook.yaml").write_text("codebook: small\ntitle: x\ncodes: []\n")
    code(root, "0")
    assert kept(root) == [CODEBOOK]


def test_a_memo_keeps_it_too(root: Path) -> None:
    run(root, "memo", "new", "EM1.2", "--text", "A thought.")
    assert kept(root) == [CODEBOOK]


def test_only_so_many_stay_and_what_commands_kept_always(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen_codebook, "MOST", 3)
    code(root)
    run(root, "codebook", "rename", "OB1", "OB9")
    for number in range(6):
        (root / "codebook.yaml").write_text(CODEBOOK + "# remark" * number + "\n")
        run(root, "coding", "change", _own(root), "--note", f"n{number}", "--coder", "ani")
    found = [one for one in kept_versions(root) if one.file == "codebook.yaml"]
    assert [one.reason for one in found].count("codebook rename OB1 OB9") == 1
    assert len({one.version for one in found}) == 4
    assert (root / "codebook.yaml").read_text() in kept(root)


def _own(root: Path) -> str:
    from qualcode.stores.standing import own_events

    return own_events(root, "ani")[0].id


def test_restoring_what_the_last_command_changed_passes_it_over(root: Path) -> None:
    run(root, "codebook", "rename", "OB1", "OB9")
    code(root)
    assert run(root, "restore", "--last") == 0
    assert (root / "codebook.yaml").read_text() == CODEBOOK


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the mode is not heeded")
def test_where_it_cannot_be_kept_the_coding_is_written(root: Path) -> None:
    (root / ".qualcode" / "history").mkdir(parents=True)
    (root / ".qualcode" / "history").chmod(0o500)
    assert code(root) == 0
