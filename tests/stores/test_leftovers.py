"""Whether git is told to keep both sides of a merge of journals."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.stores.leftovers import UNION, lacks_union


@pytest.mark.parametrize(("attributes", "lacks"), [
    ("", True), (UNION, False), (f"  {UNION} text\n", False), ("*.jsonl\tmerge=union\n", False),
    (f"# {UNION}\n", True), (f"  #{UNION}\n", True), (f"# see below\n\n{UNION}\n", False),
    ("codings/*.jsonl -merge=union\n", True), ("codings/*.txt merge=union # not .jsonl\n", True),
])  # fmt: skip
def test_only_a_line_that_is_in_force_tells_git_to_keep_both_sides(
    attributes: str, lacks: bool, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "codings").mkdir()
    (tmp_path / "codings" / "rina.jsonl").touch()
    (tmp_path / ".gitattributes").write_text(attributes)
    assert lacks_union(tmp_path) is lacks
