"""Memos that two windows make at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.memo import NewMemo, make_memo
from qualcode.errors import QualcodeError
from tests.small_study import loaded, write_study


def test_a_memo_that_another_window_has_made_meanwhile_is_not_made_twice(tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    first, second = loaded(root), loaded(root)
    new = NewMemo((("code", "EM1.1"),), text="Words.")
    make_memo(first, new)
    with pytest.raises(QualcodeError, match="has a memo already"):
        make_memo(second, new)
    assert [one.name for one in (root / "memos").iterdir()] == ["EM1.1.md"]
