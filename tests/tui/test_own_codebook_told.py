"""What the coder has changed itself is not told as changed elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.small_study import STUDY, write_study
from tests.tui.driving import Driver, drive


def test_a_shipped_codebook_that_was_copied_is_not_changed_elsewhere(tmp_path: Path) -> None:
    shipped = STUDY.replace("codebook.yaml", "fahrudin-2012")
    root = write_study(tmp_path / "study", study=shipped)
    (root / "codebook.yaml").unlink()

    async def act(at: Driver) -> None:
        await at.press("s", "i", "enter")
        assert "own codebook.yaml now" in at.text
        await at.press("enter", "enter", "enter")
        assert "coded W1:2" in at.text
        assert "changed elsewhere" not in at.text

    drive(root, act)
