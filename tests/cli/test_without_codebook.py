"""A codebook that an editor has emptied: it comes back, and the journals can be told of without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def with_shipped_codebook(study: Path) -> None:
    text = (study / "study.yaml").read_text("utf-8")
    (study / "study.yaml").write_text(text.replace("codebook.yaml", "fahrudin-2012"), "utf-8")
    (study / "codebook.yaml").unlink()


@pytest.mark.parametrize("emptied", [b"", b"# all gone\n", b"codes:\n"])
def test_a_codebook_emptied_right_after_it_was_copied_comes_back(
    emptied: bytes, run: Run, study: Path
) -> None:
    with_shipped_codebook(study)
    assert run("codebook", "copy").code == 0
    whole = (study / "codebook.yaml").read_bytes()
    assert len(run("codebook", "versions", "--json").json) == 1
    (study / "codebook.yaml").write_bytes(emptied)
    assert run("evidence").code == 2
    back = run("restore", "codebook.yaml", "--last")
    assert (back.code, back.err) == (0, "")
    assert (study / "codebook.yaml").read_bytes() == whole


@pytest.mark.parametrize("emptied", [b"", b"# all gone\n", b"codes:\n", b"["])
def test_history_tells_what_was_decided_although_the_codebook_is_empty(
    emptied: bytes, run: Run, study: Path
) -> None:
    run("coding", "add", "W1:4", "EM1.2", "--coder", "rina")
    run("coding", "add", "W1:4", "OB1", "--coder", "budi")
    (study / "codebook.yaml").write_bytes(emptied)
    told = run("history")
    assert told.code == 1
    assert "rina coded W1:4 EM1.2" in told.out and "budi coded W1:4 OB1" in told.out
    assert "without a codebook" in told.err and "codebook.yaml" in told.err
    narrowed = run("history", "--code", "OB1", "--json").json
    assert [one["coder"] for one in narrowed] == ["budi"]
    assert run("history", "--code", "NONE").code == 2
