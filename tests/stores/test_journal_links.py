"""Journals that are links: to themselves, to nothing, out of the study."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.stores.journal import content_of


@pytest.mark.parametrize("target", ["rina.jsonl", "../codings/rina.jsonl"])
def test_a_journal_that_is_a_link_to_itself_is_told_in_one_line(
    target: str, tmp_path: Path
) -> None:
    path = tmp_path / "codings" / "rina.jsonl"
    path.parent.mkdir()
    path.symlink_to(target)
    with pytest.raises(QualcodeError, match=r"rina\.jsonl"):
        content_of(path)
